/** Names in a mail that are cut, and still tell their rows apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../../src/core/export/apart';
import { middle, width } from '../../../src/core/export/columns';

describe('cut names', () => {
  it('show where they differ', () => {
    const names = ['a-very-long-benchmark, depth 1, of 4k blocks', 'a-very-long-benchmark, depth 32, of 4k blocks'];
    expect(new Set(names.map((name) => middle(name, 20))).size).toBe(1);
    expect(apart(names, 20)).toEqual(['a-very..1, of 4k blo', 'a-very..32, of 4k bl']);
    expect(apart(['short', 'other'], 20)).toEqual(['short', 'other']);
  });

  it('differ where the names do, and are the same where these are', () => {
    const part = fc.constantFrom('fio', 'randread', ' ', 'bs=4k', 'bs=8k', '試験', '1', '2', '..', ' #2');
    const name = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), fc.integer({ min: 8, max: 40 }), (names, columns) => {
        const printed = apart(names, columns);
        expect(new Set(printed).size).toBe(new Set(names).size);
        expect(new Set(names.map((one, at) => `${one}\n${printed[at]}`)).size).toBe(new Set(names).size);
        for (const text of printed) expect(width(text)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 500 },
    );
  });
});
