/** Rows of a table as rows of a report: results by subject, claims from percentages, one benchmark per metric. */
import type { Claim, Ratio, Result } from '../../generated/format';
import { defined } from '../assemble';
import { withoutEnd } from '../../text/trim';
import type { Direction, MetricRole } from '../../report/metric';
import { round } from '../numbers';
import { withoutUnitAndDirection } from './known';
import { bareLabel, idFromLabel } from './labels';
import type { GridCell, GridColumn, GridTable } from './model';
import type { LabelParameters } from './parameters';
import type { MailSpan } from './places';
import { metricsOf, rowClaims, claimFacts, type SpanMap, type ClaimFacts } from './row-claims';

export interface ReportRow {
  /** Id of the grid's row that claims refer to; the first of a group of runs. */
  readonly row: string;
  readonly table: GridTable;
  readonly name: string;
  readonly suite?: string;
  readonly parameters: LabelParameters;
  readonly metric: {
    readonly name?: string;
    readonly unit?: string;
    readonly direction?: Direction;
    readonly role?: MetricRole;
  };
  readonly results: readonly Result[];
  readonly ratios: readonly Ratio[];
  readonly claims: readonly Claim[];
  /** Where the mail prints each result, ratio and claim. */
  readonly places: SpanMap;
  /** Where each run is printed, by the list of samples. */
  readonly runPlaces?: ReadonlyMap<readonly number[], readonly MailSpan[]>;
}

/** All rows of a table with at least one number. */
export function reportRows(table: GridTable): ReportRow[] {
  if (!table.include) return [];
  const made =
    table.rowsAre.value === 'runs'
      ? runs(table)
      : table.rowsAre.value === 'subjects'
        ? subjects(table)
        : benchmarks(table);
  return made.filter((row) => row.results.length + row.ratios.length + row.claims.length > 0);
}

function benchmarks(table: GridTable): ReportRow[] {
  const facts = claimFacts(table);
  return table.rows.flatMap((row) => benchmarksOfRow(table, row, facts));
}

function benchmarksOfRow(table: GridTable, row: GridTable['rows'][number], facts: ClaimFacts): ReportRow[] {
  const places: SpanMap = new Map();
  return (facts.metrics.length ? facts.metrics : [undefined]).map((metric): ReportRow => {
    const columns = table.columns
      .map((column, at) => ({ column, at, cell: row.cells[at] }))
      .filter(({ column }) => column.role.value === 'subject' && column.metric === metric);
    const units = new Set(
      columns.flatMap(({ cell }) => (cell?.value !== undefined && !cell.isPercent ? (cell.unit ?? []) : [])),
    );
    // Two units in one row cannot be compared, and this reader does not convert.
    const usable = units.size <= 1 && !ratioOnly(table, row.cells);
    const results =
      row.ratio || !usable ? [] : columns.flatMap(({ column, cell }) => resultOf(table, column, cell, places));
    const unit = metric !== undefined ? [...units][0] : (row.unit ?? table.unit?.value);
    return {
      row: row.id,
      table,
      places,
      ...named(table, row.name),
      parameters: row.parameters,
      metric: {
        name: row.metric ?? nameOfMetric(table, metric, unit, row.name),
        unit,
        direction: directionOf(table, metric, unit, row.direction?.value),
        role: row.role,
      },
      results,
      ratios:
        row.ratio && table.columns[2]?.subject !== undefined
          ? [
              defined({
                subject: table.columns[2].subject,
                value: row.ratio.value,
                kind: row.ratio.kind.value === 'quotient' ? ('quotient' as const) : undefined,
              }),
            ]
          : [],
      claims: rowClaims(table, facts, row.cells, columns, metric, places),
    };
  });
}

/** A baseline of 1.00 in a table of changes is not a measurement: `1.00 (0.34)  -0.16 (0.40)`. */
function ratioOnly(table: GridTable, cells: readonly (GridCell | undefined)[]): boolean {
  const own = table.columns
    .map((column, at) => (column.role.value === 'subject' ? cells[at] : undefined))
    .filter((cell) => cell !== undefined);
  return own.length === 1 && own[0]?.value === 1 && table.columns.some((column) => column.role.value === 'change');
}

function directionOf(
  table: GridTable,
  metric: string | undefined,
  unit: string | undefined,
  row: Direction | undefined,
): Direction | undefined {
  if (metric === undefined) return row;
  // The row's direction was guessed from its first unit; another metric of the row needs its unit for that.
  return unit !== undefined && table.rows[0]?.unit === unit ? row : undefined;
}

function nameOfMetric(
  table: GridTable,
  metric: string | undefined,
  unit: string | undefined,
  name: string,
): string | undefined {
  if (metric !== undefined) return metric;
  if (table.form === 'lkp') return name;
  if (table.metric !== undefined) return table.metric;
  if (unit === undefined) return undefined;
  return /^(?:[nuµμm]?s|[num]?secs?|seconds?)$/.test(unit) ? 'time' : undefined;
}

