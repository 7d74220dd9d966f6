/** The basis of printed percentages: derived from the numbers beside them, or from the text; otherwise unknown. */
import { word } from '../../messages/messages';
import type { Basis, GridCell, GridTable, GridGuess } from './model';

interface Pair {
  readonly percent: number;
  /** Half of the last printed digit, plus the rounding error of the two values. */
  readonly slack: number;
  readonly quotient: number;
}

export function basisOf(table: GridTable, text: string): GridGuess<Basis> | undefined {
  const said =
    /\bpositive\b[^.]{0,60}\b(?:better|improve\w*)\b/i.exec(text) ??
    /\bpositive\b[^.]{0,60}\n[^.]{0,30}\b(?:better|improve\w*)\b/i.exec(text);
  const pairs = pairsOf(table);
  const moved = pairs.filter((pair) => Math.abs(pair.quotient - 1) > 0.005);
  const fits = (formula: (quotient: number) => number) =>
    moved.filter((pair) => Math.abs(100 * formula(pair.quotient) - pair.percent) <= pair.slack).length;
  const counts: readonly (readonly [Basis, number])[] = [
    ['change', fits((q) => q - 1)],
    ['reduction', fits((q) => 1 - q)],
    ['improvement', fits((q) => 1 / q - 1)],
  ];
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best && best[1] * 2 > moved.length && best[1] > 0)
    return { value: best[0], certain: true, why: word('mail.basis-fits', { n: best[1], of: moved.length }) };
  if (said)
    return {
      value: 'improvement',
      certain: true,
      why: word('mail.basis-said', { text: said[0].replace(/\s+/g, ' ') }),
    };
  const header = table.columns.find((column) => column.role.value === 'change')?.header ?? '';
  if (/improve|gain|speed-?up/i.test(header))
    return { value: 'improvement', certain: false, why: word('mail.basis-header', { name: header }) };
  if (/overhead/i.test(header))
    return { value: 'overhead', certain: false, why: word('mail.basis-header', { name: header }) };
  if (/change|chg|delta|diff/i.test(header))
    return { value: 'change', certain: false, why: word('mail.basis-header', { name: header }) };
  return undefined;
}

function pairsOf(table: GridTable): Pair[] {
  const baseline = baselineColumn(table);
  return table.rows.flatMap((row) => {
    const pairs: Pair[] = [];
    table.columns.forEach((column, index) => {
      if (column.role.value !== 'subject' || index === baseline) return;
      const base = row.cells[mateOf(table, baseline, index)];
      const cell = row.cells[index];
      const change = cell?.percent !== undefined ? cell : row.cells[changeOf(table, index)];
      const percent = cell?.percent ?? change?.value;
      if (percent === undefined || !base?.value || cell?.value === undefined) return;
      pairs.push({ percent, quotient: cell.value / base.value, slack: slackOf(change, percent) });
    });
    return pairs;
  });
}

/** The baseline column: the first of a subject whose percentage is 0, or that has no change column. */
function baselineColumn(table: GridTable): number {
  const changed = new Set(
    table.columns.filter((column) => column.role.value === 'change').map((column) => column.subject),
  );
  const candidates = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.role.value === 'subject');
  const zero = candidates.find(
    ({ index }) =>
      table.rows.length > 0 &&
      table.rows.every((row) => row.cells[index]?.percent === 0 || row.cells[index]?.percent === undefined) &&
      table.rows.some((row) => row.cells[index]?.percent === 0),
  );
  const other = candidates.find(({ column }) => changed.size > 0 && !changed.has(column.subject));
  return (zero ?? other ?? candidates[0])?.index ?? 0;
}

/** The baseline's column of the same metric. */
function mateOf(table: GridTable, baseline: number, index: number): number {
  const metric = table.columns[index]?.metric;
  const subject = table.columns[baseline]?.subject;
  if (metric === undefined) return baseline;
  const mate = table.columns.findIndex(
    (column) => column.role.value === 'subject' && column.subject === subject && column.metric === metric,
  );
  return mate >= 0 ? mate : baseline;
}

/** The change column of a subject's column: at the same position among the subject's columns. */
export function changeOf(table: GridTable, index: number): number {
  const subject = table.columns[index]?.subject;
  const own = table.columns
    .map((column, at) => (column.role.value === 'subject' && column.subject === subject ? at : -1))
    .filter((at) => at >= 0);
  const changes = table.columns
    .map((column, at) => (column.role.value === 'change' && column.subject === subject ? at : -1))
    .filter((at) => at >= 0);
  return changes[Math.min(own.indexOf(index), changes.length - 1)] ?? -1;
}

function slackOf(cell: GridCell | undefined, percent: number): number {
  const digits =
    /\.(\d+)\s*(?:%|pct)/.exec(cell?.text ?? '')?.[1]?.length ?? (/\d\s*(?:%|pct)/.test(cell?.text ?? '') ? 0 : 2);
  return 0.75 * 10 ** -digits + Math.abs(percent) * 0.02;
}
