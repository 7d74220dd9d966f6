/** Lines and columns, both counted from 0, columns in UTF-16 units as VS Code counts them. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** Line and column of an offset, clamped to the text. */
  readonly positionAt: (offset: number) => Position;
  /** Offset of a line and column; columns are clamped to the line. */
  readonly offsetAt: (position: Position) => number;
}

/** By searching for each kind of end: a pattern makes an object of each of the 400,000 lines of a large report. */
function startsOfLines(text: string): number[] {
  const starts = [0];
  let feed = text.indexOf('\n');
  let mark = text.indexOf('\r');
  while (feed >= 0 || mark >= 0) {
    const isMark = mark >= 0 && (feed < 0 || mark < feed);
    const start = isMark && feed !== mark + 1 ? mark + 1 : feed + 1;
    starts.push(start);
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (isMark) mark = text.indexOf('\r', start);
  }
  return starts;
}

/** Indexes the lines of a text. Lines end with LF, CRLF or CR, as in VS Code. */
export function lineIndex(text: string): LineIndex {
  const starts = startsOfLines(text);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    lineCount: starts.length,
    positionAt: (offset) => {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = lineOf(inside);
      return { line, column: inside - (starts[line] ?? 0) };
    },
    offsetAt: ({ line, column }) => {
      if (line < 0) return 0;
      const start = starts[line];
      if (start === undefined) return text.length;
      let end = starts[line + 1] ?? text.length;
      while (end > start && /[\r\n]/.test(text[end - 1] ?? '')) end--;
      return Math.min(start + Math.max(column, 0), end);
    },
  };
}
