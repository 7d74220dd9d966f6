/** Figures computed for this project; their sources are in the fixture. */
import stdlibAdjust from '@stdlib/stats-padjust';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustP, correctionFor } from '../../../src/core/statistics/adjust';
import { largestGap, sarle, twoGroups } from '../../../src/core/statistics/bimodality';
import { brownForsythe } from '../../../src/core/statistics/brown-forsythe';
import { compareSides } from '../../../src/core/statistics/compare';
import { describe as describeValues } from '../../../src/core/statistics/describe';
import { equivalenceP } from '../../../src/core/statistics/equivalence';
import { measuredGeometricMean } from '../../../src/core/statistics/geomean';
import { kendallDrift } from '../../../src/core/statistics/kendall';
import { mannWhitney } from '../../../src/core/statistics/mann-whitney';
import { smallestEffect, spreadToSee } from '../../../src/core/statistics/power';
import { welchOnLogs, welchOnSummaries } from '../../../src/core/statistics/welch';
import { chance } from '../../perf/chance';
import { CLOSED_FORM, expectClose, ownFigures, P_VALUE, T_QUANTILE } from './cases';

const { reference } = ownFigures;

describe('figures of this project', () => {
  it.each(['ratio-ci-n10', 'ratio-ci-noisy-n3v5'])('%s', (id) => {
    const { data, expected } = reference[id];
    const test = welchOnLogs(data.x, data.y);
    if (typeof test === 'string') throw new Error(test);
    expectClose(test.ratio, expected.ratio_of_geometric_means, CLOSED_FORM);
    expectClose(test.df, expected.logt_df, CLOSED_FORM);
    expectClose(test.p, expected.logt_p, P_VALUE);
    expectClose(test.lo, expected.logt_ci95[0], T_QUANTILE);
    expectClose(test.hi, expected.logt_ci95[1], T_QUANTILE);
    const [x, y] = [describeValues(data.x)!, describeValues(data.y)!];
    const summary = welchOnSummaries({ mean: x.mean, sd: x.sd!, n: x.n }, { mean: y.mean, sd: y.sd!, n: y.n });
    if (typeof summary === 'string') throw new Error(summary);
    expectClose(summary.ratio, expected.ratio, CLOSED_FORM);
    expectClose(summary.lo, expected.logdelta_t95[0], T_QUANTILE);
    expectClose(summary.hi, expected.logdelta_t95[1], T_QUANTILE);
  });

  it.each(['normal-scores-outlier', 'normal-scores-n6'])('%s', (id) => {
    const { data, expected } = reference[id];
    const test = compareSides({ samples: data.x }, { samples: data.y });
    if (!test.tested) throw new Error(test.reason);
    expect(test.method).toBe('normal-scores');
    expectClose(test.p, expected.p, P_VALUE);
    expectClose(test.ratio, expected.ratio, CLOSED_FORM);
    expectClose(test.lo, expected.ci95[0], CLOSED_FORM);
    expectClose(test.hi, expected.ci95[1], CLOSED_FORM);
  });

  it('Mann-Whitney, exact with and without ties', () => {
    const { data, expected } = reference['mwu-n6-ties'];
    expectClose(mannWhitney(data.x, data.y)!.p, expected.p_exact_permutation_2min, P_VALUE);
    for (const { x, y, uX, p } of ownFigures.mannWhitney)
      expect(mannWhitney(x, y)).toMatchObject({ uX, method: 'exact', ties: false, p: expect.closeTo(p, 12) });
    const tied = ownFigures.mannWhitneyTied;
    expect(mannWhitney(tied.x, tied.y)).toEqual({
      uX: tied.uX,
      uY: 30 * 28 - tied.uX,
      method: 'normal',
      ties: true,
      p: expect.closeTo(tied.p, 12),
    });
  });

  it('two one-sided tests', () => {
    const { data, expected } = reference['tost-specjbb-2pct'];
    const test = welchOnLogs(data.x, data.y);
    if (typeof test === 'string') throw new Error(test);
    expectClose(equivalenceP(test, data.margin), expected.p_tost, P_VALUE);
    expectClose(test.lo90, expected.ci90[0], T_QUANTILE);
  });

  it('geometric mean', () => {
    const { data, expected } = reference['geomean-propagated'];
    const mean = measuredGeometricMean(
      data.ratios.map((ratio: number, i: number) => ({ ratio, se: data.se_log_each[i] })),
    )!;
    expectClose(mean.lo, expected.ci95_z[0], CLOSED_FORM);
  });

  it('Kendall, Brown-Forsythe, Sarle', () => {
    for (const { values, tau, p } of ownFigures.kendall) {
      expectClose(kendallDrift(values)!.tau, tau, CLOSED_FORM);
      expectClose(kendallDrift(values)!.p, p, P_VALUE);
    }
    for (const { x, y, f, p } of ownFigures.brownForsythe) {
      expectClose(brownForsythe(x, y)!.f, f, CLOSED_FORM);
      expectClose(brownForsythe(x, y)!.p, p, P_VALUE);
    }
    for (const { values, value } of ownFigures.sarle) expectClose(sarle(values), value, CLOSED_FORM);
  });

  it("the smallest effect, from scipy's noncentral t", () => {
    for (const { n, sdUnits } of ownFigures.smallestEffect) {
      expectClose(smallestEffect({ n, sd: 1 }, { n, sd: 1 }), sdUnits, CLOSED_FORM);
      expectClose(spreadToSee(sdUnits, n), 1, CLOSED_FORM);
    }
    // The 2009 mail: nine runs see 1 % only if runs vary by less than 0.71 %.
    expect(spreadToSee(Math.log(1.01), 9)).toBeCloseTo(0.0071, 4);
  });
});

