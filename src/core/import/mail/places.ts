/**
 * Text that remembers where it came from: a mail is decoded, unquoted and joined before it is read, but every number
 * keeps the line and column of the source, so that a finding can be shown there.
 */

/** A span in the source file. Line and column count from 1, as in compilers; length is in UTF-16 units. */
export interface MailSpan {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** From index `at` of the text on, characters are adjacent in the source, beginning here. */
export interface Segment {
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/** One line of cleaned text. There is at least one segment, the first at index 0. */
export interface SourceLine {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** More blank lines in a row say nothing that fewer do not. */
const maxBlankLines = 20;

/**
 * The lines of a text without the later ones of many blank lines.
 * @param most how many lines to take
 * @returns the lines, and the number of the first line that was not taken
 */
export function sourceLines(
  text: string,
  most: number,
): { readonly lines: readonly SourceLine[]; readonly cutAt?: number } {
  const lines: SourceLine[] = [];
  let blanks = 0;
  let n = 1;
  for (let from = 0; from < text.length; n++) {
    if (lines.length === most) return { lines, cutAt: n };
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    const line = text.slice(from, end > from && text[end - 1] === '\r' ? end - 1 : end);
    from = end + 1;
    blanks = line.trim() ? 0 : blanks + 1;
    if (blanks <= maxBlankLines) lines.push({ text: line, segments: [{ at: 0, line: n, column: 1 }] });
  }
  return { lines };
}

function segmentAt(line: SourceLine, index: number): Segment {
  // Nearly every line has one segment; decoded and joined ones may have thousands.
  let from = 0;
  let to = line.segments.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((line.segments[middle]?.at ?? Infinity) <= index) from = middle;
    else to = middle;
  }
  return line.segments[from] ?? { at: 0, line: 1, column: 1 };
}

/** The source of the characters `from` to `to` of a cleaned line. A span never crosses source lines. */
export function spanOf(line: SourceLine, from = 0, to = line.text.length): MailSpan {
  const start = segmentAt(line, from);
  const end = segmentAt(line, Math.max(from, to - 1));
  const column = start.column + from - start.at;
  if (end.line !== start.line) return { line: start.line, column, length: 0 };
  return {
    line: start.line,
    column,
    length: Math.max(0, end.column + Math.max(from, to - 1) - end.at + (to > from ? 1 : 0) - column),
  };
}

export function cut(line: SourceLine, from: number, to = line.text.length): SourceLine {
  const first = segmentAt(line, from);
  const segments = [{ at: 0, line: first.line, column: first.column + from - first.at }];
  for (const segment of line.segments) {
    if (segment.at > from && segment.at < to) segments.push({ ...segment, at: segment.at - from });
  }
  return { text: line.text.slice(from, to), segments };
}

/** All parts as one line, in one pass: joining them one by one would copy the segments again and again. */
export function joined(parts: readonly SourceLine[]): SourceLine {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const segments: Segment[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const { text, segments: own } of parts) {
    if (length === 0) segments.length = 0;
    for (const segment of own) segments.push(length === 0 ? segment : { ...segment, at: segment.at + length });
    texts.push(text);
    length += text.length;
  }
  return { text: texts.join(''), segments };
}
