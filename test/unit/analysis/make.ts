/** Small reports for tests of the analysis: one benchmark, two subjects, and the content of the test. */
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type AnalysisOptions, type Row } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';

export function report(benchmarks: readonly Partial<Benchmark>[], more: Partial<Report> = {}): Report {
  return {
    format: 'vmibench/1',
    title: 'made for a test',
    subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
    benchmarks: benchmarks.map((one, index) => ({
      id: `b${index}`,
      name: `b${index}`,
      ...one,
    })) as Report['benchmarks'],
    ...more,
  } as Report;
}

/** The row of a report with one benchmark and one candidate. */
export function onlyRow(
  benchmark: Partial<Benchmark>,
  more: Partial<Report> = {},
  options: Partial<AnalysisOptions> = {},
): Row {
  const { rows } = analyse(report([benchmark], more), { ...defaultOptions, ...options }).analysis;
  const [row] = rows;
  if (!row || rows.length !== 1) throw new Error(`expected one row, found ${rows.length}`);
  return row;
}

export const ratio = (value: number): Partial<Benchmark> => ({ ratios: [{ subject: 'new', value }] });

export const means = (
  direction: 'higher' | 'lower' | 'none' | undefined,
  old: number,
  now: number,
): Partial<Benchmark> => ({
  metric: direction ? { name: 'm', direction } : { name: 'm' },
  results: [
    { subject: 'old', mean: old },
    { subject: 'new', mean: now },
  ],
});
