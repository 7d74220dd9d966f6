/** The columns of the table. Columns that would be empty are left out. */
import type { WordKey } from '../../../src/core/messages/messages';
import type { RowView } from '../../../src/core/page-model/model';
import type { SortColumn } from '../ui-state';

export type ShownColumn = SortColumn | 'bar';

export interface TableColumn {
  readonly id: ShownColumn;
  readonly label: WordKey;
  /** What the column is called in a list, if its head has something else. */
  readonly name?: WordKey;
  readonly numeric?: boolean;
}

const all: readonly (TableColumn & { readonly has: (row: RowView) => boolean })[] = [
  { id: 'name', label: 'page.column.name', has: () => true },
  { id: 'subject', label: 'page.column.subject', has: () => true },
  { id: 'base', label: 'page.column.base', numeric: true, has: (row) => row.base !== undefined },
  { id: 'cand', label: 'page.column.cand', numeric: true, has: (row) => row.cand !== undefined },
  { id: 'change', label: 'page.column.change', numeric: true, has: (row) => row.change !== undefined },
  { id: 'ratio', label: 'page.column.ratio', numeric: true, has: (row) => row.ratio !== undefined },
  { id: 'bar', label: 'page.column.bar', name: 'page.column.chart', has: (row) => row.ratio !== undefined },
  { id: 'verdict', label: 'page.column.verdict', has: () => true },
  { id: 'evidence', label: 'page.column.evidence', has: (row) => row.evidence !== 'none' },
];

/** Names of the columns that these rows fill. */
export function columnIdsOf(rows: readonly RowView[]): string[] {
  const subject = rows[0]?.subject;
  return all
    .filter((column) => (column.id === 'subject' ? rows.some((row) => row.subject !== subject) : rows.some(column.has)))
    .map((column) => column.id);
}

/** Columns that always stand: without a name a row is nothing. */
export const fixedColumns: readonly ShownColumn[] = ['name'];

/** One column is called Candidate: with a column of candidates, that of their values is called so. */
export function columnsNamed(ids: readonly string[], hidden: readonly string[] = []): readonly TableColumn[] {
  return all
    .filter(({ id }) => ids.includes(id) && (!hidden.includes(id) || fixedColumns.includes(id)))
    .map((column) =>
      column.id === 'cand' && ids.includes('subject') ? { ...column, label: 'page.column.value' } : column,
    );
}
