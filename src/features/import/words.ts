/** The sentences that can appear on the import page. */
import { findingWords } from '../../core/messages/en/findings';
import { analysisWords } from '../../core/messages/en/analysis';
import { explainWords } from '../../core/messages/en/explain';
import { importerWords } from '../../core/messages/en/importers';
import { importingWords } from '../../core/messages/en/importing';
import { mailWords } from '../../core/messages/en/mail';
import { reportWords } from '../../core/messages/en/report';
import type { Catalog } from '../../core/messages/messages';

export const forImport: Catalog = {
  locale: 'en',
  words: {
    ...reportWords,
    ...analysisWords,
    ...explainWords,
    ...findingWords,
    ...importerWords,
    ...importingWords,
    ...mailWords,
  },
};
