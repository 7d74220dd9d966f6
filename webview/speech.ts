/** The page's language. */
import { computed, signal } from '@preact/signals';
import { english, speaker, word, type Catalog, type Message, type WordKey } from '../src/words/words';

/** Languages that the page brings along, by the first part of their tag. English needs none. */
const catalogs: readonly Catalog[] = [];

export const locale = signal('en');

export const say = computed(() => {
  const primary = locale.value.split('-')[0];
  const found = catalogs.find((one) => one.locale.split('-')[0] === primary);
  return speaker(found ?? english);
});

/** Says one of the page's own sentences. */
export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}
