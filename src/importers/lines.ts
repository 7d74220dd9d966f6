/** Reading text by lines, so that nothing goes by unseen: a line is used, known to be noise, or listed. */
import { word } from '../words/words';
import type { Note, NoteKind } from './model';

export interface Line {
  /** From 1. */
  readonly n: number;
  readonly text: string;
}

/** How much of a file recognition may look at: enough for banners and progress before the result. */
const HEAD = 64 * 1024;

export function head(text: string): string {
  return text.length > HEAD ? text.slice(0, HEAD) : text;
}

export function linesOf(text: string): Line[] {
  const parts = text.split('\n');
  if (parts[parts.length - 1] === '') parts.pop();
  return parts.map((part, index) => ({ n: index + 1, text: part.endsWith('\r') ? part.slice(0, -1) : part }));
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let n = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) n++;
  return n;
}

/** Shortens a line for a message: a preview shows what kind of line it was, not a megabyte of it. */
export function excerpt(text: string, length = 80): string {
  const flat = text.trim().replace(/\s+/g, ' ');
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

/** A log full of strange blocks is one finding, not a thousand. */
const MAX_BLOCKS = 20;

/**
 * What to say of lines that no rule took: one note for each block of neighbours that nobody understood,
 * one note for all text that is known to be no result. Blank lines need none.
 */
export function unreadNotes(lines: readonly Line[], kind: NoteKind = 'not-understood'): Note[] {
  const said = lines.filter((line) => line.text.trim());
  if (!said.length) return [];
  if (kind === 'left-out') return [linesNote(kind, said)];
  const blocks: Line[][] = [];
  for (const line of said) {
    const last = blocks[blocks.length - 1];
    if (last && (line.n === (last[last.length - 1]?.n ?? 0) + 1 || blocks.length >= MAX_BLOCKS)) last.push(line);
    else blocks.push([line]);
  }
  return blocks.map((block) => linesNote(kind, block));
}

function linesNote(kind: NoteKind, block: readonly Line[]): Note {
  const args = { n: block.length, text: excerpt(block[0]?.text ?? '') };
  return { kind, message: word(kind === 'left-out' ? 'import.lines-left-out' : 'import.lines-unread', args), lines: block.map((line) => line.n) };
}

/** What to do with lines of one form. A rule that answers `false` passes the line on to the next. */
export interface LineRule {
  readonly match: RegExp;
  readonly take?: (groups: RegExpExecArray, line: Line) => void | false;
}

/** Gives each line to the first rule that fits and returns the lines that none fitted. */
export function scan(lines: readonly Line[], rules: readonly LineRule[]): Line[] {
  const unread: Line[] = [];
  for (const line of lines) {
    if (!line.text.trim()) continue;
    const known = rules.some((rule) => {
      const groups = rule.match.exec(line.text);
      return groups !== null && rule.take?.(groups, line) !== false;
    });
    if (!known) unread.push(line);
  }
  return unread;
}
