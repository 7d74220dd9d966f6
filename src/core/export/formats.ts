/** The export formats by name: for the command line's `--to`, the palette and the page. */
import { cover } from './cover';
import { csv } from './csv';
import { html } from './html';
import type { Exporter } from './input';
import { reportMail } from './mail';
import { reportMarkdown } from './markdown';

export const formatNames = ['markdown', 'mail', 'cover', 'csv', 'html'] as const;
export type ExportFormat = (typeof formatNames)[number];

interface Target {
  readonly write: Exporter;
  /** Without a dot. */
  readonly extension: string;
  /** Language identifier in VS Code. */
  readonly language: string;
}

export const exportFormats: Readonly<Record<ExportFormat, Target>> = {
  markdown: { write: reportMarkdown, extension: 'md', language: 'markdown' },
  mail: { write: reportMail, extension: 'txt', language: 'plaintext' },
  cover: { write: cover, extension: 'txt', language: 'plaintext' },
  csv: { write: csv, extension: 'csv', language: 'plaintext' },
  html: { write: html, extension: 'html', language: 'html' },
};
