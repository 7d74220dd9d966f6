/** Groups benchmark entries that measure the same work by several metrics. */
import type { Benchmark } from '../generated/format';

/** The key of such a group: everything but the metric. */
export function familyOf({ suite, name, version, parameters, environment }: Benchmark): string {
  return JSON.stringify([suite, name, version, parameters, environment]);
}
