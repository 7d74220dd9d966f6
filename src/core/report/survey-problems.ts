/** Turns the results of the survey into problems: unknown fields, numbers out of range, excessive nesting. */
import { word } from '../messages/messages';
import { literalsAt } from './literal';
import { fieldMeant } from './near-words';
import { nearest } from './nearest';
import type { Path } from './path';
import type { Problem } from './problem';
import { placeName } from './schema-problems';
import { inert } from './show';
import { maxNesting, type ObjectShape, type Survey } from './survey';
import { property, valueAt } from './value';

/** `value` is the parsed text. The text itself, if there is one, has the digits of numbers out of range. */
export function surveyProblems(
  text: string | undefined,
  value: unknown,
  { unknown, infinite, tooDeep }: Survey,
): readonly Problem[] {
  const digits = text === undefined ? infinite.map((path) => String(valueAt(value, path))) : literalsAt(text, infinite);
  const isReport = isReportLike(value);
  return [
    ...infinite.map((path, i) =>
      schema(path, 'value', word('number.too-large', { place: placeName(path), found: inert(digits[i] ?? '') })),
    ),
    ...tooDeep.map((path) => schema(path, 'key', word('too-deep', { most: String(maxNesting) }))),
    // In a file of another kind all fields are unknown.
    ...unknown
      .map(({ path, shape }) => unknownField(value, path, shape, isReport))
      .filter((problem) => isReport || problem.fix),
  ];
}

/** Whether a value has a part that only reports have, so that it is one with errors and not a file of another kind. */
export function isReportLike(value: unknown): boolean {
  return ['format', 'subjects', 'benchmarks'].some((key) => property(value, key) !== undefined);
}

function schema(path: Path, part: 'key' | 'value', message: Problem['message']): Problem {
  return { rule: 'schema', severity: 'error', path, part, message };
}

function unknownField(value: unknown, path: Path, shape: ObjectShape, isReport: boolean): Problem {
  const key = String(path.at(-1));
  const name = inert(key);
  const holder = valueAt(value, path.slice(0, -1));
  const absent = [...shape.keys.keys()].filter((known) => property(holder, known) === undefined);
  const meant = (isReport ? fieldMeant(key, valueAt(value, path), absent) : undefined) ?? nearest(key, absent);
  const problem = { rule: 'unknown-field', severity: 'hint', path, part: 'key' } as const;
  if (meant !== undefined) {
    const fix = { title: word('fix.rename', { name, meant }), change: { kind: 'rename', path, name: meant } } as const;
    return { ...problem, message: word('unknown-field.meant', { name, meant }), fix };
  }
  // A field that is known one level deeper is misplaced.
  const inside = [...shape.keys].find(([, inner]) => inner?.keys.has(key))?.[0];
  if (inside !== undefined) return { ...problem, message: word('unknown-field.inside', { name, inside }) };
  return { ...problem, message: word('unknown-field', { name }) };
}
