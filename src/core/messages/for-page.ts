/**
 * Sentences that the extension sends to a page. They are not built into the page, so that it carries only the
 * reader's language.
 */
import { analysisWords } from './en/analysis';
import { explainWords } from './en/explain';
import { findingWords } from './en/findings';
import { pivotWords } from './en/pivot';
import { reportWords } from './en/report';
import type { Catalog, WordKey } from './model';

const words = { ...reportWords, ...analysisWords, ...explainWords, ...findingWords, ...pivotWords };

export const forPage: Catalog = { locale: 'en', words };

/** The same in the language of `catalog`, or in English where it has none. `own` has the page's built-in sentences. */
export function translated(catalog: Catalog, own: Readonly<Record<string, string>>): Catalog {
  if (catalog.locale === 'en') return forPage;
  const said: Record<string, string> = { ...words, ...own };
  for (const key of Object.keys(said)) said[key] = catalog.words[key as WordKey] ?? said[key] ?? key;
  return { locale: catalog.locale, words: said };
}
