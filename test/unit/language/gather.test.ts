import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/findings/model';
import { gathered } from '../../../src/core/language/gather';
import { sayEnglish, word } from '../../../src/core/messages/messages';

const finding = (n: number, over: Partial<Finding> = {}): Finding => ({
  id: `r@b${n}/c`,
  rule: 'r',
  severity: 'warning',
  path: ['benchmarks', n],
  part: 'value',
  rows: [`b${n}/c`],
  related: [],
  message: word('answer.only', { name: `b${n}`, ratio: '0.9' }),
  ...over,
});
const list = (n: number): Finding[] => Array.from({ length: n }, (_, i) => finding(i));
const name = (key: string): string => key.split('/')[0] ?? '';

describe('one entry for a rule with many rows', () => {
  it('does not group five rows, but groups six', () => {
    expect(gathered(list(5), name)).toEqual(list(5));
    const [one, ...rest] = gathered(list(6), name);
    expect(rest).toEqual([]);
    expect(sayEnglish(one!.message)).toBe('b0 0.9; the same for 5 more rows: b1, b2, b3, and 2 more');
    expect(one!.rows).toHaveLength(6);
    expect(one!.related.map(({ path }) => path)).toEqual([1, 2, 3, 4, 5].map((n) => ['benchmarks', n]));
  });

  it('starts with the most severe one', () => {
    const [one] = gathered([...list(5), finding(9, { severity: 'error' })], name);
    expect(one).toMatchObject({ severity: 'error', path: ['benchmarks', 9] });
  });

  it('does not group findings about the file or other rules', () => {
    const file = finding(20, { rows: [], rule: 'r' });
    const other = finding(21, { rule: 's' });
    const told = gathered([file, ...list(6), other], name);
    expect(told.map(({ id }) => id)).toEqual([file.id, 'r@b0/c', other.id]);
  });
});
