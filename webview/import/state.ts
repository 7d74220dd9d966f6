/** What the extension sent, and the page's language. */
import { computed, signal } from '@preact/signals';
import type { MailView, ResultsView } from '../../src/core/page-model/import/model';
import { importPageWords } from '../../src/core/messages/en/import-page';
import { speakerOf, word } from '../../src/core/messages/message';
import type { Catalog, Message, WordKey } from '../../src/core/messages/messages';

export const catalog = signal<Catalog>({ locale: 'en', words: {} });
export const reading = signal<
  { readonly done: number; readonly of: number; readonly path: string; readonly part?: number } | undefined
>(undefined);
export const results = signal<ResultsView | undefined>(undefined);
export const mail = signal<MailView | undefined>(undefined);
export const refused = signal<Message | undefined>(undefined);
export const trouble = signal(false);

export const say = computed(() => speakerOf(catalog.value, importPageWords));

export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}
