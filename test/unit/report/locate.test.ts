import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIndex } from '../../../src/core/report/lines';
import { literalAt } from '../../../src/core/report/literal';
import { locate, locateAll, locateProblems } from '../../../src/core/report/locate';
import type { Path } from '../../../src/core/report/path';
import { pathAt } from '../../../src/core/report/path-at';
import { examples, fullReport, oracleSpan } from './support';

const parts = ['value', 'key', 'entry'] as const;

/** Every path of a value. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((one, i) => [i, one] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, segment) => (here as Record<string | number, unknown>)[segment], value);
}

describe('locate', () => {
  it.each([...examples, ['the full report', fullReport] as const])(
    'converts every path of %s to a place and back',
    (_name, text) => {
      for (const ending of ['\n', '\r\n']) {
        const source = text.replaceAll('\n', ending);
        const value: unknown = JSON.parse(source);
        const paths = pathsOf(value);
        const spans = locateAll(
          source,
          paths.map((path) => ({ path, part: 'value' })),
        );
        paths.forEach((path, i) => {
          const span = spans[i] ?? { offset: -1, length: 0 };
          expect(JSON.parse(source.slice(span.offset, span.offset + span.length))).toEqual(valueAt(value, path));
        });
        // The way back starts at the beginning of the text each time: every seventh path is enough.
        paths
          .filter((_, i) => i % 7 === 0)
          .forEach((path, i) => expect(pathAt(source, spans[i * 7]?.offset ?? -1)).toEqual(path));
      }
    },
    30_000,
  );

  it('agrees with jsonc-parser on values, keys and entries', () => {
    const paths = pathsOf(JSON.parse(fullReport)).filter((_, i) => i % 3 === 0);
    for (const part of parts) {
      const spans = locateAll(
        fullReport,
        paths.map((path) => ({ path, part })),
      );
      paths.forEach((path, i) => expect(spans[i]).toEqual(oracleSpan(fullReport, path, part)));
    }
  }, 30_000);

  it('agrees with JSON.parse on any JSON, in any layout', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed: unknown = JSON.parse(text);
        for (const path of pathsOf(parsed)) {
          const span = locate(text, path) ?? { offset: -1, length: 0 };
          expect(JSON.parse(text.slice(span.offset, span.offset + span.length))).toEqual(valueAt(parsed, path));
          expect(pathAt(text, span.offset)).toEqual(path);
          const key = locate(text, path, 'key') ?? { offset: -1, length: 0 };
          if (typeof path.at(-1) === 'string')
            expect(JSON.parse(text.slice(key.offset, key.offset + key.length))).toBe(path.at(-1));
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('uses the last of two equal keys, as JSON.parse does, and nothing of the first', () => {
    const text = '{"a": {"x": 1, "y": 2}, "a": {"x": 3}}';
    expect(locate(text, ['a', 'x'])).toEqual({ offset: 35, length: 1 });
    expect(locate(text, ['a', 'y'])).toBeUndefined();
    expect(locate(text, ['a'], 'key')).toEqual({ offset: 24, length: 3 });
  });

  it('finds keys that are written with escapes, and unusual keys', () => {
    const text = '{"a\\"b": 1, "\\u0063": 2, "": 3, "__proto__": {"constructor": 4}, "1": 5}';
    expect(literalAt(text, ['a"b'])).toBe('1');
    expect(literalAt(text, ['c'])).toBe('2');
    expect(literalAt(text, [''])).toBe('3');
    expect(literalAt(text, ['__proto__', 'constructor'])).toBe('4');
    expect(literalAt(text, ['1'])).toBe('5');
    expect(literalAt(text, [1])).toBeUndefined();
  });

  it('has no place for a missing value', () => {
    for (const path of [['b'], ['a', 'b'], ['a', 3], [0], ['a', '0']])
      expect(locate('{"a": [1, 2]}', path)).toBeUndefined();
    expect(locate('', [])).toBeUndefined();
  });

  it('shows a value without a place at the nearest enclosing value', () => {
    const text = '{"a": [{"b": 1}]}';
    const spans = locateProblems(text, [
      { path: ['a', 0, 'c', 'd'], part: 'value' },
      { path: ['x'], part: 'key' },
      { path: ['a', 5], part: 'value' },
    ]);
    expect(spans.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(['{', '{', '"a"']);
  });

  it('handles a depth of 100,000', () => {
    const deep = '['.repeat(100_000) + '7' + ']'.repeat(100_000);
    const path = Array.from({ length: 100_000 }, () => 0);
    expect(locate(deep, path)).toEqual({ offset: 100_000, length: 1 });
    expect(pathAt(deep, 100_000)).toHaveLength(100_000);
    expect(literalAt(`{"a": ${deep}, "b": 1.10}`, ['b'])).toBe('1.10');
  });

  it('keeps the digits as they are written', () => {
    expect(literalAt('{"a": [1.10, 1e3 ,-0.50]}', ['a', 0])).toBe('1.10');
    expect(literalAt('{"a": [1.10, 1e3 ,-0.50]}', ['a', 1])).toBe('1e3');
    expect(literalAt('{"a": [1.10, 1e3 ,-0.50]}', ['a', 2])).toBe('-0.50');
    expect(literalAt('{"a": "1.70"}', ['a'])).toBe('"1.70"');
  });
});

describe('the path at a cursor', () => {
  const text = '{ "a": [1, {"b": true}], "c": "x" }';
  it.each([
    [0, []],
    [1, []],
    [2, ['a']],
    [5, ['a']],
    [6, ['a']],
    [7, ['a']],
    [8, ['a', 0]],
    [9, ['a']],
    [11, ['a', 1]],
    [12, ['a', 1, 'b']],
    [18, ['a', 1, 'b']],
    [21, ['a', 1]],
    [22, ['a']],
    [23, []],
    [30, ['c']],
    [34, []],
    [35, []],
    [99, []],
  ] as const)('%i', (offset, path) => expect(pathAt(text, offset)).toEqual(path));

  it('exists for any place in any text, valid or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ a1\n') }), fc.nat(40), (broken, offset) =>
        Array.isArray(pathAt(broken, offset)),
      ),
      { numRuns: 1000 },
    );
  });
});

describe('lines', () => {
  it('are counted by LF, CRLF and CR, as in VS Code', () => {
    const index = lineIndex('ab\ncd\r\nef\rgh\n');
    expect(index.lineCount).toBe(5);
    expect([0, 2, 3, 5, 6, 7, 10, 13].map((offset) => index.positionAt(offset))).toEqual([
      { line: 0, column: 0 },
      { line: 0, column: 2 },
      { line: 1, column: 0 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 0 },
      { line: 3, column: 0 },
      { line: 4, column: 0 },
    ]);
    expect(index.positionAt(-5)).toEqual({ line: 0, column: 0 });
    expect(index.positionAt(999)).toEqual({ line: 4, column: 0 });
    expect(index.offsetAt({ line: 1, column: 99 })).toBe(5);
    expect(index.offsetAt({ line: 9, column: 0 })).toBe(13);
    expect(index.offsetAt({ line: -1, column: 3 })).toBe(0);
  });
  it('begin where a pattern for their ends says', () => {
    const pieces = fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', ' '), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const index = lineIndex(text);
        const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index: at, 0: end }) => at + end.length);
        expect(Array.from({ length: index.lineCount }, (_, line) => index.offsetAt({ line, column: 0 }))).toEqual([
          0,
          ...ends,
        ]);
      }),
    );
  });
  it('convert to offsets and back', () => {
    const text = fullReport;
    const index = lineIndex(text);
    for (let offset = 0; offset < text.length; offset += 13)
      expect(index.offsetAt(index.positionAt(offset))).toBe(offset);
  });
});
