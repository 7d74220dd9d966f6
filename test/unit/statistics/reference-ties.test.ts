/** Samples with ties, coarse steps, tails and few runs, against values by numpy and scipy. */
import { describe, expect, it } from 'vitest';
import { compareSides, type TestedComparison } from '../../../src/core/statistics/compare';
import { welchOnLogs } from '../../../src/core/statistics/welch';
import { onlyRow } from '../analysis/make';
import { inCoarseSteps } from '../../../src/core/statistics/coarse';
import { normalScoresTest } from '../../../src/core/statistics/normal-scores';
import { medianDifference } from '../../../src/core/statistics/pair-differences';
import { CLOSED_FORM, expectClose, P_VALUE, secondReference, T_QUANTILE } from './cases';

interface Ends {
  readonly ratio: number;
  readonly interval95: readonly [number, number];
}

interface TiesCase extends Ends {
  readonly id: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly direction: 'lower' | 'higher';
  readonly method: string;
  readonly coarse: boolean;
  readonly smallestStep: number;
  readonly pooledMedian: number;
  readonly hodgesLehmannQuotient?: number;
  readonly acceptsNoRatio?: boolean;
  readonly p: number;
  readonly sign: number;
  readonly intervalFrom: 'scores' | 'welch';
  readonly interval90: readonly [number, number];
  readonly welch: Ends & { readonly p: number; readonly df: number };
  readonly meansAgree: boolean;
  readonly mayBeNoChange: boolean;
}

const cases = secondReference.cases as readonly TiesCase[];

const unchanged: readonly string[] = ['no-change', 'none-seen'];

describe('reference values of samples with ties, steps and tails', () => {
  it.each(cases)('$id: p, sign, ratio and intervals', ({ x, y, direction, welch, ...expected }) => {
    const test = compareSides({ samples: x }, { samples: y }) as TestedComparison;
    const oriented = orient(test, direction);
    expect(test.method).toBe(expected.method);
    const means = welchOnLogs(x, y);
    if (typeof means === 'string') throw new Error(means);
    expectClose(means.p, welch.p, P_VALUE);
    expectClose(means.df, welch.df, P_VALUE);
    expectEnds(orient(means, direction), welch.ratio, welch.interval95);
    // The reference has Satterthwaite's degrees of freedom; few runs against more have fewer.
    if (test.fewAgainstMany) {
      expect(test.p).toBeGreaterThanOrEqual(expected.p);
      return;
    }
    expectClose(test.p, expected.p, P_VALUE);
    expect(direction === 'lower' ? 0 - test.sign : test.sign).toBe(expected.sign);
    if (test.method === 'normal-scores')
      expect(test.estimate === 'scores' ? 'scores' : 'welch').toBe(expected.intervalFrom);
    expectEnds(oriented, expected.ratio, expected.interval95);
    expectClose(oriented.lo90, expected.interval90[0], T_QUANTILE);
    expectClose(oriented.hi90, expected.interval90[1], T_QUANTILE);
  });

  it.each(cases)('$id: coarse steps, and the estimate of the ranks', ({ x, y, coarse, method, ...expected }) => {
    const { smallestStep, pooledMedian, hodgesLehmannQuotient, acceptsNoRatio } = expected;
    const [logX, logY] = [logsOf(x), logsOf(y)];
    expect(method === 'normal-scores' && inCoarseSteps(logX, logY, 0.01)).toBe(coarse);
    // The limit is where the smallest step is that share of the median.
    const share = smallestStep / pooledMedian;
    expect(inCoarseSteps(logX, logY, share * 0.999)).toBe(true);
    expect(inCoarseSteps(logX, logY, share * 1.001)).toBe(false);
    if (hodgesLehmannQuotient !== undefined)
      expectClose(Math.exp(medianDifference(logX, logY)), hodgesLehmannQuotient, CLOSED_FORM);
    if (acceptsNoRatio) expect(normalScoresTest(logX, logY).shift).toBeUndefined();
  });

  it.each(cases)('$id: "no change" only if the means agree', ({ x, y, direction, meansAgree, mayBeNoChange }) => {
    const { verdict, tested } = onlyRow({
      metric: { name: 'm', unit: 'ms', direction },
      results: [
        { subject: 'old', samples: [...x] },
        { subject: 'new', samples: [...y] },
      ],
    });
    if (!mayBeNoChange) expect(verdict.word).not.toBe('no-change');
    if (tested?.method === 'normal-scores' && !meansAgree) {
      expect(unchanged).not.toContain(verdict.word);
      expect(verdict.equivalent ?? false).toBe(false);
    }
  });
});

const logsOf = (values: readonly number[]): Float64Array => Float64Array.from(values, Math.log).sort();

type Estimate = Pick<TestedComparison, 'ratio' | 'lo' | 'hi' | 'lo90' | 'hi90'>;

function orient({ ratio, lo, hi, lo90, hi90 }: Estimate, direction: string): Estimate {
  if (direction === 'higher') return { ratio, lo, hi, lo90, hi90 };
  return { ratio: 1 / ratio, lo: 1 / hi, hi: 1 / lo, lo90: 1 / hi90, hi90: 1 / lo90 };
}

function expectEnds(test: Estimate, ratio: number, ends: readonly [number, number]): void {
  expectClose(test.ratio, ratio, T_QUANTILE);
  expectClose(test.lo, ends[0], T_QUANTILE);
  expectClose(test.hi, ends[1], T_QUANTILE);
}
