/** The answer and the evidence of a report, in cases that its examples do not have. */
import { describe, expect, it } from 'vitest';
import { cover } from '../../../src/core/export/cover';
import { reportMail } from '../../../src/core/export/mail';
import { sayEnglish } from '../../../src/core/messages/messages';
import { inputOf } from '../export/support';
import { shownOf } from '../../../src/core/export/parts';

const runs = (centre: number): number[] => [0.999, 1, 1.001, 1, 0.9995].map((one) => one * centre);

function inputWith(benchmarks: readonly object[]) {
  return inputOf({
    format: 'vmibench/1',
    title: 't',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: benchmarks.map((more, at) => ({
      id: `x${at}`,
      name: `bench ${at}`,
      metric: { name: 'time', unit: 's', direction: 'lower' },
      ...more,
    })),
  });
}

const measured = { results: ['a', 'b'].map((subject, at) => ({ subject, samples: runs(10 + at) })) };
const answerOf = (input: ReturnType<typeof inputWith>) => shownOf(input).parts[0]!.model.answer;

describe('the answer of one judged row', () => {
  it('has its ratio alone: neither a worst row nor a mean', () => {
    const input = inputWith([measured]);
    const { worst, best, geomean } = answerOf(input);
    expect([worst?.key, best?.key, geomean]).toEqual(['x0/b', 'x0/b', undefined]);
    expect(reportMail(input)).toContain('Ratio bench 0 0.909.');
    expect(reportMail(input)).not.toMatch(/worst|geometric/i);
  });
  it('has both with a second row', () => {
    const { worst, best, geomean } = answerOf(inputWith([measured, measured]));
    expect([worst, best, geomean].every((one) => one !== undefined)).toBe(true);
  });
});

describe('the answer without a judged row', () => {
  const undirected = { metric: { name: 'time', unit: 's' }, ...measured };
  const said = (rows: readonly object[]): string => sayEnglish(answerOf(inputWith(rows)).text);
  it('gives the reason that all rows share', () => {
    expect(said([undirected, undirected])).toBe(
      'Nothing could be judged. The file does not say whether higher or lower is better.',
    );
  });
  it('gives none if the rows have several', () => {
    const shown = { metric: { name: 'time', unit: 's', direction: 'none' }, ...measured };
    expect(said([undirected, shown])).toBe('Nothing could be judged.');
  });
});

describe('the evidence', () => {
  const stated = { results: ['a', 'b'].map((subject) => ({ subject, value: 10, n: 5 })) };
  const unstated = { results: ['a', 'b'].map((subject) => ({ subject, value: 10 })) };
  it('says how many rows do not state their runs, and the runs of the others', () => {
    const said = (rows: readonly object[]): string =>
      sayEnglish(shownOf(inputWith(rows)).parts[0]!.model.head.evidence);
    expect(said([stated, unstated, unstated])).toContain('5 runs each, not stated for 2 rows');
    expect(said([unstated, unstated])).toContain('run counts not stated');
    expect(said([stated, stated])).toMatch(/5 runs each, no spread/);
  });
});

it('mentions no correction after one test', () => {
  expect(cover(inputWith([measured]))).not.toContain('corrected');
  expect(cover(inputWith([measured, measured])).replace(/\s+/g, ' ')).toContain('corrected for 2 tests');
});
