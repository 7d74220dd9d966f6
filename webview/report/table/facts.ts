/** What all rows of the table together decide: which columns and tags it has, and how far its bars reach. */
import { barSpan } from '../../../src/core/drawing/ratio-scale';
import type { RowView } from '../../../src/core/page-model/model';
import type { TableFacts } from '../../../src/protocol/report';
import { rowGroupings, varyingTags } from './arrange';
import { columnIdsOf } from './columns';

export function factsOf(rows: readonly RowView[]): TableFacts {
  const shown = rows.filter((row) => row.role !== 'info');
  return {
    tags: [...varyingTags(rows)],
    groupings: rowGroupings(shown),
    columns: columnIdsOf(shown),
    span: barSpan(rows),
  };
}
