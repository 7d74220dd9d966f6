import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchanged, isAmong, placeIn } from '../../../src/core/text/ascending';

const few = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 12 });

describe('ascending numbers', () => {
  it('are the same as sorted anew after some went and others came', () => {
    fc.assert(
      fc.property(few, few, few, (stay, out, into) => {
        const sorted = Float64Array.from([...stay, ...out]).sort();
        expect([...exchanged(sorted, out, into)]).toEqual([...Float64Array.from([...stay, ...into]).sort()]);
      }),
      { seed: 2009 },
    );
  });

  it('know their first place and what is among them', () => {
    fc.assert(
      fc.property(few, fc.integer({ min: -5, max: 5 }), (list, value) => {
        const sorted = Float64Array.from(list).sort();
        expect(placeIn(sorted, value)).toBe(list.filter((one) => one < value).length);
        expect(isAmong(sorted, value)).toBe(list.includes(value));
      }),
      { seed: 2009 },
    );
  });
});
