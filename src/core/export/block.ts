/** Aligned columns of plain text: a name, numbers next to it, and a line below for anything too wide. */
import { padEnd, padStart, width, wrap } from './columns';
import { largest } from '../text/lists';

export interface TextBlockRow {
  readonly name: string;
  readonly cells: readonly string[];
  /** Below the row, indented. */
  readonly below?: string;
}

const gap = 2;
/** A narrower name column is unreadable. */
const narrowest = 12;

/**
 * The rows, at most `columns` wide. Names are next to their numbers if they fit, otherwise above them; if not even the
 * numbers fit side by side, they are stacked.
 */
export function block(titles: readonly string[], rows: readonly TextBlockRow[], columns: number): string[] {
  const used = titles.map((title, i) => ({ title, i })).filter(({ i }) => rows.some(({ cells }) => cells[i]));
  const widths = used.map(({ title, i }) =>
    largest(
      rows.map(({ cells }) => width(cells[i] ?? '')),
      width(title),
    ),
  );
  const room = columns - widths.reduce((sum, one) => sum + one + gap, 0);
  if (room < narrowest) return rows.flatMap((row) => upright(row, used, columns));
  const names = largest(
    rows.map(({ name }) => width(name)).filter((one) => one <= room),
    narrowest,
  );
  const line = (name: string, cells: readonly string[]): string =>
    (padEnd(name, names) + cells.map((cell, k) => ' '.repeat(gap) + padStart(cell, widths[k] ?? 0)).join('')).trimEnd();
  return [
    ...(used.length > 0
      ? [
          line(
            '',
            used.map(({ title }) => title),
          ),
        ]
      : []),
    ...rows.flatMap(({ name, cells, below }) => {
      const mine = used.map(({ i }) => cells[i] ?? '');
      const beside = width(name) <= names;
      return [
        ...(beside
          ? [line(name, mine)]
          : [...wrap(name, columns, '', '  '), ...(mine.some(Boolean) ? [line('', mine)] : [])]),
        ...(below ? wrap(below, columns, '    ') : []),
      ];
    }),
  ];
}

function upright(
  { name, cells, below }: TextBlockRow,
  used: readonly { readonly title: string; readonly i: number }[],
  columns: number,
): string[] {
  return [
    ...wrap(name, columns, '', '  '),
    ...used.flatMap(({ title, i }) => (cells[i] ? wrap(`${title}: ${cells[i]}`, columns, '    ', '      ') : [])),
    ...(below ? wrap(below, columns, '    ') : []),
  ];
}
