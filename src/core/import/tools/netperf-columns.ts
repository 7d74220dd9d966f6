/** The columns of netperf's omni output. */
import { metric } from '../metrics';
import type { Metric } from '../model';

/** omni's latency statistics; its deviation is over transactions. */
export const latencyMetrics: Readonly<Record<string, Metric>> = {
  'Mean Latency Microseconds': metric('latency', 'us', 'lower', 'primary', 'mean over transactions'),
  'Minimum Latency Microseconds': metric('minimum latency', 'us', 'lower', 'info'),
  'Maximum Latency Microseconds': metric('maximum latency', 'us', 'lower', 'info'),
  'Round Trip Latency usec/tran': metric('round trip latency', 'us', 'lower', 'info'),
  '50th Percentile Latency Microseconds': metric('latency p50', 'us', 'lower', 'info'),
  '90th Percentile Latency Microseconds': metric('latency p90', 'us', 'lower', 'info'),
  '99th Percentile Latency Microseconds': metric('latency p99', 'us', 'lower', 'info'),
  'Local CPU Util %': metric('local CPU', '%', 'lower', 'cost'),
  'Remote CPU Util %': metric('remote CPU', '%', 'lower', 'cost'),
  'Local Transport Retransmissions': metric('retransmissions', undefined, 'lower', 'info'),
};

/** Columns that say how the result came about, and a deviation that is over transactions. */
export const describing: ReadonlySet<string> = new Set([
  'Throughput Units',
  'Confidence Iterations Run',
  'Throughput Confidence Width (%)',
  'Stddev Latency Microseconds',
]);

/** Columns with results; the others describe the set-up of the test. */
export function isOmni(name: string): boolean {
  return name === 'Throughput' || Object.hasOwn(latencyMetrics, name);
}
