/** Turns errors of the generated validator into problems, one per cause. */
import type { SchemaError } from '../generated/validate';
import { word, type Message } from '../messages/messages';
import { addTo } from '../text/grouped';
import { reportFormat, type FormatOf } from './format-name';
import { repairRange, repairType, repairWord } from './repair';
import type { Path } from './path';
import type { ProblemFix, Problem } from './problem';
import { found, inert, quoted } from './show';
import { pathOfPointer, valueAt } from './value';

/** An error in one branch of `anyOf` or `oneOf`, which is reported as a whole. */
const branch = /\/(?:anyOf|oneOf)\/\d+\//;

export interface SchemaProblem extends Problem {
  /** The type is right, so the report may keep the value. */
  readonly harmless?: boolean;
}

/** Turns validator errors into problems. The survey reports numbers that are out of range. */
export function schemaProblems(
  value: unknown,
  errors: readonly SchemaError[],
  format: FormatOf = reportFormat,
): readonly SchemaProblem[] {
  const wrongType = new Set(
    errors
      .filter(({ keyword, schemaPath }) => keyword === 'type' && !branch.test(schemaPath))
      .map((error) => error.instancePath),
  );
  const missing = new Map<string, string[]>();
  const alternatives = new Map<string, string[]>();
  for (const error of errors) {
    if (error.keyword !== 'required') continue;
    const names = branch.test(error.schemaPath) ? alternatives : missing;
    const name = String(error.params['missingProperty']);
    addTo(names, error.instancePath, name);
  }
  const problems: SchemaProblem[] = [];
  for (const [pointer, names] of missing)
    problems.push(missingKeys(value, pathOfPointer(value, pointer), names, format));
  for (const error of errors) {
    const { keyword, instancePath, schemaPath } = error;
    if (keyword === 'required' || branch.test(schemaPath)) continue;
    // A value of the wrong type also fails its enum.
    if (keyword !== 'type' && wrongType.has(instancePath)) continue;
    const path = pathOfPointer(value, instancePath);
    const here = valueAt(value, path);
    if (typeof here === 'number' && here - here !== 0) continue;
    const details = describe(error, here, placeName(path, format), path, alternatives.get(instancePath) ?? []);
    problems.push({
      rule: 'schema',
      severity: 'error',
      path,
      part: keyword === 'anyOf' ? 'key' : 'value',
      ...details,
      harmless: keyword === 'pattern',
    });
  }
  return problems;
}

function missingKeys(value: unknown, path: Path, names: readonly string[], format: FormatOf): Problem {
  const message = word('schema.required', { place: placeName(path, format), keys: names.map(quoted), n: names.length });
  const problem = { rule: 'schema', severity: 'error', path, part: 'key', message } as const;
  // Only the name of the format has a known value.
  if (!names.includes('format') || Object.keys(Object(value)).length === 0) return problem;
  const fix: ProblemFix = {
    title: word('fix.add', { name: 'format' }),
    change: { kind: 'set', path: ['format'], value: format.name },
  };
  return { ...problem, fix };
}

/** The name of a place in messages: the key, or the list and the number of the entry, from 1. */
export function placeName(path: Path, { root }: FormatOf = reportFormat): Message {
  const last = path.at(-1);
  if (last === undefined) return word(root);
  if (typeof last === 'string') return quoted(last);
  const list = path.at(-2);
  return word('place.entry', {
    n: String(last + 1),
    list: typeof list === 'string' ? quoted(list) : word('found.list'),
  });
}

interface Details {
  readonly message: Message;
  readonly fix?: ProblemFix;
}

function describe(
  error: SchemaError,
  value: unknown,
  where: Message,
  path: Path,
  alternatives: readonly string[],
): Details {
  const { keyword, params } = error;
  switch (keyword) {
    case 'type': {
      const type = String(params['type']);
      return { ...repairType(where, value, type, path) };
    }
    case 'enum':
      return repairWord(where, value, params['allowedValues'] as readonly string[], path);
    case 'pattern':
      return { message: word(patternKey(String(params['pattern'])), { place: where, value: inert(String(value)) }) };
    case 'minItems':
      return { message: word('schema.min-items', { place: where }) };
    case 'maxItems':
      return {
        message: word('schema.max-items', { place: where, n: lengthOf(value), limit: Number(params['limit']) }),
      };
    case 'anyOf':
      return { message: word('schema.any-of', { place: where, keys: alternatives.map(quoted) }) };
    case 'minimum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return repairRange(where, Number(value), keyword, Number(params['limit']), path);
    default:
      return { message: word('schema.other', { place: where, found: found(value), rule: keyword }) };
  }
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function patternKey(pattern: string) {
  if (pattern === '\\S') return 'schema.blank';
  if (pattern.startsWith('^[0-9]{4}')) return 'schema.date';
  if (pattern.includes('{64}')) return 'schema.sha256';
  if (pattern.includes('ms|s')) return 'schema.duration';
  if (pattern === '^/') return 'schema.pointer';
  return pattern.startsWith('^[a-z0-9]') ? 'schema.report-id' : 'schema.id';
}
