/** Types of messages. Sentences are data until they are shown: a key and its arguments. */
import type { en } from './en';

/** Every sentence in the product, by name. */
export type WordKey = keyof typeof en;

/** A sentence that has no language yet. Arguments that are messages are put into the same language. */
export interface Message {
  readonly key: WordKey;
  readonly args?: Readonly<Record<string, Argument>>;
}

export type Argument = string | number | Message | readonly Message[];

/** A language: its BCP 47 tag and its templates. Missing templates fall back to English. */
export interface Catalog {
  readonly locale: string;
  readonly words: Partial<Record<WordKey, string>>;
}

/** Puts a message into one language. */
export type Say = (message: Message) => string;
