/** The sentences that can reach the import page. */
import { findingWords } from '../words/en/findings';
import { analysisWords } from '../words/en/analysis';
import { explainWords } from '../words/en/explain';
import { importerWords } from '../words/en/importers';
import { importingWords } from '../words/en/importing';
import { mailWords } from '../words/en/mail';
import { reportWords } from '../words/en/report';
import type { Catalog } from '../words/words';

export const forImport: Catalog = { locale: 'en', words: { ...reportWords, ...analysisWords, ...explainWords, ...findingWords, ...importerWords, ...importingWords, ...mailWords } };
