/** Messages in English, and the one place that turns a message into a language. */
import { editorWords } from './en/editor';
import { pageWords } from './en/page';
import { runlogWords } from './en/runlog';
import { forPage } from './for-page';
import { speakerOf } from './message';
import type { Catalog, Say } from './model';

export { lateWord, word } from './message';
export type { Argument, Catalog, Message, Say, WordKey } from './model';

/** Sentences that every window may need. Rarer rooms come with the bundle that uses them: see `bring`. */
const said: Catalog['words'] = { ...forPage.words, ...editorWords, ...pageWords, ...runlogWords };

export const english: Catalog = { locale: 'en', words: said };

/** Adds rooms. The entry of the bundle that uses them calls this once, before it says anything. */
export function bring(...rooms: readonly Catalog['words'][]): void {
  Object.assign(said, ...rooms);
}

/** A function that says messages in one language. */
export function speaker(catalog: Catalog = english): Say {
  return speakerOf(catalog, said);
}

/** Says a message in English: for the command line, exports and tests. */
export const sayEnglish: Say = speaker();
