/**
 * The part of the format that VS Code's JSON service gets explains and suggests, but judges nothing: its problems would
 * duplicate our own findings in other words.
 */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';

type Node = Readonly<Record<string, unknown>>;
const json = (name: string): Node => JSON.parse(readFileSync(inRoot(name), 'utf8')) as Node;
const hints = json('src/core/generated/hints.schema.json');
const planHints = json('src/core/generated/plan-hints.schema.json');
const schema = json('schemas/vmibench-1.schema.json');

/** Keywords that inform a reader and constrain nothing. Every other one is a constraint, or unknown. */
const saying = new Set([
  '$schema',
  '$id',
  '$ref',
  'title',
  'description',
  'examples',
  'defaultSnippets',
  'enumDescriptions',
]);
/** Keywords that contain further schemas, by name or as one. */
const byName = new Set(['properties', 'definitions']);
const asOne = new Set(['items', 'additionalProperties']);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Each constraint with its place: "/definitions/Id pattern". The content of examples and snippets is data, not a
 * schema.
 */
function constraints(node: Node, at = ''): string[] {
  return Object.entries(node).flatMap(([key, value]): string[] => {
    if (saying.has(key)) return [];
    if (byName.has(key) && isNode(value))
      return Object.entries(value).flatMap(([name, inner]) =>
        isNode(inner) ? constraints(inner, `${at}/${key}/${name}`) : [`${at}/${key} ${name}`],
      );
    // "false" there forbids.
    if (asOne.has(key) && isNode(value)) return constraints(value, `${at}/${key}`);
    return [`${at} ${key}`];
  });
}

/** All schemas in a schema, itself first. */
function nodes(node: Node): Node[] {
  const inner = Object.entries(node).flatMap(([key, value]) =>
    isNode(value) ? (byName.has(key) ? Object.values(value).filter(isNode) : asOne.has(key) ? [value] : []) : [],
  );
  return [node, ...inner.flatMap(nodes)];
}

describe('the hints for editors', () => {
  it('have no constraint anywhere', () => {
    expect(nodes(hints).length).toBeGreaterThan(150);
    expect(constraints(hints)).toEqual([]);
    expect(nodes(planHints).length).toBeGreaterThan(40);
    expect(constraints(planHints)).toEqual([]);
  });

  it('come from a schema that has constraints, which the check finds', () => {
    const found = new Set(constraints(schema).map((one) => one.slice(one.lastIndexOf(' ') + 1)));
    expect([...found].sort()).toEqual(
      expect.arrayContaining([
        'anyOf',
        'enum',
        'exclusiveMinimum',
        'minimum',
        'minItems',
        'pattern',
        'required',
        'type',
      ]),
    );
  });

  const letThrough: readonly (readonly [string, unknown])[] = [
    ['type', 'string'],
    ['enum', ['a']],
    ['const', 1],
    ['required', ['x']],
    ['pattern', 'x'],
    ['format', 'date'],
    ['minimum', 0],
    ['maximum', 1],
    ['exclusiveMinimum', 0],
    ['multipleOf', 2],
    ['minLength', 1],
    ['maxLength', 1],
    ['minItems', 1],
    ['uniqueItems', true],
    ['additionalItems', false],
    ['minProperties', 1],
    ['additionalProperties', false],
    ['propertyNames', {}],
    ['dependencies', {}],
    ['contains', {}],
    ['not', {}],
    ['anyOf', []],
    ['oneOf', []],
    ['allOf', []],
    ['if', {}],
    ['deprecationMessage', 'x'],
  ];
  it.each(letThrough)('are rejected with "%s" in any one place', (keyword, value) => {
    const copy = structuredClone(hints);
    for (const node of nodes(copy) as Record<string, unknown>[]) {
      const before = node[keyword];
      node[keyword] = value;
      expect(constraints(copy)).toHaveLength(1);
      if (before === undefined) delete node[keyword];
      else node[keyword] = before;
    }
  });

  it('accept a file that the format rejects', () => {
    const validate = new Ajv({ strict: false }).compile(hints);
    const shapes: unknown[] = [
      null,
      1,
      '',
      [],
      true,
      { format: 7, benchmarks: {} },
      { subjects: [{ id: 1, role: 'king' }], unknown: [] },
    ];
    for (const wrong of shapes) {
      expect(validate(wrong), JSON.stringify(wrong)).toBe(true);
      // The same wrong value for every field, at every depth that the format knows.
      for (const name of Object.keys(hints['properties'] as Node)) {
        for (const value of [wrong, [wrong], [[wrong]], { id: wrong, results: [wrong], host: wrong }])
          expect(validate({ [name]: value }), name).toBe(true);
      }
    }
  });
});
