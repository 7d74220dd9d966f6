/** The probability of an outlier this far out. Source: F. E. Grubbs, Technometrics 11 (1969). */
import { moments } from './describe';
import { tTwoSided } from './student';

/**
 * Two-sided p of one run against the others of its list, on the logs: the externally studentized residual, which has
 * Student's distribution with n - 2 degrees of freedom if all runs are normal. Not corrected for testing n runs.
 * `undefined` for fewer than 4 runs, for values that are not above 0, and if the others are all equal.
 */
export function deletedResidualP(values: readonly number[], index: number): number | undefined {
  const n = values.length;
  if (n < 4 || !values.every((value) => value > 0 && value < Infinity)) return undefined;
  const logs = values.map(Math.log);
  const others = moments(logs.filter((_value, i) => i !== index));
  if (others?.sd === undefined || others.sd === 0) return undefined;
  const t = Math.abs((logs[index] ?? 0) - others.mean) / (others.sd * Math.sqrt(n / (n - 1)));
  return tTwoSided(t, n - 2);
}
