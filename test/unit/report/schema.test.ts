import { expect, describe, it } from 'vitest';
import schema from '../../../schemas/vmibench-1.schema.json';
import { knownShapes } from '../../../src/core/generated/known-keys';
import { locateProblems } from '../../../src/core/report/locate';
import type { Path } from '../../../src/core/report/path';
import type { NodePart } from '../../../src/core/report/problem';
import { readReport } from '../../../src/core/report/read';
import { schemaProblems } from '../../../src/core/report/schema-problems';
import { keywordLines, placesOf, schemaFromLines } from './schema-walk';
import { changed, examples, fixture, fullReport, oracleSpan } from './support';

const pinned = fixture('schema-keywords.txt').trim().split('\n');
const places = placesOf(schemaFromLines(pinned), JSON.parse(fullReport));

/** Strings that each pattern must reject and accept: otherwise a loosened pattern would go unnoticed. */
const patterns: readonly { readonly of: RegExp; readonly bad: readonly string[]; readonly good: readonly string[] }[] =
  [
    { of: /^\\S$/, bad: ['', ' ', '\t\n'], good: ['x', ' x '] },
    { of: /^\^\[a-z0-9\]/, bad: ['', 'A', '-a', 'a b', 'a/b', 'ä', 'a\n', '_a'], good: ['a', '0', 'a.b_c-1'] },
    {
      of: /^\^\[A-Za-z0-9\]/,
      bad: ['', '-a', 'a b', 'a/b', 'a*', 'ä', 'a\n', '<b>', '_a'],
      good: ['A', '0', 'v6.2-rc3', 'a_b:c+d@e=f,g'],
    },
    {
      of: /^\^\[0-9\]\{4\}/,
      bad: [
        '',
        '09',
        '2009-9',
        '2009-00',
        '2009-13',
        '2009-01-00',
        '2009-01-32',
        '2009-01-01T24:00:00Z',
        '2009-01-01T10:60:00Z',
        '2009-01-01T10:00Z',
        '2009-01-01T10:00:00',
        '2009-01-01 10:00:00Z',
        '2009-01-01T10:00:61Z',
        '2009-01-01T10:00:00+24:00',
        '2009-01-01T10:00:00.Z',
        'x2009',
        '2009x',
        '20099',
      ],
      good: [
        '2009',
        '2009-09',
        '2009-12-31',
        '2009-10-19T23:59:60Z',
        '2009-10-20T10:00:00.123+05:30',
        '2009-10-30t10:00:00z',
      ],
    },
    { of: /\{64\}/, bad: ['', 'a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64)], good: ['aF09'.repeat(16)] },
  ];

interface Case {
  readonly name: string;
  readonly text: string;
  readonly path: Path;
  readonly part: NodePart;
}

function bad(path: Path, keyword: string, value: unknown, part: NodePart = 'value', at: Path = path): Case {
  return {
    name: `${keyword} of /${at.join('/')}: ${JSON.stringify(value)}`,
    text: changed(fullReport, path, value),
    path: at,
    part,
  };
}

const anyType = [null, true, 'text', 1.5, [], {}] as const;

function typesOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'number' && Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}

const wrong: Case[] = [];
const right: (readonly [string, string])[] = [];
for (const { path, schema: node, value } of places) {
  const name = `/${path.join('/')}`;
  const take = (fine: unknown): void =>
    void right.push([`${name}: ${JSON.stringify(fine)}`, changed(fullReport, path, fine)]);
  if (node['type']) {
    const allowed = [node['type']].flat() as unknown as readonly string[];
    for (const other of anyType)
      if (!typesOf(other).some((type) => allowed.includes(type))) wrong.push(bad(path, 'type', other));
  }
  const words = (node['enum'] ?? []) as readonly string[];
  if (words.length > 0) wrong.push(bad(path, 'enum', 'no-such-word'));
  if (path[0] !== 'format') words.forEach(take);
  for (const key of (node['required'] ?? []) as readonly string[])
    wrong.push(bad([...path, key], 'required', undefined, 'key', path));
  const { minimum, exclusiveMinimum, exclusiveMaximum } = node as {
    readonly minimum?: number;
    readonly exclusiveMinimum?: number;
    readonly exclusiveMaximum?: number;
  };
  if (minimum !== undefined) {
    wrong.push(bad(path, 'minimum', minimum - 1));
    take(minimum);
  }
  if (exclusiveMinimum !== undefined) {
    wrong.push(bad(path, 'exclusiveMinimum', exclusiveMinimum));
    take(exclusiveMinimum + 1e-9);
  }
  if (exclusiveMaximum !== undefined) {
    wrong.push(bad(path, 'exclusiveMaximum', exclusiveMaximum));
    take(exclusiveMaximum - 1e-9);
  }
  if (node['minItems']) wrong.push(bad(path, 'minItems', []));
  if (typeof node['pattern'] === 'string') {
    const table = patterns.find(({ of }) => of.test(String(node['pattern'])));
    for (const text of table?.bad ?? []) wrong.push(bad(path, 'pattern', text));
    for (const text of table?.good ?? []) take(text);
  }
  if (node['anyOf']) {
    const names = (node['anyOf'] as readonly { readonly required: readonly string[] }[]).flatMap(
      ({ required }) => required,
    );
    const left = Object.fromEntries(Object.entries(value as object).filter(([key]) => !names.includes(key)));
    wrong.push({ ...bad(path, 'anyOf', left, 'key') });
    for (const name of names) take({ ...left, [name]: (value as Record<string, unknown>)[name] });
  }
}

describe('the schema', () => {
  it('has exactly the recorded constraints', async () => {
    await expect(`${keywordLines(schema).join('\n')}\n`).toMatchFileSnapshot('../../fixtures/schema-keywords.txt');
  });

  it.each(examples)('accepts the real report %s without any problem', (_name, text) => {
    const reading = readReport(text);
    expect(reading.problems).toEqual([]);
    expect(reading.whole).toBe(true);
    expect(reading.report).toEqual(JSON.parse(text));
  });

  it('accepts the full report, which has every known field', () => {
    expect(readReport(fullReport).problems).toEqual([]);
    const met = new Set(places.map(({ path }) => path.filter((segment) => typeof segment === 'string').join('.')));
    const visit = (shape: string, prefix: string): readonly string[] =>
      Object.entries(knownShapes[shape]?.keys ?? {}).flatMap(([key, inner]) => {
        const path = prefix ? `${prefix}.${key}` : key;
        return [path, ...(inner && prefix.length < 60 ? visit(inner, path) : [])];
      });
    // A benchmark states only the differences in its methodology; that of the report has every field.
    const known = visit('Report', '').filter((path) => !path.startsWith('benchmarks.methodology.'));
    expect(known.filter((path) => !met.has(path))).toEqual([]);
  });

  it('has good and bad examples for each of its patterns', () => {
    const used = new Set(
      places.flatMap(({ schema: node }) => (typeof node['pattern'] === 'string' ? [node['pattern']] : [])),
    );
    expect([...used].filter((pattern) => patterns.filter(({ of }) => of.test(pattern)).length !== 1)).toEqual([]);
  });

  it.each(wrong.map((one) => [one.name, one] as const))(
    'reports one problem at the right place: %s',
    (_name, { text, path, part }) => {
      const { problems } = readReport(text);
      expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
        [path[0] === 'format' && text.includes('no-such-word') ? 'format' : 'schema', 'error'],
      ]);
      expect(locateProblems(text, problems)).toEqual([oracleSpan(text, path, part)]);
    },
  );

  it.each(right)('accepts %s', (_name, text) => {
    expect(readReport(text).problems.filter(({ rule }) => rule === 'schema')).toEqual([]);
  });

  it('reports an either-or once, whatever its branches report', () => {
    const value = { claims: [{ subject: 3 }] };
    const error = (schemaPath: string, keyword: string, params: Readonly<Record<string, unknown>>) => ({
      instancePath: '/claims/0',
      schemaPath,
      keyword,
      params,
    });
    const branches = [
      error('#/anyOf/0/required', 'required', { missingProperty: 'a' }),
      error('#/oneOf/1/type', 'type', { type: 'string' }),
      error('#/anyOf/2/properties/x/minimum', 'minimum', { limit: 1 }),
    ];
    expect(schemaProblems(value, branches)).toEqual([]);
    expect(
      schemaProblems(value, [...branches, error('#/anyOf', 'anyOf', {})]).map(({ path, part }) => [path, part]),
    ).toEqual([[['claims', 0], 'key']]);
  });

  it('is tested at every constraint', () => {
    expect(wrong.length).toBeGreaterThan(600);
    expect(right.length).toBeGreaterThan(150);
  });
});
