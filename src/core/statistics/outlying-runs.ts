/** Outliers worth a finding, unlike `outliers.ts`, which only chooses the test. */
import { madOfSorted, medianOfSorted } from './describe';

/**
 * Limits of the largest modified z in clean normal samples of 5, 6, ... 20 runs: the 99.5 % quantile of two million
 * simulated samples each. Odd and even numbers differ because their medians do.
 */
const smallSampleLimits = [
  26.6, 12.9, 13.7, 9.72, 9.99, 8.16, 8.33, 7.28, 7.39, 6.72, 6.78, 6.32, 6.36, 6.03, 6.06, 5.8,
];
/** The same for more runs; between them the limit is linear in log n. */
const largeSampleLimits: readonly (readonly [number, number])[] = [
  [20, 5.8],
  [25, 5.51],
  [30, 5.19],
  [40, 4.93],
  [50, 4.78],
  [75, 4.62],
  [100, 4.53],
  [200, 4.48],
  [500, 4.54],
  [1000, 4.62],
  [2000, 4.75],
  [5000, 4.89],
];

/**
 * The modified z that one clean normal sample of n runs in 200 exceeds, to avoid false alarms; `Infinity` below 5 runs,
 * which show nothing.
 */
export function outlyingLimit(n: number): number {
  if (!(n >= 5)) return Infinity;
  if (n <= 20) return smallSampleLimits[Math.floor(n) - 5]!;
  const next = largeSampleLimits.findIndex(([runs]) => runs >= n);
  if (next < 0) return largeSampleLimits[largeSampleLimits.length - 1]![1];
  const [fromN, from] = largeSampleLimits[next - 1]!;
  const [toN, to] = largeSampleLimits[next]!;
  return from + ((to - from) * Math.log(n / fromN)) / Math.log(toN / fromN);
}

export interface OutlyingRun {
  /** Index in the given values. */
  readonly index: number;
  /** Modified z on the log scale, above 0 if the value is larger than the others. */
  readonly z: number;
}

/**
 * Runs beyond the limit for their number, in the given order; none unless all values are positive and finite.
 *
 * Rounding hides the spread: if over half of the values are equal, the median deviation is 0. It is therefore taken to
 * be at least half a unit of the last printed digit.
 */
export function outlyingRuns(values: readonly number[]): readonly OutlyingRun[] {
  const limit = outlyingLimit(values.length);
  if (limit === Infinity || !values.every((value) => value > 0 && value < Infinity)) return [];
  const logs = values.map((value) => Math.log(value));
  const sorted = Float64Array.from(logs).sort();
  const median = medianOfSorted(sorted);
  const unit = lastDigit(values) / Math.exp(median);
  const scale = Math.max(madOfSorted(sorted), 0.5 * unit) / 0.6745;
  if (scale === 0) return [];
  return logs.flatMap((log, index) => {
    const z = (log - median) / scale;
    return Math.abs(z) > limit ? [{ index, z }] : [];
  });
}

/** One unit of the last decimal place that any of the values uses; 0 beyond 12 places, where digits are noise. */
function lastDigit(values: readonly number[]): number {
  let places = 0;
  for (const value of values) {
    while (places <= 12 && Math.abs(value * 10 ** places - Math.round(value * 10 ** places)) > 1e-6) places += 1;
    if (places > 12) return 0;
  }
  return 10 ** -places;
}
