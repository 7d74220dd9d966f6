/** Assigns headers to columns that are known only by their position on the line. */
import type { Block, CellRow } from './blocks';
import { wholeCell, type LineCell } from './cells';
import { largest, smallest } from '../../text/lists';

interface Extent {
  readonly left: number;
  readonly right: number;
}

export interface ColumnLayout {
  readonly labels: readonly string[];
  /** Cells of each row by column; a row that does not fit is absent. */
  readonly cells: readonly (readonly (LineCell | undefined)[] | undefined)[];
}

/** Columns of a block: their headers and the cells of each row. */
export function layOutColumns(block: Block, isSubject: (label: string) => boolean): ColumnLayout {
  const count = usual(
    block.rows.map((row) => row.cells.length),
    block.headers.map((row) => row.cells.length),
  );
  const whole = block.rows.filter((row) => row.cells.length === count);
  const extents: Extent[] = Array.from({ length: count }, (_, column) => ({
    left: smallest(whole.map((row) => row.cells[column]?.left ?? Infinity)),
    right: largest(whole.map((row) => row.cells[column]?.right ?? 0)),
  }));
  const cells = block.rows.map((row) => (row.cells.length === count ? row.cells : fit(row, extents)));
  const numeric = extents.map(
    (_, column) => whole.filter((row) => row.cells[column]?.none !== 'text').length > whole.length / 2,
  );
  const percent = extents.map((_, column) => whole.some((row) => row.cells[column]?.isPercent));
  const labels =
    block.form === 'pipes'
      ? pipeLabels(block.headers, extents)
      : columnLabels(block.headers, extents, numeric, percent, isSubject);
  return { labels, cells };
}

/**
 * The number of columns: as in the header if rows agree with it, or the largest number that a quarter of the rows
 * has. Rows may be shorter than their table (no change printed), but not longer.
 */
function usual(counts: readonly number[], headers: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  const said = headers.find(
    (count) => count > 1 && seen.has(count) && [...seen.keys()].every((other) => other <= count),
  );
  if (said !== undefined) return said;
  const common = [...seen].filter(([, times]) => times * 4 >= counts.length).map(([count]) => count);
  return largest(common, 0);
}

function overlap(a: Extent, b: Extent): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}

/** The column under a piece of text: the one with most overlap, or the nearest. */
function nearest(piece: Extent, extents: readonly Extent[]): number {
  let best = 0;
  extents.forEach((extent, index) => {
    if (overlap(piece, extent) > overlap(piece, extents[best] ?? extent)) best = index;
  });
  return best;
}

/** Words of one cell above several columns: "randwrite 128k" if the others are two blanks apart. */
function parted(cell: LineCell, row: CellRow, extents: readonly Extent[]): LineCell[] {
  if (cell.none !== 'text' || extents.filter((extent) => overlap(cell, extent) > 0).length < 2) return [cell];
  const runs: { column: number; from: number; to: number }[] = [];
  for (const piece of wordsOf(cell)) {
    const from = cell.from + piece.left - cell.left;
    const column = nearest(piece, extents);
    const last = runs[runs.length - 1];
    if (last?.column === column) last.to = from + piece.text.length;
    else runs.push({ column, from, to: from + piece.text.length });
  }
  return runs.map(({ from, to }) => wholeCell(row.line, from, to));
}

function fit(row: CellRow, extents: readonly Extent[]): (LineCell | undefined)[] | undefined {
  const placed: (LineCell | undefined)[] = extents.map(() => undefined);
  for (const cell of row.cells.flatMap((one) => parted(one, row, extents))) {
    const column = nearest(cell, extents);
    const extent = extents[column];
    if (placed[column] || !extent || overlap(cell, extent) <= 0) return undefined;
    placed[column] = cell;
  }
  return placed;
}

function pipeLabels(headers: readonly CellRow[], extents: readonly Extent[]): string[] {
  const labels = extents.map(() => '');
  for (const header of headers) {
    header.cells.forEach((cell, index) => {
      const column = header.cells.length === extents.length ? index : nearest(cell, extents);
      if (cell.none !== 'missing') labels[column] = `${labels[column] ?? ''} ${cell.text}`.trim();
    });
  }
  return labels;
}

function columnLabels(
  headers: readonly CellRow[],
  extents: readonly Extent[],
  numeric: readonly boolean[],
  percent: readonly boolean[],
  isSubject: (label: string) => boolean,
): string[] {
  const labels = extents.map(() => '');
  for (const header of headers) {
    const line = headerLabels(header, extents, numeric, isSubject);
    line.forEach((label, column) => {
      labels[column] = `${labels[column] ?? ''} ${label}`.trim();
    });
  }
  // One header over two columns of values: the second column has nothing above it and continues the first's.
  return labels.map((label, column) => {
    const before = labels[column - 1] ?? '';
    const same = numeric[column] === numeric[column - 1] && percent[column] === percent[column - 1];
    return label || !same || !(isSubject(before) || percent[column]) ? label : before;
  });
}

function headerLabels(
  header: CellRow,
  extents: readonly Extent[],
  numeric: readonly boolean[],
  isSubject: (label: string) => boolean,
): string[] {
  const cells = header.cells.filter((cell) => cell.text.trim());
  if (cells.length === extents.length) return cells.map((cell) => cell.text);
  const words = cells.flatMap(wordsOf);
  const placed = extents.map(() => '');
  // From the right: words of one header cell never reach into the columns of the next one.
  let limit = extents.length;
  for (const cell of [...cells].reverse()) {
    const open = limit > 0 ? extents.slice(0, limit) : extents;
    let least = limit;
    const own = extents.map(() => '');
    for (const piece of wordsOf(cell)) {
      const column = nearest(piece, open);
      own[column] = `${own[column] ?? ''} ${piece.text}`.trim();
      least = Math.min(least, column);
    }
    own.forEach((label, column) => {
      placed[column] = `${label} ${placed[column] ?? ''}`.trim();
    });
    limit = least;
  }
  const values = numeric.map((is, column) => (is ? column : -1)).filter((column) => column >= 0);
  const pieces = cells.length === values.length ? cells : words;
  // Alignment lost in a web archive: as many words as columns of numbers, plus one over the names of the rows.
  const lost = pieces.length === values.length && placed.some((label, column) => !numeric[column] && isSubject(label));
  if (!lost && !(cells.length === values.length && cells.every((cell) => isSubject(cell.text)))) return placed;
  return extents.map((_, column) => (numeric[column] ? (pieces[values.indexOf(column)]?.text ?? '') : ''));
}

function wordsOf(cell: LineCell): (Extent & { readonly text: string })[] {
  return [...cell.text.matchAll(/\S+/g)].map((found) => ({
    text: found[0],
    left: cell.left + found.index,
    right: cell.left + found.index + found[0].length,
  }));
}
