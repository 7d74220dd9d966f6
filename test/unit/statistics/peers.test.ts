/** Defects of other tools that the specification names: each would fail here. */
import { describe, expect, it } from 'vitest';
import { measuredGeometricMean } from '../../../src/core/statistics/geomean';
import { compareSides } from '../../../src/core/statistics/compare';
import { mannWhitney, smallestP } from '../../../src/core/statistics/mann-whitney';
import { tCritical } from '../../../src/core/statistics/critical';

describe('defects of other tools', () => {
  it('calling five runs against four of the same values significant (pyperf)', () => {
    const values = [10.1, 10.2, 10.15, 10.12, 10.18];
    const result = compareSides({ samples: values }, { samples: values.slice(0, 4) });
    if (!result.tested) throw new Error(result.reason);
    expect(result.p).toBeGreaterThan(0.5);
    expect(result.lo < 1 && result.hi > 1).toBe(true);
  });

  it('testing equal runs in unequal numbers, which differ only in spread', () => {
    const result = compareSides({ samples: [10, 10, 10, 10, 10] }, { samples: [10, 10, 10, 10] });
    expect(result).toMatchObject({ tested: false, reason: 'zero-variance-equal' });
  });

  it('a p below the smallest exact one, 0.10, for three equal values against three others (compare.py: 0.0469)', () => {
    expect(mannWhitney([5, 5, 5], [6, 6, 6])).toMatchObject({ method: 'exact', p: expect.closeTo(0.1, 12) });
    expect(smallestP(3, 3)).toBeCloseTo(0.1, 12);
    expect(compareSides({ samples: [5, 5, 5] }, { samples: [6, 6, 6] })).toMatchObject({
      tested: false,
      reason: 'zero-variance-different',
    });
  });

  it('an infinite interval for five runs per side, or a geometric mean that needs units (benchstat)', () => {
    const seconds = compareSides({ samples: [1, 1.01, 1.02, 0.99, 1] }, { samples: [0.9, 0.91, 0.92, 0.9, 0.89] });
    const requests = compareSides(
      { samples: [5000, 5010, 4990, 5005, 5001] },
      { samples: [5100, 5110, 5090, 5105, 5101] },
    );
    if (!seconds.tested || !requests.tested) throw new Error('untested');
    for (const { lo, hi } of [seconds, requests]) expect(0 < lo && lo < hi && hi < Infinity).toBe(true);
    const mean = measuredGeometricMean([{ ...seconds, ratio: 1 / seconds.ratio }, requests])!;
    expect(mean.ratio).toBeCloseTo(Math.sqrt(requests.ratio / seconds.ratio), 12);
    expect(mean.lo! < mean.ratio && mean.ratio < mean.hi!).toBe(true);
  });

  it('calling a quotient y / x better or worse without a direction (pyperf: "faster")', () => {
    const slower = compareSides({ samples: [10, 10.1, 9.9] }, { samples: [20, 20.2, 19.8] });
    expect(slower.tested && slower.ratio).toBeCloseTo(2, 6);
  });

  it('an interval of a mean without the square root of n (mmtests)', () => {
    const sides = [9, 36].map((n) => compareSides({ mean: 100, sd: 1, n }, { mean: 100, sd: 1, n }));
    const [nine, thirtySix] = sides.map((result) => (result.tested ? Math.log(result.hi / result.lo) / 2 : NaN));
    expect(nine).toBeCloseTo(tCritical(0.95, 16) * 0.01 * Math.sqrt(2 / 9), 12);
    expect(nine! / thirtySix!).toBeCloseTo((2 * tCritical(0.95, 16)) / tCritical(0.95, 70), 9);
  });

  it('calling a significant change of 0.1% large (Cliff\'s delta: "large")', () => {
    const base = [1000, 1000.1, 999.9, 1000.05, 999.95, 1000.02];
    const result = compareSides({ samples: base }, { samples: base.map((v) => v * 1.001) });
    if (!result.tested) throw new Error(result.reason);
    expect(result.p).toBeLessThan(1e-5);
    expect(result.lo > 1.0008 && result.hi < 1.0012).toBe(true);
    // Every pair differs in the same direction, which Cliff's delta calls the largest possible difference.
    expect(
      mannWhitney(
        base,
        base.map((v) => v * 1.001),
      )!.uX,
    ).toBe(0);
  });
});
