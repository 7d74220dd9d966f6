/** The page's language. */
import { computed, signal } from '@preact/signals';
import { analysisWords } from '../src/words/en/analysis';
import { explainWords } from '../src/words/en/explain';
import { findingWords } from '../src/words/en/findings';
import { pageWords } from '../src/words/en/page';
import { reportWords } from '../src/words/en/report';
import { speakerOf, word } from '../src/words/message';
import type { Catalog, Message, WordKey } from '../src/words/words';

/** What can be said here: not what importers, commands and the command line say. */
const english: Catalog = { locale: 'en', words: { ...reportWords, ...analysisWords, ...explainWords, ...findingWords, ...pageWords } };

/** Languages that the page brings along, by the first part of their tag. English needs none. */
const catalogs: readonly Catalog[] = [];

export const locale = signal('en');

export const say = computed(() => {
  const primary = locale.value.split('-')[0];
  const found = catalogs.find((one) => one.locale.split('-')[0] === primary);
  return speakerOf(found ?? english, english.words);
});

/** Says one of the page's own sentences. */
export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}
