/** Log scales for performance ratios: the overview of an export, the overview of the page, the bars in the table. */
import type { RowView } from '../page-model/model';
import { largest, smallest } from '../text/lists';

type Ratios = Pick<RowView, 'ratio' | 'interval'>;

export interface RatioScale {
  /** Position from 0 (worst) to 1; ratios beyond an end are placed at that end. */
  readonly at: (ratio: number) => number;
  readonly isBeyond: (ratio: number) => boolean;
  readonly ticks: readonly number[];
}

/** A range of ratios as natural logarithms. */
interface LogRange {
  readonly min: number;
  readonly max: number;
}

/** Up to this many rows are drawn with their names; more become one curve. */
export const maxNamedRows = 80;

/** More marks than this hide each other, in one curve or on named lines. */
const maxCurveMarks = 1500;
const maxNamedMarks = 400;
/** More candidates on one line cannot be told apart. */
const maxSeriesOfLine = 6;

/** Whether an overview has too many marks to draw each; it then shows how many are where. */
export function isDense(counts: { readonly points: number; readonly lines: number; readonly series: number }): boolean {
  const { points, lines, series } = counts;
  if (series > maxSeriesOfLine) return true;
  if (series === 1) return points > maxCurveMarks;
  return lines > maxNamedRows || points > maxNamedMarks;
}

/** No axis reaches beyond a hundredfold change. */
const maxLog = Math.log(100);

/** The smallest range: the failure limit and a bit more, so that a report without changes does not look dramatic. */
const minLog = (fail: number): number => -Math.log(1 - fail) * 1.3;

/** Leaves `share` of the range free at each end. */
function padded({ min, max }: LogRange, share: number): LogRange {
  const room = (max - min) * share;
  return { min: Math.max(min - room, -maxLog), max: Math.min(max + room, maxLog) };
}

/** The overview of an export. Intervals widen the axis to at most twice the range of the ratios. */
export function ratioScale(rows: readonly Ratios[], fail: number): RatioScale {
  let lo = -minLog(fail);
  let hi = minLog(fail);
  const include = (ratio: number | undefined): void => {
    if (ratio === undefined || !(ratio > 0) || !Number.isFinite(ratio)) return;
    lo = Math.min(lo, Math.log(ratio));
    hi = Math.max(hi, Math.log(ratio));
  };
  for (const { ratio } of rows) include(ratio);
  // One very uncertain row must not flatten all others.
  const widest = 2 * Math.max(hi, -lo);
  for (const { interval } of rows) {
    if (interval && interval.lo > 0) include(Math.max(interval.lo, Math.exp(-widest)));
    if (interval) include(Math.min(interval.hi, Math.exp(widest)));
  }
  const { min, max } = padded({ min: lo, max: hi }, 0.04);
  const place = (ratio: number): number => (Math.log(ratio) - min) / (max - min);
  return {
    at: (ratio) => (ratio > 0 ? Math.max(0, Math.min(1, place(ratio))) : 0),
    isBeyond: (ratio) => !(ratio > 0) || place(ratio) < -1e-9 || place(ratio) > 1 + 1e-9,
    ticks: spacedTicks(min, max),
  };
}

/** The ratios of a page's overview that decide its range. */
interface OverviewRatio {
  readonly ratio: number;
  readonly lo?: number;
  readonly hi?: number;
}

/** From this many ratios on, a few that are far from all others may be beyond the axis. */
const minRatiosToCut = 8;

/**
 * The overview of the page. A few ratios that are three times as far from 1 as nine of ten others would press all of
 * those together: the axis then ends before them. The widest twentieth of the intervals may be cut too.
 */
export function overviewRange(points: readonly OverviewRatio[], fail: number): LogRange {
  const ascending = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
  const logs = points.flatMap(({ ratio }) => (ratio > 0 && Number.isFinite(ratio) ? [Math.log(ratio)] : []));
  const sizes = ascending(logs.map(Math.abs));
  const usual = Math.max(minLog(fail), sizes[Math.ceil(sizes.length * 0.9) - 1] ?? 0);
  const reach = sizes.length >= minRatiosToCut && largest(sizes, 0) > 3 * usual ? 1.3 * usual : maxLog;
  const los = ascending(points.flatMap(({ lo }) => (lo !== undefined && lo > 0 ? [Math.log(lo)] : [])));
  const his = ascending(points.flatMap(({ hi }) => (hi !== undefined && Number.isFinite(hi) ? [Math.log(hi)] : [])));
  let min = Math.min(-minLog(fail), los[Math.floor(los.length * 0.05)] ?? 0);
  let max = Math.max(minLog(fail), his[Math.ceil(his.length * 0.95) - 1] ?? 0);
  for (const log of logs) {
    min = Math.min(min, log);
    max = Math.max(max, log);
  }
  return padded({ min: Math.max(min, -reach), max: Math.min(max, reach) }, 0.03);
}

/** Room at the ends of a bar, so that marks are not cut. */
const barMargin = 0.04;
const minBarLog = Math.log(1.05);
const maxBarLog = Math.log(8);

