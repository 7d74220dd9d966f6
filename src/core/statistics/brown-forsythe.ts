/**
 * Tests whether two sides differ in spread. Source: M. B. Brown, A. B. Forsythe, Journal of the American Statistical
 * Association 69 (1974).
 */
import { medianOfSorted, moments } from './describe';
import { tTwoSided } from './student';

export interface BrownForsythe {
  /** The F statistic, with 1 and `df` degrees of freedom. */
  readonly f: number;
  readonly df: number;
  /** Two-sided, above 0. */
  readonly p: number;
}

/**
 * The pooled t test (as F) of the absolute deviations from each side's median. Pass the logs of runs to compare
 * relative spreads. `undefined` with fewer than 2 values on a side, values that are not finite, or deviations that do
 * not vary.
 */
export function brownForsythe(x: readonly number[], y: readonly number[]): BrownForsythe | undefined {
  const devX = moments(deviations(x));
  const devY = moments(deviations(y));
  if (devX?.sd === undefined || devY?.sd === undefined) return undefined;
  const df = devX.n + devY.n - 2;
  const pooled = ((devX.n - 1) * devX.sd * devX.sd + (devY.n - 1) * devY.sd * devY.sd) / df;
  if (pooled === 0) return undefined;
  const difference = devY.mean - devX.mean;
  const f = (difference * difference) / (pooled * (1 / devX.n + 1 / devY.n));
  return { f, df, p: tTwoSided(Math.sqrt(f), df) };
}

function deviations(values: readonly number[]): readonly number[] {
  const median = medianOfSorted(Float64Array.from(values).sort());
  return values.map((value) => Math.abs(value - median));
}
