/** What a row of a table claims: percentages in the cells of subjects, and in columns of changes. */
import type { Claim } from '../../generated/format';
import { defined } from '../assemble';
import { changeOf } from './basis';
import type { GridCell, GridColumn, GridTable } from './model';
import type { MailSpan } from './places';

/** By the objects of a row. */
export type SpanMap = Map<object, MailSpan>;

/** What all rows of a table decide together, so that each row need not look at the others again. */
export interface ClaimFacts {
  readonly metrics: readonly (string | undefined)[];
  /** Columns in which no row has a percentage other than 0: that of the baseline. */
  readonly unchanged: ReadonlySet<number>;
  /** The column of changes that belongs to each column, or -1. */
  readonly changes: readonly number[];
  /** Columns of changes whose subject has no values of its own. */
  readonly alone: readonly number[];
}

export function claimFacts(table: GridTable): ClaimFacts {
  const columns = [...table.columns.keys()];
  const subjects = new Set(
    table.columns.filter(({ role }) => role.value === 'subject').map((column) => column.subject),
  );
  return {
    metrics: metricsOf(table),
    unchanged: new Set(columns.filter((at) => table.rows.every((row) => (row.cells[at]?.percent ?? 0) === 0))),
    changes: columns.map((at) => changeOf(table, at)),
    alone: columns.filter((at) => {
      const { role, subject } = table.columns[at]!;
      return role.value === 'change' && !subjects.has(subject);
    }),
  };
}

/** The metrics of the columns of subjects, in order; undefined is that of the table. */
export function metricsOf(table: GridTable): (string | undefined)[] {
  return [...new Set(table.columns.filter((column) => column.role.value === 'subject').map((column) => column.metric))];
}

export function rowClaims(
  table: GridTable,
  facts: ClaimFacts,
  cells: readonly (GridCell | undefined)[],
  columns: readonly { readonly column: GridColumn; readonly at: number; readonly cell?: GridCell }[],
  metric: string | undefined,
  places: SpanMap,
): Claim[] {
  const claims: Claim[] = [];
  const put = (
    subject: string | undefined,
    percent: number | undefined,
    cell: GridCell | undefined,
    approx?: boolean,
  ) => {
    if (subject === undefined || percent === undefined || !cell) return;
    const claim = defined({ subject, percent, basis: table.basis?.value, approx }) as Claim;
    places.set(claim, cell.place);
    claims.push(claim);
  };
  const zero = columns.find(({ at }) => facts.unchanged.has(at));
  for (const { column, at, cell } of columns) {
    if (cell?.percent !== undefined && at !== zero?.at) put(column.subject, cell.percent, cell);
    const change = cells[facts.changes[at] ?? -1];
    if (change?.value !== undefined) put(column.subject, change.value, change, change.approx);
  }
  if (metric === facts.metrics[0])
    for (const at of facts.alone) put(table.columns[at]?.subject, cells[at]?.value, cells[at], cells[at]?.approx);
  return claims;
}
