/** Whether one new value belongs to the ones before it: a prediction interval, for one value a night. */
import { tCritical } from './critical';
import { moments } from './describe';
import { nightCritical } from './night-critical';

/** Fewer earlier values say too little about their spread. */
export const minNights = 6;
/** The values that count are the latest ones: machines change slowly. */
const maxNights = 60;
/** From this many values on, a tenth at each end is drawn in: one bad night must not widen the interval. */
const minWinsorised = 10;

export interface NightPrediction {
  readonly centre: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * The interval that a new value of the same series leaves with probability `level`, in the unit of the values, which
 * are logs here. Fewer than ten values: t with n - 1 degrees of freedom, times sqrt(1 + 1/n). From ten on: 10%
 * winsorised mean and deviation, with critical values by simulation (night-critical.ts).
 * @param earlier in order of time
 * @returns undefined with fewer than six values, or if one is not finite
 */
export function predictNight(earlier: readonly number[], level: 0.05 | 0.02): NightPrediction | undefined {
  if (earlier.length < minNights) return undefined;
  const values = earlier.slice(-maxNights);
  const n = values.length;
  const found = moments(n < minWinsorised ? values : winsorised(values));
  if (found?.sd === undefined) return undefined;
  const factor =
    n < minWinsorised ? tCritical(1 - level, n - 1) * Math.sqrt(1 + 1 / n) : nightCritical[level][n - minWinsorised];
  const reach = (factor ?? Infinity) * found.sd;
  return { centre: found.mean, lo: found.mean - reach, hi: found.mean + reach };
}

function winsorised(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 10);
  const [low, high] = [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  return sorted.map((value) => Math.min(high, Math.max(low, value)));
}
