/** Ratio overview: a dot and interval a row around 1, sorted. Few rows carry their names, many become one curve. */
import type { ChartConfiguration, ChartType, Plugin, PointStyle, Tick } from 'chart.js';
import type { OverviewPoint, OverviewSpec } from './api';
import type { Colours } from './colours';
import { noLegend, ratioLabel, ratioTicks, tooltip } from './common';

/** Up to here every row has a line of its own with its name. */
export const namedRows = 80;

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
  const { points } = spec;
  const named = points.length <= namedRows;
  const { min, max } = spanOf(spec);
  const logs = points.map((point) => Math.max(min, Math.min(max, Math.log(point.ratio))));
  const ratioAxis = {
    type: 'linear' as const,
    min,
    max,
    grid: { color: look.grid },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = ratioTicks(min, max, 9)),
    ticks: { color: look.dim, autoSkip: false, callback: (value: string | number) => ratioLabel(Math.exp(Number(value))) },
    title: { display: named, text: `${spec.words.worse}  ←  1  →  ${spec.words.better}`, color: look.dim },
  };
  const rowAxis = {
    type: 'linear' as const,
    min: -0.5,
    max: points.length - 0.5,
    reverse: named,
    grid: { display: false },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = named ? points.map((_, value) => ({ value })) : []),
    ticks: { color: look.text, autoSkip: false, callback: (value: string | number) => clipLabel(points[Number(value)]?.label ?? '') },
  };
  return {
    type: 'scatter',
    data: {
      datasets: [{
        data: logs.map((log, i) => (named ? { x: log, y: i } : { x: i, y: log })),
        pointStyle: points.map((point) => shapes[point.shape].style),
        pointRotation: points.map((point) => shapes[point.shape].rotation),
        pointRadius: points.length > 400 ? 2.5 : named ? 5 : 4,
        pointHoverRadius: 7,
        pointBorderColor: points.map((point) => look.tones[point.tone]),
        pointBackgroundColor: points.map((point) => (point.outlined ? look.ground : look.tones[point.tone])),
        pointBorderWidth: points.length > 400 ? 1 : 1.8,
        clip: 8,
      }],
    },
    options: {
      scales: { x: named ? { ...ratioAxis, position: 'top' as const } : rowAxis, y: named ? rowAxis : ratioAxis },
      interaction: { mode: 'nearest', axis: named ? 'y' : 'x', intersect: false },
      onClick: (_event, hits) => {
        const point = hits[0] && points[hits[0].index];
        if (point) spec.onPick(point.key);
      },
      plugins: {
        ...noLegend,
        tooltip: { ...tooltip(look), callbacks: { title: (items) => points[items[0]?.dataIndex ?? -1]?.label.slice(0, 120) ?? '', label: (item) => [...(points[item.dataIndex]?.said ?? [])] } },
      },
    },
    plugins: [ground(spec, look, named), whiskers(spec, look, named)],
  };
}

function clipLabel(label: string): string {
  return label.length > 44 ? `${label.slice(0, 43)}…` : label;
}

/** From the worst to the best and always some way around 1; intervals that reach far are cut at the edge. */
function spanOf({ points, fail }: OverviewSpec): { min: number; max: number } {
  const least = -Math.log(1 - fail) * 1.3;
  const logs = points.map((point) => Math.log(point.ratio));
  const los = points.flatMap((point) => (point.lo !== undefined && point.lo > 0 ? [Math.log(point.lo)] : [])).sort((a, b) => a - b);
  const his = points.flatMap((point) => (point.hi !== undefined && Number.isFinite(point.hi) ? [Math.log(point.hi)] : [])).sort((a, b) => a - b);
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
        if (named) ctx.moveTo(place, chartArea.top), ctx.lineTo(place, chartArea.bottom);
        else ctx.moveTo(chartArea.left, place), ctx.lineTo(chartArea.right, place);
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
      spec.points.forEach((point, i) => {
        const place = across.getPixelForValue(i);
        const end = (ratio: number | undefined, otherwise: number): number => within(ratio !== undefined && ratio > 0 && Number.isFinite(ratio) ? axis.getPixelForValue(Math.log(ratio)) : otherwise);
        const tested = point.lo !== undefined || point.hi !== undefined;
        const from = tested ? end(point.lo, low) : axis.getPixelForValue(0);
        const to = tested ? end(point.hi, high) : end(point.ratio, low);
        ctx.strokeStyle = look.tones[point.tone];
        ctx.globalAlpha = tested ? 0.85 : 0.4;
        ctx.beginPath();
        if (named) ctx.moveTo(from, place), ctx.lineTo(to, place);
        else ctx.moveTo(place, from), ctx.lineTo(place, to);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
