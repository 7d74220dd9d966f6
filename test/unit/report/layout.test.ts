import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownShapes } from '../../../src/core/generated/known-keys';
import type { TextEdit } from '../../../src/core/report/edit';
import { canonical, laidOutInOrder } from '../../../src/core/report/layout';
import { layoutEdits } from '../../../src/core/report/layout-edits';
import { examples, fullReport, minimal } from './support';

const reports = [...examples, ['full', fullReport] as const];

/** Any layout: whitespace between all tokens, and the known keys in any order. */
function relaidOut(text: string, seed: number): string {
  let state = seed;
  const chance = (n: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
  // Numbers as strings with a mark: JSON.parse would lose their digits.
  const marked = text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g,
    (_all, string: string | undefined, number: string) => string ?? `"@@${number}"`,
  );
  const blank = (): string => ['', '', ' ', '\n', '\t', '   ', '\n\n    '][chance(7)] ?? '';
  const write = (value: unknown, shape: string): string => {
    if (typeof value === 'string') return value.startsWith('@@') ? value.slice(2) : JSON.stringify(value);
    if (Array.isArray(value))
      return `[${blank()}${value.map((one) => write(one, shape)).join(`${blank()},${blank()}`)}${blank()}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    const kept = ['Source', 'Cpu', 'Methodology', 'Parameters'].includes(shape);
    const { keys, free } = knownShapes[shape] ?? { keys: {}, free: true };
    // An unknown key stays after its neighbor if it is allowed there, and comes last if it is not.
    const groups: string[][] = [];
    for (const name of Object.keys(value)) {
      if (name in keys || !free || groups.length === 0) groups.push([name]);
      else groups.at(-1)?.push(name);
    }
    const fixed = free && groups[0] && !(groups[0][0]! in keys) ? groups.splice(0, 1) : [];
    const mixed = kept
      ? Object.keys(value)
      : [
          ...fixed,
          ...groups
            .map((names) => ({ names, at: chance(1000) }))
            .sort((a, b) => a.at - b.at)
            .map(({ names }) => names),
        ].flat();
    const entries = mixed.map(
      (name) =>
        `${JSON.stringify(name)}${blank()}:${blank()}${write((value as Record<string, unknown>)[name], keys[name] ?? '')}`,
    );
    return `{${blank()}${entries.join(`${blank()},${blank()}`)}${blank()}}`;
  };
  return `${blank()}${write(JSON.parse(marked), 'Report')}${blank()}`;
}

const applied = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((now, { offset, length, text: put }) => now.slice(0, offset) + put + now.slice(offset + length), text);

describe('the canonical layout', () => {
  it.each(reports)('leaves %s unchanged', (_name, text) => expect(canonical(text)).toBe(text));

  it('results from any other layout of a real report', () => {
    fc.assert(
      fc.property(fc.nat(reports.length - 1), fc.nat(), (index, seed) => {
        const text = reports[index]![1];
        expect(canonical(relaidOut(text, seed))).toBe(text);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is stable when applied twice, for any value that a file may contain', () => {
    const object = fc.dictionary(
      fc.constantFrom('id', 'name', '__proto__', 'samples', 'é', 'metric', 'value'),
      fc.jsonValue({ maxDepth: 3 }),
      { maxKeys: 5 },
    );
    fc.assert(
      fc.property(object, object, fc.array(fc.jsonValue({ maxDepth: 2 })), (host, more, list) => {
        const text = minimal({
          ...(JSON.parse(minimal({ zzz: more, list })) as object),
          environments: [{ id: 'e', host }],
        });
        const once = canonical(text);
        expect(once).toBeDefined();
        expect(JSON.parse(once!)).toEqual(JSON.parse(text));
        expect(canonical(once!)).toBe(once);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('changes no digit and no string', () => {
    const text = minimal({ notes: 'N' })
      .replace('0.99', '1.10')
      .replace('"N"', '"\\u00e9\\/ \\"x\\""')
      .replace('"Minimal"', '"a  b, {c}: [d]"');
    const once = canonical(text.replace('"base"', '"base" ,"x":[-0, 1e3, 1.0E+2, true, null]'));
    expect(once).toContain('"value": 1.10');
    expect(once).toContain('"\\u00e9\\/ \\"x\\""');
    expect(once).toContain('"a  b, {c}: [d]"');
    expect(once).toContain('{"id": "base", "role": "baseline", "x": [-0, 1e3, 1.0E+2, true, null]}');
  });

  it('keeps line endings and the byte-order mark', () => {
    const crlf = fullReport.replaceAll('\n', '\r\n');
    expect(canonical(crlf)).toBe(crlf);
    expect(canonical(`\ufeff${fullReport}`)).toBe(`\ufeff${fullReport}`);
    expect(canonical(JSON.stringify(JSON.parse(fullReport)))).toBe(fullReport);
    expect(canonical('{"format":\r\n"vmibench/1","title":"t","subjects":[{"id":"a"}],"benchmarks":[]}')).toBe(
      '{\r\n  "format": "vmibench/1",\r\n  "title": "t",\r\n  "subjects": [\r\n    {"id": "a"}\r\n  ],\r\n  "benchmarks": []\r\n}\r\n',
    );
  });

  it('wraps runs at ten per line from the eleventh on, and long lists of strings', () => {
    const runs = (n: number): string | undefined =>
      canonical(
        minimal({
          benchmarks: [
            {
              id: 'b',
              name: 'b',
              results: [{ subject: 'base', n, samples: Array.from({ length: n }, (_, i) => i + 1) }],
            },
          ],
        }),
      );
    expect(runs(10)).toContain('        {"subject": "base", "samples": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "n": 10}\n');
    expect(runs(11)).toContain(
      '        {"subject": "base", "samples": [\n            1, 2, 3, 4, 5, 6, 7, 8, 9, 10,\n            11\n          ], "n": 11}\n',
    );
    expect(canonical(minimal({ provenance: { gaps: ['a', 'b'] } }))).toContain('    "gaps": ["a", "b"]\n');
    expect(canonical(minimal({ provenance: { gaps: ['a'.repeat(60), 'b'.repeat(60)] } }))).toContain(
      `    "gaps": [\n      "${'a'.repeat(60)}",\n      "${'b'.repeat(60)}"\n    ]\n`,
    );
  });

  it.each([
    ['broken JSON', fullReport.replace('"date"', 'date')],
    ['a comment', `// x\n${fullReport}`],
    ['a trailing comma', '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "a"}], "benchmarks": [],}'],
    ['a key that stands twice', fullReport.replace('"revision": 3', '"revision": 3, "revision": 4')],
    ['a newer version', fullReport.replace('vmibench/1"', 'vmibench/2"')],
    ['another file', '{"name": "x"}'],
    ['no object', '[1,  2]'],
    ['nothing', ''],
    [
      'a hundred thousand brackets',
      fullReport.replace('"every field once"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ],
  ])('does not change %s', (_name, text) => {
    expect(canonical(text)).toBeUndefined();
    expect(laidOutInOrder(text)).toBeUndefined();
  });

  it('keeps unknown keys behind the known ones, in their order', () => {
    const made = canonical(minimal({ zzz: 1, aaa: 2, id: 'x' }));
    expect(Object.keys(JSON.parse(made!) as object)).toEqual([
      'format',
      'id',
      'title',
      'subjects',
      'benchmarks',
      'zzz',
      'aaa',
    ]);
  });

  it('formats a selection without moving keys', () => {
    const text = JSON.stringify({ title: 't', format: 'vmibench/1', benchmarks: [], subjects: [{ id: 'a' }] });
    expect(Object.keys(JSON.parse(laidOutInOrder(text)!) as object)).toEqual([
      'title',
      'format',
      'benchmarks',
      'subjects',
    ]);
  });
});

describe('the edits of a layout', () => {
  it('produce it, and change only whitespace if the order stays the same', () => {
    fc.assert(
      fc.property(fc.nat(reports.length - 1), fc.nat(), (index, seed) => {
        const text = reports[index]![1];
        const other = relaidOut(text, seed);
        expect(applied(other, layoutEdits(other, text))).toBe(text);
        const inOrder = laidOutInOrder(other)!;
        const edits = layoutEdits(other, inOrder);
        expect(applied(other, edits)).toBe(inOrder);
        for (const { offset, length, text: put } of edits)
          expect(other.slice(offset, offset + length) + put).toMatch(/^\s*$/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('are empty for a text in canonical layout', () => expect(layoutEdits(fullReport, fullReport)).toEqual([]));

  it('split no character', () => {
    for (const { offset, length, text: put } of layoutEdits('["a😀"]', '["a😁"]'))
      expect([offset, length, put]).toEqual([3, 2, '😁']);
  });
});
