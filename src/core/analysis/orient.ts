/** Converts quotients to performance ratios, and compares them with limits robustly against rounding. */
import type { Limits } from './model';
import type { Direction } from '../report/metric';

/** The performance ratio of a quotient (subject / baseline): the same if higher is better, else its inverse. */
export function performance(quotient: number, direction: Direction | undefined): number | undefined {
  if (direction === 'higher') return quotient;
  if (direction === 'lower') return 1 / quotient;
  return undefined;
}

/** Converts a performance ratio back to a quotient. */
export function quotientOf(ratio: number, direction: Direction | undefined): number {
  return direction === 'lower' ? 1 / ratio : ratio;
}

/** Rounds to 12 significant digits for comparison with limits, so that 2.97/3 is 0.99 and 1 - 0.01 is 0.99. */
export function settle(value: number): number {
  return Number(value.toPrecision(12));
}

/** The sign of value - limit after rounding, which is skipped if it cannot matter. */
function against(value: number, limit: number): number {
  const difference = value - limit;
  if (Math.abs(difference) > 1e-9 * limit) return difference;
  return settle(value) - settle(limit);
}

/** Whether a ratio is worse by at least the smallest change that matters. Inclusive: 0.99 counts at 1%. */
export function isWorse(ratio: number, limits: Limits): boolean {
  return against(ratio, 1 - limits.warn) <= 0;
}

/** Whether a ratio is better by at least the smallest change that matters. */
export function isBetter(ratio: number, limits: Limits): boolean {
  return against(ratio, 1 + limits.warn) >= 0;
}

/** Whether a ratio reaches the error level. */
export function isSevere(ratio: number, limits: Limits): boolean {
  return against(ratio, 1 - limits.fail) <= 0;
}

/** Whether an interval lies in [1-e, 1/(1-e)]. An open end (0 or infinity) is not contained. */
export function isWithin(lo: number, hi: number, e: number): boolean {
  return against(lo, 1 - e) >= 0 && against(hi, 1 / (1 - e)) <= 0;
}
