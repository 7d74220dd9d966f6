import type { RatioScale } from '../../../src/core/drawing/ratio-scale';
import type { Column } from '../ui-state';
import { change, ui } from '../state';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import type { ColumnView } from './columns';
import { RatioAxis } from './RatioBar';

/** The header: a button a column, which sorts by it and turns the order around when pressed again. */
export function Header(props: { readonly columns: readonly ColumnView[]; readonly scale: RatioScale }) {
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
                      column: Column;
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
