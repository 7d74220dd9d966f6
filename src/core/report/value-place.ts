/** The value being typed at a caret, and the range that a completion replaces. */
import { Cursor } from './cursor';
import type { Path } from './path';
import { pathAt } from './path-at';

export interface ValuePlace {
  readonly path: Path;
  /** The text inside the quotes so far; empty if there are no quotes yet. */
  readonly from: number;
  readonly to: number;
  /** The value already has quotes. */
  readonly quoted: boolean;
}

/** The value at a caret; undefined in keys, in numbers, and where no value is expected. */
export function valuePlace(text: string, offset: number): ValuePlace | undefined {
  const cursor = new Cursor(text);
  for (let event = cursor.next(); event !== 'end' && cursor.start < offset; event = cursor.next()) {
    if (text[cursor.start] !== '"') {
      if (event === 'scalar' && offset <= cursor.end) return undefined;
      continue;
    }
    // An unclosed string ends with its line.
    const lineEnd = text.slice(cursor.start, cursor.end).search(/[\r\n]/);
    const closed = lineEnd < 0 && cursor.end > cursor.start + 1 && text[cursor.end - 1] === '"';
    const end = lineEnd < 0 ? cursor.end - (closed ? 1 : 0) : cursor.start + lineEnd;
    if (offset > end) continue;
    return event === 'scalar' ? { path: cursor.path(), from: cursor.start + 1, to: end, quoted: true } : undefined;
  }
  return bareplace(text, offset);
}

function bareplace(text: string, offset: number): ValuePlace | undefined {
  const before = text.slice(Math.max(0, offset - 200), offset);
  const place = { from: offset, to: offset, quoted: false };
  const key = /"([^"\\]*)"\s*:\s*$/.exec(before)?.[1];
  const path = pathAt(text, offset);
  if (key !== undefined) return { ...place, path: path.at(-1) === key ? path : [...path, key] };
  if (!/[[,]\s*$/.test(before)) return undefined;
  const own = path.at(-1);
  return { ...place, path: typeof own === 'number' ? path : [...path, 0] };
}
