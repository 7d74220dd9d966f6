/**
 * The differences y[j] - x[i] of two ascending lists. There may be millions, so they are counted in one merge, and
 * listed only when few are left. Nothing here is quadratic in the number of runs.
 */
import { roundingTolerance } from './log-sample';
import { Scratch } from './scratch';

/** Up to this many differences are listed and sorted instead of narrowed down further. */
export const maxListedDifferences = 256;

/** The number of differences up to d. */
export function countUpTo(x: Float64Array, y: Float64Array, d: number): number {
  let count = 0;
  for (let i = 0, j = 0; i < x.length; i += 1) {
    const limit = x[i]! + d;
    while (j < y.length && y[j]! <= limit) j += 1;
    count += j;
  }
  return count;
}

/**
 * The `count` differences above `low` and up to `high`, ascending.
 *
 * @param found of this length; becomes the result
 */
export function listDifferences(
  x: Float64Array,
  y: Float64Array,
  low: number,
  high: number,
  count: number,
  found: Float64Array = new Float64Array(count),
): Float64Array {
  let at = 0;
  for (let i = 0, start = 0; i < x.length; i += 1) {
    const above = x[i]! + low;
    const limit = x[i]! + high;
    while (start < y.length && y[start]! <= above) start += 1;
    for (let j = start; j < y.length && y[j]! <= limit; j += 1, at += 1) found[at] = y[j]! - x[i]!;
  }
  return found.sort();
}

const scratch = new Scratch();

/**
 * All differences, ascending, or `undefined` if there are too many to list. The list is valid until the next call:
 * nothing keeps it.
 */
export function allDifferences(x: Float64Array, y: Float64Array): Float64Array | undefined {
  const count = x.length * y.length;
  if (count > maxListedDifferences) return undefined;
  const [low, high] = [y[0]! - x[x.length - 1]! - 1, y[y.length - 1]! - x[0]! + 1];
  return listDifferences(x, y, low, high, count, scratch.list(count));
}

/** Ascending values, merged if they differ only by rounding. */
export function distinctValues(sorted: Float64Array): Float64Array {
  let i = 1;
  while (i < sorted.length && sorted[i]! - sorted[i - 1]! > 2 * roundingTolerance) i += 1;
  if (i >= sorted.length) return sorted;
  const kept = sorted.slice();
  let count = i;
  for (; i < sorted.length; i += 1) {
    if (sorted[i]! - sorted[i - 1]! <= 2 * roundingTolerance) continue;
    kept[count] = sorted[i]!;
    count += 1;
  }
  return kept.subarray(0, count);
}

/**
 * The next point in a search for the step between low, where a quantity is below 0, and high, where it is above. It
 * interpolates, and overshoots to close in from both sides; bisects if that made no progress.
 */
export function nextPoint(low: number, high: number, atLow: number, atHigh: number, halve: boolean): number {
  const share = atLow / (atLow - atHigh);
  if (halve || !(share > 0 && share < 1)) return low + 0.5 * (high - low);
  const past = share < 0.5 ? 1.01 * share + 1e-4 : 1.01 * share - 0.01 - 1e-4;
  return low + past * (high - low);
}

/**
 * Median of all differences: the Hodges-Lehmann estimate of a shift (J. L. Hodges, E. L. Lehmann, 1963), found by
 * counting, in a few merges. At least one value a side.
 */
export function medianDifference(x: Float64Array, y: Float64Array): number {
  const pairs = x.length * y.length;
  // Not a shift: the number of pairs can exceed 32 bits.
  const k = Math.floor((pairs + 1) / 2);
  let low = y[0]! - x[x.length - 1]! - 1;
  let high = y[y.length - 1]! - x[0]! + 1;
  let countLow = 0;
  let countHigh = pairs;
  for (
    let width = Infinity, step = 0;
    countHigh - countLow > maxListedDifferences && high - low > 2 * roundingTolerance;
    step += 1
  ) {
    const halve = step % 3 === 2 && high - low > 0.25 * width;
    if (step % 3 === 0) width = high - low;
    const d = nextPoint(low, high, countLow - k, countHigh - k, halve);
    const count = countUpTo(x, y, d);
    if (count < k) {
      low = d;
      countLow = count;
    } else {
      high = d;
      countHigh = count;
    }
  }
  const count = countHigh - countLow;
  // This many values within rounding of each other are one value: a difference of the data, not the point of a search.
  if (count > maxListedDifferences) {
    const value = nextAbove(x, y, low);
    return pairs % 2 === 1 || k < countHigh ? value : 0.5 * value + 0.5 * nextAbove(x, y, high);
  }
  const few = listDifferences(x, y, low, high, count);
  const below = few[k - countLow - 1]!;
  if (pairs % 2 === 1) return below;
  return 0.5 * below + 0.5 * (k < countHigh ? few[k - countLow]! : nextAbove(x, y, high));
}

/** The smallest difference above d, or `Infinity`. */
export function nextAbove(x: Float64Array, y: Float64Array, d: number): number {
  let next = Infinity;
  for (let i = 0, j = 0; i < x.length; i += 1) {
    while (j < y.length && y[j]! <= x[i]! + d) j += 1;
    if (j < y.length) next = Math.min(next, y[j]! - x[i]!);
  }
  return next;
}
