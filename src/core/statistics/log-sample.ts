/** The runs of one side on the log scale, the input of every ratio test. */
import { sortAscending } from './ascending';

/** Ratios closer to 1 than this are rounding errors, not measured differences. */
export const roundingTolerance = 1e-12;

export interface LogSample {
  readonly n: number;
  /** Ascending log(value / unit). */
  readonly logs: Float64Array;
  readonly mean: number;
  /** Sample standard deviation (n - 1), about the coefficient of variation; 0 for one value and for equal ones. */
  readonly sd: number;
}

export type LogTrouble = 'not-positive' | 'overflow';

/**
 * Logarithms of the values relative to `unit`, which both sides share. It cancels in every ratio, and, being near the
 * values, preserves digits that the logarithm of a large number loses. Sorted first, so that the order of runs does not
 * change the result.
 *
 * @param logs as long as `values`; becomes the logs of the result
 */
export function logSample(
  values: readonly number[],
  unit: number,
  logs: Float64Array = new Float64Array(values.length),
): LogSample | LogTrouble {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const value = values[i]!;
    if (value <= 0) return 'not-positive';
    const log = Math.log(value / unit);
    if (!(log > -Infinity && log < Infinity)) return 'overflow';
    logs[i] = log;
  }
  sortAscending(logs);
  for (let i = 0; i < n; i += 1) sum += logs[i]!;
  const mean = sum / n;
  if (n < 2 || logs[n - 1]! - logs[0]! <= roundingTolerance) return { n, logs, mean, sd: 0 };
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (logs[i]! - mean) * (logs[i]! - mean);
  return { n, logs, mean, sd: Math.sqrt(squares / (n - 1)) };
}
