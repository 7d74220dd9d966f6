/** The path at an offset of the text. */
import { Cursor } from './cursor';
import type { Path } from './path';
import type { Span } from './span';

/**
 * The path of the innermost key or value at an offset. Between a key and its value that is the property; in whitespace
 * between entries it is their container.
 * @param offset in UTF-16 units; a token begins at its first character and ends before the one after its last.
 */
export function pathAt(text: string, offset: number): Path {
  const cursor = new Cursor(text);
  let afterKey = false;
  for (;;) {
    const event = cursor.next();
    if (event === 'end') return cursor.path();
    const before = offset < cursor.start;
    if (before || offset < cursor.end) {
      const path = cursor.path();
      // Before a token that is not the value of a key, the caret is still in the container.
      const inContainer = before && event !== 'close' && !afterKey;
      return inContainer ? path.slice(0, -1) : path;
    }
    if (event === 'close' && cursor.depth === 0) return [];
    afterKey = event === 'key';
  }
}

/** The property whose key is at an offset of the text, and where that key is; undefined elsewhere. */
export function keyAt(text: string, offset: number): { readonly path: Path; readonly span: Span } | undefined {
  const cursor = new Cursor(text);
  for (;;) {
    const event = cursor.next();
    if (event === 'end' || offset < cursor.start) return undefined;
    if (offset < cursor.end)
      return event === 'key'
        ? { path: cursor.path(), span: { offset: cursor.start, length: cursor.end - cursor.start } }
        : undefined;
  }
}
