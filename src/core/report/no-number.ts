/** Results that have no number: the page would show an empty row, and nothing would say why. */
import { word } from '../messages/messages';
import { fieldMeant } from './near-words';
import { nearest } from './nearest';
import type { Path } from './path';
import type { Problem } from './problem';
import { inert } from './show';
import { reportShape } from './survey';
import { isObject, property } from './value';

/** Any of these is something to show. Failed runs are why there is no number. */
const numberKeys: readonly string[] = ['samples', 'value', 'mean', 'median', 'min', 'max', 'ci', 'failed'];

const resultKeys: readonly string[] = [...(reportShape.keys.get('benchmarks')?.keys.get('results')?.keys.keys() ?? [])];

const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** A problem for each result without a number, at the field that was probably meant as one. */
export function noNumberProblems(value: unknown): readonly Problem[] {
  return entriesOf(value, 'benchmarks').flatMap(([benchmark, i]) =>
    entriesOf(benchmark, 'results').flatMap(([result, k]): Problem[] =>
      isObject(result) && !numberKeys.some((key) => isFilled(property(result, key)))
        ? [noNumber(result, ['benchmarks', i, 'results', k])]
        : [],
    ),
  );
}

function entriesOf(holder: unknown, key: string): readonly (readonly [unknown, number])[] {
  const list = isObject(holder) ? property(holder, key) : undefined;
  return Array.isArray(list) ? list.map((entry: unknown, index) => [entry, index] as const) : [];
}

function noNumber(result: Readonly<Record<string, unknown>>, at: Path): Problem {
  const problem = { rule: 'no-number', severity: 'error' } as const;
  for (const key of Object.keys(result)) {
    if (resultKeys.includes(key)) continue;
    const meant = fieldMeant(key, result[key], numberKeys) ?? nearest(key, numberKeys);
    if (meant === undefined || !isFilled(result[key])) continue;
    const path = [...at, key];
    const args = { name: inert(key), meant };
    const fix = { title: word('fix.rename', args), change: { kind: 'rename', path, name: meant } } as const;
    return { ...problem, path, part: 'key', message: word('no-number.meant', args), fix };
  }
  const path = property(result, 'subject') === undefined ? at : [...at, 'subject'];
  return { ...problem, path, part: 'value', message: word('no-number') };
}
