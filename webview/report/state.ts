/** The page's state as signals: what the host sent, what the user set up, and what follows from both. */
import { computed, signal } from '@preact/signals';
import type { Banner, FirstLines, FromPage } from '../../src/protocol/report';
import type { DetailView, PageModel, RowView } from '../../src/core/page-model/model';
import type { PivotView } from '../../src/core/page-model/pivot';
import type { ValuesView } from '../../src/core/page-model/values';
import { poster } from '../shared/host';
import { say } from '../shared/speech';
import { fresh, type DrawnLines, type UiState } from './ui-state';
import { arrangementOf, arrangeRows, layoutOfFirst, type TableLayout } from './table/arrange';
import { factsOf } from './table/facts';
import { searchable } from './table/search';

export const post = poster<FromPage>();

/** The user's locale, for dates. */
export const locale = signal('en');

export type EmptyReason = 'empty' | 'foreign' | 'newer' | 'broken';

export const model = signal<PageModel | undefined>(undefined);
/** The lines in sight, until all rows have arrived. */
export const first = signal<FirstLines | undefined>(undefined);
export const version = signal(-1);
export const banner = signal<Banner | undefined>(undefined);
export const empty = signal<EmptyReason | undefined>(undefined);
export const details = signal<ReadonlyMap<string, DetailView>>(new Map());
/** The last pivot table; null if nothing can vary. */
export const pivot = signal<PivotView | null | undefined>(undefined);
/** The measured values that the page last asked for. */
export const measured = signal<ValuesView | undefined>(undefined);
/** Announced politely by screen readers. */
export const announcement = signal('');
/** The row from which arrow keys move. */
export const activeKey = signal<string | undefined>(undefined);

/** The top of a row in the page, in CSS pixels, if known; set by the table. */
export const startOf: { current: (row: string) => number | undefined } = { current: () => undefined };

/** What of the table is in the document; set by the table. */
export const drawn: { current: () => DrawnLines | undefined } = { current: () => undefined };

/** A row to be focused as soon as it is drawn. */
export const focusRequest = signal<string | undefined>(undefined);

export const ui = signal<UiState>(fresh);

export function change(part: Partial<UiState>): void {
  ui.value = { ...ui.peek(), ...part };
}

export const rowViewsByKey = computed<ReadonlyMap<string, RowView>>(
  () => new Map((model.value?.rows ?? []).map((row) => [row.key, row])),
);

/** The rows that further runs of a plan would not change. */
export const decidedRows = computed<ReadonlySet<string>>(() => new Set(model.value?.live?.decided));

/** What all rows together decide, also while most of them are still on their way. */
export const tableFacts = computed(() => first.value?.facts ?? factsOf(model.value?.rows ?? []));

/** Parameters shown next to a row's name. */
export const shownTags = computed<ReadonlySet<string>>(() => new Set(tableFacts.value.tags));

/** Names of benchmarks that have several metrics. */
export const severalMetrics = computed<ReadonlySet<string>>(() => new Set(tableFacts.value.severalMetrics));

const openKeys = computed(() => ui.value.open);
const openSet = computed<ReadonlySet<string>>(() => new Set(openKeys.value));

const arrangement = computed(() => arrangementOf(ui.value));

const textOf = computed(() => searchable(say.value));

/** The table's lines in order: groups, rows, cost rows. Independent of opening and scrolling. */
export const layout = computed<TableLayout>(() => {
  // Tracked as a string, so that scrolling does not sort ten thousand rows again.
  const arranged = arrangement.value;
  if (first.value?.arrangement === arranged) return layoutOfFirst(first.value, rowViewsByKey.value);
  return arrangeRows(model.value?.rows ?? [], ui.peek(), textOf.value);
});

export function isOpen(key: string): boolean {
  return openSet.value.has(key);
}

/** Opens or closes a row; its detail is requested on opening. */
export function setOpen(key: string, open: boolean): void {
  const others = ui.peek().open.filter((one) => one !== key);
  change({ open: open ? [...others, key] : others });
  if (open) askFor(key);
}

export function askFor(key: string): void {
  if (!details.peek().has(key)) post({ type: 'detail', key });
}
