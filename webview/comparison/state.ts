/** What the extension sent, and what the reader set up. */
import { computed, effect, signal } from '@preact/signals';
import type { ChangeCount } from '../../src/core/compare/compare';
import type { HistoryView } from '../../src/core/compare/history-view';
import type { ComparisonView } from '../../src/core/compare/view';
import { visible } from '../../src/core/text/visible';
import { speakerOf, word } from '../../src/core/messages/message';
import type { Catalog, Message, WordKey } from '../../src/core/messages/messages';
import { keep, kept } from './host';

export const view = signal<ComparisonView | undefined>(undefined);
export const history = signal<HistoryView | undefined>(undefined);
export const catalog = signal<Catalog>({ locale: 'en', words: {} });
export const trouble = signal(false);
export const spoken = computed(() => Object.keys(catalog.value.words).length > 0);
/** The words come before anything else, and there is no second language to fall back on. */
export const say = computed(() => {
  const speak = speakerOf(catalog.value, {});
  return (message: Message): string => speak(message).replace(turning, visible);
});

/** Marks that would turn the rest of a sentence around, in a name that a file brings. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}

const columns = ['severity', 'label', 'change', 'candidate', 'baseline'] as const;
export type Column = (typeof columns)[number];

export interface UiState {
  /** The pair shown, by the place of its file. */
  readonly file?: number;
  readonly sort: Column;
  readonly descending: boolean;
  readonly filter?: ChangeCount;
  readonly scroll: number;
}

const counts: readonly unknown[] = [
  'regression',
  'improvement',
  'same',
  'unclear',
  'identical',
  'not-compared',
] satisfies ChangeCount[];

function restored(value: unknown): UiState {
  const from = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    file: typeof from['file'] === 'number' ? from['file'] : undefined,
    sort: columns.find((one) => one === from['sort']) ?? 'severity',
    descending: from['descending'] !== false,
    filter: counts.includes(from['filter']) ? (from['filter'] as ChangeCount) : undefined,
    scroll: typeof from['scroll'] === 'number' ? from['scroll'] : 0,
  };
}

export const ui = signal<UiState>(restored(kept()));

export function change(part: Partial<UiState>): void {
  ui.value = { ...ui.peek(), ...part };
}

export function keepState(): void {
  effect(() => keep(ui.value));
}

/** The pair that is shown: the chosen one, else the first. */
export const pair = computed(() => view.value?.pairs.find((one) => one.file === ui.value.file) ?? view.value?.pairs[0]);
