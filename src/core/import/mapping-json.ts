/** Reads rows of JSON as a mapping says. */
import { word } from '../messages/messages';
import { own, put } from '../text/own';
import { jsonNotes, type JsonScan } from './json';
import type { LineReading } from './lines';
import type { Field, Mapping, MappingRule } from './mapping';
import { mapped, type FieldName, type MappedTexts } from './mapping-text';
import type { Imported, Measurement, Note, ParameterValue } from './model';
import { numeric } from './numbers';

interface JsonRow {
  readonly value: unknown;
  /** The key or the number of the last `*`. */
  readonly key: string;
}

/** @param begin reads the lines around the documents, for rules with patterns */
export function readMappedJson(
  mapping: Mapping,
  rules: readonly MappingRule[],
  found: JsonScan,
  begin: () => LineReading,
): Imported {
  const notes: Note[] = jsonNotes({ ...found, around: [] });
  const measurements: Measurement[] = [];
  for (const { value, line } of found.documents)
    for (const rule of rules)
      for (const row of rowsAt(value, rule.rows ?? '')) {
        const made = measured(mapping, rule, row, line);
        if (made) measurements.push(made);
        else
          notes.push({
            kind: 'failed',
            message: word('import.row-empty', { name: textAt(row, rule.name) ?? mapping.tool }),
            lines: [line],
          });
      }
  const reading = begin();
  for (const line of found.around) reading.line(line);
  const around = reading.end();
  return {
    tool: mapping.tool,
    measurements: [...measurements, ...around.measurements],
    notes: [...notes, ...around.notes],
  };
}

const jsonFields: readonly FieldName[] = ['subject', 'name', 'metric', 'unit'];

function measured(mapping: Mapping, rule: MappingRule, row: JsonRow, line: number): Measurement | undefined {
  const said: MappedTexts = {};
  for (const field of jsonFields) {
    const text = textAt(row, rule[field]);
    if (text !== undefined && text !== '') said[field] = text;
  }
  const failure = rule.failed === undefined ? undefined : valueAt(row, rule.failed);
  // An exit code of 0, an empty text and false say that nothing failed.
  if (failure) said.failed = failure === true ? 'failed' : String(failure as string | number);
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, from] of Object.entries(rule.parameters ?? {})) {
    const value = typeof from === 'string' ? valueAt(row, from) : from;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      put(parameters, name, value);
  }
  const value = valueAt(row, rule.value ?? '/value');
  const samples = Array.isArray(value) ? value.flatMap((one: unknown) => numeric(one) ?? []) : undefined;
  const number = numeric(value);
  if (said.failed !== undefined) return mapped(mapping, rule, said, parameters, line);
  return mapped(
    mapping,
    rule,
    { ...said, ...(number === undefined ? {} : { value: String(number) }) },
    parameters,
    line,
    samples,
  );
}

/** A pointer is followed from the row, `*` is the row's key, and any other text is itself. */
function valueAt({ value, key }: JsonRow, field: Field): unknown {
  if (field === '*') return key;
  if (field === '') return value;
  if (!field.startsWith('/')) return field;
  let at: unknown = value;
  for (const step of stepsOf(field)) at = child(at, step);
  return at;
}

function textAt(row: JsonRow, field: Field | undefined): string | undefined {
  const value = field === undefined ? undefined : valueAt(row, field);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return (value as unknown[])[Number(step)];
  return typeof value === 'object' && value !== null ? own(value as Record<string, unknown>, step) : undefined;
}

/** A file of a tool has no more rows; a mapping that names every number of a large tree is a mistake. */
const maxRows = 1_000_000;

function rowsAt(root: unknown, pointer: string): JsonRow[] {
  let rows: JsonRow[] = [{ value: root, key: '' }];
  for (const step of stepsOf(pointer)) {
    const next: JsonRow[] = [];
    for (const { value, key } of rows) {
      if (step !== '*') {
        const one = child(value, step);
        if (one !== undefined) next.push({ value: one, key });
      } else if (typeof value === 'object' && value !== null)
        for (const [name, one] of Object.entries(value))
          if (next.length < maxRows) next.push({ value: one, key: name });
    }
    rows = next;
  }
  return rows;
}
