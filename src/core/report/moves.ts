/** Moves ranges along with edits of the text. */
import type { Span } from './span';

/** A replaced range, as reported by VS Code; changes apply in the given order. */
export interface RangeChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The span after the changes. Text inserted directly before it moves it, text inserted directly after it is not
 * included, and a span that was replaced as a whole becomes empty.
 */
export function moved(span: Span, changes: readonly RangeChange[]): Span {
  let start = span.offset;
  let end = span.offset + span.length;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const after = rangeOffset + rangeLength;
    const grown = text.length - rangeLength;
    const inside = (at: number): number => Math.min(at, rangeOffset + text.length);
    start = start >= after ? start + grown : start > rangeOffset ? inside(start) : start;
    end = end > after ? end + grown : end > rangeOffset ? inside(end) : end;
    end = Math.max(start, end);
  }
  return { offset: start, length: end - start };
}
