import { describe, expect, it, vi } from 'vitest';
import { meanOverSpread } from '../../../src/core/statistics/chi-mean';
import { compareSides } from '../../../src/core/statistics/compare';
import { measuredGeometricMean } from '../../../src/core/statistics/geomean';
import { powerAt, runsToSee, smallestEffect, smallestRuns, spreadToSee } from '../../../src/core/statistics/power';
import type { UnclearRow } from '../../../src/core/statistics/runs-to-decide';
import { decidedShare, runsToDecide } from '../../../src/core/statistics/runs-to-decide';
import { chance } from '../../perf/chance';

const PAIRS = 4000;
/** Four standard errors of a share of PAIRS near 0.8. */
const NOISE = 4 * Math.sqrt((0.8 * 0.2) / PAIRS);

/**
 * Fraction of simulated rows with n runs per side that leave "unclear", by the order of verdicts in the specification.
 */
function simulate({ ratio, sdX, sdY, fail, equivalence }: UnclearRow, n: number, seed: number): number {
  const { normal } = chance(seed);
  let decided = 0;
  for (let k = 0; k < PAIRS; k += 1) {
    const x = Array.from({ length: n }, () => 100 * Math.exp(sdX * normal()));
    const y = Array.from({ length: n }, () => 100 * ratio * Math.exp(sdY * normal()));
    const result = compareSides(summaryOf(x), summaryOf(y));
    if (!result.tested) throw new Error(result.reason);
    const warn = result.ratio <= 0.99 || result.ratio >= 1 / 0.99;
    const found = result.p < 0.05;
    const same = result.lo90 >= 1 - equivalence && result.hi90 <= 1 / (1 - equivalence);
    const none = result.lo >= 1 - fail && result.hi <= 1 / (1 - fail);
    // A small change that is not significant after correction is not suspect: it may still be unclear.
    if ((found && warn) || same || none) decided += 1;
  }
  return decided / PAIRS;
}

/** Summaries are tested without the outlier rule; on the log scale their sd is the one asked for. */
function summaryOf(runs: readonly number[]): { mean: number; sd: number; n: number } {
  const logs = runs.map((v) => Math.log(v));
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const sd = Math.sqrt(logs.reduce((a, b) => a + (b - mean) ** 2, 0) / (logs.length - 1));
  return { mean: Math.exp(mean), sd: sd * Math.exp(mean), n: runs.length };
}

const rows: readonly UnclearRow[] = [
  { ratio: 1.02, sdX: 0.03, sdY: 0.03, fail: 0.05, equivalence: 0.01 },
  { ratio: 1, sdX: 0.05, sdY: 0.05, fail: 0.05, equivalence: 0.01 },
  { ratio: 0.97, sdX: 0.06, sdY: 0.01, fail: 0.05, equivalence: 0.01 },
  { ratio: 1.08, sdX: 0.05, sdY: 0.08, fail: 0.05, equivalence: 0.01 },
  { ratio: 1.004, sdX: 0.03, sdY: 0.03, fail: 0.02, equivalence: 0.02 },
  { ratio: 1.2, sdX: 0.06, sdY: 0.08, fail: 0.05, equivalence: 0.01 },
  { ratio: 1.01, sdX: 0.013, sdY: 0.013, fail: 0.05, equivalence: 0.01 },
];

describe('the number of runs that decides an unclear row', () => {
  it.each(rows)(
    'decides 80% of simulated rows, and a smaller number does not: $ratio with spreads $sdX and $sdY',
    (row) => {
      const n = runsToDecide(row)!;
      expect(Math.abs(simulate(row, n, 21) - decidedShare(row, n))).toBeLessThan(NOISE);
      expect(simulate(row, n, 22)).toBeGreaterThan(0.8 - NOISE);
      const fewer = Math.max(2, Math.min(n - 1, Math.floor(0.7 * n)));
      expect(Math.abs(simulate(row, fewer, 23) - decidedShare(row, fewer))).toBeLessThan(NOISE);
      expect(simulate(row, fewer, 24)).toBeLessThan(0.8 - 0.02);
    },
  );

  it('is the smallest such number, as a linear search confirms', () => {
    for (const ratio of [1, 1.012, 0.97, 1.0253, 0.9]) {
      for (const sd of [0.004, 0.02, 0.08]) {
        for (const other of [1, 0.2]) {
          const row = { ratio, sdX: sd, sdY: sd * other, fail: 0.05, equivalence: 0.01 };
          let n = 2;
          while (decidedShare(row, n) < 0.8) n += 1;
          expect(runsToDecide(row)).toBe(n);
        }
      }
    }
  });

  it('counts both tails: by chance alone, alpha of the rows are decided', () => {
    const row = { ratio: 1, sdX: 5, sdY: 5, fail: 0.05, equivalence: 0.01 };
    for (const alpha of [0.05, 0.2]) expect(decidedShare(row, 30, alpha)).toBeCloseTo(alpha, 3);
    // Welch's test of equal spreads is slightly conservative with few runs: 4.6% by scipy over a million pairs of six.
    expect(decidedShare(row, 6)).toBeCloseTo(0.046, 3);
  });

  it('has a value for no spread, and none if no number of runs suffices', () => {
    expect(runsToDecide({ ratio: 1.02, sdX: 0, sdY: 0, fail: 0.05, equivalence: 0.01 })).toBe(2);
    expect(runsToDecide({ ratio: 1, sdX: 20, sdY: 20, fail: 0.05, equivalence: 0.01 })).toBeUndefined();
  });
});

