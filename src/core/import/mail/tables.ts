/** Tables in columns or with pipes: each block of the mail becomes a table of the grid, or a note why not. */
import { word } from '../../messages/messages';
import type { Note } from '../model';
import type { Direction } from '../../report/metric';
import { basisOf } from './basis';
import { findBlocks, type Block, type CellRow } from './blocks';
import { layOutColumns } from './headings';
import {
  bareUnitIn,
  benchmarkIn,
  directionOfUnit,
  directionOfWords,
  directionSaid,
  isStrong,
  unitIn,
  unitSaidIn,
  withoutUnit,
} from './known';
import { bareLabel, isSubjectLabel, idFromLabel } from './labels';
import type { GridCell, GridColumn, GridRow, GridSubject, GridTable, GridGuess } from './model';
import { nameAndParameters, parameterOf, type Named } from './parameters';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { guessRoles, ordinalLabel, type Roles } from './roles';
import { contextOf, type TableContext } from './table-context';
import { addAll } from '../../text/lists';

export interface FoundTables {
  readonly tables: readonly GridTable[];
  readonly subjects: readonly GridSubject[];
  readonly notes: readonly Note[];
  /** Lines that belong to tables. */
  readonly used: ReadonlySet<number>;
  /** Lines that name a table: understood, but they may hold a claim too. */
  readonly titles?: ReadonlySet<number>;
}

export function readTables(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const notes: Note[] = [];
  const used = new Set<number>();
  const titles = new Set<number>();
  for (const block of findBlocks(lines, taken)) {
    const made = tableOf(block, lines, id, tables[tables.length - 1]);
    const placed = block.rows.map((row) => spanOf(row.line).line);
    if (!made) {
      notes.push({
        kind: 'not-understood',
        message: word('mail.table-no-header', {
          n: block.rows.length,
          text: block.rows[0]?.line.text.trim().slice(0, 60) ?? '',
        }),
        lines: placed,
      });
      continue;
    }
    const { table, roles, misfits } = made;
    tables.push(table);
    for (const title of block.titles.slice(0, 1)) titles.add(title.index);
    if (misfits.length)
      notes.push({
        kind: 'not-understood',
        message: word('mail.rows-misfit', { n: misfits.length, text: misfits[0]?.line.text.trim().slice(0, 60) ?? '' }),
        lines: misfits.map((row) => spanOf(row.line).line),
      });
    if (table.include) addAll(subjects, roles.subjects);
    else
      notes.push({
        kind: 'not-understood',
        message: word('mail.table-no-subjects', {
          n: table.rows.length,
          text: table.title || table.columns.map((one) => one.header).join(' '),
        }),
        lines: placed,
      });
    for (const row of [...block.rows, ...block.headers]) used.add(row.index);
  }
  return { tables, subjects, notes, used, titles };
}

function tableOf(
  block: Block,
  lines: readonly MailLine[],
  id: () => string,
  before?: GridTable,
): { readonly table: GridTable; readonly roles: Roles; readonly misfits: readonly CellRow[] } | undefined {
  const layout = layOutColumns(block, isSubjectLabel);
  const rows = block.rows.map((row, index) => ({ row, cells: layout.cells[index] }));
  const fitting = rows.flatMap(({ row, cells }) => (cells ? [{ row, cells }] : []));
  if (!layout.labels.some((label) => label) || fitting.length === 0) return undefined;
  const roles = guessRoles(
    layout.labels,
    fitting.map(({ cells }) => cells),
  );
  // A single line of numbers under words is as often a sentence as a table.
  if (block.rows.length === 1 && !(roles.include && layout.labels.some((label) => isSubjectLabel(bareLabel(label)))))
    return undefined;
  const start = block.headers[0]?.index ?? block.rows[0]?.index ?? 0;
  const context = inherited(
    contextOf(
      lines,
      start,
      block.titles.map((title) => title.text),
    ),
    layout.labels,
    before,
  );
  const first = block.headers[0]?.line ?? block.rows[0]?.line;
  const tableId = id();
  const header = layout.labels.join(' ');
  // Without brackets a unit counts only in the header and the nearest line: prose names many units.
  const unit =
    unitIn(context.title) ??
    unitIn(header) ??
    bareUnitIn(header) ??
    bareUnitIn(context.title) ??
    unitSaidIn(context.title) ??
    unitIn(context.text);
  const direction = directionSaid(`${context.title}\n${header}\n${context.text}`) ?? directionOfUnit(unit?.value);
  const table: GridTable = {
    id: tableId,
    form: block.form,
    place: first ? spanOf(first) : { line: 1, column: 1, length: 0 },
    title: context.title,
    suite: context.suite?.suite,
    metric: metricName(`${context.title} ${header}`),
    unit,
    direction,
    rowsAre: roles.rowsAre,
    columns: roles.columns,
    include: roles.include,
    runs: runsIn(context.text),
    spread: spreadOf(
      layout.labels,
      fitting.flatMap(({ cells }) => cells),
      context,
    ),
    rows: fitting.map(({ row, cells }, index) =>
      rowOf(`${tableId}r${String(index + 1)}`, row.line, roles.columns, cells, roles.rowsAre.value),
    ),
  };
  return { table: finish(table, context), roles, misfits: rows.flatMap(({ row, cells }) => (cells ? [] : [row])) };
}

