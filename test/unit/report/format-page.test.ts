/** The page of the format matches the schema, and everything that it shows can be read. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { exampleOf, formatPage, shapesOf } from '../../../scripts/lib/format-page.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';

interface Node {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

const read = (name: string): string => readFileSync(inRoot(name), 'utf8');
const schema = JSON.parse(read('schemas/vmibench-1.schema.json')) as Node & { readonly definitions: object };
const page = read('docs/format.md');

const ajv = new Ajv({ strict: false, allErrors: true });
const fields = (shapesOf(schema) as [string, Node][]).flatMap(([name, { properties = {} }]) =>
  Object.entries(properties).map(([field, node]) => [`${name}.${field}`, node] as const),
);

describe('docs/format.md', () => {
  it('is up to date (node scripts/format-page.mjs)', () => expect(page).toBe(formatPage(schema)));

  it('has every field with an explanation and a type', () => {
    expect(fields.length).toBeGreaterThan(150);
    const rows = page.split('\n').filter((line) => /^\| `/.test(line));
    expect(rows).toHaveLength(fields.length);
    for (const row of rows) {
      const [, , type = '', what = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      expect(type, row).not.toMatch(/^$|undefined/);
      expect(what, row).not.toBe('');
    }
  });

  it.each(fields)('has an example for %s that the schema accepts', (_name, node) => {
    const { definitions } = schema;
    const takes = ajv.compile({ definitions, allOf: [node] });
    const example: unknown = exampleOf(schema, node);
    expect(takes(example), `${JSON.stringify(example)}: ${JSON.stringify(takes.errors)}`).toBe(true);
  });

  const reports = [...page.matchAll(/^```json\n([^]*?)^```/gm)].map(([, text = '']) => text);
  it('begins with three reports', () => expect(reports).toHaveLength(3));

  it.each(reports)('has a report without errors that is judged: %#', (text) => {
    const { findings, analysis } = checkText(text, defaultSettings);
    expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
    expect(analysis?.rows.length).toBeGreaterThan(0);
    for (const row of analysis?.rows ?? []) expect(row.verdict.word).not.toBe('not-judged');
  });
});