describe('the smallest effect that a test can detect', () => {
  it.each([
    [9, 0.01],
    [20, 0.05],
  ])('is detected in 80% of simulated rows: %i runs with a spread of %d', (n, sd) => {
    const ratio = Math.exp(smallestEffect({ n, sd }, { n, sd }));
    const { normal } = chance(31 + n);
    let seen = 0;
    for (let k = 0; k < PAIRS; k += 1) {
      const draw = (m: number): readonly number[] => Array.from({ length: n }, () => m * Math.exp(sd * normal()));
      const result = compareSides(summaryOf(draw(100)), summaryOf(draw(100 * ratio)));
      if (result.tested && result.p < 0.05) seen += 1;
    }
    expect(Math.abs(seen / PAIRS - 0.8)).toBeLessThan(NOISE);
  });

  it('is consistent in both directions', () => {
    const effect = Math.log(1.03);
    const n = runsToSee(effect, 0.02, 0.02)!;
    expect(smallestEffect({ n, sd: 0.02 }, { n, sd: 0.02 })).toBeLessThanOrEqual(effect);
    expect(smallestEffect({ n: n - 1, sd: 0.02 }, { n: n - 1, sd: 0.02 })).toBeGreaterThan(effect);
    const spread = spreadToSee(effect, n);
    expect(smallestEffect({ n, sd: spread }, { n, sd: spread })).toBeCloseTo(effect, 9);
    expect(powerAt(0, 8)).toBeCloseTo(0.025, 9);
  });

  it('computes the weights of spreads once for all effects that it tries', () => {
    const weights = vi.spyOn(Math, 'expm1');
    try {
      meanOverSpread(16, (s) => s);
      const once = weights.mock.calls.length;
      smallestEffect({ n: 9, sd: 0.02 }, { n: 9, sd: 0.02 });
      expect(weights.mock.calls.length).toBe(2 * once);
    } finally {
      weights.mockRestore();
    }
  });

  it('is the smallest of any number, over powers of two and small deviations', () => {
    for (const wanted of [2, 3, 4, 5, 63, 64, 65, 1000, 999_999, 1_000_000])
      expect(smallestRuns((n) => n >= wanted)).toBe(wanted);
    expect(smallestRuns(() => false)).toBeUndefined();
  });
});

describe('averages over the spread', () => {
  it('match the moments of chi-squared', () => {
    for (const df of [0.5, 1, 2.5, 7, 40, 1000, 1e5]) {
      expect(meanOverSpread(df, () => 1)).toBeCloseTo(1, 12);
      expect(meanOverSpread(df, (s) => s * s)).toBeCloseTo(1, 8);
      expect(meanOverSpread(df, (s) => s ** 4)).toBeCloseTo(1 + 2 / df, 6);
    }
  });
});

describe('the geometric mean', () => {
  it('covers the truth 95 times in 100 with few runs per row, unlike a normal quantile', () => {
    const { normal } = chance(41);
    const truth = 1.03;
    let covered = 0;
    let coveredByNormal = 0;
    for (let k = 0; k < PAIRS; k += 1) {
      const measured = [0.01, 0.02, 0.015].map((sd) => {
        const draw = (m: number): readonly number[] => Array.from({ length: 3 }, () => m * Math.exp(sd * normal()));
        const result = compareSides(summaryOf(draw(100)), summaryOf(draw(100 * truth)));
        if (!result.tested) throw new Error(result.reason);
        return result;
      });
      const mean = measuredGeometricMean(measured)!;
      const exact = measuredGeometricMean(measured.map(({ ratio, se }) => ({ ratio, se })))!;
      if (mean.lo! <= truth && truth <= mean.hi!) covered += 1;
      if (exact.lo! <= truth && truth <= exact.hi!) coveredByNormal += 1;
    }
    expect(covered / PAIRS).toBeGreaterThan(0.94);
    expect(covered / PAIRS).toBeLessThan(0.98);
    expect(coveredByNormal / PAIRS).toBeLessThan(0.93);
  });

  it('has no interval if a row has none, and no value if there is no ratio', () => {
    expect(measuredGeometricMean([{ ratio: 1.1, se: 0.01, df: 4 }, { ratio: 1.2 }])).toEqual({
      ratio: expect.closeTo(Math.sqrt(1.32), 12),
    });
    for (const rows of [[], [{ ratio: 0 }], [{ ratio: -1 }], [{ ratio: Infinity }], [{ ratio: NaN }]])
      expect(measuredGeometricMean(rows)).toBeUndefined();
  });

  it('is the row itself for one row, with its own interval', () => {
    const row = compareSides({ samples: [10, 10.2, 10.1] }, { samples: [11, 11.1, 11.3, 11.2] });
    if (!row.tested) throw new Error(row.reason);
    const mean = measuredGeometricMean([row])!;
    expect(mean.lo).toBeCloseTo(row.lo, 12);
    expect(mean.hi).toBeCloseTo(row.hi, 12);
  });
});
