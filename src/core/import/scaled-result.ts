/** A result in another unit. */
import type { Result } from '../generated/format';
import { defined } from './assemble';
import { round } from './numbers';

const centres = ['value', 'mean', 'median', 'min', 'max', 'stddev'] as const;

/** Every number of the metric times a factor. What was printed, in the old unit, is left out. */
export function scaledResult(result: Result, by: number): Result {
  const times = (value: number): number => round(value * by);
  const { samples, ci, spread, verbatim: _verbatim, reported: _reported, ...rest } = result;
  const scaled = centres.flatMap((name) => (rest[name] === undefined ? [] : [[name, times(rest[name])] as const]));
  return defined({
    ...rest,
    ...Object.fromEntries(scaled),
    samples: samples?.map(times),
    ci: ci && { ...ci, lo: times(ci.lo), hi: times(ci.hi) },
    spread: spread && { ...spread, value: times(spread.value) },
  }) as Result;
}
