/** Rows to the clipboard. The extension makes their text, which is English whatever the page's language. */
import { post } from '../host';
import { t } from '../../shared/speech';
import { activeKey, announcement, layout, rowsByKey } from '../state';

/** One row; without a key the one that the focus is in or was in last, else the first. */
export function copyRow(key?: string): void {
  const first = layout.peek().lines.find((line) => line.kind === 'row')?.key;
  const row = key ?? activeKey.peek() ?? first;
  if (row !== undefined && rowsByKey.peek().has(row)) copy([row], false);
}

/** The table as it stands: filtered, searched, sorted. */
export function copyTable(): void {
  copy(
    layout.peek().lines.flatMap((line) => (line.kind === 'row' ? [line.key] : [])),
    true,
  );
}

function copy(rows: readonly string[], table: boolean): void {
  if (rows.length === 0) return;
  post({ type: 'copy', rows, table });
  announcement.value = t('page.copied-rows', { n: rows.length });
}
