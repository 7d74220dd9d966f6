import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type Row } from '../../../src/core/analysis/model';
import type { Benchmark, Metric } from '../../../src/core/generated/format';
import { evidenceText } from '../../../src/core/page-model/wording';
import { sayEnglish } from '../../../src/core/messages/messages';
import { onlyRow, report } from './make';

const entry = (name: string, metric: Metric, old: number, now: number): Partial<Benchmark> => ({
  id: name,
  name: 'netperf',
  metric: { name, ...metric },
  results: [
    { subject: 'old', mean: old },
    { subject: 'new', mean: now },
  ],
});
const rate: Metric = { name: 'throughput', unit: 'MB/s', direction: 'higher' };
const cpu: Metric = { name: 'host CPU', unit: '%', direction: 'lower', role: 'cost' };
const cost = (work: readonly [number, number], spent: readonly [number, number], metric = cpu, of = rate): Row =>
  analyse(report([entry('work', of, ...work), entry('spent', metric, ...spent)]), defaultOptions).analysis.rows[1]!;
const said = (row: Row): string | undefined => row.verdict.why && sayEnglish(row.verdict.why);

describe('a cost beside work', () => {
  it('that fell with the work is not judged, and the cost per unit of work is said', () => {
    expect(cost([1000, 500], [80, 40]).verdict.word).toBe('not-judged');
    expect(said(cost([1000, 500], [80, 50]))).toBe(
      'The cost follows the work, which changed as well (throughput −50%): per unit of work it is +25%.',
    );
  });

  it('that grew with the work is not judged', () => {
    expect(said(cost([1000, 1500], [40, 50]))).toMatch(/\(throughput \+50%\): per unit of work it is −16\.7%/);
  });

  it('is judged where the work is the same, or the cost moved more than the work', () => {
    expect(cost([1000, 1000], [80, 40]).verdict.word).toBe('improvement');
    expect(cost([1000, 900], [80, 20]).verdict.word).toBe('improvement');
    expect(cost([1000, 1100], [40, 80]).verdict.word).toBe('regression');
  });

  it('is judged where cost or work are not measured per time', () => {
    expect(cost([1000, 500], [80, 40], { ...cpu, unit: 'MiB' }).verdict.word).toBe('improvement');
    expect(cost([1000, 500], [80, 40], { ...cpu, unit: 'us/op' }).verdict.word).toBe('improvement');
    const time: Metric = { name: 'time', unit: 's', direction: 'lower' };
    expect(cost([1000, 2000], [80, 40], cpu, time).verdict.word).toBe('improvement');
  });

  it('keeps its objects when nothing changed', () => {
    const made = report([entry('work', rate, 1000, 500), entry('spent', cpu, 80, 40)]);
    const first = analyse(made, defaultOptions);
    const again = analyse(structuredClone(made), defaultOptions, undefined, first.memory);
    expect(again.analysis.rows[1]).toBe(first.analysis.rows[1]);
  });
});

describe('runs at the resolution of a tool', () => {
  const runs = (old: readonly number[], now: readonly number[]): string =>
    sayEnglish(
      evidenceText(
        onlyRow({
          metric: { name: 'latency', unit: 'ms', direction: 'lower' },
          results: [
            { subject: 'old', samples: [...old] },
            { subject: 'new', samples: [...now] },
          ],
        }),
        'old',
        (subject) => subject,
      ),
    );

  it('say how many digits they have', () => {
    expect(runs([0.04, 0.05, 0.04, 0.05, 0.04], [0.05, 0.05, 0.04, 0.05, 0.05])).toMatch(/, 1 digit printed$/);
    expect(runs([12, 13, 12, 13, 12], [14, 13, 14, 13, 14])).toMatch(/, 2 digits printed$/);
  });

  it('say nothing where the steps are small', () => {
    expect(runs([0.041, 0.052, 0.043, 0.05, 0.04], [0.05, 0.051, 0.04, 0.05, 0.05])).not.toMatch(/printed/);
    expect(runs([100, 200, 100, 200, 100], [101, 200, 100, 200, 100])).not.toMatch(/printed/);
  });
});
