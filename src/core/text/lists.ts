/**
 * Long lists. `Math.max(...list)` and `list.push(...more)` hand each value over as an argument, and a hundred thousand
 * arguments overflow the stack: a report may have that many runs or rows.
 */

/** The smallest of the values and `start`. */
export function smallest(values: Iterable<number>, start = Infinity): number {
  let found = start;
  for (const value of values) found = Math.min(found, value);
  return found;
}

/** The largest of the values and `start`. */
export function largest(values: Iterable<number>, start = -Infinity): number {
  let found = start;
  for (const value of values) found = Math.max(found, value);
  return found;
}

/** Adds the values at the end of a list. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
