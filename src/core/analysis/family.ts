/** Groups benchmark entries that measure the same work by several metrics. */
import type { Benchmark, Report } from '../generated/format';
import { derived } from '../report/versions';

/** The key of such a group: everything but the metric. */
export function familyOf({ suite, name, version, parameters, environment }: Benchmark): string {
  return JSON.stringify([suite, name, version, parameters, environment]);
}

/** Whether any benchmark is the price of another one. */
export const hasCosts: (report: Report) => boolean = derived({
  reads: isCost,
  make: ({ benchmarks }) => benchmarks.some(isCost),
});

function isCost({ metric }: Benchmark): boolean {
  return metric?.role === 'cost';
}
