/** Reports of the shelf in groups. */
import { historyOrder } from '../compare/order';
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
  /** Absent for what belongs to none. */
  readonly name?: string;
  readonly entries: readonly Shelved[];
}

/** Groups by name, dates from the newest on; what belongs to none comes last. A report of several benchmarks is in each. */
export function grouped(entries: readonly Shelved[], by: Grouping): Group[] {
  const groups = new Map<string | undefined, Shelved[]>();
  for (const entry of entries) {
    const names = namesOf(entry.brief, by);
    for (const name of names.length > 0 ? names : [undefined]) {
      const known = groups.get(name);
      if (known) known.push(entry);
      else groups.set(name, [entry]);
    }
  }
  const order = (a: string | undefined, b: string | undefined): number => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return by === 'date' ? (a < b ? 1 : -1) : a.localeCompare(b);
  };
  return [...groups].sort(([a], [b]) => order(a, b)).map(([name, list]) => ({ name, entries: list.sort(byHistory) }));
}

function namesOf(brief: Brief | undefined, by: Grouping): readonly string[] {
  switch (by) {
    case 'series': return brief?.series === undefined ? [] : [brief.series];
    case 'host': return brief?.host === undefined ? [] : [brief.host];
    case 'benchmark': return brief?.benchmarks ?? [];
    case 'date': return brief?.date === undefined ? [] : [brief.date.slice(0, 7)];
  }
}

function byHistory(a: Shelved, b: Shelved): number {
  return (a.brief && b.brief ? historyOrder(a.brief, b.brief) : 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
