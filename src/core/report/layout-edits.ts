/** Minimal edits from a text to its reformatted version: only whitespace, if the tokens stay in order. */
import { endOfString } from './cursor';
import { difference, type TextEdit } from './edit';

/**
 * Edits that turn `before` into `after`, both JSON. With the same tokens in the same order, each edit replaces the
 * whitespace between two tokens; otherwise a single edit covers the difference.
 */
export function layoutEdits(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  const edits: TextEdit[] = [];
  let same = old.length === now.length;
  for (let i = 0; same && i < old.length; i++) {
    const [a, b] = [old[i]!, now[i]!];
    same = before.slice(a.word, a.end) === after.slice(b.word, b.end);
    const text = after.slice(b.start, b.word);
    if (before.slice(a.start, a.word) !== text) edits.push({ offset: a.start, length: a.word - a.start, text });
  }
  if (same) return edits;
  const edit = difference(before, after);
  return edit ? [edit] : [];
}

/** Whitespace, possibly empty, and the token after it. The last piece has no token. */
interface Piece {
  readonly start: number;
  readonly word: number;
  readonly end: number;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at <= text.length;) {
    const start = at;
    while (' \t\r\n'.includes(text[at] ?? 'end')) at++;
    const word = at;
    if (word === text.length) {
      pieces.push({ start, word, end: word });
      break;
    }
    if (text[at] === '"') at = endOfString(text, at);
    else if (',:[]{}'.includes(text[at] ?? '')) at++;
    else while (!' \t\r\n,:[]{}"'.includes(text[at] ?? ' ')) at++;
    pieces.push({ start, word, end: at });
  }
  return pieces;
}