/** "Running the same benchmark with ...": a table with the same columns continues the benchmark of the one before. */
function inherited(context: TableContext, labels: readonly string[], before: GridTable | undefined): TableContext {
  const same = before?.columns.map((column) => column.header).join('\n') === labels.join('\n');
  return context.suite || !same || before?.suite === undefined
    ? context
    : {
        ...context,
        suite: benchmarkIn(before.suite),
        suiteFrom: { value: before.suite, certain: false, why: word('mail.suite-before', { name: before.suite }) },
      };
}

function rowOf(
  id: string,
  line: MailLine,
  columns: readonly GridColumn[],
  cells: readonly (GridCell | undefined)[],
  rowsAre: string,
): GridRow {
  const named = columns.findIndex((column) => column.role.value === 'name');
  const label = cells[named]?.text.replace(/:$/, '') ?? '';
  const own = rowsAre === 'benchmarks' ? countedOrNamed(label) : { name: label, parameters: {} };
  const parameters = columns.flatMap((column, index) =>
    column.role.value === 'parameter' ? Object.entries(parameterOf(column.header, cells[index]?.text ?? '')) : [],
  );
  const values = cells.filter((cell, index) => cell?.value !== undefined && columns[index]?.role.value === 'subject');
  // The name of a benchmark may say its unit.
  const bare = rowsAre === 'benchmarks' ? withoutUnit(own.name) : { text: own.name };
  return {
    id,
    text: line.text.trim(),
    place: spanOf(line),
    cells: cells.map(plainCell),
    name: ordinalLabel.test(label) ? '' : bare.text,
    parameters: { ...Object.fromEntries(parameters), ...own.parameters },
    unit: values.find((cell) => cell?.unit !== undefined)?.unit ?? bare.unit,
    ...(rowsAre === 'subjects' ? { subject: idFromLabel(bareLabel(label)) } : {}),
    // A score over the rows above is not another benchmark: judging it as well would count them twice.
    ...(/\bindex score\b/i.test(label) ? { role: 'info' as const } : {}),
  };
}

/** "16-groups" is a parameter, not a name. */
function countedOrNamed(label: string): Named {
  const counted = /^\d+[ -]+[a-z]{3,12}s?$/i.test(label) ? parameterOf('', label) : {};
  return Object.keys(counted).length > 0 ? { name: '', parameters: counted } : nameAndParameters(label);
}

/** Screen columns are no longer needed; a preview takes the numbers and their places. */
function plainCell(cell: GridCell | undefined): GridCell | undefined {
  if (!cell) return undefined;
  const {
    from: _from,
    to: _to,
    left: _left,
    right: _right,
    ...rest
  } = cell as GridCell & Record<'from' | 'to' | 'left' | 'right', unknown>;
  return rest;
}

