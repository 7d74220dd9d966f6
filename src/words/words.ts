/** Sentences are data until somebody shows them: a key and its arguments. One place turns them into a language. */
import { en } from './en';
import { speakerOf } from './message';

export { word } from './message';

/** Every sentence the product can say, by name. */
export type WordKey = keyof typeof en;

/** A sentence not yet said. Arguments that are messages themselves are said in the same language. */
export interface Message {
  readonly key: WordKey;
  readonly args?: Readonly<Record<string, Argument>>;
}

export type Argument = string | number | Message | readonly Message[];

/** A language: its BCP 47 tag and its templates. What a catalog lacks is said in English. */
export interface Catalog {
  readonly locale: string;
  readonly words: Partial<Record<WordKey, string>>;
}

export const english: Catalog = { locale: 'en', words: en };

export type Say = (message: Message) => string;

/** A function that says messages in one language. */
export function speaker(catalog: Catalog = english): Say {
  return speakerOf(catalog, en);
}

/** Says a message in English: for the command line, exports and tests. */
export const sayEnglish: Say = speaker();
