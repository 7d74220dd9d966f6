import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/messages/decimal';

const decimals = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })).map((two) => ({
  least: Math.min(...two),
  most: Math.max(...two),
}));
// Any number, and the kinds where rounding is delicate: ties, nines, thousands, neighbors of powers of ten.
const sizes = fc.oneof(
  fc.double({ min: 0, max: 1e21, noNaN: true }),
  fc.double({ min: 0, max: 1000, noNaN: true }),
  fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 12 })).map(([n, e]) => n / 10 ** e),
  fc.tuple(fc.nat(100_000), fc.integer({ min: 0, max: 9 })).map(([n, e]) => Number(`${n}5e-${e}`)),
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-1, 0, 1))
    .map(([e, ulp]) => 10 ** e * (1 + ulp * 2 ** -52)),
  fc.integer({ min: 1, max: 16 }).map((n) => Number('9'.repeat(n)) / 10 ** (n >> 1)),
);

describe('a decimal number', () => {
  it.each(['en', 'en-US', 'ja'])('is written as Intl.NumberFormat writes it in %s', (locale) => {
    fc.assert(
      fc.property(sizes, decimals, (size, { least, most }) => {
        const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
        expect(decimal(size, least, most, locale)).toBe(intl.format(size));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    [1.005, 2, '1.01'],
    [999.96, 1, '1,000.0'],
    [0.05, 0, '0'],
    [0.5, 0, '1'],
    [1_234_567.5, 0, '1,234,568'],
    [0, 3, '0.000'],
    [9.999e-7, 6, '0.000001'],
  ])('%d with %i decimals is %s', (size, digits, text) => expect(decimal(size, digits, digits, 'en')).toBe(text));

  it('has the marks of other languages', () => expect(decimal(1_234.5, 1, 1, 'de')).toBe('1.234,5'));
});
