/** Reports of the shelf in groups. */
import { historyOrder } from '../../core/compare/order';
import type { Brief } from './brief';

export const groupings = ['series', 'host', 'benchmark', 'date'] as const;
export type Grouping = (typeof groupings)[number];

export interface Shelved {
  readonly key: string;
  readonly name: string;
  /** Absent until it has been read. */
  readonly brief?: Brief;
}

export interface Group {
  /** "named", "rest" for what belongs to none, "waiting" for what has not been read yet. */
  readonly kind: 'named' | 'rest' | 'waiting';
  readonly name?: string;
  readonly entries: readonly Shelved[];
}

/**
 * Groups by name, dates from the newest on; then what belongs to none, and last what has not been read yet. A report of
 * several benchmarks is in each.
 */
export function shelfGroups(entries: readonly Shelved[], by: Grouping): Group[] {
  const groups = new Map<string, Shelved[]>();
  const rest: Shelved[] = [];
  const waiting: Shelved[] = [];
  for (const entry of entries) {
    if (!entry.brief) {
      waiting.push(entry);
      continue;
    }
    const names = namesOf(entry.brief, by);
    if (names.length === 0) rest.push(entry);
    for (const name of names) {
      const known = groups.get(name);
      if (known) known.push(entry);
      else groups.set(name, [entry]);
    }
  }
  const order = (a: string, b: string): number =>
    by === 'date' ? (a < b ? 1 : -1) : a.localeCompare(b, undefined, { numeric: true });
  const named = [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([name, list]): Group => ({ kind: 'named', name, entries: list.sort(byHistory) }));
  const others = (
    [
      ['rest', rest],
      ['waiting', waiting],
    ] as const
  ).flatMap(([kind, list]): Group[] => (list.length > 0 ? [{ kind, entries: list.sort(byHistory) }] : []));
  return [...named, ...others];
}

function namesOf(brief: Brief, by: Grouping): readonly string[] {
  switch (by) {
    case 'series':
      return brief.series === undefined ? [] : [brief.series];
    case 'host':
      return brief.host === undefined ? [] : [brief.host];
    case 'benchmark':
      return brief.benchmarks;
    case 'date':
      return brief.date === undefined ? [] : [brief.date.slice(0, 7)];
  }
}

function byHistory(a: Shelved, b: Shelved): number {
  return (a.brief && b.brief ? historyOrder(a.brief, b.brief) : 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
