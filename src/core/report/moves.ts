/** Places in a text that is being edited: where something that was located before the edits stands after them. */
import type { Span } from './span';

/** A replaced stretch of text, as VS Code reports it: to be applied in the order in which it is given. */
export interface RangeChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The span after the changes. Text put in right before a span pushes it and right behind it is not taken in; what was
 * replaced as a whole shrinks to an empty span where it was.
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
