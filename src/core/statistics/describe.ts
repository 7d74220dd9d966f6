/** Descriptive statistics of a list of numbers. */

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); absent for a single number. */
  readonly sd?: number;
  readonly min: number;
  readonly max: number;
}

export interface Description extends Moments {
  /** sd / |mean|, a share; absent without sd or if the mean is 0. */
  readonly cv?: number;
  readonly median: number;
  /** First and third quartile, type 7. */
  readonly q1: number;
  readonly q3: number;
  /** Median absolute deviation from the median, not scaled. */
  readonly mad: number;
}

/**
 * Number, mean, sd and range in one pass; `undefined` if the list is empty or has values that are not finite.
 *
 * Source: B. P. Welford, Technometrics 4 (1962). Numbers so large or small that squares would leave the range of
 * doubles are scaled first.
 */
export function moments(values: readonly number[] | Float64Array): Moments | undefined {
  if (values.length === 0) return undefined;
  let mean = 0;
  let squares = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!Number.isFinite(value)) return undefined;
    const delta = value - mean;
    mean += delta / (i + 1);
    squares += delta * (value - mean);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const size = Math.max(-min, max);
  if ((size > 1e150 || size < 1e-150) && size > 0) return scaledMoments(values, size);
  const n = values.length;
  return n === 1 ? { n, mean, min, max } : { n, mean, sd: min === max ? 0 : Math.sqrt(squares / (n - 1)), min, max };
}

function scaledMoments(values: readonly number[] | Float64Array, size: number): Moments {
  // A power of two loses no digit; halving keeps it in range for the largest doubles and doubling for the smallest.
  const scale = 2 ** Math.max(-1000, Math.min(Math.floor(Math.log2(size)), 1000));
  const { n, mean, sd, min, max } = moments(Array.from(values, (value) => value / scale))!;
  return { n, mean: mean * scale, min: min * scale, max: max * scale, ...(sd === undefined ? {} : { sd: sd * scale }) };
}

/** Everything that the page shows about the runs of a side; `undefined` as for `moments`. */
export function describe(values: readonly number[]): Description | undefined {
  const basic = moments(values);
  if (basic === undefined) return undefined;
  const sorted = Float64Array.from(values).sort();
  return {
    ...basic,
    ...(basic.sd === undefined || basic.mean === 0 ? {} : { cv: basic.sd / Math.abs(basic.mean) }),
    median: quantileOfSorted(sorted, 0.5),
    q1: quantileOfSorted(sorted, 0.25),
    q3: quantileOfSorted(sorted, 0.75),
    mad: madOfSorted(sorted),
  };
}

/** Type 7 quantile (linear between the order statistics; Hyndman and Fan 1996) of ascending numbers, p from 0 to 1. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * Math.max(0, Math.min(p, 1));
  const low = Math.floor(at);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  // Two products, because the difference of two huge numbers of opposite sign would overflow.
  return below === above ? below : below * (1 - (at - low)) + above * (at - low);
}

export function medianOfSorted(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : 0.5 * sorted[half - 1]! + 0.5 * sorted[half]!;
}

/** Median absolute deviation of ascending numbers, without sorting again: the deviations grow away from the median. */
export function madOfSorted(sorted: Float64Array): number {
  const n = sorted.length;
  const median = medianOfSorted(sorted);
  let right = n >> 1;
  let left = right - 1;
  let current = 0;
  let previous = 0;
  for (let taken = 0; taken <= n >> 1; taken += 1) {
    previous = current;
    const toLeft = left >= 0 ? median - sorted[left]! : Infinity;
    const toRight = right < n ? sorted[right]! - median : Infinity;
    if (toLeft < toRight) {
      current = toLeft;
      left -= 1;
    } else {
      current = toRight;
      right += 1;
    }
  }
  return n % 2 === 1 ? current : 0.5 * previous + 0.5 * current;
}
