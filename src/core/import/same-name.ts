/** Two benchmarks of one name in a document: a tool that repeats by itself lists a name once for each benchmark. */
import { word } from '../messages/messages';
import type { Note } from './model';

interface NamedEntry {
  /** Its name and what else tells rows apart: entries that differ in it are not confused. */
  readonly key: string;
  readonly name: string;
  /** What tells benchmarks of one key apart. */
  readonly benchmark: string | number;
}

/** The place of each entry's benchmark among those of its key, from 1; undefined where it is the only one. */
export function positions(entries: readonly NamedEntry[], line: number, notes: Note[]): (number | undefined)[] {
  const byKey = new Map<string, { readonly name: string; readonly all: Map<string | number, number> }>();
  for (const { key, name, benchmark } of entries) {
    const known = byKey.get(key) ?? { name, all: new Map() };
    if (!known.all.has(benchmark)) known.all.set(benchmark, known.all.size + 1);
    byKey.set(key, known);
  }
  for (const { name, all } of byKey.values())
    if (all.size > 1)
      notes.push({ kind: 'guessed', message: word('import.same-name', { name, n: all.size }), lines: [line] });
  return entries.map(({ key, benchmark }) => {
    const all = byKey.get(key)?.all;
    return all && all.size > 1 ? all.get(benchmark) : undefined;
  });
}
