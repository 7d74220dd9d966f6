/**
 * netperf's human-readable omni output (`-O`): up to four header lines over a line of values, all left-aligned. Read
 * down,
 * the words of a column are the name that the same selector has in CSV.
 */
import type { TextLine } from '../lines';

export interface HumanTable {
  readonly names: readonly string[];
  readonly values: readonly string[];
  /** The line of the values, and the index of the line after it. */
  readonly line: TextLine;
  readonly next: number;
}

const maxLines = 4;

/** The table whose first header line is at `index`; undefined if no column is one of omni's. */
export function humanTable(
  lines: readonly TextLine[],
  index: number,
  known: (name: string) => boolean,
): HumanTable | undefined {
  const headers: string[] = [];
  for (let at = index; at < lines.length && headers.length <= maxLines; at++) {
    const line = lines[at];
    if (!line?.text.trim()) return undefined;
    if (headers.length && /^-?\d[\d.]*\s/.test(`${line.text} `)) return tableOf(headers, line, at + 1, known);
    if (/[=,]/.test(line.text) || !/^\s*[A-Za-z%]/.test(line.text)) return undefined;
    headers.push(line.text);
  }
  return undefined;
}

function tableOf(
  headers: readonly string[],
  line: TextLine,
  next: number,
  known: (name: string) => boolean,
): HumanTable | undefined {
  const cells = [...line.text.matchAll(/\S+/g)].map((found) => ({ text: found[0], start: found.index }));
  const starts = cells.map((cell) => cell.start);
  const names = starts.map((start, column) =>
    headers
      .map((header) => header.slice(start, starts[column + 1]).trim())
      .filter(Boolean)
      .join(' '),
  );
  // A word that reaches across the beginning of a column is not the header of a value in this table.
  const aligned = headers.every((header) =>
    starts.every((start) => start === 0 || !/\S/.test(header[start - 1] ?? ' ')),
  );
  return aligned && names.every(Boolean) && names.some(known)
    ? { names, values: cells.map((cell) => cell.text), line, next }
    : undefined;
}
