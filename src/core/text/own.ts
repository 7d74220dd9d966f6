/**
 * Records whose keys come from files: `constructor`, `toString` and `__proto__` are names like any other. Reading such
 * a record with brackets finds what every object inherits, and writing `__proto__` sets none.
 */

/** What a record itself has under a name. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Adds a value to a record that is being made. */
export function put<T>(record: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}
