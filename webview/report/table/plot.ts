/** Geometry of the plot of runs: pure, so that it can be tested without a page. */
import type { DetailView, RunView } from '../../../src/core/page-model/model';

export type PlotSide = DetailView['sides'][number];

interface Dot {
  readonly run: RunView;
  /** Place in order, 0 to 100 within the side's strip. */
  readonly order: number;
  /** Height, 0 (top) to 100. */
  readonly y: number;
  /** Place across the distribution, 0 to 100 within the side's strip. */
  readonly across: number;
}

export interface Strip {
  readonly side: PlotSide;
  readonly dots: readonly Dot[];
  /** Runs of one boot that stand together: from and to in order, 0 to 100. */
  readonly boots: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly centre?: number;
  readonly sd?: { readonly from: number; readonly to: number };
}

export interface Plot {
  readonly strips: readonly Strip[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** More runs than this are thinned for drawing: there are not more pixels. */
const mostDots = 400;

export function plotOf(sides: readonly PlotSide[]): Plot {
  const values = sides
    .flatMap((side) => [...side.runs.map((run) => run.value), ...spreadEnds(side)])
    .filter(Number.isFinite);
  const lo = Math.min(...values);
  const hi = Math.max(...values);
  const room = (hi - lo || Math.abs(hi) || 1) * 0.08;
  const y = (value: number): number => 100 - (100 * (value - lo + room)) / (hi - lo + 2 * room);
  return {
    strips: sides.map((side) => stripOf(side, y)),
    ticks: ticksBetween(lo, hi).map((value) => ({ value, y: y(value) })),
  };
}

function spreadEnds({ value }: PlotSide): number[] {
  if (!value) return [];
  if (value.sd !== undefined) return [value.centre - value.sd, value.centre + value.sd];
  return value.range ? [value.range.lo, value.range.hi] : [value.centre];
}

function stripOf(side: PlotSide, y: (value: number) => number): Strip {
  const runs = side.runs.filter((run) => Number.isFinite(run.value));
  const step = Math.max(1, Math.ceil(runs.length / mostDots));
  const kept = runs.filter((run, i) => i % step === 0 || run.outlier !== undefined || run.excluded !== undefined);
  const place = (i: number): number => (100 * (i + 0.5)) / Math.max(1, runs.length);
  const places = new Map(runs.map((run, i) => [run, place(i)]));
  const dots = spreadOut(kept.map((run) => ({ run, order: places.get(run) ?? 50, y: y(run.value), across: 50 })));
  const { value } = side;
  return {
    side,
    dots,
    boots: bootsOf(runs),
    centre: value ? y(value.centre) : undefined,
    sd: value?.sd === undefined ? undefined : { from: y(value.centre + value.sd), to: y(value.centre - value.sd) },
  };
}

/** Dots of nearly the same height are set beside each other, from the middle outwards. */
function spreadOut(dots: readonly Dot[]): Dot[] {
  const rows = new Map<number, number>();
  const fullest = new Map<number, number>();
  for (const dot of dots) fullest.set(level(dot), (fullest.get(level(dot)) ?? 0) + 1);
  const gap = Math.min(14, 90 / Math.max(1, ...fullest.values()));
  return dots.map((dot) => {
    const n = rows.get(level(dot)) ?? 0;
    rows.set(level(dot), n + 1);
    const side = n % 2 === 0 ? 1 : -1;
    return { ...dot, across: 50 + side * Math.ceil(n / 2) * gap };
  });
}

function level(dot: Dot): number {
  return Math.round(dot.y / 6);
}

function bootsOf(runs: readonly RunView[]): Strip['boots'] {
  const boots: { name: string; from: number; to: number }[] = [];
  runs.forEach((run, i) => {
    if (run.boot === undefined) return;
    const name = String(run.boot);
    const last = boots[boots.length - 1];
    const to = (100 * (i + 1)) / runs.length;
    if (last && last.name === name && Math.abs(last.to - (100 * i) / runs.length) < 1e-6) last.to = to;
    else boots.push({ name, from: (100 * i) / runs.length, to });
  });
  return boots;
}

/** Two to five round numbers between two values. */
export function ticksBetween(lo: number, hi: number): number[] {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [];
  if (hi === lo) return [lo];
  const rough = (hi - lo) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const ticks: number[] = [];
  for (let n = Math.ceil(lo / step); n * step <= hi + step * 1e-9 && ticks.length < 8; n++)
    ticks.push(Number((n * step).toPrecision(12)));
  return ticks.length > 1 ? ticks : [lo, hi];
}
