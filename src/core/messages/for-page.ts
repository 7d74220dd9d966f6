/**
 * The sentences that can reach a page from the extension. They are sent and not built into the page, so that a page
 * holds one language only, the reader's.
 */
import { analysisWords } from './en/analysis';
import { explainWords } from './en/explain';
import { findingWords } from './en/findings';
import { pivotWords } from './en/pivot';
import { reportWords } from './en/report';
import type { Catalog, WordKey } from './messages';

const words = { ...reportWords, ...analysisWords, ...explainWords, ...findingWords, ...pivotWords };

export const forPage: Catalog = { locale: 'en', words };

/** The same in the language of `catalog`, in English what it lacks; `own` is the page's room, which the page itself has in English. */
export function translated(catalog: Catalog, own: Readonly<Record<string, string>>): Catalog {
  if (catalog.locale === 'en') return forPage;
  const said: Record<string, string> = { ...words, ...own };
  for (const key of Object.keys(said)) said[key] = catalog.words[key as WordKey] ?? said[key] ?? key;
  return { locale: catalog.locale, words: said };
}
