import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editAt, fixEdits, type TextEdit } from '../../../src/core/report/edit';
import type { Path } from '../../../src/core/report/path';
import { readReport } from '../../../src/core/report/read';
import { examples, minimal } from './support';

function applied(text: string, edit: TextEdit | undefined): string {
  if (!edit) throw new Error('no edit');
  return text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
}

const laidOut = '{\n  "title": "x",\n  "subjects": [\n    {"id": "a"}\n  ],\n  "benchmarks": []\n}\n';

describe('the smallest edit', () => {
  it.each<readonly [string, string, Path, unknown, string]>([
    ['replaces a value and nothing else', '{"a" : 1.10 , "b":2}', ['a'], 1.2, '{"a" : 1.2 , "b":2}'],
    ['takes the last of two keys', '{"a":1,"a":2}', ['a'], 3, '{"a":1,"a":3}'],
    ['replaces by an object on one line', '{"a": 1}', ['a'], { b: [1, 'x'] }, '{"a": {"b": [1, "x"]}}'],
    [
      'puts a new key into its canonical place',
      laidOut,
      ['date'],
      '2026',
      laidOut.replace('"subjects"', '"date": "2026",\n  "subjects"').replace('"x",\n  "date"', '"x",\n  "date"'),
    ],
    [
      'puts the first key first',
      laidOut,
      ['format'],
      'vmibench/1',
      laidOut.replace('"title"', '"format": "vmibench/1",\n  "title"'),
    ],
    ['puts the last key last', laidOut, ['notes'], 'n', laidOut.replace('[]\n', '[],\n  "notes": "n"\n')],
    [
      'keeps CRLF',
      laidOut.replaceAll('\n', '\r\n'),
      ['notes'],
      'n',
      laidOut.replace('[]\n', '[],\n  "notes": "n"\n').replaceAll('\n', '\r\n'),
    ],
    ['keeps tabs', '{\n\t"title": "x"\n}', ['notes'], 'n', '{\n\t"title": "x",\n\t"notes": "n"\n}'],
    ['keeps text without blanks', '{"title":"x"}', ['notes'], 'n', '{"title":"x","notes":"n"}'],
    [
      'stays on one line',
      laidOut,
      ['subjects', 0, 'role'],
      'baseline',
      laidOut.replace('{"id": "a"}', '{"id": "a", "role": "baseline"}'),
    ],
    ['fills an empty object', '{"a": {}}', ['a', 'b'], 1, '{"a": {"b": 1}}'],
    ['fills an empty object on two lines', '{\n  "a": {\n  }\n}', ['a', 'b'], 1, '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['fills an empty list', laidOut, ['benchmarks', 0], { id: 'b' }, laidOut.replace('[]', '[{"id": "b"}]')],
    ['adds to a list', '[1, 2]', [2], 3, '[1, 2, 3]'],
    [
      'adds to a list of lines',
      laidOut,
      ['subjects', 1],
      { id: 'b' },
      laidOut.replace('{"id": "a"}', '{"id": "a"},\n    {"id": "b"}'),
    ],
    [
      'makes the objects that are missing',
      '{"title": "x"}',
      ['comparison', 'thresholds', 'warn'],
      0.02,
      '{"title": "x", "comparison": {"thresholds": {"warn": 0.02}}}',
    ],
    ['puts an unknown key last', '{"title": "x"}', ['zzz'], 1, '{"title": "x", "zzz": 1}'],
    ['removes the first', '{"a": 1, "b": 2}', ['a'], undefined, '{"b": 2}'],
    ['removes the last', '{"a": 1, "b": 2}', ['b'], undefined, '{"a": 1}'],
    ['removes the only one', '{"a": 1 }', ['a'], undefined, '{}'],
    ['removes a line', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', ['b'], undefined, '{\n  "a": 1,\n  "c": 3\n}'],
    ['removes the last line', '{\n  "a": 1,\n  "b": 2\n}', ['b'], undefined, '{\n  "a": 1\n}'],
    ['removes from a list', '[1, 2, 3]', [1], undefined, '[1, 3]'],
  ])('%s', (_name, text, path, value, result) => expect(applied(text, editAt(text, path, value))).toBe(result));

  it.each<readonly [string, Path, unknown]>([
    ['{"a": 1}', ['b'], undefined],
    ['{"a": 1}', ['a', 'b'], 2],
    ['{"a": 1}', [0], 2],
    ['[1]', ['a'], 2],
    ['', ['a'], 1],
  ])('does not exist for %s at %j', (text, path, value) => expect(editAt(text, path, value)).toBeUndefined());

  it('has the same result as changing the value, in any real report', () => {
    const keys = ['notes', 'id', 'date', 'series', 'title', 'methodology', 'zzz'];
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.constantFrom(...keys),
        fc.oneof(fc.constant(undefined), fc.string(), fc.integer()),
        fc.nat(2),
        ([, text], key, value, where) => {
          const path: Path = [[key], ['benchmarks', 0, key], ['subjects', 1, key]][where] ?? [key];
          const expected = JSON.parse(text) as Record<string, unknown>;
          const holder = path
            .slice(0, -1)
            .reduce<unknown>(
              (here, segment) => (here as Record<string | number, unknown>)[segment],
              expected,
            ) as Record<string, unknown>;
          const there = Object.hasOwn(holder, key);
          if (value === undefined) delete holder[key];
          else holder[key] = value;
          const edit = editAt(text, path, value);
          if (value === undefined && !there) expect(edit).toBeUndefined();
          else expect(JSON.parse(applied(text, edit))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);
});

describe('a fix', () => {
  const repaired = (text: string): string => {
    const [problem] = readReport(text).problems;
    if (!problem?.fix) throw new Error('no fix');
    return fixEdits(text, problem.fix).reduce(applied, text);
  };

  it.each<readonly [string, string]>([
    ['a number in quotes', minimal({ methodology: { runs: '9' } })],
    ['a text without quotes', minimal({ id: 7 })],
    ['null', minimal({ date: null })],
    ['a misspelt word', minimal({ methodology: { aggregate: 'meen' } })],
    ['a percentage', minimal({ comparison: { thresholds: { warn: 2 } } })],
    ['a misspelt field', minimal({ methodolgy: { runs: 9 } })],
    ['a misspelt reference', minimal({ claims: [{ subject: 'patchd', text: 'x' }] })],
    ['no baseline', minimal({ subjects: [{ id: 'base' }, { id: 'patched' }] })],
    ['a byte-order mark', `\ufeff${minimal()}`],
    ['a missing format', minimal({ format: undefined })],
    ['a number as format', minimal().replace('"vmibench/1"', '"vmibench1"')],
  ])('%s: resolves the finding', (_name, text) => {
    expect(readReport(text).problems).toHaveLength(1);
    expect(readReport(repaired(text)).problems).toEqual([]);
  });

  it('is not applied to a text that has changed since', () => {
    const [problem] = readReport(minimal({ date: null })).problems;
    expect(problem?.fix && fixEdits(minimal(), problem.fix)).toEqual([]);
  });
});