describe('p adjustment', () => {
  it.each(['p-adjust', 'p-adjust-ties'])('%s', (id) => {
    const { data, expected } = reference[id];
    adjustP(data.p, 'holm').forEach((p, i) => expectClose(p, expected.holm[i], CLOSED_FORM));
    adjustP(data.p, 'benjamini-hochberg').forEach((p, i) => expectClose(p, expected.BH[i], CLOSED_FORM));
  });

  it('agrees with @stdlib on random families, is at least p, keeps the order, and ignores input order', () => {
    const family = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0.01, 0.05, 1)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(family, fc.constantFrom('holm', 'benjamini-hochberg'), (p, method) => {
        const adjusted = adjustP(p, method);
        const oracle = stdlibAdjust(p, method === 'holm' ? 'holm' : 'bh');
        adjusted.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(p[i]!);
          expect(value).toBeLessThanOrEqual(1);
          expect(Math.abs(value - oracle[i]!)).toBeLessThan(1e-14);
        });
        const order = Array.from(p.keys()).sort((a, b) => p[a]! - p[b]!);
        for (let i = 1; i < order.length; i += 1)
          expect(adjusted[order[i]!]!).toBeGreaterThanOrEqual(adjusted[order[i - 1]!]!);
        expect(adjustP([...p].reverse(), method)).toEqual([...adjusted].reverse());
      }),
      { seed: 6 },
    );
  });

  it('is Holm up to 20 tests and Benjamini-Hochberg above, unless a method is named', () => {
    expect([correctionFor('auto', 1), correctionFor('auto', 20), correctionFor('auto', 21)]).toEqual([
      'holm',
      'holm',
      'benjamini-hochberg',
    ]);
    expect([correctionFor('holm', 500), correctionFor('none', 3)]).toEqual(['holm', 'none']);
    expect(adjustP([0.3, 0.01], 'none')).toEqual([0.3, 0.01]);
    expect(adjustP([], 'holm')).toEqual([]);
    // 0.35 * 3 / 3 is a little less than 0.35.
    expect(adjustP([0.35, 0.35, 0.35], 'benjamini-hochberg')).toEqual([0.35, 0.35, 0.35]);
  });
});

describe('largest gap', () => {
  it('splits two groups, with its width in pooled standard deviations', () => {
    const gap = largestGap([10, 10.2, 9.8, 20, 20.2, 19.8, 20.1])!;
    expect(gap).toMatchObject({ below: 10.2, above: 19.8, smallerShare: 3 / 7 });
    // Within the groups: squares 0.08 and 0.0875, over 7 - 2 values.
    expectClose(gap.width, 9.6 / Math.sqrt((0.08 + 0.0875) / 5), CLOSED_FORM);
    expect(largestGap([1, 1, 1, 5])!.width).toBe(Infinity);
    expect(largestGap([1, 2, 3])).toBeUndefined();
    // Six and four of ten, and the same without the four.
    const slow = [338.1, 336.2, 338.7, 369.3, 334.4, 341.5];
    expect(twoGroups([...slow, 487.3, 497.3, 500.3, 501.7])).toMatchObject({ below: 369.3, above: 487.3 });
    expect(twoGroups(slow)).toBeUndefined();
    expect(twoGroups([10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 30])).toBeUndefined();
  });
});

describe('two groups', () => {
  const { uniform: next, normal } = chance(7);
  const clean: Readonly<Record<string, () => number>> = {
    normal: () => 100 + normal(),
    'of logarithms': () => 100 * Math.exp(0.2 * normal()),
    uniform: () => 100 + next(),
    'printed with three digits': () => Math.round(100.3 + normal()),
    'on two printed values': () => Math.round(4.4 + 0.3 * normal()) / 100,
    'on three printed values': () => Math.round(100.3 + 0.5 * normal()),
  };
  it.each(Object.keys(clean))('are seen in at most one of 200 clean samples: %s', (name) => {
    for (const n of [8, 10, 15, 20, 30]) {
      const samples = Array.from({ length: 1000 }, () => Array.from({ length: n }, clean[name]!));
      expect(samples.filter((sample) => twoGroups(sample)).length, `${n} runs`).toBeLessThanOrEqual(5);
    }
  });
  it('are found where each of them is a single printed value', () => {
    expect(twoGroups([5, 5, 15, 5, 15, 15, 5, 15, 5, 15, 5, 15])).toMatchObject({ below: 5, above: 15 });
    expect(twoGroups([0.04, 0.05, 0.05, 0.04, 0.04, 0.05, 0.04, 0.05])).toBeUndefined();
  });

  it('sorts runs only if their spread looks like two groups, and reads their digits only if the gap is wide', () => {
    const readsOf = (runs: readonly number[]): number => {
      let reads = 0;
      const counted = new Proxy(runs, {
        get: (list, key, self) => {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
          return Reflect.get(list, key, self) as unknown;
        },
      });
      expect(twoGroups(counted)).toBeUndefined();
      return reads / runs.length;
    };
    const groups = (gap: number): number[] => Array.from({ length: 20 }, (_, i) => 100 + i + (i < 10 ? 0 : gap));
    expect(readsOf(groups(2))).toBe(2);
    // Twice more to sort them, and once to see that they are finite.
    expect(readsOf(groups(7))).toBe(5);
  });
});
