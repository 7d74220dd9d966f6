/** Ratio overview: a dot and interval a row around 1, sorted. Few rows carry their names, many become one curve. */
import type { ChartConfiguration, ChartType, Plugin, PointStyle, Tick } from 'chart.js';
import type { OverviewPoint, OverviewSpec } from './api';
import type { Colours } from './colours';
import { noLegend, ratioLabel, ratioTicks, tooltip } from './common';

/** Up to here every row has a line of its own with its name. */
const namedRows = 80;

const shapes: Readonly<Record<OverviewPoint['shape'], { style: PointStyle; rotation: number }>> = {
  down: { style: 'triangle', rotation: 180 },
  up: { style: 'triangle', rotation: 0 },
  same: { style: 'rect', rotation: 0 },
  unclear: { style: 'circle', rotation: 0 },
  suspect: { style: 'rectRot', rotation: 0 },
  failed: { style: 'crossRot', rotation: 0 },
  none: { style: 'circle', rotation: 0 },
};

export function overview(spec: OverviewSpec, look: Colours): ChartConfiguration<'scatter'> {
  const { lines, series } = spec;
  const named = lines.length <= namedRows;
  const several = series.length > 1;
  const { min, max } = spanOf(spec);
  const placed = series.map((_, at) => spec.points.filter((point) => point.series === at));
  const pointAt = (
    item: { datasetIndex: number; index?: number; dataIndex?: number } | undefined,
  ): OverviewPoint | undefined => item && placed[item.datasetIndex]?.[item.index ?? item.dataIndex ?? -1];
  const ratioAxis = {
    type: 'linear' as const,
    min,
    max,
    grid: { color: look.grid },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = ratioTicks(min, max, 9)),
    ticks: {
      color: look.dim,
      autoSkip: false,
      callback: (value: string | number) => ratioLabel(Math.exp(Number(value))),
    },
    title: { display: named, text: `${spec.words.worse}  ←  1  →  ${spec.words.better}`, color: look.dim },
  };
  const rowAxis = {
    type: 'linear' as const,
    min: -0.5,
    max: lines.length - 0.5,
    reverse: named,
    grid: { display: false },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = named ? lines.map((_, value) => ({ value })) : []),
    ticks: {
      color: look.text,
      autoSkip: false,
      callback: (value: string | number) => clipLabel(lines[Number(value)] ?? ''),
    },
  };
  const radius = spec.points.length > 400 ? 2.5 : named ? 5 : 4;
  return {
    type: 'scatter',
    data: {
      datasets: placed.map((points, at) => ({
        label: series[at],
        data: points.map((point) => {
          const log = Math.max(min, Math.min(max, Math.log(point.ratio)));
          const place = placeOf(point, series.length);
          return named ? { x: log, y: place } : { x: place, y: log };
        }),
        pointStyle: several ? markOf(at) : points.map((point) => shapes[point.shape].style),
        pointRotation: several ? 0 : points.map((point) => shapes[point.shape].rotation),
        pointRadius: radius,
        pointHoverRadius: 7,
        pointBorderColor: points.map((point) => colourOf(point, series.length, look)),
        pointBackgroundColor: points.map((point) =>
          point.outlined ? look.ground : colourOf(point, series.length, look),
        ),
        // The legend's mark.
        borderColor: seriesColour(at, look),
        backgroundColor: seriesColour(at, look),
        pointBorderWidth: spec.points.length > 400 ? 1 : 1.8,
        clip: 8,
      })),
    },
    options: {
      scales: { x: named ? { ...ratioAxis, position: 'top' as const } : rowAxis, y: named ? rowAxis : ratioAxis },
      interaction: { mode: 'nearest', axis: named ? 'y' : 'x', intersect: false },
      onClick: (_event, hits) => {
        const point = pointAt(hits[0]);
        if (point) spec.onPick(point.key);
      },
      plugins: {
        ...(several
          ? {
              legend: {
                display: true,
                align: 'start' as const,
                labels: {
                  color: look.text,
                  usePointStyle: true,
                  boxHeight: 7,
                  generateLabels: (chart) =>
                    series.map((text, at) => ({
                      text: clipLabel(text),
                      datasetIndex: at,
                      pointStyle: markOf(at),
                      fillStyle: seriesColour(at, look),
                      strokeStyle: seriesColour(at, look),
                      fontColor: look.text,
                      hidden: !chart.isDatasetVisible(at),
                    })),
                },
              },
            }
          : noLegend),
        tooltip: {
          ...tooltip(look),
          callbacks: {
            title: (items) => pointAt(items[0])?.label.slice(0, 120) ?? '',
            label: (item) => [...(pointAt(item)?.said ?? [])],
          },
        },
      },
    },
    plugins: [ground(spec, look, named), whiskers(spec, look, named)],
  };
}

