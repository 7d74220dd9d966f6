/** Results that have no number: the page would show an empty row, and nothing would say why. */
import { word } from '../messages/messages';
import { fieldMeant } from './near-words';
import { nearest } from './nearest';
import type { Path } from './path';
import type { Problem } from './problem';
import { inert } from './show';
import { reportShape } from './survey';
import { isObject, listIn, property, type Unchecked } from './value';

/** Any of these is something to show. Failed runs are why there is no number. */
const numberKeys: readonly string[] = ['samples', 'value', 'mean', 'median', 'min', 'max', 'ci', 'failed'];

const resultKeys: readonly string[] = [...(reportShape.keys.get('benchmarks')?.keys.get('results')?.keys.keys() ?? [])];

const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** A problem for each result without a number, at the field that was probably meant as one. */
export function noNumberProblems(value: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  // Loops: this is read at every pause in typing, and what is made here makes V8 move what was just parsed.
  const benchmarks = listIn(value, 'benchmarks');
  for (let i = 0; i < benchmarks.length; i++) {
    const results = listIn(benchmarks[i], 'results');
    for (let k = 0; k < results.length; k++) {
      const result = results[k];
      if (isObject(result) && !hasNumber(result)) problems.push(noNumber(result, ['benchmarks', i, 'results', k]));
    }
  }
  return problems;
}

function hasNumber(result: Unchecked): boolean {
  for (const key of numberKeys) if (isFilled(property(result, key))) return true;
  return false;
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