/**
 * Half the range of the scale that all bars of a table share, as a natural logarithm. A few extreme ratios must not
 * press all others together: when the widest is more than twice the 90th percentile, the scale ends a little beyond
 * that percentile.
 */
export function barSpan(rows: readonly Ratios[]): number {
  const sizes: number[] = [];
  for (const { ratio, interval } of rows) {
    if (ratio === undefined || !(ratio > 0)) continue;
    sizes.push(Math.abs(Math.log(ratio)));
    for (const end of [interval?.lo, interval?.hi])
      if (end !== undefined && end > 0 && Number.isFinite(end)) sizes.push(Math.abs(Math.log(end)));
  }
  sizes.sort((a, b) => a - b);
  const widest = sizes[sizes.length - 1] ?? minBarLog;
  const usual = sizes[Math.ceil(sizes.length * 0.9) - 1] ?? widest;
  const wide = sizes.length >= 10 && widest > 2 * usual ? usual * 1.3 : widest;
  return Math.min(maxBarLog, Math.max(minBarLog, wide * 1.05));
}

/** The scale of a table's bars: symmetric about 1. */
export function barScale(span: number): RatioScale {
  const half = 0.5 - barMargin;
  return {
    at: (ratio) => 0.5 + half * Math.max(-1, Math.min(1, ratio > 0 ? Math.log(ratio) / span : -1)),
    isBeyond: (ratio) => !(ratio > 0) || Math.abs(Math.log(ratio)) > span * (1 + 1e-9),
    ticks: barTicks(span),
  };
}

const barTickSets: readonly (readonly number[])[] = [
  [0.98, 1, 1.02],
  [0.95, 1, 1.05],
  [0.9, 1, 1.1],
  [0.8, 1, 1.25],
  [0.67, 1, 1.5],
  [0.5, 1, 2],
  [0.25, 1, 4],
];

/** The widest set of ticks that fits. */
function barTicks(span: number): readonly number[] {
  const fitting = barTickSets.filter((set) => set.every((tick) => Math.abs(Math.log(tick)) <= span * 0.95));
  return fitting[fitting.length - 1] ?? [1];
}

const spacedRatios = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 0.99, 1, 1.01, 1.02, 1.05, 1.1, 1.25, 1.5, 2, 3, 5,
  10, 20, 50, 100,
];

/** 1 first, then the ratio farthest from those already chosen, as long as the labels have room. */
function spacedTicks(min: number, max: number): number[] {
  const apart = (max - min) / 9;
  const chosen = [1];
  const open = spacedRatios.filter((ratio) => Math.log(ratio) >= min && Math.log(ratio) <= max);
  const distance = (ratio: number): number => smallest(chosen.map((tick) => Math.abs(Math.log(ratio / tick))));
  for (;;) {
    const next = open.reduce<number | undefined>(
      (best, ratio) => (best === undefined || distance(ratio) > distance(best) ? ratio : best),
      undefined,
    );
    if (next === undefined || distance(next) < apart) return chosen.sort((a, b) => a - b);
    chosen.push(next);
  }
}

const roundRatios = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03,
  1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.5, 2, 3, 4, 5, 10, 20, 50, 100,
];

/** About `count` ticks for an axis of natural logarithms: the roundest ratios that leave room for their labels. */
export function roundTicks(min: number, max: number, count: number): { value: number; label: string }[] {
  const apart = (max - min) / count;
  const kept: number[] = [0];
  // Taking the ratios nearest to 1 first would crowd the middle, so the ends are tried first.
  const within = roundRatios
    .filter((ratio) => Math.log(ratio) >= min && Math.log(ratio) <= max)
    .sort((a, b) => roundness(b) - roundness(a));
  for (const ratio of within) {
    const value = Math.log(ratio);
    if (kept.every((tick) => Math.abs(tick - value) >= apart)) kept.push(value);
  }
  return kept.sort((a, b) => a - b).map((value) => ({ value, label: tickLabel(Math.exp(value)) }));
}

function roundness(ratio: number): number {
  const digits = String(ratio).replace(/[.0]/g, '').length;
  return -digits * 10 - (/[125]$/.test(String(ratio)) ? 0 : 3) + Math.abs(Math.log(ratio));
}

/** From twofold on a factor: "3x". */
export function tickLabel(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  return rounded >= 2 ? `${rounded}x` : String(rounded);
}

/** Round values of a logarithmic axis of measured values: 1, 2, 5, 10 …, or only powers of ten where there are many. */
export function decadeTicks(min: number, max: number): number[] {
  if (!(min > 0) || !Number.isFinite(max)) return [];
  const decades = Math.log10(max / min);
  const digits = decades > 6 ? [1] : decades > 3 ? [1, 3] : [1, 2, 5];
  const step = Math.max(1, Math.ceil(decades / 8));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power += step)
    for (const digit of digits) {
      const tick = Number((digit * 10 ** power).toPrecision(3));
      if (tick >= min && tick <= max) ticks.push(tick);
    }
  return ticks;
}
