/** Actions on rows: revealing and copying. */
import { batch, effect, untracked } from '@preact/signals';
import { t } from '../shared/speech';
import {
  activeKey,
  change,
  first,
  focusRequest,
  layout,
  rowViewsByKey,
  setOpen,
  ui,
  post,
  announcement,
} from './state';

/** Does what needs all rows, as soon as they are there. */
function withAllRows(act: () => void): void {
  if (!first.peek()) return act();
  const stop = effect(() => {
    if (first.value) return;
    queueMicrotask(() => stop());
    untracked(act);
  });
}

export function reveal(key: string): void {
  withAllRows(() => show(key));
}

function show(key: string): void {
  const row = rowViewsByKey.value.get(key);
  if (!row) return;
  // An info metric is shown inside its primary row.
  const shown = row.role === 'info' && row.under !== undefined && rowViewsByKey.value.has(row.under) ? row.under : key;
  batch(() => {
    change({ tab: 'results' });
    if (!layout.value.lines.some((line) => line.key === shown))
      change({ filter: undefined, search: '', hideUnchanged: false });
    if (!ui.peek().open.includes(shown)) setOpen(shown, true);
    activeKey.value = shown;
    focusRequest.value = shown;
  });
}

/**
 * Copies a row; without a key the one that has or had the focus, else the first. The extension makes the text, always
 * in English.
 */
export function copyRow(key?: string): void {
  const first = layout.peek().lines.find((line) => line.kind === 'row')?.key;
  const row = key ?? activeKey.peek() ?? first;
  if (row !== undefined && rowViewsByKey.peek().has(row)) copy([row], false);
}

/** Copies the table as filtered, searched and sorted. */
export function copyTable(): void {
  withAllRows(() =>
    copy(
      layout.peek().lines.flatMap((line) => (line.kind === 'row' ? [line.key] : [])),
      true,
    ),
  );
}

function copy(rows: readonly string[], table: boolean): void {
  if (rows.length === 0) return;
  post({ type: 'copy', rows, table });
  announcement.value = t('page.copied-rows', { n: rows.length });
}
