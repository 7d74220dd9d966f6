import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, fixChange, withReason } from '../../../src/editor/fix-edit';
import type { Edit } from '../../../src/findings/model';
import { word } from '../../../src/words/words';

const title = word('editor.title');
function fixed(text: string, ...edits: Edit[]): string {
  const change = fixChange(text, { title, edits });
  if (!change) throw new Error('no change');
  return text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
}

describe('a fix in the text', () => {
  it('replaces no more than what differs', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, from, to, tail) => {
      const [before, after] = [head + from + tail, head + to + tail];
      const change = difference(before, after);
      if (!change) {
        expect(before).toBe(after);
        return;
      }
      expect(before.slice(0, change.offset) + change.text + before.slice(change.offset + change.length)).toBe(after);
      expect(change.length).toBeLessThanOrEqual(from.length);
      expect(change.text.length).toBeLessThanOrEqual(to.length);
    }));
  });

  it('leaves the layout around it alone', () => {
    const text = '{\n\t"a" : 1,\n\t"n": [1,2]  }\n';
    expect(fixed(text, { kind: 'set', path: ['a'], value: 2 })).toBe('{\n\t"a" : 2,\n\t"n": [1,2]  }\n');
    expect(fixed(text, { kind: 'append', path: ['n'], value: 3 }).replace(/\s/g, '')).toBe('{"a":1,"n":[1,2,3]}');
  });

  it('makes the list that it appends to', () => {
    expect(JSON.parse(fixed('{\n  "title": "t"\n}\n', { kind: 'append', path: ['waivers'], value: { rule: 'r', reason: '' } })))
      .toEqual({ title: 't', waivers: [{ rule: 'r', reason: '' }] });
  });

  it('makes several edits, the later ones on what the earlier ones made', () => {
    expect(JSON.parse(fixed('{"a": 1}', { kind: 'rename', path: ['a'], name: 'b' }, { kind: 'set', path: ['b'], value: 2 }))).toEqual({ b: 2 });
  });

  it('is not made where the text has changed', () => {
    expect(fixChange('{"a": 1}', { title, edits: [{ kind: 'remove', path: ['b'] }] })).toBeUndefined();
  });

  it('takes the reason where one is asked for', () => {
    const edits: Edit[] = [{ kind: 'append', path: ['waivers'], value: { rule: 'r', reason: '' } }, { kind: 'set', path: ['x'], value: 1 }];
    expect(withReason(edits, 'known')).toEqual([{ kind: 'append', path: ['waivers'], value: { rule: 'r', reason: 'known' } }, edits[1]]);
  });
});
