/** The columns of the table, and its header. Columns that would be empty are left out. */
import type { RowView } from '../../../src/core/page-model/model';
import type { WordKey } from '../../../src/core/messages/messages';
import type { RatioScale } from '../../../src/core/drawing/ratio-scale';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import type { SortColumn } from '../ui-state';
import { change, ui } from '../state';
import { RatioAxis } from './RatioBar';

export type ShownColumn = SortColumn | 'bar';

export interface TableColumn {
  readonly id: ShownColumn;
  readonly label: WordKey;
  readonly numeric?: boolean;
}

const all: readonly (TableColumn & { readonly has: (row: RowView) => boolean })[] = [
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

export function tableColumnsOf(rows: readonly RowView[]): readonly TableColumn[] {
  const subject = rows[0]?.subject;
  return all.filter((column) =>
    column.id === 'subject' ? rows.some((row) => row.subject !== subject) : rows.some(column.has),
  );
}

/** Each column has a button that sorts by it, and reverses the order when pressed again. */
export function Header(props: { readonly columns: readonly TableColumn[]; readonly scale: RatioScale }) {
  const { sort } = ui.value;
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        {props.columns.map((column) => {
          const { id } = column;
          if (id === 'bar') {
            return (
              <th key={id} role="columnheader" scope="col" class="c-bar">
                <span class="bar-head" aria-label={t('page.column.bar')} role="img">
                  <RatioAxis scale={props.scale} />
                </span>
              </th>
            );
          }
          const sorted = sort.column === id;
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              class={`c-${id} ${column.numeric ? 'n' : ''}`}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                class="sort"
                onClick={() =>
                  change({
                    sort: { column: id, descending: sorted && !sort.descending } satisfies {
                      column: SortColumn;
                      descending: boolean;
                    },
                  })
                }
              >
                {t(column.label)}
                <Icon
                  name={sorted && sort.descending ? 'arrow-down' : 'arrow-up'}
                  class={sorted ? 'sorted' : 'unsorted'}
                />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
