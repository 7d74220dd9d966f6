/** Reads text line by line without losing any: each line is used, known to be noise, or reported. */
import { word } from '../messages/messages';
import type { Imported, Note, NoteKind } from './model';

export interface TextLine {
  /** From 1. */
  readonly n: number;
  readonly text: string;
}

/** How much of a file detection looks at, in characters: enough for banners and progress before the result. */
export const headLength = 64 * 1024;

export function head(text: string): string {
  return text.length > headLength ? text.slice(0, headLength) : text;
}

export function linesOf(text: string): TextLine[] {
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

/** Shortens a line for a message: a preview shows what kind of line it is, not a megabyte of it. */
export function excerpt(text: string, length = 80): string {
  const flat = text.trim().replace(/\s+/g, ' ');
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

/** A log full of unknown blocks is one problem, not a thousand. */
const maxBlocks = 20;

/**
 * Notes about lines that no rule took: one for each block of adjacent lines that are not understood, or
 * one for all lines that are known not to be results. Blank lines are ignored.
 *
 * @param more lines that were counted and not kept
 */
export function unreadNotes(lines: readonly TextLine[], kind: NoteKind = 'not-understood', more = 0): Note[] {
  const said = lines.filter((line) => line.text.trim());
  if (!said.length) return [];
  if (kind === 'left-out') return [linesNote(kind, said, more)];
  const blocks: TextLine[][] = [];
  for (const line of said) {
    const last = blocks[blocks.length - 1];
    if (last && (line.n === (last[last.length - 1]?.n ?? 0) + 1 || blocks.length >= maxBlocks)) last.push(line);
    else blocks.push([line]);
  }
  return blocks.map((block, index) => linesNote(kind, block, index === blocks.length - 1 ? more : 0));
}

function linesNote(kind: NoteKind, block: readonly TextLine[], more: number): Note {
  const args = { n: block.length + more, text: excerpt(block[0]?.text ?? '') };
  return {
    kind,
    message: word(kind === 'left-out' ? 'import.lines-left-out' : 'import.lines-unread', args),
    lines: block.map((line) => line.n),
  };
}

/** What to do with lines of one form. If it returns `false`, the next rule is tried. */
export interface LineRule {
  readonly match: RegExp;
  readonly take?: (groups: RegExpExecArray, line: TextLine) => void | false;
}

/** Takes lines one by one and returns the result at the end. */
export interface LineReading {
  readonly line: (line: TextLine) => void;
  readonly end: () => Imported;
}

/** What a reader of lines found; of the lines that it does not know `ruledReading` tells. */
export type FoundByRules = Omit<Imported, 'notes'> & Partial<Pick<Imported, 'notes'>>;

/**
 * A reading whose lines go through rules.
 *
 * @param kind of the notes about lines that no rule took
 * @param end what was found
 */
export function ruledReading(scanned: Scanner, kind: NoteKind, end: () => FoundByRules): LineReading {
  return {
    line: scanned.line,
    end: () => {
      const found = end();
      return { ...found, notes: [...(found.notes ?? []), ...unreadNotes(scanned.unread, kind, scanned.more())] };
    },
  };
}

export interface Scanner {
  readonly line: (line: TextLine) => void;
  /** Lines that no rule took, without blank ones. */
  readonly unread: TextLine[];
  /** How many more of them there were. */
  readonly more: () => number;
}

/** Of a log of gigabytes, this many unknown lines are kept, and this many characters of each. */
const maxUnreadLines = 20_000;
const maxUnreadLineLength = 400;

/** Gives each line to the first rule that matches, and keeps those that none matched. */
export function scanner(rules: readonly LineRule[]): Scanner {
  const unread: TextLine[] = [];
  let more = 0;
  return {
    unread,
    more: () => more,
    line: (line) => {
      // Without the blanks at its end, so that no rule has to look for them from each blank on.
      const said = line.text.trimEnd();
      if (!said) return;
      const known = rules.some((rule) => {
        const groups = rule.match.exec(said);
        return groups !== null && rule.take?.(groups, line) !== false;
      });
      if (known) return;
      // A copy, so that the line does not keep the file's piece in memory.
      if (unread.length < maxUnreadLines)
        unread.push({ n: line.n, text: copyOf(line.text.slice(0, maxUnreadLineLength)) });
      else more++;
    },
  };
}

/** A substring keeps the whole string alive in V8; a string that was built anew does not. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Gives each line to the first rule that matches, and returns those that none matched. */
export function scan(lines: readonly TextLine[], rules: readonly LineRule[]): TextLine[] {
  const scanned = scanner(rules);
  for (const line of lines) scanned.line(line);
  return scanned.unread;
}

/** Reads a whole text with a reader of lines: the same code for files that are read in pieces and in one go. */
export function readLines(begin: () => LineReading, text: string): Imported {
  const reading = begin();
  for (const line of linesOf(text)) reading.line(line);
  return reading.end();
}