/** Directions and the basis of percentages, which need the rows. Shared with the readers of other forms. */
export function finish(table: GridTable, context: TableContext): GridTable {
  const basis = table.basis ?? basisOf(table, context.positive);
  const fall =
    basis?.value === 'reduction' && basis.certain
      ? { value: 'lower' as const, certain: false, why: word('mail.direction-percent') }
      : undefined;
  const suite = context.suite;
  const words = directionOfWords(`${table.title} ${table.metric ?? ''}`);
  // The tool's metric counts only if the table names no unit and no other metric: "hackbench.throughput".
  const usual =
    suite?.direction !== undefined &&
    (words === undefined || words.value === suite.direction || !isStrong(`${table.title} ${table.metric ?? ''}`));
  const bySuite =
    usual && !table.unit
      ? {
          value: suite.direction as Direction,
          certain: false,
          why: word('mail.direction-suite', { name: suite.suite }),
        }
      : undefined;
  const unit =
    table.unit ??
    (suite?.unit !== undefined && usual && table.rows.every((row) => row.unit === undefined) && table.form !== 'mmtests'
      ? { value: suite.unit, certain: false, why: word('mail.unit-suite', { name: suite.suite }) }
      : undefined);
  const byTitle = table.direction ?? fall ?? bySuite ?? words;
  const rows = table.rows.map((row): GridRow => {
    const direction = row.direction ?? (table.direction?.certain ? table.direction : (rowSays(row, usual) ?? byTitle));
    return direction ? { ...row, direction } : row;
  });
  return {
    ...table,
    suiteFrom: table.suite === undefined ? undefined : context.suiteFrom,
    basis,
    unit,
    direction: byTitle,
    rows,
  };
}

/**
 * The direction of a row by its unit, or by its name. What the table is of says more than a name: "System Call
 * Overhead" of UnixBench is a number of calls, unless the row names a metric itself ("hackbench.throughput").
 */
function rowSays(row: GridRow, usual: boolean): GridGuess<Direction> | undefined {
  const byUnit = directionOfUnit(row.unit ?? unitIn(row.name)?.value);
  return byUnit ?? (usual && !isStrong(row.name) ? undefined : directionOfWords(row.name));
}

const metricWords = new RegExp(
  [
    String.raw`\b(latency|throughput|bandwidth|iops|kiops|elapsed time|runtime|time(?=\s*(?:[[(]|$))|`,
    String.raw`efficiency|score|records|transactions|context switches|cycles)\b`,
  ].join(''),
  'i',
);

export function metricName(text: string): string | undefined {
  const found = metricWords.exec(text);
  return found?.[1]?.toLowerCase();
}

const runCount = new RegExp(
  [
    String.raw`\b(?:avg|average|mean|ag)\.? of (\d{1,4}) (?:runs|times|iterations)\b|\b(\d{1,4}) `,
    String.raw`(?:repetitions|runs|test runs?|iterations)\b`,
  ].join(''),
  'i',
);

/** "5 repetitions", "average of 10 runs", "100 test run". */
export function runsIn(text: string): number | undefined {
  const found = runCount.exec(text);
  const runs = Number(found?.[1] ?? found?.[2]);
  return runs >= 1 ? runs : undefined;
}

function spreadOf(
  labels: readonly string[],
  cells: readonly (GridCell | undefined)[],
  context: TableContext,
): GridGuess<'stddev' | 'stddev-percent' | 'unknown'> | undefined {
  if (!cells.some((cell) => cell?.sd !== undefined || cell?.sdPercent !== undefined)) return undefined;
  const header = labels.join(' ');
  const percent = /\(\s*std[a-z]*\s*%\s*\)/i.exec(header);
  if (percent) return { value: 'stddev-percent', certain: true, why: word('mail.spread-said', { text: percent[0] }) };
  const said =
    /\bstd(?:\.? ?dev|ev|dev)?\b|\bstandard deviation\b|\bs\.?d\.?\b/i.exec(header) ??
    /\bstd\.? ?dev\w*|\bstdev\b|\bstandard deviation\b/i.exec(context.text);
  if (said) return { value: 'stddev', certain: true, why: word('mail.spread-said', { text: said[0] }) };
  if (context.suite?.suite === 'kernbench')
    return { value: 'stddev', certain: false, why: word('mail.spread-suite', { name: 'kernbench' }) };
  return { value: 'unknown', certain: false, why: word('mail.spread-unknown') };
}