const marks: readonly PointStyle[] = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'];

function markOf(series: number): PointStyle {
  return marks[series % marks.length] ?? 'circle';
}

function seriesColour(series: number, look: Colours): string {
  // The first series colour stands for the baseline elsewhere.
  return look.series[(series + 1) % look.series.length] ?? look.text;
}

function colourOf(point: OverviewPoint, series: number, look: Colours): string {
  return series > 1 ? seriesColour(point.series, look) : look.tones[point.tone];
}

/** Candidates of one benchmark stand beside each other on its line, so that none hides another. */
function placeOf(point: OverviewPoint, series: number): number {
  return point.line + (series > 1 ? ((point.series - (series - 1) / 2) / series) * 0.7 : 0);
}

function clipLabel(label: string): string {
  return label.length > 44 ? `${label.slice(0, 43)}…` : label;
}

/** From the worst to the best and always some way around 1; intervals that reach far are cut at the edge. */
function spanOf({ points, fail }: OverviewSpec): { min: number; max: number } {
  const least = -Math.log(1 - fail) * 1.3;
  const logs = points.map((point) => Math.log(point.ratio));
  const los = points
    .flatMap((point) => (point.lo !== undefined && point.lo > 0 ? [Math.log(point.lo)] : []))
    .sort((a, b) => a - b);
  const his = points
    .flatMap((point) => (point.hi !== undefined && Number.isFinite(point.hi) ? [Math.log(point.hi)] : []))
    .sort((a, b) => a - b);
  let min = Math.min(-least, los[Math.floor(los.length * 0.05)] ?? 0);
  let max = Math.max(least, his[Math.ceil(his.length * 0.95) - 1] ?? 0);
  for (const log of logs) {
    min = Math.min(min, log);
    max = Math.max(max, log);
  }
  const room = (max - min) * 0.03;
  return { min: Math.max(min - room, -farthest), max: Math.min(max + room, farthest) };
}

/** A hundredfold: what lies beyond stands at the edge. */
const farthest = Math.log(100);

type OwnPlugin = Plugin<ChartType>;

/** The margin's band, the failure lines and the line at 1. */
function ground(spec: OverviewSpec, look: Colours, named: boolean): OwnPlugin {
  return {
    id: 'ground',
    beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const axis = named ? scales['x'] : scales['y'];
      if (!axis) return;
      const at = (ratio: number): number => axis.getPixelForValue(Math.log(ratio));
      const line = (place: number): void => {
        ctx.beginPath();
        if (named) (ctx.moveTo(place, chartArea.top), ctx.lineTo(place, chartArea.bottom));
        else (ctx.moveTo(chartArea.left, place), ctx.lineTo(chartArea.right, place));
        ctx.stroke();
      };
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      ctx.fillStyle = look.band;
      const [from, to] = [at(1 - spec.warn), at(1 + spec.warn)];
      if (named) ctx.fillRect(from, chartArea.top, to - from, chartArea.height);
      else ctx.fillRect(chartArea.left, to, chartArea.width, from - to);
      ctx.strokeStyle = look.tones.bad;
      ctx.globalAlpha = 0.5;
      ctx.setLineDash([2, 4]);
      line(at(1 - spec.fail));
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.strokeStyle = look.dim;
      line(at(1));
      ctx.restore();
    },
  };
}

/** Intervals, and a thin stem from 1 where there is none. */
function whiskers(spec: OverviewSpec, look: Colours, named: boolean): OwnPlugin {
  return {
    id: 'whiskers',
    beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const { x, y } = scales;
      if (!x || !y) return;
      const axis = named ? x : y;
      const across = named ? y : x;
      const low = axis.getPixelForValue(axis.min);
      const high = axis.getPixelForValue(axis.max);
      const within = (pixel: number): number => Math.max(Math.min(low, high), Math.min(Math.max(low, high), pixel));
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      ctx.lineWidth = spec.points.length > 400 ? 1 : 1.5;
      spec.points.forEach((point) => {
        const place = across.getPixelForValue(placeOf(point, spec.series.length));
        const end = (ratio: number | undefined, otherwise: number): number =>
          within(
            ratio !== undefined && ratio > 0 && Number.isFinite(ratio)
              ? axis.getPixelForValue(Math.log(ratio))
              : otherwise,
          );
        const tested = point.lo !== undefined || point.hi !== undefined;
        const from = tested ? end(point.lo, low) : axis.getPixelForValue(0);
        const to = tested ? end(point.hi, high) : end(point.ratio, low);
        ctx.strokeStyle = colourOf(point, spec.series.length, look);
        ctx.globalAlpha = tested ? 0.85 : 0.4;
        ctx.beginPath();
        if (named) (ctx.moveTo(from, place), ctx.lineTo(to, place));
        else (ctx.moveTo(place, from), ctx.lineTo(place, to));
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
