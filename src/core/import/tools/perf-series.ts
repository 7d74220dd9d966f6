/**
 * Intervals of `perf stat -I`: a time series of one run, of which the mean is taken. Counts become rates per second, so
 * that the length of an interval does not matter, nor a last one that was cut short.
 */
import { word } from '../../messages/messages';
import type { Measurement, Metric, Note } from '../model';
import { round } from '../numbers';
import { counterOf, type Counter } from './perf-counter';
import { eventMetric } from './perf-events';

export interface IntervalCount {
  /** Seconds since the start of perf, at the end of the interval. */
  readonly time: number;
  readonly event: string;
  readonly unit?: string;
  readonly cpu?: string;
  /** Absent if perf could not count. */
  readonly value?: number;
  readonly line: number;
}

interface Series {
  readonly first: IntervalCount;
  sum: number;
  counted: number;
  seconds: number;
}

/** Readings of a sensor: their sum means nothing. */
const gauges = new Set(['%', 'C', 'GHz']);

export class IntervalSeries {
  private readonly series = new Map<string, Series>();
  private readonly lines: number[] = [];
  private time = 0;
  private length = 0;

  add(one: IntervalCount): void {
    if (one.time !== this.time) {
      // Appended output of another perf begins anew.
      this.length = one.time > this.time ? one.time - this.time : one.time;
      this.time = one.time;
    }
    this.lines.push(one.line);
    const key = JSON.stringify([one.event, one.unit, one.cpu]);
    const known = this.series.get(key) ?? { first: one, sum: 0, counted: 0, seconds: 0 };
    this.series.set(key, known);
    if (one.value === undefined) return;
    known.sum += one.value;
    known.counted++;
    known.seconds += this.length;
  }

  /** @param base the benchmark of a line */
  measurements(base: (line: number) => Omit<Measurement, 'metric'>): Measurement[] {
    return [...this.series.values()].flatMap(({ first, sum, counted, seconds }): Measurement[] => {
      const { cpu, line, event, unit } = first;
      if (counted === 0 || !(seconds > 0)) return [];
      const isGauge = unit !== undefined && gauges.has(unit);
      const metric: Metric = {
        ...eventMetric(event, isGauge ? unit : `${unit ?? ''}/s`),
        definition: 'mean over intervals',
      };
      const value = round(isGauge ? sum / counted : sum / seconds);
      return [{ ...base(line), ...(cpu === undefined ? {} : { parameters: { cpu } }), metric, value }];
    });
  }

  notes(): Note[] {
    const { lines } = this;
    return lines.length === 0
      ? []
      : [{ kind: 'left-out', message: word('import.perf-intervals', { n: lines.length }), lines }];
  }
}

/** A line of text with a time stamp: `     0.100241383     58.84 msec task-clock   #  0.588 CPUs utilized`. */
export function timedCounterOf(text: string): { readonly time: number; readonly counter: Counter } | undefined {
  const [stamp, time] = /^\s*(\d{1,9}\.\d{9})(?=\s)/.exec(text) ?? [];
  const counter = stamp === undefined ? undefined : counterOf(text.slice(stamp.length));
  return counter && { time: Number(time), counter };
}
