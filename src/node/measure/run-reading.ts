/** What came out of a run: its numbers, or why there are none. */
import type { PlanBenchmark } from '../../core/generated/plan-format';
import type { PlanReaders } from '../../core/plan/readers';
import { readRun, type RunReading } from '../../core/plan/reading';
import { word } from '../../core/messages/messages';
import type { Ended } from './commands';

/** How far the two clocks may be apart: handing over takes time here, and none there. */
const driftSeconds = 0.05;
/** Steps of 10 ms are 1% of that. */
const leastCoarseSeconds = 1;

export function readingOf(
  { failed, seconds, here, coarse, out }: Ended,
  benchmark: PlanBenchmark,
  { readWith }: PlanReaders,
): RunReading {
  if (failed) return { failed };
  const timed = (benchmark.read ?? 'time') === 'time';
  if (timed && Number.isNaN(seconds)) return { failed: word('run.target-clock') };
  if (timed && (seconds < 0 || seconds > here * 1.01 + driftSeconds))
    return { failed: word('run.clock-jumped', { target: seconds.toFixed(3), here: here.toFixed(3) }) };
  if (timed && coarse && seconds < leastCoarseSeconds)
    return { failed: word('run.target-coarse', { time: seconds.toFixed(2) }) };
  if (timed && seconds === 0) return { failed: word('run.too-short') };
  return readRun(benchmark, seconds, out, readWith);
}

export function numbersShown(reading: RunReading): string {
  if (!('numbers' in reading)) return '';
  return reading.numbers
    .slice(0, 4)
    .map(
      ({ value, metric }) =>
        `${String(Number(value.toPrecision(5)))}${metric.unit === undefined ? '' : ` ${metric.unit}`}`,
    )
    .join(', ');
}
