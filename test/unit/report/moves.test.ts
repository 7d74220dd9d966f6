import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, type RangeChange } from '../../../src/core/report/moves';

const apply = (text: string, { rangeOffset, rangeLength, text: put }: RangeChange): string =>
  text.slice(0, rangeOffset) + put + text.slice(rangeOffset + rangeLength);

describe('places in an edited text', () => {
  it('keep their text, whatever is edited around them', () => {
    const edit = fc.record({
      before: fc.boolean(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(6),
      put: fc.string({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.string({ maxLength: 20 }),
        fc.array(edit, { maxLength: 8 }),
        (head, marked, tail, edits) => {
          let text = head + marked + tail;
          let [start, end] = [head.length, head.length + marked.length];
          const changes: RangeChange[] = [];
          for (const { before, at, cut, put } of edits) {
            const [from, to] = before ? [0, start] : [end, text.length];
            const rangeOffset = from + Math.floor(at * (to - from));
            const change = { rangeOffset, rangeLength: Math.min(cut, to - rangeOffset), text: put };
            text = apply(text, change);
            changes.push(change);
            if (before) [start, end] = [start + put.length - change.rangeLength, end + put.length - change.rangeLength];
          }
          const span = moved({ offset: head.length, length: marked.length }, changes);
          expect(text.slice(span.offset, span.offset + span.length)).toBe(marked);
        },
      ),
    );
  });

  it('remain inside the text and never reverse when edited themselves', () => {
    const edit = fc.record({ at: fc.nat(40), cut: fc.nat(20), put: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 40 }),
        fc.nat(9),
        fc.array(edit, { maxLength: 6 }),
        (original, offset, edits) => {
          let text = original;
          const changes = edits.map(({ at, cut, put }) => {
            const rangeOffset = Math.min(at, text.length);
            const change = { rangeOffset, rangeLength: Math.min(cut, text.length - rangeOffset), text: put };
            text = apply(text, change);
            return change;
          });
          const span = moved({ offset, length: original.length - offset }, changes);
          expect(span.offset).toBeGreaterThanOrEqual(0);
          expect(span.length).toBeGreaterThanOrEqual(0);
          expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('become empty when replaced as a whole', () => {
    expect(moved({ offset: 4, length: 3 }, [{ rangeOffset: 2, rangeLength: 8, text: 'x' }])).toEqual({
      offset: 3,
      length: 0,
    });
  });

  it('grow with text typed inside', () => {
    expect(moved({ offset: 4, length: 3 }, [{ rangeOffset: 5, rangeLength: 1, text: 'abc' }])).toEqual({
      offset: 4,
      length: 5,
    });
  });
});
