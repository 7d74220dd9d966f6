/** Detects runs that fall into two groups. */
import { moments } from './describe';

/** Sarle's coefficient of a uniform distribution, 5/9: above it a sample looks bimodal. */
export const sarleLimit = 5 / 9;

export interface Gap {
  /** Ends of the largest gap between neighbouring values. */
  readonly below: number;
  readonly above: number;
  /** Share of the values in the smaller of the two groups, 0 to 0.5. */
  readonly smallerShare: number;
  /** The gap in units of the pooled standard deviation within the groups; `Infinity` where neither varies. */
  readonly width: number;
}

/**
 * Sarle's bimodality coefficient with sample-size correction, 0 to 1: (skewness^2 + 1) / (excess kurtosis +
 * 3 (n-1)^2 / ((n-2)(n-3))), both moments corrected for bias. `undefined` for fewer than 4 values, values that are not
 * finite or all equal.
 *
 * Source: SAS/STAT User's Guide, the CLUSTER procedure (there by W. S. Sarle).
 */
export function sarle(values: readonly number[]): number | undefined {
  const basic = moments(values);
  const n = values.length;
  if (basic?.sd === undefined || basic.sd === 0 || n < 4) return undefined;
  let third = 0;
  let fourth = 0;
  for (const value of values) {
    const z = (value - basic.mean) / basic.sd;
    third += z * z * z;
    fourth += z * z * z * z;
  }
  const skewness = (third * n) / ((n - 1) * (n - 2));
  const correction = (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
  const excess = (fourth * n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3)) - correction;
  return (skewness * skewness + 1) / (excess + correction);
}

/** The largest gap between adjacent values; the lowest of equal ones. `undefined` for fewer than 4 finite values. */
export function largestGap(values: readonly number[]): Gap | undefined {
  const n = values.length;
  if (n < 4 || !values.every(Number.isFinite)) return undefined;
  const sorted = Float64Array.from(values).sort();
  let cut = 1;
  for (let i = 2; i < n; i += 1) if (sorted[i]! - sorted[i - 1]! > sorted[cut]! - sorted[cut - 1]!) cut = i;
  const [low, high] = [moments(sorted.subarray(0, cut))!, moments(sorted.subarray(cut))!];
  const squares = (low.n - 1) * (low.sd ?? 0) ** 2 + (high.n - 1) * (high.sd ?? 0) ** 2;
  const gap = high.min - low.max;
  const pooled = Math.sqrt(squares / (n - 2));
  const width = gap === 0 ? 0 : gap / pooled;
  return { below: low.max, above: high.min, smallerShare: Math.min(cut, n - cut) / n, width };
}
