/** Sweeps: rows of the same suite, name and metric in which one numeric parameter differs, of one candidate or several. */
import type { RowView } from '../page-model/model';

export interface Sweep {
  readonly key: string;
  readonly name: string;
  readonly parameter: string;
  /** What the rows have in common: the other parameters. */
  readonly held: string;
  readonly rows: readonly { readonly at: number; readonly row: RowView }[];
  /** Every step multiplies by about the same factor, so a log axis shows them evenly. */
  readonly byFactors: boolean;
}

const fewest = 3;
const most = 500;

export function sweepsOf(rows: readonly RowView[]): Sweep[] {
  const groups = new Map<string, { parameter: string; held: string; rows: { at: number; row: RowView }[] }>();
  for (const row of rows) {
    if (row.role === 'info') continue;
    for (const tag of row.tags) {
      if (typeof tag.value !== 'number') continue;
      const held = row.tags
        .filter((one) => one !== tag)
        .map((one) => `${one.name} ${one.value}`)
        .join(', ');
      const key = JSON.stringify([row.suite, row.name, row.metric, row.unit, tag.name, held]);
      const group = groups.get(key) ?? { parameter: tag.name, held, rows: [] };
      group.rows.push({ at: tag.value, row });
      groups.set(key, group);
    }
  }
  const sweeps: Sweep[] = [];
  for (const [key, group] of groups) {
    const sorted = group.rows.sort((a, b) => a.at - b.at);
    const levels = new Set(sorted.map((one) => one.at));
    const places = new Set(sorted.map((one) => JSON.stringify([one.at, one.row.subject])));
    const first = sorted[0];
    // Two rows of one candidate at one level differ in something else than the parameter.
    if (levels.size < fewest || places.size !== sorted.length || !first || sweeps.length >= most) continue;
    const { row } = first;
    sweeps.push({
      key,
      name: row.metric && row.metric !== row.name ? `${row.name}, ${row.metric}` : row.name,
      parameter: group.parameter,
      held: group.held,
      rows: sorted,
      byFactors: growsByFactors([...levels]),
    });
  }
  return sweeps;
}

/** 1, 2, 4, 8 and 1, 10, 100 do; 10, 20, 30 does not. */
export function growsByFactors(levels: readonly number[]): boolean {
  if (levels.some((level) => level <= 0)) return false;
  const steps = levels.slice(1).map((level, i) => level / (levels[i] ?? level));
  const gaps = levels.slice(1).map((level, i) => level - (levels[i] ?? level));
  return Math.max(...steps) / Math.min(...steps) < Math.max(...gaps) / Math.min(...gaps);
}
