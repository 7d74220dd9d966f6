// A subject has one result in a benchmark: others are not used, and that is reported.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/judge/settings';
import { checkText } from '../../../src/core/judge/check';
import { sayEnglish } from '../../../src/core/messages/messages';

const found = (subjects: readonly string[]): string[] => {
  const report = {
    format: 'vmibench/1',
    title: 't',
    subjects: ['a', 'b', 'c'].map((id, at) => ({ id, ...(at === 0 ? { role: 'baseline' } : {}) })),
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: subjects.map((subject, at) => ({ subject, value: 100 + at })),
      },
    ],
  };
  return checkText(JSON.stringify(report), defaultSettings)
    .findings.filter(({ finding }) => finding.rule === 'duplicate-row')
    .map(({ finding }) => `${finding.path.join('/')}: ${sayEnglish(finding.message)}`);
};

describe('several results of a subject in one benchmark', () => {
  it.each([
    [['a', 'a'], 1, 'a'],
    [['a', 'b', 'a'], 2, 'a'],
    [['a', 'b', 'c', 'b', 'b'], 3, 'b'],
  ] as const)('are reported at the first that is not used: %j', (subjects, at, subject) => {
    expect(found(subjects)).toEqual([
      `benchmarks/0/results/${at}/subject: x has several results of ${subject}; only the first is used.`,
    ]);
  });

  it('are not reported if there is one of each', () => {
    expect(found(['a', 'b', 'c'])).toEqual([]);
  });
});
