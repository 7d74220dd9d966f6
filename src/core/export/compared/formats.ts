/** The export formats of a comparison: for the command line's `--to`, the palette and the page. */
import { comparedCsv } from './csv';
import { comparedHtml } from './html';
import { comparedMail } from './mail';
import { comparedMarkdown } from './markdown';
import type { ComparedInput } from './parts';

export const comparedFormatNames = ['markdown', 'mail', 'csv', 'html'] as const;
export type ComparedFormat = (typeof comparedFormatNames)[number];

/** Always in English, like exports of a report. */
export const comparedFormats: Readonly<Record<ComparedFormat, (input: ComparedInput) => string>> = {
  markdown: comparedMarkdown,
  mail: comparedMail,
  csv: comparedCsv,
  html: comparedHtml,
};
