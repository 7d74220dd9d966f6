/** The page's language. */
import { computed, signal } from '@preact/signals';
import { pageWords } from '../../src/core/messages/en/page';
import { speakerOf, word } from '../../src/core/messages/message';
import type { Catalog, Message, WordKey } from '../../src/core/messages/messages';

/** The reader's language, for dates. */
export const locale = signal('en');

/** What the extension sent. */
export const catalog = signal<Catalog>({ locale: 'en', words: {} });

export const say = computed(() => speakerOf(catalog.value, pageWords));

/** Says one of the page's own sentences. */
export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}
