/** One metric in several units within a report: sides in two entries are converted, compared, and said to be. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { findings } from '../../../src/core/findings/findings';
import { mergeInto } from '../../../src/core/import/merge';
import { sayEnglish } from '../../../src/core/messages/messages';
import { detailView } from '../../../src/core/page-model/detail';
import { report } from './make';

const runs = [12.5, 12.61, 12.43, 12.58, 12.49];
const entry = (unit: string, subject: string, samples: readonly number[], direction = 'lower'): Partial<Benchmark> =>
  ({ name: 'lat', metric: { name: 'time', unit, direction }, results: [{ subject, samples }] }) as Partial<Benchmark>;
const times = (factor: number): number[] => runs.map((run) => Number((run * factor).toPrecision(12)));
const rowsOf = (made: Report) => analyse(made, defaultOptions).analysis.rows;

describe('a baseline in one entry and its candidate in another', () => {
  it.each([
    ['ns', 'ms', 1e-6],
    ['KiB/s', 'MB/s', 0.001024],
    ['s', 'min', 1 / 60],
    ['Gbit/s', 'MB/s', 125],
  ])('are one row: %s and %s', (from, to, factor) => {
    const made = report([entry(from, 'old', runs), entry(to, 'new', times(factor * 1.2))]);
    const rows = rowsOf(made);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ benchmark: 1, verdict: { word: 'regression', tested: true } });
    expect(rows[0]?.ratio).toBeCloseTo(1 / 1.2, 9);
    const [plain] = rowsOf(
      report([
        {
          ...entry(to, 'old', []),
          results: [
            { subject: 'old', samples: times(factor) },
            { subject: 'new', samples: times(factor * 1.2) },
          ],
        } as Partial<Benchmark>,
      ]),
    );
    expect(rows[0]?.tested).toEqual(plain?.tested);
  });

  it('say so, in the row and in one finding', () => {
    const made = report([entry('ns', 'old', runs), entry('ms', 'new', times(1.2e-6))]);
    const { analysis } = analyse(made, defaultOptions);
    const detail = detailView(made, analysis, analysis.rows[0]!);
    expect(detail.explanation.map(sayEnglish)[0]).toBe(
      'old was measured in ns, in another entry, and is converted to ms.',
    );
    expect(detail.sides.map((side) => side.runs.length)).toEqual([5, 5]);
    const found = findings([], { report: made, analysis }).filter(({ rule }) =>
      ['mixed-units', 'gone', 'not-comparable'].includes(rule),
    );
    expect(found.map(({ message }) => sayEnglish(message))).toEqual([
      '"time" has different units: ns, ms. They are converted where one entry has the baseline and another the candidate.',
    ]);
  });

  it('are exact: equal numbers are not a change', () => {
    const [row] = rowsOf(report([entry('ns', 'old', [12_500_000, 12_500_000]), entry('ms', 'new', [12.5, 12.5])]));
    expect(row).toMatchObject({ ratio: 1, verdict: { word: 'no-change' } });
  });

  it('are not compared if the units measure different things, or the direction differs', () => {
    for (const other of [entry('MB', 'new', runs), entry('ms', 'new', runs, 'higher')])
      expect(rowsOf(report([entry('ns', 'old', runs), other])).map(({ verdict }) => verdict.trouble)).toEqual([
        'gone',
        'not-comparable',
      ]);
  });

  it('are judged again when only the other entry changes', () => {
    const before = report([entry('ns', 'old', runs), entry('ms', 'new', times(1e-6))]);
    const { memory } = analyse(before, defaultOptions);
    const after = report([entry('ns', 'old', times(0.5)), entry('ms', 'new', times(1e-6))]);
    expect(analyse(after, defaultOptions, undefined, memory).analysis).toEqual(analyse(after, defaultOptions).analysis);
    const apart = report([entry('MB', 'old', runs), entry('ms', 'new', times(1e-6))]);
    expect(analyse(apart, defaultOptions, undefined, memory).analysis).toEqual(analyse(apart, defaultOptions).analysis);
  });
});

describe('an import into a report in another unit', () => {
  it('is converted to that of the report', () => {
    const home = report([entry('ms', 'old', runs)]);
    const added = { ...report([entry('ns', 'new', times(1e6))]), subjects: [{ id: 'new' }] } as Report;
    const { report: merged, notes } = mergeInto(home, added, 'subject');
    expect(merged.benchmarks).toHaveLength(1);
    expect(merged.benchmarks[0]?.results?.map(({ samples }) => samples)).toEqual([runs, runs]);
    expect(notes.map(({ message }) => sayEnglish(message))).toEqual([
      '1 row was printed in several units and converted to one (lat: ms, ns).',
    ]);
  });
});
