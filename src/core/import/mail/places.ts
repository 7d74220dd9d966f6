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

export function sourceLines(text: string): SourceLine[] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines.map((line, index) => ({
    text: line.endsWith('\r') ? line.slice(0, -1) : line,
    segments: [{ at: 0, line: index + 1, column: 1 }],
  }));
}

function segmentAt(line: SourceLine, index: number): Segment {
  // Nearly every line has one segment; only decoded ones have more.
  for (let at = line.segments.length - 1; at > 0; at--) {
    const segment = line.segments[at];
    if (segment && segment.at <= index) return segment;
  }
  return line.segments[0] ?? { at: 0, line: 1, column: 1 };
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

export function join(a: SourceLine, b: SourceLine): SourceLine {
  const shifted = b.segments.map((segment) => ({ ...segment, at: segment.at + a.text.length }));
  return { text: a.text + b.text, segments: a.text ? [...a.segments, ...shifted] : b.segments };
}
