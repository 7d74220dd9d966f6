import tDistribution from '@stdlib/stats-base-dists-t';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tCritical } from '../../../src/core/statistics/critical';
import { normalCdf, normalQuantile } from '../../../src/core/statistics/normal';
import { tCdf, tQuantile, tSf, tTwoSided } from '../../../src/core/statistics/student';
import { CLOSED_FORM, expectClose, ownFigures, P_VALUE, T_QUANTILE } from './cases';

const realDf = fc.double({ min: 0, max: 4, noNaN: true }).map((x) => 10 ** x);

describe('normal distribution', () => {
  it('matches mpmath in both tails', () => {
    for (const [z, p] of ownFigures.normalCdf) expectClose(normalCdf(z), p, 1e-12);
    for (const [p, z] of ownFigures.normalQuantile) expectClose(normalQuantile(p), z, 1e-13);
    expect(ownFigures.normalCdf.length + ownFigures.normalQuantile.length).toBeGreaterThan(25);
  });

  it('inverts its own quantiles', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) =>
        expectClose(normalCdf(normalQuantile(p)), p, 1e-11),
      ),
      { seed: 1 },
    );
  });

  it('accepts the ends of its range and nothing beyond', () => {
    expect([normalQuantile(0), normalQuantile(1), normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([
      -Infinity,
      Infinity,
      0,
      1,
    ]);
    for (const bad of [-0.1, 1.1, NaN]) expect(() => normalQuantile(bad)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  it('matches mpmath and scipy from df 0.7 to 100,000, to a tail of 1e-250', () => {
    for (const [t, df, p] of ownFigures.tSf) expectClose(tSf(t, df), p, CLOSED_FORM);
    for (const [p, df, t] of ownFigures.tQuantile) expectClose(tQuantile(p, df), t, CLOSED_FORM);
    expect(ownFigures.tSf.length).toBeGreaterThan(60);
  });

  it('agrees with @stdlib at random points', () => {
    // Lower tail: what @stdlib calls cdf(-t) is the upper tail here, with no digits lost to 1 - p.
    const at = fc.tuple(fc.double({ min: 1e-3, max: 40, noNaN: true }), realDf);
    fc.assert(
      fc.property(at, ([t, df]) => expectClose(tSf(t, df), tDistribution.cdf(-t, df), P_VALUE)),
      { seed: 2, numRuns: 500 },
    );
    const level = fc.tuple(fc.double({ min: 0.51, max: 0.9999, noNaN: true }), realDf);
    fc.assert(
      fc.property(level, ([p, df]) => expectClose(tQuantile(p, df), tDistribution.quantile(p, df), T_QUANTILE)),
      { seed: 3, numRuns: 500 },
    );
  });

  it('is symmetric, decreases with t, and approaches the normal distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), realDf, (t, df) => {
        expectClose(tCdf(-t, df), tSf(t, df), 1e-14);
        expect(tSf(t + 0.5, df)).toBeLessThan(tSf(t, df));
      }),
      { seed: 4 },
    );
    for (const df of [1e9, 1e14, 1e16, Infinity]) expectClose(tSf(1.96, df), normalCdf(-1.96), 1e-8);
  });

  it('loses no digits with tiny and huge t', () => {
    // One degree of freedom is Cauchy's distribution: P(T > t) = atan(1/t) / pi.
    for (const t of [1e-12, 1e-9, 1e-3, 1, 1e8, 1e9, 1e10, 1e100, 1e200])
      expectClose(tSf(t, 1), Math.atan2(1, t) / Math.PI, 1e-12);
  });

  it('never gives a p value of 0', () => {
    expect(tTwoSided(1e10, 1e5)).toBe(Number.MIN_VALUE);
    expect(tTwoSided(0, 3)).toBe(1);
  });

  it('rejects an invalid probability or number of degrees of freedom', () => {
    for (const bad of [-0.1, 1.1, NaN]) expect(() => tQuantile(bad, 3)).toThrow(RangeError);
    expect([0, 1].map((end) => tQuantile(end, 3))).toEqual([-Infinity, Infinity]);
    for (const bad of [0, -1, NaN]) {
      expect(() => tSf(1, bad)).toThrow(RangeError);
      expect(() => tQuantile(0.9, bad)).toThrow(RangeError);
    }
  });
});

describe('critical values', () => {
  it('follow the exact quantiles for every level and real df', () => {
    const levels = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.99999);
    const df = fc.oneof(realDf, fc.double({ min: 0.5, max: 1, noNaN: true }), fc.constantFrom(1, 1e7, Infinity));
    fc.assert(
      fc.property(levels, df, (level, at) => expectClose(tCritical(level, at), tQuantile(0.5 + level / 2, at), 1e-11)),
      { seed: 5, numRuns: 1000 },
    );
  });
});