function named(table: GridTable, name: string): { readonly name: string; readonly suite?: string } {
  const bare = table.title
    .replace(/\[[^\]]*\]?/g, '')
    .replace(/\([^()]*\)/g, (group) => (/\b(?:better|in [nuµm]?s|[nuµm]?secs?)\b/i.test(group) ? '' : group));
  const title = withoutUnitAndDirection(withoutEnd(bare, /[\s:=-]/).trim());
  const short = title.length > 0 && title.length <= 60 && !/--|[.;]$/.test(title) ? title : undefined;
  return { name: (name || short || table.suite || title || 'benchmark').slice(0, 120), suite: table.suite };
}

/** The printed digits, if the number alone would lose some: a trailing zero. */
function verbatim(cell: GridCell): string | undefined {
  const digits = cell.printed?.replace(/[,+\u2009\u202f]/g, '').replace('−', '-') ?? '';
  return /^-?(?:\d+|\d*\.\d+)$/.test(digits) && /\.\d*0$/.test(digits) && String(cell.value) !== digits
    ? digits
    : undefined;
}

function resultOf(table: GridTable, column: GridColumn, cell: GridCell | undefined, places: SpanMap): Result[] {
  if (cell === undefined || column.subject === undefined) return [];
  const failed = cell.none === 'failed' ? [{ reason: cell.text }] : undefined;
  if ((cell.value === undefined && !failed) || cell.isPercent) return [];
  const median = /\bmedian\b/i.test(column.header);
  const result = defined({
    subject: column.subject,
    mean: median ? undefined : cell.value,
    median: median ? cell.value : undefined,
    min: cell.min,
    max: cell.max,
    ...spread(table, cell),
    n: failed ? undefined : (cell.n ?? table.runs),
    approx: cell.approx,
    verbatim: verbatim(cell),
    failed,
  }) as Result;
  places.set(result, cell.place);
  return [result];
}

function spread(table: GridTable, cell: GridCell): Pick<Result, 'stddev' | 'spread'> {
  const kind = table.spread?.value;
  const share = cell.sdPercent ?? (kind === 'stddev-percent' ? cell.sd : undefined);
  if (share !== undefined && kind === 'stddev-percent' && share >= 0)
    return { stddev: Number((((cell.value ?? 0) * share) / 100).toPrecision(6)) };
  const value = share !== undefined && share >= 0 ? round(((cell.value ?? 0) * share) / 100) : cell.sd;
  if (value === undefined || value < 0) return {};
  // Merged from separate rows (mmtests) or named in the text: a standard deviation. Otherwise unknown.
  if (kind === 'stddev' || table.form === 'mmtests') return { stddev: value };
  return { spread: { kind: 'unknown', value } };
}

function runs(table: GridTable): ReportRow[] {
  const first = table.rows[0];
  if (!first) return [];
  return metricsOf(table).map((metric): ReportRow => {
    const places: SpanMap = new Map();
    const runPlaces = new Map<readonly number[], readonly MailSpan[]>();
    const results = table.columns.flatMap((column, at): Result[] => {
      if (column.role.value !== 'subject' || column.subject === undefined || column.metric !== metric) return [];
      const cells = table.rows.map((row) => row.cells[at]).filter((cell) => cell?.value !== undefined);
      const samples = cells.flatMap((cell) => cell?.value ?? []);
      const [top] = cells;
      if (!top) return [];
      const result = { subject: column.subject, samples };
      places.set(result, top.place);
      runPlaces.set(
        samples,
        cells.flatMap((cell) => (cell ? [cell.place] : [])),
      );
      return [result];
    });
    const unit = first.unit ?? table.unit?.value;
    return {
      row: first.id,
      table,
      places,
      runPlaces,
      ...named(table, ''),
      parameters: {},
      metric: {
        name: nameOfMetric(table, metric, unit, ''),
        unit,
        direction: first.direction?.value ?? table.direction?.value,
        role: first.role,
      },
      results,
      ratios: [],
      claims: [],
    };
  });
}

function subjects(table: GridTable): ReportRow[] {
  const first = table.rows[0];
  if (!first) return [];
  const statistic = (row: GridTable['rows'][number], role: string) =>
    row.cells[table.columns.findIndex((column) => column.role.value === role)]?.value;
  const places: SpanMap = new Map();
  const results = table.rows.flatMap((row): Result[] => {
    const mean = statistic(row, 'mean');
    const median = statistic(row, 'median');
    if (mean === undefined && median === undefined) return [];
    const n = statistic(row, 'n');
    const result = defined({
      subject: row.subject ?? idFromLabel(bareLabel(row.name)),
      mean,
      median,
      min: statistic(row, 'min'),
      max: statistic(row, 'max'),
      stddev: statistic(row, 'stddev'),
      n: n !== undefined && Number.isInteger(n) && n > 0 ? n : table.runs,
    }) as Result;
    places.set(result, row.place);
    return [result];
  });
  return [
    {
      row: first.id,
      table,
      places,
      ...named(table, ''),
      parameters: {},
      metric: {
        name: nameOfMetric(table, undefined, table.unit?.value, ''),
        unit: table.unit?.value ?? first.unit,
        direction: first.direction?.value ?? table.direction?.value,
        role: first.role,
      },
      results,
      ratios: [],
      claims: [],
    },
  ];
}
