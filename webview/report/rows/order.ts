/** Sorting of rows by a column. What a row lacks comes last in both directions. */
import type { RowView } from '../../../src/core/page-model/model';
import type { Sort } from '../ui-state';
import { lookOf } from '../../../src/core/drawing/verdict-look';

type Value = number | string | undefined;

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** Longer names decide nothing more. */
const comparedLength = 500;

function valueOf(row: RowView, sort: Sort): Value {
  switch (sort.column) {
    case 'name':
      return row.label.slice(0, comparedLength);
    case 'subject':
      return row.subjectLabel.slice(0, comparedLength);
    case 'base':
      return row.base?.centre;
    case 'cand':
      return row.cand?.centre;
    case 'change':
      return row.change?.share;
    case 'ratio':
      // A failed row has no ratio and is worse than any.
      return row.verdict.word === 'failed' ? -1 : row.verdict.word === 'not-judged' ? undefined : row.ratio;
    case 'verdict':
      return lookOf(row.verdict).rank;
    case 'evidence':
      return evidenceRank[row.evidence];
  }
}

const evidenceRank: Readonly<Record<RowView['evidence'], number>> = {
  samples: 0,
  summary: 1,
  values: 2,
  ratio: 3,
  claim: 4,
  none: 5,
};

/** Sorted copy; equal rows keep the order of the file. */
export function sortRows(rows: readonly RowView[], sort: Sort): RowView[] {
  const valued = rows.map((row) => ({ row, value: valueOf(row, sort) }));
  valued.sort(
    (a, b) =>
      compare(a.value, b.value, sort.descending) ||
      (sort.column === 'verdict' ? compare(a.row.ratio, b.row.ratio, false) : 0),
  );
  return valued.map(({ row }) => row);
}

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b));
  return descending ? -order : order;
}
