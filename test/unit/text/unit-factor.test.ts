import { expect, it } from 'vitest';
import { unitFactor } from '../../../src/core/text/unit-factor';

it.each([
  ['s', 's', 1],
  ['s', 'ms', 1000],
  ['ms', 's', 0.001],
  ['us', 'µs', 1],
  ['usec', 'ns', 1000],
  ['sec', 's', 1],
  ['min', 's', 60],
  ['h', 'min', 60],
  ['GB/s', 'MB/s', 1000],
  ['MiB/s', 'KiB/s', 1024],
  ['MiB', 'MB', 1.048576],
  ['Gbit/s', 'MB/s', 125],
  ['Gbps', 'Mbit/s', 1000],
  ['Mops/s', 'kops/s', 1000],
  ['k transactions/s', 'transactions/s', 1000],
  ['requests/sec', 'requests/s', 1],
  ['percent', '%', 1],
  [undefined, 's', 1],
  ['s', undefined, 1],
  ['score', 'score', 1],
])('%s to %s is a factor of %s', (from, to, factor) => {
  expect(unitFactor(from, to)).toBeCloseTo(factor, 12);
});

it.each([
  ['s', 'MB'],
  ['s', '1/s'],
  ['ops/s', 'ops'],
  ['B', 'B/s'],
  ['score', 'points'],
  ['s', '%'],
  ['KB', 'kernels'],
  ['ms', 'm'],
  ['Hz', 's'],
  ['toString', 's'],
  ['__proto__', 's'],
])('%s and %s are different quantities', (from, to) => {
  expect(unitFactor(from, to)).toBeUndefined();
});
