/** Where a value is being typed: which one it is going to be, and the text that a proposal would replace. */
import { Cursor } from './cursor';
import type { Path } from './path';
import { pathAt } from './path-at';

export interface ValuePlace {
  readonly path: Path;
  /** The text inside the quotes, as far as it is there; an empty stretch where there are none yet. */
  readonly from: number;
  readonly to: number;
  /** The quotes are there. */
  readonly quoted: boolean;
}

/** The value that a caret at `offset` would write; undefined in keys, numbers and where no value belongs. */
export function valuePlace(text: string, offset: number): ValuePlace | undefined {
  const cursor = new Cursor(text);
  for (let event = cursor.next(); event !== 'end' && cursor.start < offset; event = cursor.next()) {
    if (text[cursor.start] !== '"') {
      if (event === 'scalar' && offset <= cursor.end) return undefined;
      continue;
    }
    // A text that is not closed yet ends with its line.
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
