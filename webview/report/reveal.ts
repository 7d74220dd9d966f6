/** Bringing a row before the reader's eyes: its tab, out of filters, opened, in view, with the focus. */
import { batch } from '@preact/signals';
import { activeKey, change, focusRequest, layout, rowsByKey, setOpen, ui } from './state';

export function reveal(key: string): void {
  const row = rowsByKey.value.get(key);
  if (!row) return;
  // An info metric is seen in the row that it stands under.
  const shown = row.role === 'info' && row.under !== undefined && rowsByKey.value.has(row.under) ? row.under : key;
  batch(() => {
    change({ tab: 'results' });
    if (!layout.value.lines.some((line) => line.key === shown))
      change({ filter: undefined, search: '', hideUnchanged: false });
    if (!ui.peek().open.includes(shown)) setOpen(shown, true);
    activeKey.value = shown;
    focusRequest.value = shown;
  });
}
