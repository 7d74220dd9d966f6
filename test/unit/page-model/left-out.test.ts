/** An error in an entry of a benchmark is said with the benchmark's name, at its rows. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { leftOut } from '../../../src/core/page-model/left-out';

const text = JSON.stringify({
  format: 'vmibench/1',
  title: 'Entries that cannot be read',
  subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
  benchmarks: [
    { id: 7, name: 'lost' },
    {
      id: 'x',
      name: 'of runs',
      results: [
        { subject: 'a', runs: [1, 2] },
        { subject: 'b', value: 2 },
      ],
    },
    { id: 'y', name: 'of a ratio', ratios: [{ subject: 'b', value: -1 }] },
    { id: 'z', name: 'good', ratios: [{ subject: 'b', value: 0.9 }] },
  ],
});

describe('entries that are left out', () => {
  const { report, analysis, findings } = checkText(text, defaultSettings);
  it('name their benchmark, and its rows', () => {
    if (!report) throw new Error('the report cannot be read');
    const lost = findings.flatMap(({ finding }) => {
      const about = leftOut(report, analysis, finding);
      return about ? [[finding.rule, about.entry, about.rows]] : [];
    });
    expect(lost).toEqual([
      ['schema', '', []],
      ['no-number', 'of runs', ['x/b']],
      ['schema', 'of a ratio', []],
    ]);
  });
});
