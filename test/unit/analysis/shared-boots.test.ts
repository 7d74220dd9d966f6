/** The geometric mean over rows that share boots: its sample is the boots, not the rows. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type CandidateSummary } from '../../../src/core/analysis/model';
import type { Benchmark } from '../../../src/core/generated/format';
import { falseMeansPercent } from '../../perf/shared-boots';
import { maxFalseAlarmsPercent } from '../../perf/verdict-peers';
import { report } from './make';

const benchmark = (
  old: readonly number[],
  now: readonly number[],
  boots: readonly (number | string)[],
): Partial<Benchmark> => ({
  metric: { name: 'rate', unit: '/s', direction: 'higher' },
  results: [
    { subject: 'old', samples: [...old], boots: [...boots] },
    { subject: 'new', samples: [...now], boots: [...boots] },
  ],
});
const summaryOf = (benchmarks: readonly Partial<Benchmark>[]): CandidateSummary => {
  const [summary] = analyse(report(benchmarks), defaultOptions).analysis.summaries;
  if (!summary) throw new Error('no summary');
  return summary;
};
const five = [1, 2, 3, 4, 5];
const old = [1.0, 1.012, 0.99, 1.008, 0.994];
const now = [1.01, 1.022, 1.0, 1.018, 1.004];

describe('the geometric mean over rows that share boots', () => {
  it('has the interval of one row if all rows change together', () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      benchmark(
        old.map((f) => 100 * (i + 1) * f),
        now.map((f) => 100 * (i + 1) * f),
        five,
      ),
    );
    const { analysis } = analyse(report(rows), defaultOptions);
    const [summary] = analysis.summaries;
    for (const row of analysis.rows) {
      expect(row.ratio).toBeCloseTo(1.01, 3);
      expect(row.verdict.word).not.toBe('improvement');
      expect(summary?.geomean?.ratio).toBeCloseTo(row.ratio ?? 0, 10);
      expect(summary?.geomean?.lo).toBeCloseTo(row.interval?.lo ?? 0, 10);
      expect(summary?.geomean?.hi).toBeCloseTo(row.interval?.hi ?? 0, 10);
    }
  });

  it('excludes 1 in at most 6.5% of unchanged reports, with shared boots or without', () => {
    expect(falseMeansPercent(400, true, 1)).toBeLessThanOrEqual(maxFalseAlarmsPercent);
    expect(falseMeansPercent(400, false, 1)).toBeLessThanOrEqual(maxFalseAlarmsPercent);
  });

  it('treats boots that only some rows have as separate', () => {
    const own = (row: number): string[] => five.map((boot) => `${row}-${boot}`);
    const rows = (boots: (row: number) => readonly (number | string)[]): Partial<Benchmark>[] =>
      [0, 1].map((row) => benchmark(old, now, boots(row)));
    const [shared, apart] = [summaryOf(rows(() => five)), summaryOf(rows(own))];
    // Two independent rows: the error is that of one, divided by the root of 2, with twice the degrees of freedom.
    const reach = ({ geomean }: CandidateSummary): number => Math.log((geomean?.hi ?? 1) / (geomean?.ratio ?? 1));
    expect(reach(apart)).toBeLessThan(reach(shared) / Math.SQRT2);
    const half = summaryOf(rows((row) => (row === 0 ? [1, 2, 3, 4, 5] : [4, 5, 6, 7, 8])));
    expect(reach(half)).toBeGreaterThan(0);
  });

  it('has no interval over rows from a single shared boot', () => {
    const one = five.map(() => 1);
    const many = summaryOf([benchmark(old, now, one), benchmark(now, old, one)]);
    expect(many.geomean).toMatchObject({ rows: 2 });
    expect(many.geomean?.lo).toBeUndefined();
    expect(many.geomeanWhy?.key).toBe('geomean.within-boot');
    expect(summaryOf([benchmark(old, now, one)]).geomean?.lo).toBeDefined();
  });
});
