import type { ComponentChildren } from 'preact';

interface CellProps {
  /** What the column is called, for narrow windows: there a row is a card, and its cells stand below each other. */
  readonly head: string;
  readonly class?: string;
  /** Why there is nothing, on hover. */
  readonly none?: string;
  readonly children: ComponentChildren;
}

/** A cell of a table that becomes cards. Empty ones have a dash in the table and are left out of cards. */
export function CardCell({ head, class: name = '', none, children }: CellProps) {
  const empty = children === undefined || children === null || children === false || children === '';
  return (
    <td role="cell" class={`${name} ${empty ? 'nil' : ''}`} data-head={head}>
      {empty ? (
        <span class="dim" title={none}>
          –
        </span>
      ) : (
        children
      )}
    </td>
  );
}
