import { describe, expect, it } from 'vitest';
import { nameIndex, namesIn } from '../../../src/core/text/names-in';
import { groupAtEnd, withoutEnd, withoutEnds, withoutGroups } from '../../../src/core/text/trim';

describe('ends of strings', () => {
  it('lose what the edge matches, at the end or at both', () => {
    expect(withoutEnd('--a.b=-.', /[-.=]/)).toBe('--a.b');
    expect(withoutEnds('--a.b=-.', /[-.=]/)).toBe('a.b');
    expect(withoutEnds('---', /-/)).toBe('');
  });
  it('have a group at the end, from the first open bracket', () => {
    expect(groupAtEnd('a (b) (c (d)')).toEqual({ inside: 'c (d', before: 'a (b) ' });
    expect(groupAtEnd('a [5%]', '[', ']')).toEqual({ inside: '5%', before: 'a ' });
    for (const none of ['', ')', 'a', '(a', 'a)', '(a) b']) expect(groupAtEnd(none)).toBeUndefined();
  });
  it('lose closed groups', () => {
    expect(withoutGroups('a (b) c () d (e')).toBe('a  c  d (e');
  });
});

describe('names in a text', () => {
  const names = ['netperf', 'Netperf TCP', 'ab', 'netperf'];
  it('are found in any case, twice if duplicate, and never below the minimum length', () => {
    expect(namesIn(nameIndex(names, 3), 'NETPERF tcp and ab')).toEqual([0, 1, 3]);
  });
  it('are found as whole words on request', () => {
    expect(namesIn(nameIndex(['base', 'patched'], 3), 'rebase, patched_2 and base', true)).toEqual([0]);
    expect(namesIn(nameIndex(['base', 'patched'], 3), 'rebase, patched_2', true)).toEqual([]);
  });
  it('are found by scanning the text, not the names', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `subject${n}`);
    expect(namesIn(nameIndex(many, 3), 'no name, but subject123 is one', true)).toEqual([123]);
  });
});
