import { describe, expect, it } from 'vitest';
import { countedOnce } from '../../../src/core/import/counted-once';
import type { Metric } from '../../../src/core/import/model';
import { toRows, type PlacedMeasurement } from '../../../src/core/import/rows';

const iops: Metric = { name: 'read IOPS', unit: 'IO/s', direction: 'higher', role: 'primary' };
const latency: Metric = { name: 'read latency', unit: 'us', direction: 'lower', role: 'primary' };
const placed = (metric: Metric, value: number, subject: string): PlacedMeasurement => ({
  measurement: { benchmark: 'fio', suite: 'fio', parameters: {}, metric, value },
  subject,
  path: `${subject}.json`,
  file: { order: 0 },
});
/** The role of the latency, measured beside a rate by two subjects. */
const roleOf = (values: readonly (readonly [number, number])[], what = latency, rate = iops): unknown => {
  const all = values.flatMap(([a, b], i) => [placed(rate, a, `s${i}`), placed(what, b, `s${i}`)]);
  return countedOnce(toRows(all)).find(({ metric }) => metric.name === what.name)?.metric.role;
};

describe('a mean latency beside a rate', () => {
  it('counts once with it while one request is in flight', () => {
    expect(
      roleOf([
        [10_000, 98],
        [8000, 121],
      ]),
    ).toBe('info');
  });

  it('counts by itself with more requests in flight, for any subject', () => {
    expect(roleOf([[10_000, 3200]])).toBe('primary');
    expect(
      roleOf([
        [10_000, 98],
        [8000, 3900],
      ]),
    ).toBe('primary');
  });

  it('counts by itself if it is a percentile, or if the rate is of bytes', () => {
    expect(roleOf([[10_000, 98]], { ...latency, name: 'read latency p99' })).toBe('primary');
    expect(roleOf([[10_000, 98]], latency, { ...iops, unit: 'KiB/s' })).toBe('primary');
  });
});
