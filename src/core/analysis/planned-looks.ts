/** The looks that the methodology plans. */
import type { Benchmark, Report } from '../generated/format';
import { usualLooks } from '../statistics/looks';

/**
 * The planned numbers of runs per side, ascending; undefined if runs are not added in looks. Planned counts say so
 * unless something else is said to have ended the measurement; without counts the usual plan is meant.
 */
export function plannedLooks(report: Report, benchmark: Benchmark): readonly number[] | undefined {
  const stopping = benchmark.methodology?.stopping ?? report.methodology?.stopping;
  const stated = benchmark.methodology?.looks ?? report.methodology?.looks;
  if (stopping !== 'looks' && (stopping !== undefined || !stated?.length)) return undefined;
  const plan = stated?.length ? [...new Set(stated)].sort((a, b) => a - b) : usualLooks;
  return plan.length > 1 ? plan : undefined;
}
