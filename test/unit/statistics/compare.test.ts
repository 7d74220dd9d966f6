import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SidesComparison, SideInput, TestedComparison } from '../../../src/core/statistics/compare';
import { compareSides } from '../../../src/core/statistics/compare';
import { secondOpinion, testedValues } from '../../../src/core/statistics/details';
import { scoreStatistic } from '../../../src/core/statistics/normal-score-statistic';
import { tCritical } from '../../../src/core/statistics/critical';
import { tTwoSided } from '../../../src/core/statistics/student';
import { welchOnLogs } from '../../../src/core/statistics/welch';
import { chance } from '../../perf/chance';
import { expectClose } from './cases';

const tested = (x: SideInput, y: SideInput): TestedComparison => {
  const result = compareSides(x, y);
  if (!result.tested) throw new Error(result.reason);
  return result;
};
const runs = (x: readonly number[], y: readonly number[]): TestedComparison => tested({ samples: x }, { samples: y });
const reason = (x: SideInput, y: SideInput): string | undefined => {
  const result = compareSides(x, y);
  return result.tested ? undefined : result.reason;
};

/** Two sides as in real reports: few runs, a spread, an occasional slow run, sometimes few digits. */
const side = fc.record({
  seed: fc.integer(),
  n: fc.integer({ min: 2, max: 24 }),
  cv: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  slow: fc.boolean(),
  rounded: fc.boolean(),
});
const sample = ({
  seed,
  n,
  cv,
  slow,
  rounded,
}: {
  seed: number;
  n: number;
  cv: number;
  slow: boolean;
  rounded: boolean;
}): number[] => {
  const { normal, uniform } = chance(seed);
  return Array.from({ length: n }, () => {
    const value = 100 * Math.exp(cv * normal()) * (slow && uniform() < 0.2 ? 1.5 : 1);
    return rounded ? Number(value.toPrecision(3)) : value;
  });
};
const pair = fc.tuple(side.map(sample), side.map(sample));

