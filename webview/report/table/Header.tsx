/** The header of the table. */
import type { RatioScale } from '../../../src/core/drawing/ratio-scale';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import type { SortColumn } from '../ui-state';
import { change, ui } from '../state';
import { Grip } from './Grip';
import type { TableColumn } from './columns';
import { RatioAxis } from './RatioBar';

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
                <Grip column={column} />
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
              <Grip column={column} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
