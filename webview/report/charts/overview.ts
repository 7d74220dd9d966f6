/** Ratio overview: a mark and an interval per row around 1, sorted. Few rows have names, more become one curve. */
import type { Tick } from 'chart.js';
import { maxNamedRows, overviewRange, roundTicks, tickLabel } from '../../../src/core/drawing/ratio-scale';
import type { OverviewPoint, OverviewSpec } from './api';
import { type Colours, noLegend, seriesMark, tooltip } from './look';
import { legendHeight, legendOf, rowLabels, type ChartPlan, type Sheet } from './plan';
import { ratioArrows, ratioGround, ratioIntervals, type RatioLayout } from './ratio-plugins';
import { verdictPoint } from './verdict-point';

/** Height of the axis of ratios with its title, in CSS pixels. */
const axisHeight = 52;
const curveHeight = 400;

export function overviewPlan(spec: OverviewSpec, sheet: Sheet): ChartPlan {
  const { look } = sheet;
  const { lines, series, points } = spec;
  const named = lines.length <= maxNamedRows;
  const several = series.length > 1;
  const { min, max } = overviewRange(points, spec.fail);
  const labels = rowLabels(lines, sheet);
  const placed = series.map((_, at) => points.filter((point) => point.series === at));
  const layout: RatioLayout = {
    across: named,
    placeOf: (point) => placeOf(point, series.length),
    colourOf: (point) => (several ? candidateMark(point.series, look).colour : look.tones[point.tone]),
  };
  const rowHeight = Math.max(labels.rowHeight, several ? 9 * series.length + 10 : 0);
  const radius = points.length > 400 ? 2.5 : named ? 5 : 4;
  const clamped = (ratio: number): number => Math.max(min, Math.min(max, Math.log(ratio)));
  const ratios = ratioAxis(spec, look, { min, max, length: named ? sheet.width - labels.width : curveHeight });
  const rows = named ? namedAxis(labels, look) : countedAxis(lines.length, look);
  return {
    height: named
      ? axisHeight + rowHeight * lines.length + (several ? legendHeight(series, sheet) : 0)
      : curveHeight + (several ? legendHeight(series, sheet) : 0),
    marks: marksOf(placed, points),
    config: {
      type: 'scatter',
      data: {
        datasets: placed.map((mine, at) => ({
          label: series[at],
          data: mine.map((point) => {
            const [log, place] = [clamped(point.ratio), layout.placeOf(point)];
            return named ? { x: log, y: place } : { x: place, y: log };
          }),
          ...(several
            ? { pointStyle: candidateMark(at, look).style }
            : {
                pointStyle: mine.map((point) => verdictPoint(point.shape).style),
                pointRotation: mine.map((point) => verdictPoint(point.shape).rotation),
              }),
          pointRadius: mine.map(({ ratio }) => (clamped(ratio) === Math.log(ratio) ? radius : 0)),
          pointHoverRadius: 7,
          pointHoverBorderWidth: 2.5,
          pointHoverBorderColor: look.text,
          pointBorderColor: mine.map(layout.colourOf),
          pointBackgroundColor: mine.map((point) => (point.outlined ? look.ground : layout.colourOf(point))),
          pointBorderWidth: points.length > 400 ? 1 : 1.8,
          clip: 8,
        })),
      },
      options: {
        scales: named ? { x: { ...ratios, position: 'top' as const }, y: rows } : { x: rows, y: ratios },
        interaction: { mode: 'nearest', axis: named ? 'y' : 'x', intersect: false },
        plugins: {
          ...(several
            ? {
                legend: legendOf(
                  series,
                  (at) => {
                    const { colour, style } = candidateMark(at, look);
                    return { pointStyle: style, fillStyle: colour, strokeStyle: colour };
                  },
                  sheet,
                ),
              }
            : noLegend),
          tooltip: tooltip(look),
        },
      },
      plugins: [ratioGround(spec, look, named), ratioIntervals(points, layout), ratioArrows(points, layout, look)],
    },
  };
}

/** Elsewhere the first series colour is the baseline's. */
export function candidateMark(series: number, look: Colours): ReturnType<typeof seriesMark> {
  return seriesMark(series + 1, look);
}

/** Line by line, as they are read. */
function marksOf(placed: readonly (readonly OverviewPoint[])[], points: readonly OverviewPoint[]): ChartPlan['marks'] {
  const places = new Map(placed.flatMap((mine, dataset) => mine.map((point, index) => [point, { dataset, index }])));
  const order = points.map((point, at) => ({ point, at })).sort((a, b) => a.point.line - b.point.line || a.at - b.at);
  return order.map(({ point }) => ({
    ...(places.get(point) ?? { dataset: 0, index: 0 }),
    said: point.said,
    key: point.key,
  }));
}

/** The logarithmic axis of ratios, `length` CSS pixels long; its title says which side is better. */
export function ratioAxis(
  { words }: Pick<OverviewSpec, 'words'>,
  look: Colours,
  { min, max, length }: { readonly min: number; readonly max: number; readonly length: number },
) {
  const ticks = roundTicks(min, max, Math.max(3, Math.min(10, length / 70)));
  return {
    type: 'linear' as const,
    min,
    max,
    grid: { color: look.grid },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = ticks),
    ticks: {
      color: look.dim,
      autoSkip: false,
      maxRotation: 0,
      callback: (value: string | number) => tickLabel(Math.exp(Number(value))),
    },
    title: { display: true, text: `${words.worse}  ←  ${words.ratio}  →  ${words.better}`, color: look.dim },
  };
}

/** A row of names. */
export function namedAxis({ lines, width }: { lines: readonly (readonly string[])[]; width: number }, look: Colours) {
  return {
    type: 'linear' as const,
    min: -0.5,
    max: lines.length - 0.5,
    reverse: true,
    grid: { display: false, drawTicks: false },
    border: { display: false },
    afterFit: (axis: { width: number }) => void (axis.width = width),
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = lines.map((_, value) => ({ value }))),
    ticks: {
      color: look.text,
      autoSkip: false,
      padding: 6,
      callback: (value: string | number) => [...(lines[Number(value)] ?? [''])],
    },
  };
}

/** Rows without names, the worst first. */
function countedAxis(rows: number, look: Colours) {
  return {
    type: 'linear' as const,
    min: -0.5,
    max: rows - 0.5,
    grid: { display: false },
    border: { display: false },
    afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = [{ value: 0 }, { value: rows - 1 }]),
    ticks: {
      color: look.dim,
      autoSkip: false,
      align: 'inner' as const,
      callback: (value: string | number) => String(Number(value) + 1),
    },
  };
}

/** Candidates of one benchmark are side by side on its line, so that none hides another. */
function placeOf(point: OverviewPoint, series: number): number {
  return point.line + (series > 1 ? ((point.series - (series - 1) / 2) / series) * 0.7 : 0);
}
