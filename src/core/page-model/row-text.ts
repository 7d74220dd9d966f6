/** Rows as text for spreadsheets and mails: fields separated by tabs, in English and ASCII. */
import { significant } from '../text/number';
import { formatInterval, formatPercent, formatRatio } from '../text/ratio';
import { sheetField } from '../text/sheet';
import { formatRaw } from '../text/value';
import { visible } from '../text/visible';
import { sayEnglish } from '../messages/messages';
import type { RowView, ValueView } from './model';

const plain = { ascii: true };

/** A field must not look like the next field or row, nor be computed. The unit and the words in it are of a file. */
function field(text: string): string {
  return sheetField(visible(text.replace(/[\t\r\n]+/g, ' ').trim()));
}

/** A stated value has its own digits; a computed one as many as can matter. */
function valueText(side: ValueView | undefined, unit: string | undefined): string {
  if (!side) return '';
  const digits = side.is === undefined ? 15 : 6;
  return formatRaw(significant(side.centre, digits), unit, plain);
}

interface Column {
  readonly name: string;
  readonly text: (row: RowView) => string;
}

const columns: readonly Column[] = [
  { name: 'benchmark', text: (row) => row.label },
  { name: 'baseline', text: ({ base, unit }) => valueText(base, unit) },
  { name: 'candidate', text: ({ cand, unit }) => valueText(cand, unit) },
  { name: 'change', text: ({ change, limits }) => (change ? formatPercent(change.share, { ...plain, limits }) : '') },
  {
    name: 'ratio',
    text: ({ ratio, printed, limits }) =>
      ratio === undefined ? '' : formatRatio(ratio, { ...plain, printed, limits }),
  },
  {
    name: 'interval',
    text: ({ interval, limits }) => (interval ? formatInterval(interval.lo, interval.hi, { ...plain, limits }) : ''),
  },
  { name: 'verdict', text: (row) => sayEnglish(row.verdictText) },
  { name: 'evidence', text: (row) => sayEnglish(row.evidenceText) },
];

/** The subject: a column only if rows of several candidates are mixed. */
const candidate: Column = { name: 'subject', text: (row) => row.subjectLabel };

function line(row: RowView, of: readonly Column[]): string {
  return of.map((column) => field(column.text(row))).join('\t');
}

/** One row without column names. */
export function rowAsText(row: RowView): string {
  return line(row, columns);
}

/** Rows in the given order under a header line. Columns that are empty in all rows are left out. */
export function rowsAsTable(rows: readonly RowView[]): string {
  const several = rows.some((row) => row.subject !== rows[0]?.subject);
  const all = several ? [...columns.slice(0, 1), candidate, ...columns.slice(1)] : columns;
  const shown = all.filter((column) => rows.some((row) => column.text(row) !== ''));
  return [shown.map((column) => column.name).join('\t'), ...rows.map((row) => line(row, shown))].join('\n');
}
