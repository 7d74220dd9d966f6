/**
 * The product's sentences in the language that VS Code is shown in. VS Code loads `l10n/bundle.l10n.<language>.json`
 * before the extension, in both hosts, and only where that is its language; our keys stand in it.
 */
import * as vscode from 'vscode';
import { translated } from '../core/messages/for-page';
import { english, speaker, type Catalog } from '../core/messages/messages';

const { bundle } = vscode.l10n;

/** The reader's language, or English where there is no translation. */
export const catalog: Catalog = bundle ? { locale: vscode.env.language, words: bundle } : english;

export const say = speaker(catalog);

/** What a page is told first: the sentences that can reach it, and its own room where it does not speak English. */
export function wordsFor(own: Readonly<Record<string, string>>): Catalog {
  return translated(catalog, own);
}

/** The same for a page that has none of its own sentences built in. */
export function allWordsFor(own: Readonly<Record<string, string>>): Catalog {
  const { locale, words } = wordsFor(own);
  return { locale, words: { ...own, ...words } };
}
