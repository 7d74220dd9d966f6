/**
 * Every constraint of the schema, listed and applied. The list is checked in (`schema-keywords.txt`), and the cases are
 * made from the list and not from the schema: a keyword that is loosened or removed fails both ways.
 */
import type { Path } from '../../../src/core/report/path';

export type Schema = Readonly<Record<string, unknown>>;

const annotations = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'examples',
  'defaultSnippets',
  'enumDescriptions',
]);

/** One line per constraint: pointer, keyword, value as JSON. */
export function keywordLines(schema: Schema, pointer = ''): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (annotations.has(key)) return [];
    if (key === 'properties' || key === 'definitions') {
      return Object.entries(value as Record<string, Schema>).flatMap(([name, inner]) =>
        keywordLines(inner, `${pointer}/${key}/${name}`),
      );
    }
    if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
      return keywordLines(value as Schema, `${pointer}/${key}`);
    return [`${pointer || '/'} ${key} ${JSON.stringify(value)}`];
  });
}

/** The schema that a list of constraints describes. */
export function schemaFromLines(lines: readonly string[]): Schema {
  const schema: Record<string, unknown> = {};
  for (const line of lines) {
    const [, pointer = '', keyword = '', value = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
    let node = schema;
    for (const segment of pointer.split('/').slice(1).filter(Boolean))
      node = (node[segment] ??= {}) as Record<string, unknown>;
    node[keyword] = JSON.parse(value) as unknown;
  }
  return schema;
}

export interface Place {
  /** Where the constraint is applied in the full report. */
  readonly path: Path;
  readonly schema: Schema;
  readonly value: unknown;
}

/** Every place of a value that a schema covers. The first entry stands for all entries of a list. */
export function placesOf(root: Schema, value: unknown): readonly Place[] {
  const visit = (path: Path, schema: Schema, here: unknown): readonly Place[] => {
    const resolved = typeof schema['$ref'] === 'string' ? definition(root, schema['$ref']) : schema;
    const place = { path, schema: resolved, value: here };
    if (Array.isArray(here))
      return [place, ...(resolved['items'] ? visit([...path, 0], resolved['items'] as Schema, here[0]) : [])];
    if (typeof here !== 'object' || here === null) return [place];
    const properties = (resolved['properties'] ?? {}) as Record<string, Schema>;
    const more = resolved['additionalProperties'];
    const inner = Object.entries(here).flatMap(([key, entry]) => {
      const known = Object.hasOwn(properties, key)
        ? properties[key]
        : typeof more === 'object'
          ? (more as Schema)
          : undefined;
      return known ? visit([...path, key], known, entry) : [];
    });
    return [place, ...inner];
  };
  return visit([], root, value);
}

function definition(root: Schema, reference: string): Schema {
  const found = (root['definitions'] as Record<string, Schema>)[reference.slice('#/definitions/'.length)];
  if (!found) throw new Error(`No definition for ${reference}`);
  return found;
}
