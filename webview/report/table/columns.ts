/** Which columns a table has: those that say something in at least one row. */
import type { RowView } from '../../../src/core/page-model/model';
import type { WordKey } from '../../../src/core/messages/messages';
import type { Column } from '../ui-state';

export type ShownColumn = Column | 'bar';

export interface ColumnView {
  readonly id: ShownColumn;
  readonly label: WordKey;
  readonly numeric?: boolean;
}

const all: readonly (ColumnView & { readonly has: (row: RowView) => boolean })[] = [
  { id: 'name', label: 'page.column.name', has: () => true },
  { id: 'subject', label: 'page.column.subject', has: () => true },
  { id: 'base', label: 'page.column.base', numeric: true, has: (row) => row.base !== undefined },
  { id: 'cand', label: 'page.column.cand', numeric: true, has: (row) => row.cand !== undefined },
  { id: 'change', label: 'page.column.change', numeric: true, has: (row) => row.change !== undefined },
  { id: 'ratio', label: 'page.column.ratio', numeric: true, has: (row) => row.ratio !== undefined },
  { id: 'bar', label: 'page.column.bar', has: (row) => row.ratio !== undefined },
  { id: 'verdict', label: 'page.column.verdict', has: () => true },
  { id: 'evidence', label: 'page.column.evidence', has: (row) => row.evidence !== 'none' },
];

export function columnsOf(rows: readonly RowView[]): readonly ColumnView[] {
  const subject = rows[0]?.subject;
  return all.filter((column) =>
    column.id === 'subject' ? rows.some((row) => row.subject !== subject) : rows.some(column.has),
  );
}
