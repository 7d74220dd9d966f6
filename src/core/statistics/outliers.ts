/**
 * Counts runs that lie far from the others. Source: B. Iglewicz, D. C. Hoaglin, How to Detect and Handle Outliers
 * (1993).
 */
import { madOfSorted, medianOfSorted } from './describe';
import { roundingTolerance } from './log-sample';

/** The limit for choosing the test. Too strict for findings: 15 % of clean samples of nine exceed it. */
export const outlierLimit = 3.5;
/** Sides with fewer runs are not searched: their median deviation is meaningless. */
export const minOutlierRuns = 6;

/** 0.75 quantile of the normal distribution, which makes the median deviation of normal data agree with its sd. */
const madFactor = 0.6745;
/** sqrt(pi / 2), which does the same for the mean deviation. */
const meanDeviationFactor = 1.2533141373155;

/**
 * How many of the ascending numbers (logs of runs) have a modified z score above `limit` in size.
 *
 * If more than half of the runs are equal, the median deviation is 0 and is replaced by the mean deviation, as its
 * authors propose: if five of six runs print the same number, the sixth is an outlier.
 */
export function countOutliers(sorted: Float64Array, limit: number = outlierLimit): number {
  const n = sorted.length;
  if (n < 3) return 0;
  const median = medianOfSorted(sorted);
  const unit = zPerUnit(sorted, median);
  if (unit === Infinity) return 0;
  const reach = limit / unit;
  let low = 0;
  while (low < n && median - sorted[low]! > reach) low += 1;
  let high = n - 1;
  while (high > low && sorted[high]! - median > reach) high -= 1;
  return low + (n - 1 - high);
}

/**
 * Modified z of each value on the log scale, in the given order; all 0 if the values are equal, `undefined` unless all
 * are positive and finite.
 */
export function modifiedZ(values: readonly number[]): readonly number[] | undefined {
  if (!values.every((value) => value > 0 && value < Infinity)) return undefined;
  const logs = values.map((value) => Math.log(value));
  const sorted = Float64Array.from(logs).sort();
  const median = medianOfSorted(sorted);
  const unit = zPerUnit(sorted, median);
  return logs.map((log) => (unit === Infinity ? 0 : (log - median) * unit));
}

/** Modified z of a value that is 1 above the median; `Infinity` if all values are equal. */
function zPerUnit(sorted: Float64Array, median: number): number {
  if (sorted.length === 0 || sorted[sorted.length - 1]! - sorted[0]! <= roundingTolerance) return Infinity;
  const mad = madOfSorted(sorted);
  if (mad > roundingTolerance) return madFactor / mad;
  let sum = 0;
  for (let i = 0; i < sorted.length; i += 1) sum += Math.abs(sorted[i]! - median);
  return sorted.length / (meanDeviationFactor * sum);
}
