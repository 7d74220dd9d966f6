/** Prints pivot tables as text and as CSV. */
import { subjectLabel } from '../../core/analysis/subjects';
import { padEnd, width } from '../../core/export/columns';
import { csvText, type CsvCell } from '../../core/export/csv';
import { formatInterval, formatRatio } from '../../core/text/ratio';
import { visible } from '../../core/text/visible';
import type { Report } from '../../core/generated/format';
import { decide, decidingFactors } from '../../core/pivot/decide';
import type { Factor } from '../../core/pivot/factors';
import type { JudgedCell, Pivot } from '../../core/pivot/model';
import { decisionText, levelText, notesOf } from '../../core/page-model/pivot';
import { verdictText } from '../../core/page-model/wording';
import { sayEnglish } from '../../core/messages/messages';
import { shownName } from '../lines';
import type { Output } from '../output';

/** The table of one file. */
export interface FileTable {
  readonly file: string;
  readonly report: Report;
  readonly factors: readonly Factor[];
  readonly pivot: Pivot;
}

/** Longer names are cut, to keep rows readable. */
const maxNameLength = 60;

function shown(text: string): string {
  const start = [...text.slice(0, maxNameLength * 2)];
  return visible(start.length > maxNameLength ? `${start.slice(0, maxNameLength - 1).join('')}…` : text);
}

export function tableText({ file, report, factors, pivot }: FileTable, out: Output, named: boolean): string {
  const label = (subject: string): string => subjectLabel(report, subject);
  const { varying, held, columns } = pivot;
  const levels = (of: readonly (string | number | boolean | undefined)[], among: typeof varying): string[] =>
    of.map((level, i) => shown(levelText(level, among[i], label) || '-'));
  const top = columns.map((column) =>
    levels(column.levels, varying)
      .map((level, i) => `${varying[i]?.kind === 'subject' ? '' : `${shown(varying[i]?.name ?? '')} `}${level}`)
      .join(', '),
  );
  const lines = [
    [...held.map(({ name }) => shown(name)), ...top],
    ...pivot.rows.map((row) => [...levels(row.levels, held), ...row.cells.map(cellText)]),
  ];
  const widths =
    lines[0]?.map((_cell, i) => lines.reduce((most, line) => Math.max(most, width(line[i] ?? '')), 0)) ?? [];
  const table = lines.map((line, i) => {
    const text = line
      .map((cell, k) => padEnd(cell, widths[k] ?? 0))
      .join('  ')
      .trimEnd();
    return i === 0 ? out.paint(text, 'bold') : text;
  });
  const notes = [
    ...decisionText(decide(pivot.observations, decidingFactors(factors)), label),
    ...notesOf(pivot, label),
  ];
  const head = named ? [out.paint(shownName(file), 'bold')] : [];
  return [
    ...head,
    ...(pivot.rows.length > 0 ? [...table, ''] : []),
    ...notes.map((note) => visible(sayEnglish(note))),
    '',
  ].join('\n');
}

function cellText(cell: JudgedCell | undefined): string {
  if (!cell) return '';
  switch (cell.kind) {
    case 'base':
      return 'baseline';
    case 'unmatched':
      return 'no match';
    case 'several':
      return cell.ratio === undefined
        ? `${cell.all.length} rows`
        : `${formatRatio(cell.ratio)} (mean of ${cell.all.length})`;
    default: {
      const { row } = cell.at;
      let interval = '';
      if (row.interval) {
        const { lo, hi, from } = row.interval;
        interval = ` (${formatInterval(lo, hi, { limits: row.limits })}${from === 'test' ? '' : ', printed'})`;
      }
      const ratio =
        row.ratio === undefined
          ? ''
          : `${formatRatio(row.ratio, { printed: row.printed, limits: row.limits })}${interval} `;
      return visible(`${ratio}${sayEnglish(verdictText(row))}`);
    }
  }
}

/** One record per cell, with a column for every factor of any table, so that several files share one header. */
export function tableCsv(tables: readonly FileTable[]): string {
  const keys = [...new Set(tables.flatMap(({ pivot }) => [...pivot.held, ...pivot.varying].map(({ key }) => key)))];
  const titles = [
    'file',
    ...keys,
    'baseline',
    'candidate',
    'rows',
    'ratio',
    'ratio lo',
    'ratio hi',
    'interval level',
    'interval from',
    'verdict',
    'tested',
    'evidence',
  ];
  const records = tables.flatMap(({ file, pivot: { held, varying, columns, rows } }) =>
    rows.flatMap((row) =>
      row.cells.flatMap((cell, i): CsvCell[][] => {
        if (!cell) return [];
        const levels = new Map<string, CsvCell>([
          ...held.map(({ key }, k) => [key, row.levels[k]] as const),
          ...varying.map(({ key }, k) => [key, columns[i]?.levels[k]] as const),
        ]);
        return [[file, ...keys.map((key) => levels.get(key)), ...numbersOf(cell)]];
      }),
    ),
  );
  return csvText([titles, ...records]);
}

function numbersOf(cell: JudgedCell): CsvCell[] {
  if (cell.kind !== 'row') {
    const several = cell.kind === 'several' ? cell : undefined;
    const unknown = (count: number): CsvCell[] => Array<CsvCell>(count).fill(undefined);
    return [...unknown(2), several?.all.length, several?.ratio, ...unknown(4), cell.kind, false, undefined];
  }
  const { baseline, subject, ratio, interval, verdict, evidence } = cell.at.row;
  const { lo, hi, level, from } = interval ?? {};
  return [baseline, subject, 1, ratio, lo, hi, level, from, verdict.word, verdict.tested, evidence];
}
