/** The result of a two-sided test of y / x. The caller orients it: 1 / q for metrics where lower is better. */
export interface RatioTest {
  /** Estimate of y / x. */
  readonly ratio: number;
  /** Interval at `Levels.outer`, by default 95 %; unadjusted. An open end is 0 or Infinity. */
  readonly lo: number;
  readonly hi: number;
  /** An open end is not contained in its interval: the test rejects at the end itself, not just inside of it. */
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
  /** Interval at `Levels.inner`, by default 90 %: two one-sided tests at 5 % for equivalence. */
  readonly lo90: number;
  readonly hi90: number;
  readonly lo90Open: boolean;
  readonly hi90Open: boolean;
  /** Standard error of log(ratio); for rank tests, that of a t interval of the same width. */
  readonly se: number;
  /** Satterthwaite's degrees of freedom, real. */
  readonly df: number;
  /** The statistic: above 0 if y is larger. */
  readonly t: number;
  /** Two-sided p value, uncorrected, above 0. */
  readonly p: number;
}

/** Confidence levels of the two intervals. With another alpha than 0.05 these are 1 - alpha and 1 - 2 alpha. */
export interface Levels {
  readonly outer: number;
  readonly inner: number;
}

export const defaultLevels: Levels = { outer: 0.95, inner: 0.9 };

/** Open intervals are valid; intervals whose ends overflowed are not. */
export function isInRange({
  ratio,
  lo,
  hi,
  loOpen,
  hiOpen,
}: Pick<RatioTest, 'ratio' | 'lo' | 'hi' | 'loOpen' | 'hiOpen'>): boolean {
  return ratio > 0 && ratio < Infinity && (lo > 0 || loOpen) && (hi < Infinity || hiOpen);
}

export function signOf(t: number): -1 | 0 | 1 {
  return t > 0 ? 1 : t < 0 ? -1 : 0;
}
