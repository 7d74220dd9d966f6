/** A pivot as text for people and as CSV for programs. */
import { subjectLabel } from '../../core/analysis/subjects';
import { padEnd, width } from '../../core/export/columns';
import { csvText, type CsvCell } from '../../core/export/csv';
import { formatInterval, formatRatio } from '../../core/text/ratio';
import { visible } from '../../core/text/visible';
import { decide, decidingFactors } from '../../core/pivot/decide';
import type { JudgedCell } from '../../core/pivot/model';
import { decisionText, levelText, notesOf } from '../../core/page-model/pivot';
import { verdictText } from '../../core/page-model/wording';
import { sayEnglish } from '../../core/messages/messages';
import type { Output } from '../output';
import { shownName } from './check-lines';
import type { Tabulated } from './table';

/** Longer names are cut: a table is to be read across. */
const longest = 60;

function shown(text: string): string {
  const start = [...text.slice(0, longest * 2)];
  return visible(start.length > longest ? `${start.slice(0, longest - 1).join('')}…` : text);
}

export function tableText({ file, report, factors, pivot }: Tabulated, out: Output, named: boolean): string {
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
      const interval = row.interval
        ? ` (${formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits })}${row.interval.from === 'test' ? '' : ', printed'})`
        : '';
      const ratio =
        row.ratio === undefined
          ? ''
          : `${formatRatio(row.ratio, { printed: row.printed, limits: row.limits })}${interval} `;
      return visible(`${ratio}${sayEnglish(verdictText(row))}`);
    }
  }
}

/** A record a cell, with the levels of every factor that some table has: tables of several files fit into one. */
export function tableCsv(tables: readonly Tabulated[]): string {
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
  if (cell.kind === 'several')
    return [
      undefined,
      undefined,
      cell.all.length,
      cell.ratio,
      undefined,
      undefined,
      undefined,
      undefined,
      'several',
      false,
      undefined,
    ];
  if (cell.kind !== 'row')
    return [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      cell.kind,
      false,
      undefined,
    ];
  const { row } = cell.at;
  return [
    row.baseline,
    row.subject,
    1,
    row.ratio,
    row.interval?.lo,
    row.interval?.hi,
    row.interval?.level,
    row.interval?.from,
    row.verdict.word,
    row.verdict.tested,
    row.evidence,
  ];
}
