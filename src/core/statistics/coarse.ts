/** Finds measurements in coarse steps, such as whole milliseconds at 12 or the ticks of a 10 ms clock. */
import { roundingTolerance } from './log-sample';
import { Scratch } from './scratch';

const scratch = new Scratch();

/**
 * Whether the smallest difference between two different values of both sides is more than `share` of their median. Then
 * ratios of two runs can only be 1 or far from 1, and their median says little about the size of a change.
 *
 * @param x Ascending logs in a shared unit, as is `y`; at least one value.
 * @param share A share of the median, such as 0.01.
 */
export function inCoarseSteps(x: Float64Array, y: Float64Array, share: number): boolean {
  const pooled = scratch.list(x.length + y.length);
  for (let i = 0, j = 0; i < x.length || j < y.length;) {
    const fromX = j >= y.length || (i < x.length && x[i]! <= y[j]!);
    pooled[i + j] = fromX ? x[i]! : y[j]!;
    if (fromX) i += 1;
    else j += 1;
  }
  const half = pooled.length / 2;
  const upper = Math.exp(pooled[Math.floor(half)]!);
  const median = Number.isInteger(half) ? 0.5 * Math.exp(pooled[half - 1]!) + 0.5 * upper : upper;
  // Exactly the share is not more than it, whatever rounding adds.
  const limit = share * median * (1 + 1e-9);
  for (let k = 1; k < pooled.length; k += 1) {
    const [low, high] = [pooled[k - 1]!, pooled[k]!];
    if (high - low <= 2 * roundingTolerance) continue;
    if (Math.exp(high) - Math.exp(low) <= limit) return false;
  }
  return true;
}
