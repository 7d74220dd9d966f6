import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatRaw, formatScaled, formatValue, scaleOf, withUnit } from '../../../src/core/text/value';
import { changeWord } from '../../../src/core/text/change';
import { formatDate } from '../../../src/core/text/date';
import { digitsOf, exact, fixed } from '../../../src/core/text/number';

describe('formatValue', () => {
  it.each([
    [145_944_306, 'ns', '146 ms'],
    [1_200_000_000, 'B/s', '1.2 GB/s'],
    [1_234_567, 'KB/s', '1.23 GB/s'],
    [3_145_728, 'KiB', '3 GiB'],
    [48_212, 'ops/s', '48.2 k ops/s'],
    [5755, 'transactions/s', '5,755 transactions/s'],
    [111.2, 's', '111.2 s'],
    [0.0123456, 's', '12.3 ms'],
    [1500, 'us', '1.5 ms'],
    [380, '%', '380%'],
    [91.9, undefined, '91.9'],
    [120_000, 'count', '120 k'],
    [700, 'count', '700'],
    [0, 's', '0 s'],
    [4344, 'cycles', '4,344 cycles'],
    [-12_345, 'widgets', '−12.3 k widgets'],
    [2_500_000, 'Kbit/s', '2.5 Gbit/s'],
    [16_170, 'Mflops', '16.2 Gflops'],
    [950, 'MFLOPS', '950 Mflops'],
    [1_206_000, 'kbytes', '1.21 GB'],
    [15_000, 'min', '15,000 min'],
    [1e-7, 'ns', '0.0000001 ns'],
  ])('writes %d %s as %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('gives both sides of a row one scale', () => {
    const scale = scaleOf([999_000, 1_050_000], 'ns');
    expect(scale.unit).toBe('ms');
    expect([999_000, 1_050_000].map((value) => formatScaled(value, scale))).toEqual(['0.999', '1.05']);
  });

  it('adds digits until different values look different, but none beyond the file', () => {
    const scale = scaleOf([145_944_306, 145_812_000], 'ns');
    expect([145_944_306, 145_812_000].map((value) => formatScaled(value, scale))).toEqual(['145.9', '145.8']);
    expect(formatValue(1_200_000_000, 'ns')).toBe('1.2 s');
  });

  it('keeps digits of a side that is much smaller', () => {
    const scale = scaleOf([120, 0.00123], 's');
    expect(formatScaled(0.00123, scale)).toBe('0.00123');
  });

  it('never shows a nonzero value as zero', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
        (a, b) => {
          const scale = scaleOf([a, b], 's');
          for (const value of [a, b]) {
            const back = Number(formatScaled(value, scale, { ascii: true }).replaceAll(',', '')) * scale.divisor;
            expect(Math.abs(back / value - 1)).toBeLessThan(0.5);
          }
        },
      ),
    );
  });

  it('has raw digits for hovers and ASCII for text', () => {
    expect(formatRaw(145_944_306, 'ns')).toBe('145,944,306 ns');
    expect(formatRaw(0.1 + 0.2)).toBe('0.30000000000000004');
    expect(withUnit('12', 'µs', { ascii: true })).toBe('12 us');
    expect(formatValue(-3, 's', { ascii: true })).toBe('-3 s');
  });
});

describe('words and dates', () => {
  it('describe a change', () => {
    expect(changeWord('ns')).toEqual({ word: { key: 'change.time' } });
    expect(changeWord('MiB/s')).toEqual({ word: { key: 'change.throughput' } });
    expect(changeWord('transactions/s')).toEqual({ text: 'transactions/s' });
    expect(changeWord('count', 'Context Switches')).toEqual({ text: 'Context Switches' });
    expect(changeWord('cycles')).toEqual({ text: 'cycles' });
    expect(changeWord()).toEqual({});
  });

  it('keep the precision of a date in the file', () => {
    expect(formatDate('2009')).toBe('2009');
    expect(formatDate('2009-09')).toBe('September 2009');
    expect(formatDate('2009-09-04')).toBe('Sep 4, 2009');
    expect(formatDate('2009-09-04T23:30:00Z')).toBe('Sep 4, 2009');
    expect(formatDate('2009-09', 'ja')).toBe('2009年9月');
    expect(formatDate('soon')).toBe('soon');
    expect(formatDate('2009-13')).not.toBe('');
  });

  it('include plain numbers', () => {
    expect(fixed(-0.0001, 2)).toBe('0.00');
    expect(exact(1e-15)).toBe('1e-15');
    expect(exact(-1.5)).toBe('−1.5');
    expect(digitsOf(700)).toBe(1);
    expect(digitsOf(111.2)).toBe(4);
  });
});

describe('very large and very small numbers', () => {
  it('are written with an exponent', () => {
    expect(fixed(5e300, 2)).toBe('5.00e+300');
    expect(fixed(-5e-300, 12)).toBe('−5.00e-300');
    expect(formatValue(5e300, 's').length).toBeLessThan(20);
  });
});
