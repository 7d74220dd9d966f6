/** Finds which of many names a text mentions, in time that depends on the text and not on the number of names. */

/**
 * Names by their first characters, then by length: at each place of a text, one look tells whether any can be there.
 */
export interface NameIndex {
  /** Length of the first characters; shorter names are never found. */
  readonly least: number;
  readonly byStart: ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<string, readonly number[]>>>;
}

/** @param least characters that a name must have to be found */
export function nameIndex(names: readonly string[], least: number): NameIndex {
  const byStart = new Map<string, Map<number, Map<string, number[]>>>();
  names.forEach((name, index) => {
    const key = name.toLowerCase();
    if (key.length < least) return;
    const byLength = entry(byStart, key.slice(0, least), () => new Map<number, Map<string, number[]>>());
    entry(
      entry(byLength, key.length, () => new Map<string, number[]>()),
      key,
      () => [],
    ).push(index);
  });
  return { least, byStart };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/**
 * The indexes of the names that the text mentions in any case, ascending.
 * @param whole only as whole words: no letter, digit or underscore is before or behind
 */
export function namesIn({ least, byStart }: NameIndex, text: string, whole = false): number[] {
  const found = new Set<number>();
  const lower = text.toLowerCase();
  const isWord = (at: number): boolean => /\w/.test(lower.charAt(at));
  for (let at = 0; at + least <= lower.length && byStart.size > 0; at++) {
    if (whole && isWord(at - 1)) continue;
    for (const [length, named] of byStart.get(lower.slice(at, at + least)) ?? []) {
      if (at + length > lower.length || (whole && isWord(at + length))) continue;
      for (const index of named.get(lower.slice(at, at + length)) ?? []) found.add(index);
    }
  }
  return [...found].sort((a, b) => a - b);
}
