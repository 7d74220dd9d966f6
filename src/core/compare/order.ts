/** The order of the reports in a series: by revision, else by date, else as given (commits in git's order). */
import type { Report } from '../generated/format';

type Ordered = Pick<Report, 'revision' | 'date'>;

/**
 * Below 0 if `a` comes first, 0 if nothing decides.
 * @param commits the positions of the commits that added the reports, where known
 */
export function historyOrder(
  a: Ordered,
  b: Ordered,
  commits: readonly [number | undefined, number | undefined] = [undefined, undefined],
): number {
  const own = (a.revision !== undefined && b.revision !== undefined ? a.revision - b.revision : 0) || byDate(a, b);
  const [first, second] = commits;
  return own || (first !== undefined && second !== undefined ? first - second : 0);
}

/**
 * Sorts runs into the order of a history.
 * @param of a run's report, and its path within the folder, with slashes
 * @param commits which commit added which file; called only if some report does not state its own position
 */
export async function inHistoryOrder<T>(
  runs: readonly T[],
  of: (run: T) => { readonly report: Ordered; readonly path: string },
  commits: () => Promise<ReadonlyMap<string, number>>,
): Promise<T[]> {
  const told = runs.map((run) => ({ run, ...of(run) }));
  const unplaced = told.some(({ report }) => report.revision === undefined && report.date === undefined);
  const places = unplaced ? await commits() : undefined;
  return told
    .sort((a, b) => historyOrder(a.report, b.report, [places?.get(a.path), places?.get(b.path)]))
    .map(({ run }) => run);
}

/** Dates are compared as far as both are known: "2009" is neither before nor after "2009-09". */
function byDate({ date: a }: Ordered, { date: b }: Ordered): number {
  if (a === undefined || b === undefined) return 0;
  const moment = (text: string): number => (text.length > 10 ? Date.parse(text) : NaN);
  const [x, y] = [moment(a), moment(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  const length = Math.min(a.length, b.length, 10);
  const [p, q] = [a.slice(0, length), b.slice(0, length)];
  return p < q ? -1 : p > q ? 1 : 0;
}
