/**
 * Tables of the kernel test robot: `130978  -3.2%  126846  will-it-scale.per_process_ops`, with `± 5%` after a value
 * whose runs varied. Of about two hundred rows only those of the test case are results; the rest are counters.
 */
import { word } from '../../messages/messages';
import type { Note } from '../model';
import { cellsInLine, type LineCell } from './cells';
import { idFromLabel } from './labels';
import type { GridCell, GridRow, GridSubject, GridTable } from './model';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { contextOf } from './table-context';
import { finish, type FoundTables } from './tables';

/** The last word of a line, with two blanks before it, if it is a metric's name: it has a dot within. */
function metricAtEnd(text: string): string | undefined {
  const line = text.trimEnd();
  const name = line.split(/\s/).at(-1) ?? '';
  const at = line.length - name.length;
  return /\s\s$/.test(line.slice(0, at)) && /^[A-Za-z][\w-]*\.[^\s.]/.test(name) ? name : undefined;
}

interface Row {
  readonly line: MailLine;
  readonly metric: string;
  readonly cells: readonly LineCell[];
}

function rowOf(line: MailLine | undefined): Row | undefined {
  const metric = line && line.part === 'text' ? metricAtEnd(line.text) : undefined;
  if (!line || metric === undefined) return undefined;
  const cells = cellsInLine(line).filter((cell) => cell.none !== 'text' && cell.none !== 'failed');
  return cells.length >= 2 ? { line, metric, cells } : undefined;
}

export function readLkp(lines: readonly MailLine[], id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const notes: Note[] = [];
  const used = new Set<number>();
  const testcases = testcasesOf(lines);
  for (let at = 0; at < lines.length; at++) {
    const names = header(lines, at);
    if (!names) continue;
    const rows: Row[] = [];
    let next = names.end;
    for (; next < lines.length; next++) {
      const line = lines[next];
      if (line && !line.text.trim() && rowOf(lines[next + 1])) continue;
      const row = rowOf(line);
      if (!row) break;
      rows.push(row);
    }
    if (rows.length === 0) continue;
    for (let index = at; index < next; index++) used.add(index);
    const testcase = testcases(at) ?? rows.find((row) => !counterName.test(row.metric))?.metric.split('.')[0];
    const isWanted = (row: Row): boolean => testcase !== undefined && row.metric.startsWith(`${testcase}.`);
    const wanted = rows.filter(isWanted);
    const left = rows.filter((row) => !isWanted(row));
    if (left.length)
      notes.push({
        kind: 'left-out',
        message: word('mail.lkp-left-out', { n: left.length }),
        lines: left.map((row) => spanOf(row.line).line),
      });
    const [base, candidate] = names.labels;
    subjects.push(
      { id: idFromLabel(base), label: base, role: { value: 'baseline', certain: true, why: word('mail.role-lkp') } },
      {
        id: idFromLabel(candidate),
        label: candidate,
        role: { value: 'candidate', certain: true, why: word('mail.role-lkp') },
      },
    );
    if (wanted.length) tables.push(tableOf(lines, at, wanted, testcase ?? '', names.labels, id()));
    at = next - 1;
  }
  return { tables, subjects, notes, used };
}

/** `v6.18-rc1 a97fbc3ee3...`, a rule of dashes, `%stddev %change %stddev` and the line of slashes. */
function header(
  lines: readonly MailLine[],
  at: number,
): { readonly labels: readonly [string, string]; readonly end: number } | undefined {
  const words = lines[at]?.text.trim().split(/\s+/) ?? [];
  if (words.length !== 2 || !/^-{8,} -{8,}\s*$/.test(lines[at + 1]?.text.trim() ?? '')) return undefined;
  let end = at + 2;
  while (end < lines.length && (/^[\s\\|/]*$/.test(lines[end]?.text ?? 'x') || /%change/.test(lines[end]?.text ?? '')))
    end++;
  return { labels: [words[0] ?? '', (words[1] ?? '').slice(0, 12)], end };
}

const counterName = new RegExp(
  [
    String.raw`^(?:perf-|proc-vmstat|numa-|sched_debug|mpstat|vmstat|turbostat|meminfo|slabinfo|time|`,
    String.raw`boot-time|cpuidle|iostat|uptime|softirqs|interrupts|perf)\b`,
  ].join(''),
);

/**
 * The robot names the test case above a table; if that line was cut away, a metric that is not a kernel counter does.
 * @returns the nearest test case above a line; asked with rising numbers, so that each line is read once
 */
function testcasesOf(lines: readonly MailLine[]): (at: number) => string | undefined {
  let next = 0;
  let nearest: string | undefined;
  return (at) => {
    for (; next <= at; next++) {
      const text = lines[next]?.text.trimEnd() ?? '';
      // The robot's parameter line: names and values joined by slashes, the test case last.
      const isJoined = text.endsWith('/testcase') || text.endsWith('/testcase:');
      const joined = isJoined ? lines[next + 1]?.text.trim().split('/').pop() : undefined;
      nearest = /^testcase: (\S+)/.exec(text)?.[1] ?? (joined || nearest);
    }
    return nearest;
  };
}

function tableOf(
  lines: readonly MailLine[],
  at: number,
  rows: readonly Row[],
  testcase: string,
  labels: readonly [string, string],
  id: string,
): GridTable {
  const context = contextOf(lines, at, [testcase]);
  const why = word('mail.role-lkp');
  const first = lines[at];
  const table: GridTable = {
    id,
    form: 'lkp',
    title: testcase,
    suite: testcase,
    include: true,
    place: first ? spanOf(first) : { line: 1, column: 1, length: 0 },
    rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
    columns: [
      { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
      { header: labels[0], role: { value: 'subject', certain: true, why }, subject: idFromLabel(labels[0]) },
      { header: '%change', role: { value: 'change', certain: true, why }, subject: idFromLabel(labels[1]) },
      { header: labels[1], role: { value: 'subject', certain: true, why }, subject: idFromLabel(labels[1]) },
    ],
    spread: { value: 'stddev-percent', certain: true, why: word('mail.spread-said', { text: '%stddev' }) },
    basis: { value: 'change', certain: true, why },
    rows: rows.map((row, index) => gridRow(`${id}r${String(index + 1)}`, row, testcase)),
  };
  return finish(table, context);
}

function gridRow(id: string, row: Row, testcase: string): GridRow {
  const cells = row.cells.map((cell): GridCell => {
    const { from: _from, to: _to, left: _left, right: _right, ...rest } = cell;
    return rest;
  });
  const change = cells.find((cell) => /^[+-]/.test(cell.text));
  const [base, candidate] = cells.filter((cell) => cell !== change);
  // A metric that is itself a percentage changes by points, without a % sign: not a relative change.
  const relative = change?.isPercent ? change : undefined;
  return {
    id,
    text: row.line.text.trim(),
    place: spanOf(row.line),
    name: row.metric.slice(testcase.length + 1),
    parameters: {},
    cells: [undefined, base, relative, candidate],
  };
}
