/** Accessors for values that have not been validated. */
import type { Path } from './path';

export type Unchecked = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property of an object; undefined for everything else. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

const noList: readonly unknown[] = [];

/** A property as a list; empty if it is not one. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const list = property(value, key);
  return Array.isArray(list) ? list : noList;
}

/** The value at a path, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const segment of path) {
    if (typeof segment === 'number') here = Array.isArray(here) ? here[segment] : undefined;
    else here = property(here, segment);
  }
  return here;
}

/** Converts a JSON pointer to a path into a value, in which segments below a list are indices. */
export function pathOfPointer(value: unknown, pointer: string): Path {
  const path: (string | number)[] = [];
  let here = value;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    const segment = Array.isArray(here) ? Number(key) : key;
    path.push(segment);
    here = valueAt(here, [segment]);
  }
  return path;
}
