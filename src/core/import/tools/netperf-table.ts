/** netperf's classic tables: the line of units above the numbers says what the columns are. */
import { metric } from '../metrics';
import type { Metric } from '../model';

type Column = 'rate' | 'cpu' | 'demand' | 'size' | 'other';

export interface UnitLine {
  readonly columns: readonly Column[];
  /** Of the rate. */
  readonly unit: string;
  /** Of the service demand. */
  readonly demand?: string;
}

const rateUnit = /^(?:10\^\d+bits\/s(?:ec)?|[KMG]?Bytes\/s(?:ec)?|per sec)$/;
const unitWords = new RegExp(
  [
    String.raw`10\^\d+bits\/s(?:ec)?|[KMG]?Bytes\/s(?:ec)?|per sec|[bB]ytes\b(?!\/)|secs?\.?|#|`,
    String.raw`%[ \t]?[A-Za-z?]{1,2}(?![A-Za-z])|us\/(?:KB|Tr)`,
  ].join(''),
  'g',
);

/** `bytes bytes bytes secs. 10^6bits/s % S % S us/KB us/KB`; undefined if the line has no rate. */
export function unitLine(text: string): UnitLine | undefined {
  // Almost no line has a rate.
  if (text.length > 300 || !(text.includes('s/s') || text.includes('per sec'))) return undefined;
  const words = [...text.matchAll(unitWords)].map(([found]) => found.trim());
  const unit = words.find((one) => rateUnit.test(one));
  if (unit === undefined) return undefined;
  const demand = words.find((one) => one.startsWith('us/'));
  const columns = words.map((one): Column =>
    rateUnit.test(one)
      ? 'rate'
      : one.startsWith('%')
        ? 'cpu'
        : one.startsWith('us/')
          ? 'demand'
          : one.toLowerCase() === 'bytes'
            ? 'size'
            : 'other',
  );
  return { columns, unit, ...(demand === undefined ? {} : { demand }) };
}

/** What each test prints where the head is missing, as in a pasted row. */
export function bareTable(test: string): UnitLine {
  const lead: readonly Column[] = /_C?RR$/.test(test)
    ? ['size', 'size', 'size', 'size', 'other']
    : test === 'UDP_STREAM'
      ? ['size', 'size', 'other', 'other', 'other']
      : ['size', 'size', 'size', 'other'];
  return { columns: [...lead, 'rate'], unit: '' };
}

/** UDP_STREAM prints a second line for the receiver: without the message size and the number of errors. */
function receiverColumns(columns: readonly Column[]): readonly Column[] {
  const size = columns.indexOf('size', columns.indexOf('size') + 1);
  const errors = columns.indexOf('rate') - 1;
  return columns.filter((_, at) => at !== size && at !== errors);
}

export interface PrintedRow {
  readonly cells: readonly string[];
  readonly line: number;
}

interface TableValue {
  readonly kind: 'rate' | 'cpu' | 'demand';
  readonly side: 'local' | 'remote';
  readonly printed: string;
  readonly line: number;
}

/** The numbers of a table's row, or of UDP's two rows; a row that does not fit its head is returned instead. */
export function tableValues(
  test: string,
  table: UnitLine,
  rows: readonly PrintedRow[],
): { readonly values: readonly TableValue[] } | { readonly misfit: PrintedRow; readonly columns: number } {
  const udp = test === 'UDP_STREAM';
  const values: TableValue[] = [];
  for (const [at, row] of rows.slice(0, udp ? 2 : 1).entries()) {
    const columns = at === 0 ? table.columns : receiverColumns(table.columns);
    if (row.cells.length !== columns.length) return { misfit: row, columns: columns.length };
    const seen = { size: 0, other: 0, rate: 0, cpu: 0, demand: 0 };
    columns.forEach((kind, index) => {
      const side = udp ? (at === 0 ? 'local' : 'remote') : seen[kind]++ === 0 ? 'local' : 'remote';
      // What a sender of UDP sent is no result: what arrived is.
      const result = kind === 'cpu' || kind === 'demand' || (kind === 'rate' && (!udp || at === 1));
      if (result) values.push({ kind, side, printed: row.cells[index] ?? '', line: row.line });
    });
  }
  return { values };
}

export function costMetric(kind: 'cpu' | 'demand', side: 'local' | 'remote', unit: string | undefined): Metric {
  return kind === 'cpu'
    ? metric(`${side} CPU`, '%', 'lower', 'cost')
    : metric(`${side} service demand`, unit, 'lower', 'cost', 'CPU time per unit of work');
}
