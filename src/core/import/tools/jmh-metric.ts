/** What JMH's modes measure. */
import { metric } from '../metrics';
import type { Metric } from '../model';
import type { Direction } from '../../report/metric';

const modeNames: Readonly<Record<string, string>> = {
  thrpt: 'throughput',
  avgt: 'average time',
  sample: 'sampled time',
  ss: 'single shot time',
};

/**
 * The metric of a row.
 *
 * @param mode JMH's short name of it: thrpt, avgt, sample or ss
 * @param part of a secondary metric (`gc.alloc.rate.norm`), undefined for the score
 */
export function jmhMetric(mode: string, unit: string, part?: string): Metric {
  const direction = directionOf(unit, mode);
  if (part === undefined) return metric(modeNames[mode] ?? mode, unit, direction);
  // A profiler's rates and counts describe the run: only costs per operation can be judged.
  return metric(part, unit, /\/op$/.test(unit) ? 'lower' : 'none', 'info');
}

function directionOf(unit: string, mode: string): Direction | undefined {
  if (/^ops\//.test(unit)) return 'higher';
  if (/\/op$/.test(unit)) return 'lower';
  if (mode === 'thrpt') return 'higher';
  return mode === 'avgt' || mode === 'sample' || mode === 'ss' ? 'lower' : undefined;
}

/** `·gc.alloc.rate` in JMH before 1.34, `gc.alloc.rate` since. */
export function partName(text: string): string {
  return text.replace(/^[·?+]/, '').replace(/^Â·/, '');
}
