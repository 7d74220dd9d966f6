/** Benchmark entries that measure one thing by several metrics. */
import type { Benchmark } from '../generated/format';

/** What such entries share: everything but the metric. */
export function familyOf({ suite, name, version, parameters, environment }: Benchmark): string {
  return JSON.stringify([suite, name, version, parameters, environment]);
}
