/** The measured values of all subjects. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { valuesView, type ValuesView } from '../../../src/core/page-model/values';
import { readReport } from '../../../src/core/report/read';

function viewOf(
  subjects: readonly string[],
  benchmarks: readonly object[],
  wanted: readonly string[] = [],
): ValuesView {
  const { report } = readReport(
    JSON.stringify({ format: 'vmibench/1', title: 'T', subjects: subjects.map((id) => ({ id })), benchmarks }),
  );
  if (!report) throw new Error('cannot be read');
  return valuesView(report, analyse(report, defaultOptions).analysis, wanted);
}

const benchmark = (id: string, results: readonly object[]) => ({
  id,
  name: id,
  metric: { name: 'time', unit: 's', direction: 'lower' },
  results,
});
const runs = [10, 11, 12, 13];

describe('measured values', () => {
  it('are there for a report of one subject, with intervals and runs', () => {
    const { subjects, benchmarks, total } = viewOf(['only'], [benchmark('a', [{ subject: 'only', samples: runs }])]);
    expect(subjects).toMatchObject([{ id: 'only' }]);
    expect(total).toBe(1);
    const [value] = benchmarks[0]?.values ?? [];
    expect(value).toMatchObject({ subject: 0, runs, ends: 'interval' });
    // 11.5 ± 3.182 * 1.291 / 2
    expect(value?.lo).toBeCloseTo(9.446, 2);
    expect(value?.hi).toBeCloseTo(13.554, 2);
  });

  it('have the baseline first, rows to go to, and the numbers of the table', () => {
    const results = [
      { subject: 'new', samples: runs.map((run) => run * 2) },
      { subject: 'old', samples: runs },
    ];
    const { report } = readReport(
      JSON.stringify({
        format: 'vmibench/1',
        title: 'T',
        subjects: [{ id: 'new' }, { id: 'old', role: 'baseline' }],
        benchmarks: [benchmark('a', results)],
      }),
    );
    if (!report) throw new Error('cannot be read');
    const { analysis } = analyse(report, defaultOptions);
    const { subjects, benchmarks } = valuesView(report, analysis, []);
    expect(subjects.map(({ id, role }) => [id, role])).toEqual([
      ['old', 'baseline'],
      ['new', 'candidate'],
    ]);
    const [old, changed] = benchmarks[0]?.values ?? [];
    expect([old?.row, changed?.row]).toEqual(['a/new', 'a/new']);
    expect((old?.value.centre ?? 0) / (changed?.value.centre ?? 1)).toBeCloseTo(analysis.rows[0]?.ratio ?? 0, 9);
  });

  it('of a baseline are what its ratios are made of, also if the first candidate has no number', () => {
    const { benchmarks } = viewOf(
      ['old', 'absent', 'new'],
      [
        benchmark('a', [
          { subject: 'old', samples: runs },
          { subject: 'new', samples: runs.map((run) => run * 2) },
        ]),
      ],
    );
    const geometric = Math.exp(runs.reduce((sum, run) => sum + Math.log(run), 0) / runs.length);
    expect(benchmarks[0]?.values[0]?.value.centre).toBeCloseTo(geometric, 9);
  });

  it('come in the order that was asked for; unknown benchmarks and those without values are passed over', () => {
    const all = [
      benchmark('a', [{ subject: 's', value: 1 }]),
      benchmark('b', [{ subject: 's', value: 2, min: 1, max: 3 }]),
      benchmark('c', []),
    ];
    const { benchmarks } = viewOf(['s'], all, ['b', 'nothing', 'c', 'a']);
    expect(benchmarks.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(benchmarks[0]?.values[0]).toMatchObject({ lo: 1, hi: 3, ends: 'range' });
  });

  it('have at most 60 runs each, the extremes among them', () => {
    const many = Array.from({ length: 5000 }, (_, i) => 100 + ((i * 7919) % 5000) / 1000);
    const [value] = viewOf(['s'], [benchmark('a', [{ subject: 's', samples: many }])]).benchmarks[0]?.values ?? [];
    expect(value?.runs).toHaveLength(60);
    expect(Math.min(...(value?.runs ?? []))).toBe(Math.min(...many));
    expect(Math.max(...(value?.runs ?? []))).toBe(Math.max(...many));
  });
});
