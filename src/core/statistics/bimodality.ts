/** Detects runs that fall into two groups. */
import { sortAscending } from './ascending';
import { moments } from './describe';

/** Sarle's coefficient of a uniform distribution, 5/9: above it a sample looks bimodal. */
const sarleLimit = 5 / 9;

export interface Gap {
  /** Ends of the largest gap between neighbouring values. */
  readonly below: number;
  readonly above: number;
  /** Share of the values in the smaller of the two groups, 0 to 0.5. */
  readonly smallerShare: number;
  /** The gap in units of the pooled standard deviation within the groups; `Infinity` where neither varies. */
  readonly width: number;
}

/**
 * Sarle's bimodality coefficient with sample-size correction, 0 to 1: (skewness^2 + 1) / (excess kurtosis +
 * 3 (n-1)^2 / ((n-2)(n-3))), both moments corrected for bias. `undefined` for fewer than 4 values, values that are not
 * finite or all equal.
 *
 * Source: SAS/STAT User's Guide, the CLUSTER procedure (there by W. S. Sarle).
 */
export function sarle(values: readonly number[]): number | undefined {
  const basic = moments(values);
  const n = values.length;
  if (basic?.sd === undefined || basic.sd === 0 || n < 4) return undefined;
  let third = 0;
  let fourth = 0;
  for (const value of values) {
    const z = (value - basic.mean) / basic.sd;
    third += z * z * z;
    fourth += z * z * z * z;
  }
  const skewness = (third * n) / ((n - 1) * (n - 2));
  const correction = (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
  const excess = (fourth * n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3)) - correction;
  return (skewness * skewness + 1) / (excess + correction);
}

/** The largest gap between adjacent values; the lowest of equal ones. `undefined` for fewer than 4 finite values. */
export function largestGap(values: readonly number[]): Gap | undefined {
  const n = values.length;
  if (n < 4 || !values.every(Number.isFinite)) return undefined;
  const sorted = ascending(values);
  const cut = largestStep(sorted);
  const [low, high] = [moments(sorted.slice(0, cut))!, moments(sorted.slice(cut))!];
  const squares = (low.n - 1) * (low.sd ?? 0) ** 2 + (high.n - 1) * (high.sd ?? 0) ** 2;
  const gap = high.min - low.max;
  const pooled = Math.sqrt(squares / (n - 2));
  const width = gap === 0 ? 0 : gap / pooled;
  return { below: low.max, above: high.min, smallerShare: Math.min(cut, n - cut) / n, width };
}

/** A plain list: a typed array of more than eight values costs more to make than to sort. */
function ascending(values: readonly number[]): readonly number[] {
  const sorted = [...values];
  sortAscending(sorted);
  return sorted;
}

/** The index of the value above the largest gap; the lowest of equal ones. At least two ascending values. */
function largestStep(sorted: readonly number[]): number {
  let cut = 1;
  for (let i = 2; i < sorted.length; i += 1) if (sorted[i]! - sorted[i - 1]! > sorted[cut]! - sorted[cut - 1]!) cut = i;
  return cut;
}

/**
 * The gap, in pooled standard deviations of the groups, that one clean normal sample in 20,000 shows, by number of
 * runs; simulated with 300,000 samples each. Groups closer than two deviations are not told apart by eye.
 */
const gapLimits: readonly (readonly [n: number, limit: number])[] = [
  [8, 15],
  [9, 11.6],
  [10, 10.4],
  [12, 6.8],
  [15, 5.3],
  [20, 3.4],
  [30, 2.3],
];
const minSmallerShare = 0.2;

function gapLimit(n: number): number {
  const next = gapLimits.findIndex(([runs]) => runs >= n);
  const [to, from] = [gapLimits[next], gapLimits[next - 1]];
  if (!to) return 2;
  return from ? from[1] + ((to[1] - from[1]) * (n - from[0])) / (to[0] - from[0]) : to[1];
}

/**
 * The gap between two groups of runs, if there are two: eight runs or more, a fifth of them at least in the smaller
 * group, and a gap that a clean sample hardly ever shows, whatever the digits that were printed.
 */
export function twoGroups(values: readonly number[]): Gap | undefined {
  // Nineteen of twenty rows end here, and most others at the next step: what costs least is asked first.
  if (values.length < 8 || !((sarle(values) ?? 0) > sarleLimit) || !isSplit(values)) return undefined;
  const gap = largestGap(values);
  const limit = gapLimit(values.length);
  // Without the step a gap is only less wide: of most rows it is not asked for, and reading the digits of runs is slow.
  const isWide = gap && gap.smallerShare >= minSmallerShare && gap.width > limit;
  return isWide && widthBeyondStep(gap, values) > limit ? gap : undefined;
}

/**
 * The width of a gap without what rounding alone makes of it: runs of a tool that prints few digits, such as 0.04 and
 * 0.05, are a step apart even where nothing is between two groups.
 */
function widthBeyondStep({ below, above, width }: Gap, values: readonly number[]): number {
  const step = printedStep(values);
  const gap = above - below;
  const pooled = gap / width;
  // Rounding to a step has a variance of a twelfth of its square. Half of one step is beyond the error of subtraction.
  return gap < 1.5 * step ? 0 : (gap - step) / Math.sqrt(pooled ** 2 + step ** 2 / 12);
}

/** One unit of the last digit that any of the values has. */
function printedStep(values: readonly number[]): number {
  return values.reduce((least, value) => {
    const [digits = '', exponent = '0'] = String(value).split('e');
    return Math.min(least, 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0)));
  }, Infinity);
}

/** Whether enough of the runs are on both sides of the largest gap. */
function isSplit(values: readonly number[]): boolean {
  const cut = largestStep(ascending(values));
  return Math.min(cut, values.length - cut) / values.length >= minSmallerShare;
}