describe('degenerate input', () => {
  it.each<[string, SideInput, SideInput, string]>([
    ['equal constants', { samples: [5, 5, 5] }, { samples: [5, 5, 5] }, 'zero-variance-equal'],
    [
      'constants equal but for rounding',
      { samples: [0.3, 0.3] },
      { samples: [0.1 + 0.2, 0.1 + 0.2] },
      'zero-variance-equal',
    ],
    ['different constants', { samples: [5, 5, 5] }, { samples: [6, 6, 6] }, 'zero-variance-different'],
    [
      'different constants of many runs',
      { samples: Array(9).fill(5) },
      { samples: Array(9).fill(6) },
      'zero-variance-different',
    ],
    ['one run', { samples: [5] }, { samples: [5, 6, 7] }, 'single-run'],
    ['no run', { samples: [] }, { samples: [5, 6, 7] }, 'single-run'],
    ['a zero', { samples: [5, 0, 6] }, { samples: [5, 6, 7] }, 'not-positive'],
    ['a negative zero', { samples: [5, 6] }, { samples: [5, -0] }, 'not-positive'],
    ['a negative run', { samples: [5, 6, 7] }, { samples: [5, -1, 7] }, 'not-positive'],
    ['a zero beside infinity', { samples: [5, Infinity] }, { samples: [5, 0] }, 'not-positive'],
    ['infinity', { samples: [5, Infinity] }, { samples: [5, 6] }, 'overflow'],
    ['no number', { samples: [5, NaN] }, { samples: [5, 6] }, 'overflow'],
    ['a ratio beyond doubles', { samples: [1e-200, 2e-200] }, { samples: [1e200, 2e200] }, 'overflow'],
    ['an interval beyond doubles', { samples: [1e-100, 1e100] }, { samples: [1e-90, 1e90] }, 'overflow'],
    [
      'a rank estimate beyond doubles',
      { samples: [1, ...Array.from({ length: 6 }, (_, i) => (i + 1) * 1e-300)] },
      { samples: Array.from({ length: 7 }, (_, i) => (i + 1) * 1e300) },
      'overflow',
    ],
    [
      'boot means with a zero inside',
      { samples: [5, 0, 6, 7, 8, 9], boots: [1, 1, 2, 2, 3, 3] },
      { samples: [5, 6, 7], boots: [1, 2, 3] },
      'not-positive',
    ],
    [
      'boot means that are equal',
      { samples: [1, 3, 1, 3, 1, 3], boots: [1, 1, 2, 2, 3, 3] },
      { samples: [2, 2, 2], boots: [1, 2, 3] },
      'zero-variance-equal',
    ],
    ['a summary of one run', { mean: 5, sd: 1, n: 1 }, { mean: 5, sd: 1, n: 5 }, 'single-run'],
    ['a summary without spread', { mean: 5, sd: 0, n: 3 }, { mean: 5, sd: 0, n: 3 }, 'zero-variance-equal'],
    ['summaries without spread, apart', { mean: 5, sd: 0, n: 3 }, { mean: 6, sd: 0, n: 3 }, 'zero-variance-different'],
    ['a negative mean', { mean: -5, sd: 1, n: 3 }, { mean: 6, sd: 1, n: 3 }, 'not-positive'],
    ['a negative sd', { mean: 5, sd: -1, n: 3 }, { mean: 6, sd: 1, n: 3 }, 'bad-summary'],
    ['an infinite mean', { mean: Infinity, sd: 1, n: 3 }, { mean: 6, sd: 1, n: 3 }, 'overflow'],
    ['an infinite sd', { mean: 5, sd: Infinity, n: 3 }, { mean: 6, sd: 1, n: 3 }, 'bad-summary'],
    [
      'an interval the wrong way round',
      { mean: 5, ci: { lo: 6, hi: 4, level: 0.95 }, n: 3 },
      { mean: 6, sd: 1, n: 3 },
      'bad-summary',
    ],
    ['a level of 95', { mean: 5, ci: { lo: 4, hi: 6, level: 95 }, n: 3 }, { mean: 6, sd: 1, n: 3 }, 'bad-summary'],
    ['a summary beside one run', { mean: 5, sd: 1, n: 3 }, { samples: [5] }, 'single-run'],
    ['a summary beside a zero', { mean: 5, sd: 1, n: 3 }, { samples: [0, 5] }, 'not-positive'],
  ])('%s', (_, x, y, expected) => {
    expect(reason(x, y)).toBe(expected);
  });

  it('has numbers or a reason for anything that JSON can contain', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc.constantFrom(0, 1, 1, 1, 5e-324, 1.7e308, Infinity),
      fc.double({ min: 0.9, max: 1.1, noNaN: true }),
    );
    const samples = fc.array(number, { maxLength: 14 });
    fc.assert(
      fc.property(samples, samples, (x, y) => {
        const result = compareSides({ samples: x }, { samples: y });
        if (result.tested)
          for (const value of Object.values(result)) if (typeof value === 'number') expect(value).not.toBeNaN();
        if (result.tested) expect(result.p > 0 && result.p <= 1 && result.se > 0 && result.ratio > 0).toBe(true);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('is still tested if only one side does not vary', () => {
    const result = runs([100, 100, 100], [102, 102.2, 102.4]);
    expectClose(result.df, 2, 1e-12);
    expect(result.lo).toBeGreaterThan(1);
  });
});

describe('which test is chosen', () => {
  const clean = [100, 101, 99, 100.5, 99.5, 100.2];
  it('is Welch on logs, or normal scores if both sides have 6 runs and either has an outlier', () => {
    expect(
      runs(
        clean,
        clean.map((v) => v * 1.02),
      ).method,
    ).toBe('welch-logs');
    const apart = runs(clean, [...clean.slice(1), 140]);
    expect(apart).toMatchObject({ method: 'normal-scores', x: { outliers: 0, n: 6 }, y: { outliers: 1, n: 6 } });
    // Five runs are too few on either side, whatever they look like.
    expect(runs(clean.slice(0, 5), [...clean.slice(1), 140])).toMatchObject({
      method: 'welch-logs',
      y: { outliers: 1 },
    });
    expect(runs([...clean.slice(1, 5), 140], clean)).toMatchObject({ method: 'welch-logs', x: { outliers: 0 } });
  });

  it('is the summary test if either side is a summary', () => {
    expect(tested({ samples: clean }, { mean: 102, sd: 1, n: 6 }).method).toBe('summary');
  });

  it('takes the standard deviation from a printed interval', () => {
    // Nine runs: t quantile 2.306004 with 8 degrees of freedom, so that an interval of +-2.306004 is an sd of 3.
    const printed = tested(
      { mean: 100, ci: { lo: 97.693995864796, hi: 102.306004135204, level: 0.95 }, n: 9 },
      { mean: 103, sd: 3, n: 9 },
    );
    const stated = tested({ mean: 100, sd: 3, n: 9 }, { mean: 103, sd: 3, n: 9 });
    expectClose(printed.p, stated.p, 1e-9);
  });
});

describe('two or three runs against more', () => {
  const many = [100, 101, 99, 100.5, 99.5, 100.2, 100.7, 99.1, 100.1];
  const few = [103, 106, 101, 104];
  it.each([
    [9, 3, true],
    [6, 3, true],
    [5, 3, true],
    [4, 2, true],
    [3, 2, true],
    [9, 4, false],
    [3, 3, false],
  ])('have lowered degrees of freedom for %i against %i: %s', (n, m, lowered) => {
    const [x, y] = [many.slice(0, n), few.slice(0, m)];
    const plain = welchOnLogs(x, y);
    if (typeof plain === 'string') throw new Error(plain);
    for (const result of [runs(x, y), runs(y, x)]) {
      expect(result.fewAgainstMany).toBe(lowered);
      expectClose(result.df, lowered ? 2 / (1 / plain.df + 1 / (m - 1)) : plain.df, 1e-9);
      expectClose(Math.abs(result.t), Math.abs(plain.t), 1e-9);
      expectClose(result.p, tTwoSided(plain.t, result.df), 1e-9);
      expectClose(Math.log(result.hi / result.ratio), tCritical(0.95, result.df) * result.se, 1e-9);
    }
  });

  it('include summaries and boots', () => {
    expect(tested({ mean: 100, sd: 1, n: 9 }, { mean: 103, sd: 2, n: 3 }).fewAgainstMany).toBe(true);
    const boots = { samples: many.slice(0, 6), boots: [1, 1, 2, 2, 3, 3] };
    expect(tested(boots, { samples: many, boots: [1, 2, 3, 4, 5, 6, 7, 8, 9] })).toMatchObject({
      boots: 'means',
      fewAgainstMany: true,
    });
  });
});

describe('boots', () => {
  const x = { samples: [100, 100.1, 101, 101.1, 99, 99.1], boots: [1, 1, 2, 2, 3, 3] };
  const y = { samples: [102, 102.1, 103.1, 101, 101.2, 103], boots: ['a', 'a', 'b', 'c', 'c', 'b'] };

  it('make the means per boot the sample if both sides have at least 3', () => {
    expect(testedValues(x, y).y?.map((v) => Number(v.toFixed(6)))).toEqual([102.05, 103.05, 101.1]);
    const result = tested(x, y);
    expect(result).toMatchObject({ boots: 'means', x: { n: 3 }, y: { n: 3 } });
    expectClose(result.p, runs([100.05, 101.05, 99.05], [102.05, 103.05, 101.1]).p, 1e-9);
    expect(result.p).toBeGreaterThan(tested({ samples: x.samples }, { samples: y.samples }).p * 3);
    expect(secondOpinion(x, y)).toMatchObject({ uX: 0, uY: 9, p: expect.closeTo(0.1, 12) });
  });

  it('are replaced by runs, with a note, if too few or none are stated', () => {
    expect(tested(x, { ...y, boots: [1, 1, 1, 2, 2, 2] })).toMatchObject({ boots: 'within', y: { n: 6 } });
    expect(tested(x, { samples: y.samples })).toMatchObject({ boots: 'unknown', x: { n: 6 } });
    expect(tested({ ...x, boots: Array(6).fill(1) }, { samples: y.samples }).boots).toBe('within');
    expect(tested({ ...x, boots: [1, 2, 3] }, y).boots).toBe('unknown');
  });
});

describe('a comparison of two sides', () => {
  it('does not depend on the order of runs or on the unit, and inverts with the sides', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(2 ** 40, 2 ** -40, 1000, 1e-9, 3.7), ([x, y], unit) => {
        const result = compareSides({ samples: x }, { samples: y });
        if (!result.tested) return;
        const shuffled = runs([...x].reverse(), [...y].sort());
        // The common unit is the first run, so that another order may round differently.
        for (const key of ['ratio', 'lo', 'hi', 'lo90', 'hi90', 'se', 'df', 'p'] as const)
          expectClose(shuffled[key], result[key], 1e-9);
        const scaled = runs(
          x.map((v) => v * unit),
          y.map((v) => v * unit),
        );
        expect(scaled.method).toBe(result.method);
        for (const key of ['ratio', 'lo', 'hi', 'lo90', 'hi90', 'df', 'p'] as const)
          expectClose(scaled[key], result[key], 1e-8);
        const swapped = runs(y, x);
        expect(swapped.method).toBe(result.method);
        for (const [key, other] of [
          ['ratio', 'ratio'],
          ['lo', 'hi'],
          ['hi', 'lo'],
          ['lo90', 'hi90'],
        ] as const)
          expectClose(swapped[key], 1 / result[other], 1e-9);
        expect([swapped.loOpen, swapped.hi90Open]).toEqual([result.hiOpen, result.lo90Open]);
        expectClose(swapped.p, result.p, 1e-9);
      }),
      { seed: 8, numRuns: 600 },
    );
  });

  it('has the estimate inside the 90% interval inside the 95% one, with 1 exactly if p ≥ 0.05', () => {
    let ranked = 0;
    fc.assert(
      fc.property(pair, ([x, y]) => {
        const result = compareSides({ samples: x }, { samples: y });
        if (!result.tested) return;
        const { lo, lo90, ratio, hi90, hi, p, loOpen, hiOpen } = result;
        expect([lo <= lo90, lo90 <= ratio, ratio <= hi90, hi90 <= hi]).toEqual([true, true, true, true]);
        const holdsOne = (lo < 1 || (lo === 1 && !loOpen)) && (hi > 1 || (hi === 1 && !hiOpen));
        // Ends are exp of a logarithm: within rounding of 1 either answer is correct.
        if (Math.abs(lo - 1) > 1e-12 && Math.abs(hi - 1) > 1e-12) expect(holdsOne).toBe(p >= 0.05);
        if (result.method === 'normal-scores') ranked += 1;
      }),
      { seed: 9, numRuns: 1500 },
    );
    expect(ranked).toBeGreaterThan(200);
  });

  it('finds the same interval as trying every pairwise ratio and every gap between them', () => {
    const { normal, uniform } = chance(10);
    let open = 0;
    for (const [nx, ny] of [
      [6, 6],
      [7, 9],
      [12, 8],
      [20, 17],
      [40, 33],
    ] as const) {
      for (let k = 0; k < 12; k += 1) {
        const draw = (n: number): number[] =>
          Array.from({ length: n }, () =>
            Number((100 * Math.exp(0.02 * normal()) * (uniform() < 0.15 ? 1.3 : 1)).toPrecision(k % 2 === 0 ? 3 : 12)),
          );
        const [x, y] = [[...draw(nx - 1), 150], draw(ny)];
        const result = runs(x, y);
        if (result.method !== 'normal-scores') continue;
        const expected = exhaustive(x, y);
        expectClose(result.lo, Math.exp(expected.lo), 1e-11);
        expectClose(result.hi, Math.exp(expected.hi), 1e-11);
        expect([result.loOpen, result.hiOpen]).toEqual([expected.loOpen, expected.hiOpen]);
        open += Number(expected.loOpen) + Number(expected.hiOpen);
      }
    }
    expect(open).toBeGreaterThan(20);
  });

  it('matches its definition for 2 x 5,000 runs with outliers', () => {
    const { normal, uniform } = chance(11);
    const draw = (m: number): number[] =>
      Array.from({ length: 5000 }, () => 250 * m * Math.exp(0.01 * normal()) * (uniform() < 0.08 ? 1.08 : 1));
    const [x, y] = [draw(1), draw(1.0004)];
    const result = runs(x, y);
    expect(result.method).toBe('normal-scores');
    const [logX, logY] = [x, y].map((values) => Float64Array.from(values, Math.log).sort());
    const p = (q: number): number => {
      const { t, df } = scoreStatistic(logX!, logY!, Math.log(q));
      return tTwoSided(t, df);
    };
    // The test turns from "rejected" to "not rejected" within a billionth of each end.
    for (const [end, inside, alpha] of [
      [result.lo, 1e-9, 0.05],
      [result.hi, -1e-9, 0.05],
      [result.lo90, 1e-9, 0.1],
      [result.hi90, -1e-9, 0.1],
    ] as const) {
      expect(p(end * (1 - inside))).toBeLessThan(alpha);
      expect(p(end * (1 + inside))).toBeGreaterThanOrEqual(alpha);
    }
  });
});

