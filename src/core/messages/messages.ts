/** Sentences are data until somebody shows them: a key and its arguments. One place turns them into a language. */
import type { en } from './en';
import { editorWords } from './en/editor';
import { pageWords } from './en/page';
import { runlogWords } from './en/runlog';
import { forPage } from './for-page';
import { speakerOf } from './message';

export { lateWord, word } from './message';

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

/** What every window may have to say. Rooms that few need come with the bundle that says them: see `bring`. */
const said: Partial<Record<WordKey, string>> = { ...forPage.words, ...editorWords, ...pageWords, ...runlogWords };

export const english: Catalog = { locale: 'en', words: said };

/** Adds rooms, before anything of them is said: once, by the entry of the bundle that says them. */
export function bring(...rooms: readonly Catalog['words'][]): void {
  Object.assign(said, ...rooms);
}

export type Say = (message: Message) => string;

/** A function that says messages in one language. */
export function speaker(catalog: Catalog = english): Say {
  return speakerOf(catalog, said);
}

/** Says a message in English: for the command line, exports and tests. */
export const sayEnglish: Say = speaker();
