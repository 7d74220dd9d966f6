/** Names that are cut to a width, and stay as many as they were. */
import { grouped } from '../text/grouped';
import { middle, take, width } from './columns';

/**
 * Each name within so many columns, cut in the middle. Of names that would then be the same, each is cut before the
 * place where it differs from the others; what is still the same gets a number, which may need more columns.
 */
export function apart(names: readonly string[], columns: number): string[] {
  const alike = grouped([...new Set(names)], (name) => middle(name, columns));
  const printed = new Map<string, string>();
  const taken = new Set<string>();
  for (const [cut, group] of alike) {
    const from = group.length > 1 ? alikeUpTo(group) : 0;
    for (const name of group) {
      let text = group.length > 1 ? cutBefore(name, from, columns) : cut;
      for (let n = 2; taken.has(text); n++) text = `${middle(name, columns - width(` #${n}`))} #${n}`;
      taken.add(text);
      printed.set(name, text);
    }
  }
  return names.map((name) => printed.get(name) ?? name);
}

/** How many first letters all of them have in common. */
function alikeUpTo(names: readonly string[]): number {
  const [first = [], ...others] = names.map((name) => [...name]);
  const at = first.findIndex((letter, i) => others.some((other) => other[i] !== letter));
  return at < 0 ? first.length : at;
}

/** The beginning of a name, and what follows from a letter on. */
function cutBefore(name: string, from: number, columns: number): string {
  const letters = [...name];
  const rest = letters.slice(from);
  const head = Math.max(Math.floor(columns / 3), columns - 2 - width(rest.join('')));
  return [...take(letters.slice(0, from), head), '..', ...take(rest, columns - 2 - head)].join('');
}
