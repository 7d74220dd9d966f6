/** The page's language. Sentences come from the extension; those built into the page cover the time before that. */
import { computed, signal } from '@preact/signals';
import { everyPageWords } from '../../src/core/messages/en/every-page';
import { speakerOf, word } from '../../src/core/messages/message';
import type { Catalog, Message, Say, WordKey } from '../../src/core/messages/messages';

interface Voice {
  readonly words: Catalog['words'];
  readonly finish: (text: string) => string;
}

const voice = signal<Voice>({ words: everyPageWords, finish: (text) => text });

/** Sets the built-in sentences of a page, and what is done to each text before it is shown. */
export function speakWith(words: Catalog['words'], finish: Voice['finish'] = voice.peek().finish): void {
  voice.value = { words: { ...everyPageWords, ...words }, finish };
}

/** What the extension sent. */
export const catalog = signal<Catalog>({ locale: 'en', words: {} });

/** Whether the extension's sentences are here; they arrive first. */
export const spoken = computed(() => Object.keys(catalog.value.words).length > 0);

export const say = computed<Say>(() => {
  const { words, finish } = voice.value;
  const speak = speakerOf(catalog.value, words);
  return (message) => finish(speak(message));
});

/** Says one of the page's own sentences. */
export function t(key: WordKey, args?: Message['args']): string {
  return say.value(word(key, args));
}
