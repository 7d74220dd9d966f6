/**
 * Comparison tables of mmtests: `Amean 4 1.0108 ( 0.00%) 0.9274 * 8.25%*`.
 *
 * Amean is a mean of times (lower is better), Hmean a mean of rates (higher is better); a positive percentage is better
 * for both. Rows of Min, Max and Stddev belong to the mean of the same subtest and are not benchmarks.
 */
import { word } from '../../messages/messages';
import type { Note } from '../model';
import { cellsInLine, type LineCell } from './cells';
import { idFromLabel } from './labels';
import type { GridCell, GridColumn, GridRow, GridSubject, GridTable } from './model';
import { number } from '../numbers';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { contextOf } from './table-context';
import { finish, metricName, type FoundTables } from './tables';
import { addAll, smallest } from '../../text/lists';

const meanLabel = /^(Amean|Hmean|Gmean|Mean)$/i;
const statisticLabel =
  /^(Min|Max|Stddev|CoeffVar|Median|BAmean-\d+|BHmean-\d+|[1-3]rd-qrtle|1st-qrtle|2nd-qrtle|Max-\d+%?)$/i;
const rowForm = new RegExp(
  [
    String.raw`^\s*(Amean|Hmean|Gmean|Mean|Min|Max|Stddev|CoeffVar|Median|BAmean-\d+|BHmean-\d+|`,
    String.raw`1st-qrtle|[23](?:nd|rd)-qrtle|Max-\d+%?|Ops)\s+\S`,
  ].join(''),
);

interface Row {
  readonly index: number;
  readonly line: MailLine;
  readonly op: string;
  readonly subtest: string;
  readonly cells: readonly LineCell[];
}

function rowOf(line: MailLine, index: number): Row | undefined {
  const found = line.part === 'text' ? rowForm.exec(line.text) : undefined;
  if (!found) return undefined;
  const cells = cellsInLine(line);
  const first = cells.findIndex(
    (cell) => cell.percent !== undefined || (found[1] === 'Ops' && cell.value !== undefined),
  );
  const values = first >= 0 ? cells.slice(first) : [];
  if (values.length < 2 || values.some((cell) => cell.value === undefined && cell.none !== 'missing')) return undefined;
  const subtest = line.text
    .slice(0, values[0]?.from ?? 0)
    .trim()
    .slice((found[1] ?? '').length)
    .trim();
  return { index, line, op: found[1] ?? '', subtest, cells: values };
}

export function readMmtests(lines: readonly MailLine[], id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const notes: Note[] = [];
  const used = new Set<number>();
  for (let at = 0; at < lines.length; at++) {
    const { rows, next } = rowsFrom(lines, at);
    if (rows.length < 2) continue;
    const names = headers(lines, at, rows[0]?.cells ?? []);
    for (const row of rows) used.add(row.index);
    for (const index of names.used) used.add(index);
    const made = tableOf(lines, rows, names.labels, names.top, id());
    tables.push(made);
    addAll(
      subjects,
      made.columns.flatMap((column, index): GridSubject[] =>
        column.role.value === 'subject' && column.subject !== undefined
          ? [
              {
                id: column.subject,
                label: column.header,
                role:
                  index === firstSubject(made)
                    ? { value: 'baseline', certain: true, why: word('mail.role-zero', { name: column.header }) }
                    : { value: 'candidate', certain: true, why: word('mail.role-other') },
              },
            ]
          : [],
      ),
    );
    const extra = rows.filter((row) => /^(?:CoeffVar|B[AH]mean|\d\w\w-qrtle|Max-)/i.test(row.op));
    if (extra.length)
      notes.push({
        kind: 'left-out',
        message: word('mail.mmtests-left-out', { n: extra.length }),
        lines: extra.map((row) => spanOf(row.line).line),
      });
    at = next - 1;
  }
  return { tables, subjects, notes, used };
}

/** The rows of a table that begins at a line, and the line behind them. A stray line between two rows is none. */
function rowsFrom(lines: readonly MailLine[], at: number): { readonly rows: readonly Row[]; readonly next: number } {
  const rows: Row[] = [];
  let next = at;
  for (;;) {
    const here = lineRow(lines, next);
    const row = here ?? (rows.length > 0 && isStray(lines[next], rows) ? lineRow(lines, next + 1) : undefined);
    if (!row || row.cells.length !== (rows[0] ?? row).cells.length) return { rows, next };
    rows.push(row);
    next = row.index + 1;
  }
}

/** Whether a line has words that do not name these columns: they name those of another table. */
function isStray(line: MailLine | undefined, rows: readonly Row[]): boolean {
  if (!line?.text.trim()) return false;
  const cells = rows[0]?.cells ?? [];
  const names = namesIn(line.text, cells.length);
  return !names || !standsAbove(names.spans, cells);
}

function lineRow(lines: readonly MailLine[], at: number): Row | undefined {
  const line = lines[at];
  return line && rowOf(line, at);
}

function firstSubject(table: GridTable): number {
  return table.columns.findIndex((column) => column.role.value === 'subject');
}

