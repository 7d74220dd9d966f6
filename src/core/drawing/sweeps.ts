/** Sweeps: rows of the same suite, name and metric, of any candidate, that differ in one numeric parameter. */
import type { RowView, ValueView } from '../page-model/model';
import { largest, smallest } from '../text/lists';

export interface Sweep {
  readonly key: string;
  readonly name: string;
  readonly parameter: string;
  /** The other parameters, which all rows share. */
  readonly held: string;
  readonly rows: readonly { readonly at: number; readonly row: RowView }[];
  /** Every step multiplies by about the same factor, so a log axis shows them evenly. */
  readonly byFactors: boolean;
}

const minLevels = 3;
const maxSweeps = 500;

export function sweepsOf(rows: readonly RowView[]): Sweep[] {
  const groups = new Map<string, { parameter: string; held: string; rows: { at: number; row: RowView }[] }>();
  for (const row of rows) {
    if (row.role === 'info') continue;
    for (const tag of row.tags) {
      if (typeof tag.value !== 'number') continue;
      const held = row.tags
        .filter((other) => other !== tag)
        .map((other) => `${other.name} ${other.value}`)
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
    const levels = new Set(sorted.map(({ at }) => at));
    const points = new Set(sorted.map(({ at, row }) => JSON.stringify([at, row.subject])));
    const first = sorted[0];
    // Two rows of one candidate at one level differ in something other than the parameter.
    if (levels.size < minLevels || points.size !== sorted.length || !first || sweeps.length >= maxSweeps) continue;
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

/** The measured values of the parameter, ascending. */
export function levelsOf(sweep: Sweep): number[] {
  return [...new Set(sweep.rows.map(({ at }) => at))];
}

/** Where a level is on the axis of the parameter, in units of that axis. */
export function levelPosition(level: number, byFactors: boolean): number {
  return byFactors ? Math.log(level) : level;
}

/** The spread drawn around a value: one standard deviation, else the range that was reported; none if it has no end. */
export function spreadAround({
  centre,
  sd,
  range,
}: ValueView): { readonly lo: number; readonly hi: number } | undefined {
  const spread = sd === undefined ? range : { lo: centre - sd, hi: centre + sd };
  return spread && Number.isFinite(spread.lo) && Number.isFinite(spread.hi) ? spread : undefined;
}

/** Where a value is between two others, 0 to 1. The distance of two numbers may be more than a number can hold. */
export function shareBetween(value: number, from: number, to: number): number {
  return (value / 4 - from / 4) / (to / 4 - from / 4 || 1);
}

/** True for 1, 2, 4, 8 and 1, 10, 100; false for 10, 20, 30. */
export function growsByFactors(levels: readonly number[]): boolean {
  if (levels.some((level) => level <= 0)) return false;
  const steps = levels.slice(1).map((level, i) => level / (levels[i] ?? level));
  const gaps = levels.slice(1).map((level, i) => level - (levels[i] ?? level));
  return largest(steps) / smallest(steps) < largest(gaps) / smallest(gaps);
}

/** From this quotient of the largest and the smallest on, values from zero would leave the small ones on the axis. */
const minFactor = 12;

/** Whether measured values grow by factors, so that only a logarithmic axis shows them all. */
export function areFactors(values: readonly number[]): boolean {
  return values.length > 1 && smallest(values) > 0 && largest(values) / smallest(values) >= minFactor;
}
