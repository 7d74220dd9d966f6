/**
 * The sentences that can reach a page from the extension. They are sent and not built into the page, so that a page
 * holds one language only, the reader's.
 */
import { analysisWords } from './en/analysis';
import { explainWords } from './en/explain';
import { findingWords } from './en/findings';
import { reportWords } from './en/report';
import type { Catalog } from './words';

export const forPage: Catalog = { locale: 'en', words: { ...reportWords, ...analysisWords, ...explainWords, ...findingWords } };
