/**
 * One measurement counts once: with one request in flight, the mean latency is the reciprocal of the rate, so that two
 * rows would say the same. The rate counts; the latency is shown with it.
 */
import { factorBetween, kindOf } from '../text/units';
import { grouped } from '../text/grouped';
import type { ImportCell, ImportRow } from './rows';

/** Rate times latency is the number of requests in flight (Little's law), less what passes between them. */
const least = 0.8;
/** Printed digits are rounded. */
const most = 1.03;

/** The rows, in which a mean latency that only repeats a rate is no primary metric. */
export function countedOnce(rows: readonly ImportRow[]): ImportRow[] {
  const families = grouped(rows, ({ suite, name, version, parameters }) =>
    JSON.stringify([suite, name, version, parameters]),
  );
  return rows.map((row) => {
    const of = row.metric;
    if (!isPrimary(row) || of.direction !== 'lower' || kindOf(of.unit) !== 'time') return row;
    // A percentile is a measurement of its own.
    if (/\d|percentile|max|min/i.test(of.name)) return row;
    const { suite, name, version, parameters } = row;
    const family = families.get(JSON.stringify([suite, name, version, parameters])) ?? [];
    return family.some((other) => repeats(row, other)) ? { ...row, metric: { ...of, role: 'info' } } : row;
  });
}

const isPrimary = ({ metric: { role } }: ImportRow): boolean => role === undefined || role === 'primary';

function repeats(latency: ImportRow, rate: ImportRow): boolean {
  if (!isPrimary(rate) || rate.metric.direction !== 'higher' || kindOf(rate.metric.unit) !== 'rate') return false;
  const seconds = factorBetween(latency.metric.unit ?? '', 's');
  // Bytes per second are no requests.
  if (seconds === undefined || /^[kKMGT]?i?[Bb](its?)?\b/.test(rate.metric.unit ?? '')) return false;
  return [...latency.cells].every(([label, cell]) => {
    const [a, b] = [meanOf(cell), meanOf(rate.cells.get(label))];
    const inFlight = a === undefined || b === undefined ? 0 : a * seconds * b;
    return inFlight >= least && inFlight <= most;
  });
}

function meanOf(cell: ImportCell | undefined): number | undefined {
  if (!cell?.runs.length) return undefined;
  return cell.runs.reduce((sum, { value }) => sum + value, 0) / cell.runs.length;
}
