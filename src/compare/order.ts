/** Reports of one series in their order: by revision, else by date, else as they were given (commits in git's order). */
import type { Report } from '../generated/format';

type Ordered = Pick<Report, 'revision' | 'date'>;

/** Below 0 where `a` comes first, 0 where nothing tells. */
export function historyOrder(a: Ordered, b: Ordered): number {
  if (a.revision !== undefined && b.revision !== undefined) return a.revision - b.revision || byDate(a, b);
  return byDate(a, b);
}

/** Dates of different exactness are compared as far as both go: "2009" is neither before nor after "2009-09". */
function byDate({ date: a }: Ordered, { date: b }: Ordered): number {
  if (a === undefined || b === undefined) return 0;
  const moment = (text: string): number => (text.length > 10 ? Date.parse(text) : NaN);
  const [x, y] = [moment(a), moment(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  const length = Math.min(a.length, b.length, 10);
  const [p, q] = [a.slice(0, length), b.slice(0, length)];
  return p < q ? -1 : p > q ? 1 : 0;
}
