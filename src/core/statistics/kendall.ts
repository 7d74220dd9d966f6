/**
 * Kendall's rank correlation, for runs that drift. Source: M. G. Kendall, Rank Correlation Methods (1970); counting in
 * O(n log n) after W. R. Knight, Journal of the American Statistical Association 61 (1966).
 */
import { normalCdf } from './normal';

export interface Kendall {
  /** tau-b, -1 to 1; above 0 where later values are larger. */
  readonly tau: number;
  /** Two-sided: exact up to 50 values without ties, else normal with tie correction (no continuity correction). */
  readonly p: number;
}

const maxExactValues = 50;

/**
 * Correlation of values with their position in the list; sort the values first for another order. `undefined` for fewer
 * than 2 values, values that are not finite, and values that are all equal.
 */
export function kendallDrift(values: readonly number[]): Kendall | undefined {
  const n = values.length;
  if (n < 2 || !values.every(Number.isFinite)) return undefined;
  const sorted = Float64Array.from(values);
  const discordant = sortCounting(sorted, new Float64Array(n), 0, n);
  const { pairs, cubic } = tieSums(sorted);
  const all = (n * (n - 1)) / 2;
  if (pairs === all) return undefined;
  const score = all - pairs - 2 * discordant;
  const tau = score / Math.sqrt((all - pairs) * all);
  if (pairs === 0 && n <= maxExactValues) return { tau, p: exactP(n, discordant) };
  // Positions have no ties, which leaves only the first term of Kendall's variance.
  const variance = (n * (n - 1) * (2 * n + 5) - cubic) / 18;
  return { tau, p: Math.max(Math.min(1, 2 * normalCdf(-Math.abs(score) / Math.sqrt(variance))), Number.MIN_VALUE) };
}

/** Sorts part of a list by merging and counts the pairs that were in descending order. */
function sortCounting(values: Float64Array, spare: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >> 1;
  let count = sortCounting(values, spare, from, middle) + sortCounting(values, spare, middle, to);
  for (let i = from, j = middle, k = from; k < to; k += 1) {
    if (j >= to || (i < middle && values[i]! <= values[j]!)) {
      spare[k] = values[i]!;
      i += 1;
    } else {
      spare[k] = values[j]!;
      j += 1;
      count += middle - i;
    }
  }
  values.set(spare.subarray(from, to), from);
  return count;
}

/** Over the groups of equal values, of size t: pairs t(t-1)/2 and the variance's t(t-1)(2t+5). */
function tieSums(sorted: Float64Array): { readonly pairs: number; readonly cubic: number } {
  let pairs = 0;
  let cubic = 0;
  for (let i = 0; i < sorted.length;) {
    let size = 1;
    while (i + size < sorted.length && sorted[i + size] === sorted[i]) size += 1;
    pairs += (size * (size - 1)) / 2;
    cubic += size * (size - 1) * (2 * size + 5);
    i += size;
  }
  return { pairs, cubic };
}

/** Two-sided p of this many discordant pairs among n values without ties: twice the smaller tail. */
function exactP(n: number, discordant: number): number {
  const most = (n * (n - 1)) / 2;
  // share[d] is the probability of d discordant pairs among the values so far; value k adds 0 to k pairs.
  let share = Float64Array.of(1);
  for (let k = 1; k < n; k += 1) {
    const next = new Float64Array(share.length + k);
    let window = 0;
    for (let d = 0; d < next.length; d += 1) {
      window += share[d] ?? 0;
      if (d > k) window -= share[d - k - 1] ?? 0;
      next[d] = window / (k + 1);
    }
    share = next;
  }
  const seen = Math.min(discordant, most - discordant);
  let tail = 0;
  for (let d = 0; d <= seen; d += 1) tail += share[d]!;
  return Math.max(Math.min(1, 2 * tail), Number.MIN_VALUE);
}
