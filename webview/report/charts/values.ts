/** Measured values: under the name of each benchmark a bar from zero for every subject, with its interval and runs. */
import { fitLabels } from '../../../src/core/drawing/labels';
import { valuesPlot, type ValueLane } from '../../../src/core/drawing/values-plot';
import { largest } from '../../../src/core/text/lists';
import type { ValuesSpec } from './api';
import { type Colours, noLegend, seriesMark, tooltip } from './look';
import type { ChartPlan, Sheet } from './plan';
import { arrow } from './ratio-plugins';

/** Widths of a column of benchmarks and between columns, in CSS pixels. */
const minColumnWidth = 520;
const columnGap = 28;

interface Head {
  /** Lines of the benchmark's name. */
  readonly lines: readonly string[];
  readonly note: string;
  /** The note stands behind the name, else under it. */
  readonly beside: boolean;
  readonly heading?: string;
}

export function valuesPlan(spec: ValuesSpec, sheet: Sheet): ChartPlan {
  const { look, measure } = sheet;
  const columns = Math.max(1, Math.min(spec.groups.length, Math.floor(sheet.width / minColumnWidth)));
  const width = (sheet.width - (columns - 1) * columnGap) / columns;
  const heads = headsOf(spec, { ...sheet, width });
  const plot = valuesPlot(
    spec.groups.map(({ bars }) => bars),
    heads.map(({ lines, note, beside, heading }) => lines.length + (note && !beside ? 1 : 0) + (heading ? 1 : 0)),
    columns,
  );
  // A single subject's name is said once, over the chart.
  const names =
    spec.series.length < 2
      ? []
      : fitLabels(spec.series, { measure, width: Math.min(0.3 * width, 260), lines: 1 }).map(([one = '']) => one);
  const texts = spec.groups.flatMap(({ bars }) => bars.map(({ text }) => text));
  const left = names.length > 0 ? Math.ceil(largestWidth(names, sheet)) + 14 : 6;
  const plotWidth = Math.max(20, width - left - Math.ceil(largestWidth(texts, sheet)) - 26);
  const startOf = (column: number): number => column * (width + columnGap);
  const frameOf = ({ column }: ValueLane): LaneFrame => ({
    left: startOf(column) + left,
    at: (share) => startOf(column) + left + share * plotWidth,
    half: plot.bar / 2,
  });
  const barOf = ({ group, at }: ValueLane) => spec.groups[group]?.bars[at];
  const colourOf = (lane: ValueLane): string => seriesMark(barOf(lane)?.series ?? 0, look).colour;
  return {
    height: plot.height,
    marks: plot.lanes.map((lane, index) => ({
      dataset: 0,
      index,
      said: () => barOf(lane)?.said() ?? [],
      key: barOf(lane)?.key,
    })),
    config: {
      type: 'scatter',
      data: {
        datasets: [
          {
            data: plot.lanes.map((lane) => ({ x: frameOf(lane).at(lane.end), y: lane.y })),
            pointRadius: 0,
            pointHoverRadius: 6,
            pointHoverBorderWidth: 2.5,
            pointHoverBorderColor: look.text,
            pointBackgroundColor: plot.lanes.map(colourOf),
            clip: false,
          },
        ],
      },
      options: {
        // Places are CSS pixels.
        layout: { padding: 0 },
        scales: {
          x: { type: 'linear', display: false, min: 0, max: sheet.width },
          y: { type: 'linear', display: false, min: 0, max: plot.height, reverse: true },
        },
        interaction: { mode: 'nearest', axis: 'xy', intersect: false },
        plugins: { ...noLegend, tooltip: tooltip(look) },
      },
      plugins: [
        {
          id: 'values',
          beforeDatasetsDraw: ({ ctx }) => {
            ctx.save();
            ctx.textBaseline = 'middle';
            ctx.textAlign = 'left';
            heads.forEach((head, i) => {
              const place = plot.heads[i];
              if (place) drawHead(ctx, look, head, [startOf(place.column) + 2, place.top + 10]);
            });
            ctx.font = `${look.size}px ${look.family}`;
            for (const lane of plot.lanes) {
              const bar = barOf(lane);
              if (bar) drawLane(ctx, look, lane, { ...bar, ...frameOf(lane), name: names[bar.series] ?? '' });
            }
            ctx.restore();
          },
        },
      ],
    },
  };
}

