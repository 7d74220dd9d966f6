/** Rows as text for the clipboard, read back by their tabs. */
import { describe, expect, it } from 'vitest';
import { rowAsText, rowsAsTable } from '../../../src/core/page-model/row-text';
import type { RowView } from '../../../src/core/page-model/model';
import { everything, hostile, type State } from '../../page/dev/models';
import { rowOf } from '../../page/dev/build';

function rowsOf(state: State): readonly RowView[] {
  const [first] = state.first;
  return first?.type === 'show' ? first.model.rows : [];
}

describe('a row as text', () => {
  it('has its fields between tabs, in ASCII', () => {
    const [lock] = rowsOf(everything());
    expect(rowAsText(lock as RowView)).toBe(
      'broadcast lock (2)\t71,600,000 ns\t77,540,000 ns\t+8.3%\t0.923\t0.860 to 0.990\tregression\t15 + 15 runs',
    );
  });
});

describe('a table as text', () => {
  it('has a header and the same number of fields on each line', () => {
    const rows = rowsOf(everything());
    const lines = rowsAsTable(rows)
      .split('\n')
      .map((line) => line.split('\t'));
    expect(lines[0]).toEqual([
      'benchmark',
      'baseline',
      'candidate',
      'change',
      'ratio',
      'interval',
      'verdict',
      'evidence',
    ]);
    expect(lines).toHaveLength(rows.length + 1);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([8]));
  });
  it('leaves out columns that are empty in all rows', () => {
    const text = rowsAsTable([rowOf({ name: 'a', ratio: 0.99, printed: '0.99', word: 'regression' })]);
    expect(text.split('\n')[0]).toBe('benchmark\tchange\tratio\tverdict\tevidence');
  });
  it('names the candidate if there are several', () => {
    const row = rowOf({ name: 'a', ratio: 1.2, word: 'improvement' });
    const text = rowsAsTable([row, { ...row, subject: 'other', subjectLabel: '=other' }]);
    expect(text.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['benchmark', 'subject'],
      ['a', 'candidate'],
      ['a', "'=other"],
    ]);
  });
  it('keeps hostile names in their fields, and creates no formula', () => {
    const rows = [
      ...rowsOf(hostile()),
      rowOf({ name: 'two\nlines\tand a tab', ratio: 1, word: 'parity' }),
      rowOf({ name: '\t=1+1', ratio: 1, word: 'parity' }),
    ];
    const lines = rowsAsTable(rows).split('\n');
    expect(lines).toHaveLength(rows.length + 1);
    const fields = lines.map((line) => line.split('\t'));
    expect(new Set(fields.map((line) => line.length)).size).toBe(1);
    expect(fields.map(([name]) => name).filter((name) => /^[=+\-@]/.test(name ?? ''))).toEqual([]);
    expect(fields.some(([name]) => name === "'=1+1")).toBe(true);
  });
});
