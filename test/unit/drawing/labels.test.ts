/** Labels of charts: two lines, and cut where they are alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLabels } from '../../../src/core/drawing/labels';

const measure = (text: string): number => text.length * 7;
const fit = (labels: readonly string[], letters: number, lines: 1 | 2 = 2) =>
  fitLabels(labels, { measure, width: letters * 7, lines });

describe('labels', () => {
  it('stay on one line where they fit, and break before a bracket first', () => {
    expect(fit(['kernbench', 'fio randread (bs 4k)'], 14)).toEqual([['kernbench'], ['fio randread', '(bs 4k)']]);
  });

  it('are cut where they are alike', () => {
    const labels = ['long common beginning of a name A', 'long common beginning of a name B'];
    const cut = fit(labels, 10).map((lines) => lines.join(' '));
    expect(cut[0]).toMatch(/^long.*….* A$/);
    expect(cut[1]).toMatch(/^long.*….* B$/);
    const ends = ['A first, then the same end of a name', 'B first, then the same end of a name'];
    expect(new Set(fit(ends, 8, 1).map(([line]) => line)).size).toBe(2);
  });

  it('show the place where they differ, if it is in the middle', () => {
    const middle = (letter: string): string => `${'a'.repeat(60)}${letter}${'b'.repeat(60)}`;
    const cut = fit(['X', 'Y', 'Z'].map(middle), 10);
    expect(cut.map((lines) => lines.join('').replace(/[ab…]/g, ''))).toEqual(['X', 'Y', 'Z']);
  });

  it('keep their number and their letters, and never leave half a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })),
        fc.integer({ min: 4, max: 40 }),
        (all, room) => {
          const cut = fit(all, room);
          expect(cut).toHaveLength(all.length);
          for (const lines of cut) expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of cut.flat()) expect(() => encodeURIComponent(line)).not.toThrow();
        },
      ),
    );
  });
});