function largestWidth(texts: readonly string[], { measure }: Sheet): number {
  return texts.reduce((most, text) => Math.max(most, measure(text)), 0);
}

function headsOf({ groups }: ValuesSpec, { width, measure, measureBold }: Sheet): Head[] {
  const room = width - 8;
  const names = fitLabels(
    groups.map(({ label }) => label),
    { measure: measureBold, width: room, lines: 2 },
  );
  return groups.map(({ note, heading }, i) => {
    const lines = names[i] ?? [];
    const last = lines[lines.length - 1] ?? '';
    return { lines, note, heading, beside: measureBold(last) + measure(note) + 16 <= room };
  });
}

function drawHead(
  ctx: CanvasRenderingContext2D,
  look: Colours,
  { lines, note, beside, heading }: Head,
  [x, top]: readonly [number, number],
): void {
  let y = top;
  const write = (text: string, from: number, weight: string, colour: string): void => {
    ctx.font = `${weight}${look.size}px ${look.family}`;
    ctx.fillStyle = colour;
    ctx.fillText(text, from, y);
  };
  if (heading) {
    write(heading, x, '', look.dim);
    y += 15;
  }
  lines.forEach((line, at) => {
    write(line, x, '600 ', look.text);
    if (at === lines.length - 1 && beside) write(note, x + 12 + ctx.measureText(line).width, '', look.dim);
    y += 15;
  });
  if (note && !beside) write(note, x, '', look.dim);
}

/** Where a lane is: its left end, places on it by share, and half its bar's height. */
interface LaneFrame {
  readonly left: number;
  readonly at: (share: number) => number;
  readonly half: number;
}

interface LaneBar extends LaneFrame {
  readonly name: string;
  readonly text: string;
  readonly series: number;
}

function drawLane(ctx: CanvasRenderingContext2D, look: Colours, lane: ValueLane, bar: LaneBar): void {
  const { at, half, left } = bar;
  const middle = lane.y;
  const { colour } = seriesMark(bar.series, look);
  ctx.textAlign = 'right';
  ctx.fillStyle = look.text;
  ctx.fillText(bar.name, left - 8, middle);
  const [from, to] = [Math.min(at(lane.zero), at(lane.end)), Math.max(at(lane.zero), at(lane.end))];
  ctx.fillStyle = colour;
  ctx.fillRect(from, middle - half, Math.max(1, to - from), 2 * half);
  ctx.strokeStyle = look.dim;
  ctx.lineWidth = 1;
  line(ctx, at(lane.zero), middle - half - 3, at(lane.zero), middle + half + 3);
  for (const run of lane.runs) dot(ctx, look, colour, [at(run), middle]);
  if (lane.lo !== undefined && lane.hi !== undefined) drawEnds(ctx, look, [at(lane.lo), at(lane.hi)], [middle, half]);
  const farthest = at(largest(lane.runs, Math.max(lane.end, lane.zero, lane.hi ?? 0)));
  ctx.fillStyle = look.text;
  if (lane.beyond) arrow(ctx, [at(1) + 10, middle], [1, 0], 4);
  ctx.textAlign = 'left';
  ctx.fillText(bar.text, (lane.beyond ? at(1) + 6 : farthest) + 8, middle);
}

/** On the bar and beside it alike: a line of the letters' colour on a line of the ground's. */
function drawEnds(
  ctx: CanvasRenderingContext2D,
  look: Colours,
  [lo, hi]: readonly [number, number],
  [middle, half]: readonly [number, number],
): void {
  for (const [style, width] of [
    [look.ground, 3.5],
    [look.text, 1.5],
  ] as const) {
    ctx.strokeStyle = style;
    ctx.lineWidth = width;
    line(ctx, lo, middle, hi, middle);
    for (const end of [lo, hi]) line(ctx, end, middle - 0.6 * half, end, middle + 0.6 * half);
  }
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** A run: a ring that is seen on its bar and beside it. */
function dot(ctx: CanvasRenderingContext2D, look: Colours, colour: string, [x, y]: readonly [number, number]): void {
  ctx.beginPath();
  ctx.arc(x, y, 2.4, 0, 2 * Math.PI);
  ctx.fillStyle = look.ground;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.fill();
  ctx.stroke();
}
