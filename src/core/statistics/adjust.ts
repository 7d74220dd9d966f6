/**
 * p values corrected for the number of tests.
 *
 * Implemented here because `@stdlib/stats-padjust` adds 28 KB. Tests compare it with R's `p.adjust`, statsmodels and,
 * on random input, that package.
 */

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
  return method === 'holm' ? holm(p) : benjaminiHochberg(p);
}

/** Family-wise error rate. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979). */
function holm(p: readonly number[]): readonly number[] {
  const result = new Array<number>(p.length);
  let least = 0;
  ascending(p).forEach((index, i) => {
    least = Math.min(1, Math.max(least, p[index]! * (p.length - i)));
    result[index] = least;
  });
  return result;
}

/** False discovery rate. Source: Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995). */
function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const result = new Array<number>(p.length);
  const order = ascending(p);
  let most = 1;
  for (let i = order.length - 1; i >= 0; i -= 1) {
    const index = order[i]!;
    most = Math.min(most, (p[index]! * p.length) / (i + 1));
    // Rounding of p * n / n must not put a corrected p below the original.
    result[index] = Math.max(most, p[index]!);
  }
  return result;
}

function ascending(p: readonly number[]): readonly number[] {
  return Array.from(p.keys()).sort((a, b) => p[a]! - p[b]!);
}
