/**
 * p values corrected for the number of tests.
 *
 * Implemented here because `@stdlib/stats-padjust` adds 28 KB. Tests compare it with R's `p.adjust`, statsmodels and,
 * on random input, that package.
 */

import { placeIn } from '../text/ascending';

export type CorrectionMethod = 'none' | 'holm' | 'benjamini-hochberg';
export type CorrectionSetting = 'auto' | CorrectionMethod;

/** `auto` uses Holm up to this many tests, then Benjamini-Hochberg, because Holm would miss most real changes. */
const maxHolmTests = 20;

/** The method of a setting for a family of `tests`. */
export function correctionFor(setting: CorrectionSetting, tests: number): CorrectionMethod {
  if (setting !== 'auto') return setting;
  return tests <= maxHolmTests ? 'holm' : 'benjamini-hochberg';
}

/** Corrected p values in the given order, each between its p and 1. The whole family must be given. */
export function adjustP(p: readonly number[], method: CorrectionMethod): readonly number[] {
  if (method === 'none') return [...p];
  const sorted = Float64Array.from(p).sort();
  const corrected = correctedOf(sorted, method);
  // Equal p values have equal corrected ones, so the place of any of them will do.
  return p.map((value) => corrected[placeIn(sorted, value)]!);
}

/** Ascending p values, corrected. */
export function correctedOf(sorted: Float64Array, method: Exclude<CorrectionMethod, 'none'>): Float64Array {
  return method === 'holm' ? holm(sorted) : benjaminiHochberg(sorted);
}

/** Family-wise error rate, of ascending p. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979). */
function holm(p: Float64Array): Float64Array {
  const result = new Float64Array(p.length);
  let least = 0;
  for (let i = 0; i < p.length; i += 1) {
    least = Math.min(1, Math.max(least, p[i]! * (p.length - i)));
    result[i] = least;
  }
  return result;
}

/**
 * False discovery rate, of ascending p. Source: Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B
 * 57 (1995).
 */
function benjaminiHochberg(p: Float64Array): Float64Array {
  const result = new Float64Array(p.length);
  let most = 1;
  for (let i = p.length - 1; i >= 0; i -= 1) {
    most = Math.min(most, (p[i]! * p.length) / (i + 1));
    // Rounding of p * n / n must not put a corrected p below the original.
    result[i] = Math.max(most, p[i]!);
  }
  return result;
}
