/** The right edge of a column's head: dragging it, or the arrow keys on it, give the column a width of its own. */
import { t } from '../../shared/speech';
import { change, ui } from '../state';
import { columnLimits, widthWithin } from '../ui-state';
import type { ShownColumn, TableColumn } from './columns';

/** CSS pixels that an arrow key moves the edge. */
const keyStep = 16;

function setWidth(column: ShownColumn, width: number | undefined): void {
  const { [column]: _old, ...others } = ui.peek().widths;
  change({ widths: width === undefined ? others : { ...others, [column]: widthWithin(width) } });
}

const widthOfHead = (grip: Element): number => grip.closest('th')?.getBoundingClientRect().width ?? 0;

export function Grip({ column: { id, label, name = label } }: { readonly column: TableColumn }) {
  const onPointerDown = (event: PointerEvent): void => {
    const grip = event.currentTarget;
    if (!(grip instanceof HTMLElement) || event.button !== 0) return;
    event.preventDefault();
    const from = widthOfHead(grip) - event.clientX;
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (moved) => setWidth(id, from + moved.clientX);
    grip.onpointerup = grip.onpointercancel = () => {
      grip.onpointermove = grip.onpointerup = grip.onpointercancel = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const by = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
    if (by !== undefined) setWidth(id, widthOfHead(event.currentTarget) + by);
    else if (event.key === 'Escape' || event.key === 'Delete') setWidth(id, undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      class="grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('page.column-width', { column: t(name) })}
      aria-valuenow={ui.value.widths[id] ?? 0}
      aria-valuemin={columnLimits.min}
      aria-valuemax={columnLimits.max}
      aria-valuetext={
        ui.value.widths[id] === undefined ? t('page.column-auto') : t('page.pixels', { n: ui.value.widths[id] ?? 0 })
      }
      title={t('page.column-width-hint')}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onDblClick={() => setWidth(id, undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
