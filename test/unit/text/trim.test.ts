import { describe, expect, it } from 'vitest';
import { nameIndex, namesIn } from '../../../src/core/text/names-in';
import { groupAtEnd, withoutEnd, withoutEnds, withoutGroups } from '../../../src/core/text/trim';

describe('ends of strings', () => {
  it('loses what the edge matches, at the end or at both', () => {
    expect(withoutEnd('--a.b=-.', /[-.=]/)).toBe('--a.b');
    expect(withoutEnds('--a.b=-.', /[-.=]/)).toBe('a.b');
    expect(withoutEnds('---', /-/)).toBe('');
  });
  it('finds the group at the end, from the first bracket that is open', () => {
    expect(groupAtEnd('a (b) (c (d)')).toEqual({ inside: 'c (d', before: 'a (b) ' });
    expect(groupAtEnd('a [5%]', '[', ']')).toEqual({ inside: '5%', before: 'a ' });
    for (const none of ['', ')', 'a', '(a', 'a)', '(a) b']) expect(groupAtEnd(none)).toBeUndefined();
  });
  it('drops groups that are closed', () => {
    expect(withoutGroups('a (b) c () d (e')).toBe('a  c  d (e');
  });
});

describe('names in a text', () => {
  const names = ['netperf', 'Netperf TCP', 'ab', 'netperf'];
  it('finds names in any case, twice if two have it, and none below the least length', () => {
    expect(namesIn(nameIndex(names, 3), 'NETPERF tcp and ab')).toEqual([0, 1, 3]);
  });
  it('finds whole words only, if asked', () => {
    expect(namesIn(nameIndex(['base', 'patched'], 3), 'rebase, patched_2 and base', true)).toEqual([0]);
    expect(namesIn(nameIndex(['base', 'patched'], 3), 'rebase, patched_2', true)).toEqual([]);
  });
  it('looks into the text, not through the names', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `subject${n}`);
    expect(namesIn(nameIndex(many, 3), 'no name, but subject123 is one', true)).toEqual([123]);
  });
});
