import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFixes, fieldsSnippet, safeFixes, withReason } from '../../../src/core/language/fix-edit';
import { fixEdit } from '../../../src/core/findings/apply';
import { difference } from '../../../src/core/report/edit';
import type { Edit, Fix } from '../../../src/core/findings/model';
import { word } from '../../../src/core/messages/messages';

const title = word('editor.title');
function fixed(text: string, ...edits: Edit[]): string {
  const change = fixEdit(text, [{ edits }]);
  if (!change) throw new Error('no change');
  return text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
}

describe('a fix in the text', () => {
  it('replaces only the differing part', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, from, to, tail) => {
        const [before, after] = [head + from + tail, head + to + tail];
        const change = difference(before, after);
        if (!change) {
          expect(before).toBe(after);
          return;
        }
        expect(before.slice(0, change.offset) + change.text + before.slice(change.offset + change.length)).toBe(after);
        expect(change.length).toBeLessThanOrEqual(from.length);
        expect(change.text.length).toBeLessThanOrEqual(to.length);
      }),
    );
  });

  it('keeps the surrounding layout', () => {
    const text = '{\n\t"a" : 1,\n\t"n": [1,2]  }\n';
    expect(fixed(text, { kind: 'set', path: ['a'], value: 2 })).toBe('{\n\t"a" : 2,\n\t"n": [1,2]  }\n');
    expect(fixed(text, { kind: 'append', path: ['n'], value: 3 }).replace(/\s/g, '')).toBe('{"a":1,"n":[1,2,3]}');
  });

  it('creates a list before appending to it', () => {
    expect(
      JSON.parse(
        fixed('{\n  "title": "t"\n}\n', { kind: 'append', path: ['waivers'], value: { rule: 'r', reason: '' } }),
      ),
    ).toEqual({ title: 't', waivers: [{ rule: 'r', reason: '' }] });
  });

  it('applies several edits in order, each on the result of the previous one', () => {
    expect(
      JSON.parse(fixed('{"a": 1}', { kind: 'rename', path: ['a'], name: 'b' }, { kind: 'set', path: ['b'], value: 2 })),
    ).toEqual({ b: 2 });
  });

  it('is not applied if the text has changed', () => {
    expect(fixEdit('{"a": 1}', [{ edits: [{ kind: 'remove', path: ['b'] }] }])).toBeUndefined();
  });

  it('inserts the reason if one is required', () => {
    const edits: Edit[] = [
      { kind: 'append', path: ['waivers'], value: { rule: 'r', reason: '' } },
      { kind: 'set', path: ['x'], value: 1 },
    ];
    expect(withReason(edits, 'known')).toEqual([
      { kind: 'append', path: ['waivers'], value: { rule: 'r', reason: 'known' } },
      edits[1],
    ]);
  });
});

describe('fields to fill', () => {
  const fields = (text: string, ...paths: (readonly [path: string[], choices?: number[]])[]) =>
    fieldsSnippet(text, {
      edits: paths.map(([path, choices]): Edit => ({ kind: 'set', path, value: choices?.[0] ?? '', choices })),
    });

  it('are placeholders in a snippet of whole lines, and existing text is kept', () => {
    const text = '{\n  "host": {\n    "model": "a$b}\\\\"\n  }\n}\n';
    const change = fields(
      text,
      [['host', 'kernel']],
      [
        ['host', 'memoryMiB'],
        [4096, 8192],
      ],
    )!;
    expect(text.slice(change.offset, change.offset + change.length)).toBe('    "model": "a$b}\\\\"');
    expect(change.text).toBe(
      '    "model": "a\\$b\\}\\\\\\\\",\n    "kernel": "${1}",\n    "memoryMiB": ${2|4096,8192|}',
    );
  });

  it('also work in CRLF text and on one line', () => {
    expect(fields('{\r\n  "title": "t"\r\n}\r\n', [['date']])?.text).toBe('  "title": "t",\r\n  "date": "${1}"');
    expect(
      fields('{"title": "t"}', [
        ['methodology', 'runs'],
        [10, 5],
      ])?.text,
    ).toBe('{"title": "t", "methodology": {"runs": ${1|10,5|}\\}\\}');
  });
});

describe('all fixes at once', () => {
  const fix = (edits: readonly Edit[], more: Partial<Fix> = {}): Fix => ({
    id: 'x',
    title,
    safe: true,
    edits,
    ...more,
  });

  it('are the safe ones, one per finding', () => {
    const [a, b, c, d] = [fix([]), fix([], { safe: false }), fix([], { asks: 'reason' }), fix([])];
    expect(
      safeFixes([
        { path: ['a'], fixes: [a] },
        { path: ['b'], fixes: [b] },
        { path: ['c'], fixes: [c] },
        { path: ['d'], fixes: [a, d] },
        { path: ['e'] },
      ]),
    ).toEqual([a]);
    expect(allFixes('{}', [{ path: ['b'], fixes: [b] }])).toBeUndefined();
  });

  it('remove list entries from the end', () => {
    const text = '{"n": [1, 2, 3, 4]}';
    const findings = [0, 2, 3].map((index) => ({
      path: ['n', index],
      fixes: [fix([{ kind: 'remove', path: ['n', index] }])],
    }));
    const change = allFixes(text, findings)!;
    expect(text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length)).toBe('{"n": [2]}');
  });
});
