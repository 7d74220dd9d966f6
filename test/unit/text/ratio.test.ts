import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatInterval, formatLimit, formatP, formatPercent, formatRatio } from '../../../src/core/text/ratio';

const limits = { warn: 0.01, fail: 0.05 };

describe('formatRatio', () => {
  it.each([
    [1.0971, '1.097'],
    [1, '1.000'],
    [0.9996, '0.9996'],
    [0.99996, '0.99996'],
    [1.0004, '1.0004'],
    [0.98996, '0.98996'],
    [0.99, '0.990'],
    [2.97 / 3, '0.990'],
    [0.99004, '0.99004'],
    [0.94996, '0.94996'],
    [1.04996, '1.04996'],
    [1.99996, '1.99996'],
    [2, '2.00x'],
    [3.24, '3.24x'],
    [32.41, '32.4x'],
    [9.996, '10.0x'],
    [99.96, '100x'],
    [1234.5, '1,235x'],
    [0.0123, '0.0123'],
    [0.00001234, '0.0000123'],
    [0, '0.000'],
    [Infinity, '∞'],
    [NaN, '?'],
  ])('writes %d as %s', (ratio, text) => {
    expect(formatRatio(ratio, { limits })).toBe(text);
  });

  it('keeps printed digits', () => {
    expect(formatRatio(0.99, { printed: '0.99', limits })).toBe('0.99');
    expect(formatRatio(1.1, { printed: '1.10' })).toBe('1.10');
    expect(formatRatio(3.2, { printed: '3.20' })).toBe('3.20x');
  });

  it('never prints a ratio on the other side of 1 or of a margin', () => {
    const borders = [1, 0.99, 1.01, 0.95, 1.05];
    fc.assert(
      fc.property(fc.double({ min: 0.9, max: 1.1, noNaN: true }), (ratio) => {
        const printed = Number(formatRatio(ratio, { limits, ascii: true }));
        for (const border of borders) {
          if (ratio < border - 1e-10) expect(printed).toBeLessThan(border);
          if (ratio > border + 1e-10) expect(printed).toBeGreaterThan(border);
        }
      }),
    );
  });
});

describe('formatPercent', () => {
  it.each([
    [0.083, '+8.3%'],
    [-0.097, '−9.7%'],
    [-0.01, '−1%'],
    [0.34, '+34%'],
    [0.3412, '+34.1%'],
    [-0.0099, '−0.99%'],
    [0.000412, '+0.041%'],
    [0.0000001, '0%'],
    [-0.0000001, '0%'],
    [-0, '0%'],
    [2.5, '+250%'],
    [12.3456, '+1,235%'],
    [-0.9999, '−100%'],
  ])('writes %d as %s', (share, text) => {
    expect(formatPercent(share, { limits })).toBe(text);
  });

  it('has an ASCII form and an unsigned one', () => {
    expect(formatPercent(-0.083, { ascii: true })).toBe('-8.3%');
    expect(formatPercent(0.0134, { unsigned: true })).toBe('1.3%');
  });

  it('does not round a small change past the margin', () => {
    expect(formatPercent(0.00996, { limits })).toBe('+0.996%');
    expect(formatPercent(-0.0499, { limits })).toBe('−4.99%');
  });
});

describe('limits, intervals and p values', () => {
  it('write a limit as it was typed', () => {
    expect(formatLimit(0.01)).toBe('1%');
    expect(formatLimit(0.0225)).toBe('2.25%');
    expect(formatLimit(0.07 * 1.0000000000001)).toBe('7%');
  });

  it('give both ends of an interval the same decimals', () => {
    expect(formatInterval(0.86, 0.99)).toBe('0.860 to 0.990');
    expect(formatInterval(0.9996, 1.02)).toBe('0.9996 to 1.0200');
    expect(formatInterval(0.9, 3.21)).toBe('0.900 to 3.21x');
    expect(formatInterval(0, Infinity)).toBe('0.000 to ∞');
    expect(formatInterval(0.9, 1.1, { between: '–' })).toBe('0.900–1.100');
  });

  it('write p values', () => {
    expect(formatP(0.0124)).toBe('0.012');
    expect(formatP(0.00123)).toBe('0.0012');
    expect(formatP(0.00001)).toBe('<0.0001');
    expect(formatP(0.04996)).toBe('0.04996');
    expect(formatP(0.31)).toBe('0.310');
    expect(formatP(1)).toBe('1.00');
  });
});
