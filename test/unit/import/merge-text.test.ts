// A merged report as a change of text: any change of any JSON, with everything else unchanged.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import type { Report } from '../../../src/core/generated/format';
import { mergeInto } from '../../../src/core/import/merge';
import { mergedText } from '../../../src/core/import/merge-text';
import { difference } from '../../../src/core/report/edit';
import { canonical } from '../../../src/core/report/layout';

const none = (): undefined => undefined;
const plain = (text: string, value: unknown): string => mergedText(text, value, none) ?? '';

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__'),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;
const holder = fc.oneof(
  fc.array(value, { maxLength: 4 }),
  fc.dictionary(
    fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__'),
    value,
    { maxKeys: 4 },
  ),
);
/** JSON has no -0. */
const asJson = (one: unknown): unknown => JSON.parse(JSON.stringify(one));

describe('the text of a merged report', () => {
  it('has the merged values, whatever changed and however the text is formatted', () => {
    fc.assert(
      fc.property(holder, holder, fc.constantFrom(undefined, 2, '\t'), (before, after, space) => {
        const text = JSON.stringify(before, null, space);
        expect(JSON.parse(plain(text, asJson(after)))).toEqual(asJson(after));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same text if nothing changed', () => {
    fc.assert(
      fc.property(holder, fc.constantFrom(undefined, 1, '\t'), (before, space) => {
        const text = JSON.stringify(before, null, space);
        expect(plain(text, asJson(before))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['appends to lists, in the way of their neighbours', '{"a": [1.10, 2]}', { a: [1.1, 2, 3] }, '{"a": [1.10, 2, 3]}'],
    [
      'goes on as lines go on',
      '{\n  "a": [\n    1.0\n  ]\n}',
      { a: [1, 2], b: 1 },
      '{\n  "a": [\n    1.0,\n    2\n  ],\n  "b": 1\n}',
    ],
    [
      'keeps digits beside a change',
      '{"a": {"x": 1.50, "y": 2}}',
      { a: { x: 1.5, y: 3 } },
      '{"a": {"x": 1.50, "y": 3}}',
    ],
    ['takes a key out', '{"a": {"x": 1.50, "y": 2}}', { a: { x: 1.5 } }, '{"a": {"x": 1.50}}'],
    [
      'leaves escapes as they are written',
      '{"a": "\\u00e4", "b": [{}]}',
      { a: 'ä', b: [{}, {}] },
      '{"a": "\\u00e4", "b": [{}, {}]}',
    ],
    [
      'keeps Windows line ends',
      '{\r\n  "a": [\r\n    {\r\n      "b": 1\r\n    }\r\n  ]\r\n}',
      { a: [{ b: 1 }, 2] },
      '{\r\n  "a": [\r\n    {\r\n      "b": 1\r\n    },\r\n    2\r\n  ]\r\n}',
    ],
  ])('%s', (_name, text, after, expected) => {
    expect(plain(text, after)).toBe(expected);
  });

  it('is undefined for a text that is not JSON', () => {
    expect(mergedText('{"a": ', { a: 1 }, none)).toBeUndefined();
    expect(mergedText('', { a: 1 }, none)).toBeUndefined();
  });
});

describe('real reports', () => {
  const imported: Report = {
    format: 'vmibench/1',
    title: 'x',
    subjects: [{ id: 'new', role: 'baseline', environment: 'e1' }],
    environments: [{ id: 'e1', host: { model: 'x' } }],
    benchmarks: [
      {
        id: 'b',
        name: 'a new one',
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [{ subject: 'new', samples: [1, 2] }],
      },
    ],
  } as unknown as Report;
  const names = readdirSync(inRoot('examples')).filter((name) => name.endsWith('.vmibench.json'));

  it.each(names)('%s keeps its layout and all lines except the growing ones', (name) => {
    const text = readFileSync(inRoot('examples', name), 'utf8');
    const { report } = mergeInto(JSON.parse(text) as Report, imported, 'benchmarks');
    const after = mergedText(text, report, canonical) ?? '';
    expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(canonical(after)).toBe(canonical(text) === text ? after : canonical(after));
    const kept = new Set(after.split('\n').map((line) => line.replace(/,$/, '')));
    // A list on one line may need several now.
    expect(text.split('\n').filter((line) => !kept.has(line.replace(/,$/, ''))).length).toBeLessThanOrEqual(1);
    expect(difference(text, after)).toBeDefined();
  });
});
