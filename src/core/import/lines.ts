/** Reading text by lines, so that nothing goes by unseen: a line is used, known to be noise, or listed. */
import { word } from '../messages/messages';
import type { Imported, Note, NoteKind } from './model';

export interface Line {
  /** From 1. */
  readonly n: number;
  readonly text: string;
}

/** How much of a file recognition may look at: enough for banners and progress before the result. */
export const headLength = 64 * 1024;

export function head(text: string): string {
  return text.length > headLength ? text.slice(0, headLength) : text;
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
const maxBlocks = 20;

/**
 * What to say of lines that no rule took: one note for each block of neighbours that nobody understood,
 * one note for all text that is known to be no result. Blank lines need none.
 *
 * @param more lines that were counted and not kept
 */
export function unreadNotes(lines: readonly Line[], kind: NoteKind = 'not-understood', more = 0): Note[] {
  const said = lines.filter((line) => line.text.trim());
  if (!said.length) return [];
  if (kind === 'left-out') return [linesNote(kind, said, more)];
  const blocks: Line[][] = [];
  for (const line of said) {
    const last = blocks[blocks.length - 1];
    if (last && (line.n === (last[last.length - 1]?.n ?? 0) + 1 || blocks.length >= maxBlocks)) last.push(line);
    else blocks.push([line]);
  }
  return blocks.map((block, index) => linesNote(kind, block, index === blocks.length - 1 ? more : 0));
}

function linesNote(kind: NoteKind, block: readonly Line[], more: number): Note {
  const args = { n: block.length + more, text: excerpt(block[0]?.text ?? '') };
  return {
    kind,
    message: word(kind === 'left-out' ? 'import.lines-left-out' : 'import.lines-unread', args),
    lines: block.map((line) => line.n),
  };
}

/** What to do with lines of one form. A rule that answers `false` passes the line on to the next. */
export interface LineRule {
  readonly match: RegExp;
  readonly take?: (groups: RegExpExecArray, line: Line) => void | false;
}

/** Takes lines one after the other, as they come, and gives what they were at the end. */
export interface LineReading {
  readonly line: (line: Line) => void;
  readonly end: () => Imported;
}

export interface Scanner {
  readonly line: (line: Line) => void;
  /** Lines that no rule took; blank ones are none. */
  readonly unread: Line[];
  /** How many more of them there were than are kept. */
  readonly more: () => number;
}

/** Of a log of gigabytes these many strange lines are kept, and of a line so much: enough to see what it is. */
const maxUnreadLines = 20_000;
const maxUnreadLineLength = 400;

/** Gives each line to the first rule that fits, and keeps those that none fitted. */
export function scanner(rules: readonly LineRule[]): Scanner {
  const unread: Line[] = [];
  let more = 0;
  return {
    unread,
    more: () => more,
    line: (line) => {
      if (!line.text.trim()) return;
      const known = rules.some((rule) => {
        const groups = rule.match.exec(line.text);
        return groups !== null && rule.take?.(groups, line) !== false;
      });
      if (known) return;
      // A copy, so that a line does not hold the piece of the file that it was cut from.
      if (unread.length < maxUnreadLines)
        unread.push({ n: line.n, text: copyOf(line.text.slice(0, maxUnreadLineLength)) });
      else more++;
    },
  };
}

/** JavaScript keeps the whole text behind a part of it; a text that was written anew stands alone. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Gives each line to the first rule that fits and returns the lines that none fitted. */
export function scan(lines: readonly Line[], rules: readonly LineRule[]): Line[] {
  const scanned = scanner(rules);
  for (const line of lines) scanned.line(line);
  return scanned.unread;
}

/** The reading of a whole text by a reader of lines: what an importer that can take a file in pieces does with a small one. */
export function readLines(begin: () => LineReading, text: string): Imported {
  const reading = begin();
  for (const line of linesOf(text)) reading.line(line);
  return reading.end();
}