/** One or two lines of names above the numbers. The first line may be the same word for all columns. */
function headers(
  lines: readonly MailLine[],
  start: number,
  cells: readonly LineCell[],
): { readonly labels: string[]; readonly used: number[]; readonly top: number } {
  const count = cells.length;
  const found: string[][] = [];
  const used: number[] = [];
  // Names stand above their numbers, or above other names; words that do not are a title, or a stray line.
  let below: readonly Span[] = cells;
  for (let at = start - 1; at >= 0 && found.length < 2; at--) {
    const names = namesIn(lines[at]?.text ?? '', count);
    if (!names) break;
    if (!standsAbove(names.spans, below)) {
      if (found.length > 0) break;
      const next = namesIn(lines[at - 1]?.text ?? '', count);
      if (next && standsAbove(next.spans, below)) continue;
    }
    below = names.spans;
    found.unshift(names.words);
    used.push(at);
  }
  const telling = found.filter((names) => new Set(names).size === names.length);
  const chosen = telling.length ? telling : found;
  const labels = Array.from(
    { length: count },
    (_, index) =>
      chosen
        .map((names) => names[index] ?? '')
        .join(' ')
        .trim() || `column ${String(index + 1)}`,
  );
  return { labels, used, top: smallest(used, start) };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** As many names as there are columns, in one line. */
function namesIn(line: string, count: number): { readonly words: string[]; readonly spans: Span[] } | undefined {
  const text = line.trim();
  const words = text.split(/\s+/).filter(Boolean);
  const gaps = text.split(/\s{2,}/).filter(Boolean);
  const names = words.length === count ? words : gaps.length === count ? gaps : undefined;
  if (!names || /[>$]\s/.test(line)) return undefined;
  let from = 0;
  const spans = names.map((word) => {
    const at = line.indexOf(word, from);
    from = at + word.length;
    return { from: at, to: from };
  });
  return { words: names, spans };
}

function standsAbove(names: readonly Span[], below: readonly Span[]): boolean {
  return names.every(({ from, to }, index) => {
    const under = below[index];
    return under !== undefined && from < under.to && under.from < to;
  });
}

function tableOf(
  lines: readonly MailLine[],
  rows: readonly Row[],
  labels: readonly string[],
  top: number,
  id: string,
): GridTable {
  const titles = lines
    .slice(Math.max(0, top - 3), top)
    .filter((line, index) => line.text.trim() && line.part === 'text' && !lineRow(lines, Math.max(0, top - 3) + index))
    .map((line) => line.text.trim().replace(/:$/, ''))
    .reverse();
  const context = contextOf(lines, top, titles);
  const main = rows.filter((row) => meanLabel.test(row.op) || row.op === 'Ops');
  const shown = main.length ? main : rows.filter((row) => statisticLabel.test(row.op) && row.op === rows[0]?.op);
  const spreads = spreadsOf(rows);
  const first = rows[0]?.line;
  const columns: GridColumn[] = [
    { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
    ...labels.map((label, index): GridColumn => ({
      header: label,
      role: { value: 'subject', certain: true, why: word('mail.column-subject', { name: label }) },
      subject: idFromLabel(label, `subject-${String(index + 1)}`),
    })),
  ];
  const hmean = shown.some((row) => /^hmean/i.test(row.op));
  const table: GridTable = {
    id,
    form: 'mmtests',
    title: context.title,
    suite: context.suite?.suite,
    columns,
    include: true,
    place: first ? spanOf(first) : { line: 1, column: 1, length: 0 },
    metric:
      metricName(context.title) ??
      (hmean ? 'throughput' : shown.some((row) => /^amean/i.test(row.op)) ? 'time' : undefined),
    rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
    rows: shown.map((row, index) => gridRow(`${id}r${String(index + 1)}`, row, spreads)),
  };
  return finish(table, { ...context, suite: undefined });
}

/** The rows of Min, Max and Stddev by their name and subtest; the first of each counts. */
function spreadsOf(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const spreads = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.op.toLowerCase()} ${row.subtest}`;
    if (!spreads.has(key)) spreads.set(key, row);
  }
  return spreads;
}

function gridRow(id: string, row: Row, spreads: ReadonlyMap<string, Row>): GridRow {
  const mean = meanLabel.test(row.op);
  const of = (op: string, index: number) =>
    mean ? spreads.get(`${op} ${row.subtest}`)?.cells[index]?.value : undefined;
  const cells = row.cells.map((cell, index): GridCell => {
    const { from: _from, to: _to, left: _left, right: _right, ...rest } = cell;
    return { ...rest, min: of('min', index), max: of('max', index), sd: of('stddev', index) };
  });
  const parts = subtestOf(row);
  const lower = /^amean$/i.test(row.op);
  const higher = /^hmean$/i.test(row.op);
  return {
    id,
    text: row.line.text.trim(),
    place: spanOf(row.line),
    name: parts.name,
    parameters: parts.parameters,
    cells: [undefined, ...cells],
    ...(lower || higher
      ? {
          direction: {
            value: lower ? ('lower' as const) : ('higher' as const),
            certain: true,
            why: word('mail.direction-mmtests', { name: row.op }),
          },
        }
      : {}),
    ...(row.op === 'Ops'
      ? {
          role: 'info' as const,
          direction: { value: 'none' as const, certain: false, why: word('mail.direction-ops') },
        }
      : {}),
  };
}

/** A subtest is a number, a name, or both: "4", "tput-4", "1-PING_INLINE". */
function subtestOf(row: Row): { readonly name: string; readonly parameters: Record<string, number | string> } {
  const whole = number(row.subtest);
  if (whole !== undefined) return { name: '', parameters: { subtest: whole } };
  const tail = /^(.*\D)-(\d+)$/.exec(row.subtest);
  if (tail && row.op !== 'Ops') return { name: tail[1] ?? row.subtest, parameters: { subtest: Number(tail[2]) } };
  const front = /^(\d+)-(\D.*)$/.exec(row.subtest);
  if (front) return { name: front[2] ?? row.subtest, parameters: { subtest: Number(front[1]) } };
  return { name: row.subtest, parameters: {} };
}