/** The definition, by trial: the hull of all ratios that the test does not reject. */
function exhaustive(
  x: readonly number[],
  y: readonly number[],
): { lo: number; hi: number; loOpen: boolean; hiOpen: boolean } {
  const [logX, logY] = [x, y].map((values) => Float64Array.from(values, (v) => Math.log(v / 100)).sort());
  const all = Array.from(logX!, (a) => Array.from(logY!, (b) => b - a))
    .flat()
    .sort((a, b) => a - b);
  const points = all.filter((d, i) => i === 0 || d - all[i - 1]! > 2e-12);
  const accepted = (shift: number): boolean => {
    const { t, df } = scoreStatistic(logX!, logY!, shift);
    return Math.abs(t) <= tCritical(0.95, df);
  };
  const places = points.flatMap((d, k) => [accepted(d), k + 1 < points.length && accepted((d + points[k + 1]!) / 2)]);
  const first = places.indexOf(true);
  const last = places.lastIndexOf(true);
  return { lo: points[first >> 1]!, loOpen: first % 2 === 1, hi: points[(last + 1) >> 1]!, hiOpen: last % 2 === 1 };
}

describe('levels', () => {
  it('can differ from 95% and 90%', () => {
    const [x, y] = [{ samples: [100, 101, 99, 100.5] }, { samples: [102, 103, 101, 102.5] }];
    const wide = compareSides(x, y, { outer: 0.99, inner: 0.98 }) as SidesComparison & { tested: true };
    const usual = tested(x, y);
    expect(wide.lo).toBeLessThan(usual.lo);
    expectClose(Math.log(wide.hi / wide.ratio) / wide.se, tCritical(0.99, wide.df), 1e-12);
    expect(wide.p).toBe(usual.p);
  });

  it('may leave a rank interval without ends, which are then open', () => {
    const x = [100, 101, 102, 103, 104, 140];
    const y = [200, 201, 202, 203, 204, 205];
    const result = compareSides({ samples: x }, { samples: y }, { outer: 0.9999, inner: 0.999 });
    expect(result).toMatchObject({ tested: true, lo: 0, hi: Infinity, loOpen: true, hiOpen: true });
    expect(result.tested && result.se).toBeGreaterThan(0);
    expect(result.tested && result.se).toBeLessThan(1);
  });
});
