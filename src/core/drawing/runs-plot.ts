/** Geometry of a plot of single runs: in the order of the file, and as a distribution, on one axis of values. */
import type { DetailView, RunView } from '../page-model/model';
import { spreadAround } from './sweeps';
import { largest, smallest } from '../text/lists';

export type PlotSide = DetailView['sides'][number];

interface RunDot {
  readonly run: RunView;
  /** Position in run order, 0 to 100 within the side's strip. */
  readonly order: number;
  /** Vertical position, 0 (top) to 100. */
  readonly y: number;
  /** Horizontal position in the distribution, 0 to 100 within the side's strip. */
  readonly across: number;
}

export interface RunStrip {
  readonly side: PlotSide;
  readonly dots: readonly RunDot[];
  /** Consecutive runs of one boot: from and to in run order, 0 to 100. */
  readonly boots: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly centre?: number;
  readonly sd?: { readonly from: number; readonly to: number };
  /** Two groups of runs: the middle of each and how many runs it has, the upper one first. */
  readonly groups: readonly { readonly y: number; readonly n: number }[];
}

/** The means of both sides in one block, as heights from 0 (top) to 100. */
interface BlockLine {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

interface RunsPlot {
  readonly strips: readonly RunStrip[];
  /** Two sides that share blocks: one line a block, from the first side to the second. Empty for all others. */
  readonly blocks: readonly BlockLine[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** More runs are thinned: there are no more pixels. */
const maxDots = 400;

export function runsPlotOf(sides: readonly PlotSide[]): RunsPlot {
  const values = sides
    .flatMap((side) => [...side.runs.map((run) => run.value), ...spreadEnds(side)])
    .filter(Number.isFinite);
  const lo = smallest(values);
  const hi = largest(values);
  const room = (hi - lo || Math.abs(hi) || 1) * 0.08;
  const y = (value: number): number => 100 - (100 * (value - lo + room)) / (hi - lo + 2 * room);
  return {
    strips: sides.map((side) => stripOf(side, y)),
    blocks: blocksOf(sides, y),
    ticks: valueTicks(lo, hi).map((value) => ({ value, y: y(value) })),
  };
}

function spreadEnds({ value }: PlotSide): number[] {
  if (!value) return [];
  const spread = spreadAround(value);
  return spread ? [spread.lo, spread.hi] : [value.centre];
}

function stripOf(side: PlotSide, y: (value: number) => number): RunStrip {
  const runs = side.runs.filter((run) => Number.isFinite(run.value));
  const step = Math.max(1, Math.ceil(runs.length / maxDots));
  const kept = runs.filter((run, i) => i % step === 0 || run.outlier !== undefined || run.excluded !== undefined);
  const orders = new Map(runs.map((run, i) => [run, (100 * (i + 0.5)) / Math.max(1, runs.length)]));
  const dots = spreadOut(kept.map((run) => ({ run, order: orders.get(run) ?? 50, y: y(run.value), across: 50 })));
  const { value } = side;
  return {
    side,
    dots,
    boots: bootsOf(runs),
    groups: groupsOf(side, runs, y),
    centre: value ? y(value.centre) : undefined,
    sd: value?.sd === undefined ? undefined : { from: y(value.centre + value.sd), to: y(value.centre - value.sd) },
  };
}

function groupsOf({ groups }: PlotSide, runs: readonly RunView[], y: (value: number) => number): RunStrip['groups'] {
  if (!groups) return [];
  const counted = runs.filter(({ excluded }) => excluded === undefined).map(({ value }) => value);
  return [counted.filter((value) => value >= groups.above), counted.filter((value) => value <= groups.below)].flatMap(
    (group) =>
      group.length > 0 ? [{ y: y(group.reduce((sum, value) => sum + value / group.length, 0)), n: group.length }] : [],
  );
}

/** Puts dots of nearly the same height side by side, from the middle outwards. */
function spreadOut(dots: readonly RunDot[]): RunDot[] {
  const rows = new Map<number, number>();
  const fullest = new Map<number, number>();
  for (const dot of dots) fullest.set(level(dot), (fullest.get(level(dot)) ?? 0) + 1);
  const gap = Math.min(14, 90 / largest(fullest.values(), 1));
  return dots.map((dot) => {
    const n = rows.get(level(dot)) ?? 0;
    rows.set(level(dot), n + 1);
    const side = n % 2 === 0 ? 1 : -1;
    return { ...dot, across: 50 + side * Math.ceil(n / 2) * gap };
  });
}

function level(dot: RunDot): number {
  return Math.round(dot.y / 6);
}

function bootsOf(runs: readonly RunView[]): RunStrip['boots'] {
  const boots: { name: string; from: number; to: number }[] = [];
  runs.forEach((run, i) => {
    if (run.boot === undefined) return;
    const name = String(run.boot);
    const last = boots[boots.length - 1];
    const to = (100 * (i + 1)) / runs.length;
    if (last && last.name === name && Math.abs(last.to - (100 * i) / runs.length) < 1e-6) last.to = to;
    else boots.push({ name, from: (100 * i) / runs.length, to });
  });
  // Where each run has a boot of its own, stripes say nothing.
  return boots.length < runs.length ? boots : [];
}

function blocksOf([first, second, ...others]: readonly PlotSide[], y: (value: number) => number): BlockLine[] {
  if (!first || !second || others.length > 0) return [];
  const [from, to] = [meansByBlock(first), meansByBlock(second)];
  const shared = [...from].flatMap(([block, mean]): BlockLine[] => {
    const other = to.get(block);
    return other === undefined ? [] : [{ name: String(block), from: y(mean), to: y(other) }];
  });
  return shared.length > 1 ? shared.slice(0, maxDots) : [];
}

function meansByBlock({ runs }: PlotSide): ReadonlyMap<string | number, number> {
  const groups = new Map<string | number, { mean: number; n: number }>();
  for (const { value, block, excluded } of runs) {
    if (block === undefined || excluded !== undefined || !Number.isFinite(value)) continue;
    const group = groups.get(block) ?? { mean: 0, n: 0 };
    group.n++;
    group.mean += (value - group.mean) / group.n;
    groups.set(block, group);
  }
  return new Map([...groups].map(([block, { mean }]) => [block, mean]));
}

/** Two to five round numbers between two values. */
export function valueTicks(lo: number, hi: number): number[] {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return [];
  if (hi === lo) return [lo];
  const rough = (hi - lo) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let n = Math.ceil(lo / step); n * step <= hi + step * 1e-9 && ticks.length < 8; n++)
    ticks.push(Number((n * step).toPrecision(12)));
  return ticks.length > 1 ? ticks : [lo, hi];
}
