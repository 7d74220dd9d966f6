/** Runs that resemble their neighbors: reference values, false alarms and power. */
import { describe, expect, it } from 'vitest';
import { areDependent, dependenceLimit, neighbourCorrelation } from '../../../src/core/statistics/dependence';
import { chance } from '../../perf/chance';
import { CLOSED_FORM, expectClose, secondReference } from './cases';

interface LagCase {
  readonly id: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly statistic: number;
}

const { limits, cases } = secondReference.lag1 as {
  readonly limits: Readonly<Record<string, { readonly p001: number }>>;
  readonly cases: readonly LagCase[];
};

/** Percent of pairs with 20 runs per side, each run correlated with the one before, that are called dependent. */
function seen(correlation: number, pairs: number, n = 20): number {
  const { normal } = chance(9);
  const side = (): number[] => {
    let last = normal();
    return Array.from({ length: n }, () => {
      last = correlation * last + Math.sqrt(1 - correlation * correlation) * normal();
      return 100 * Math.exp(0.01 * last);
    });
  };
  let found = 0;
  for (let k = 0; k < pairs; k += 1) if (areDependent(side(), side())) found += 1;
  return (100 * found) / pairs;
}

describe('dependence between neighbors', () => {
  it.each(cases)('$id: the statistic', ({ x, y, statistic }) => {
    expectClose(neighbourCorrelation(x, y), statistic, CLOSED_FORM);
  });

  it.each(Object.entries(limits))('has the right limit at %s runs per side', (n, { p001 }) => {
    expect(Math.abs(dependenceLimit(Number(n)) / p001 - 1)).toBeLessThan(0.01);
  });

  it('has no limit below 10 runs, and then a decreasing one', () => {
    expect(dependenceLimit(9)).toBe(Infinity);
    for (let n = 10; n < 200; n += 1) expect(dependenceLimit(n + 1)).toBeLessThan(dependenceLimit(n));
    expect(neighbourCorrelation([5, 5, 5], [6, 6, 6])).toBeUndefined();
  });

  it('is detected in two of three cases at 0.6, nearly always at 0.9, and rarely at 0', () => {
    expect(Math.abs(seen(0.6, 2000) - 65)).toBeLessThan(5);
    expect(Math.abs(seen(0.9, 2000) - 97)).toBeLessThan(2);
    expect(seen(0, 5000)).toBeLessThan(0.3);
    expect(seen(0, 1000, 120)).toBeLessThan(0.5);
  });
});
