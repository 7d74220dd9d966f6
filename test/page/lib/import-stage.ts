/** The import page in a real browser: the production frame with its CSP, the built script, and the host's messages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ImportChoices } from '../../../src/core/import/choices';
import { combine, readFile } from '../../../src/core/import/import';
import { gridToReport } from '../../../src/core/import/mail/report';
import { messagesOf } from '../../../src/core/page-model/import/mail-messages';
import { mailView } from '../../../src/core/page-model/import/mail-view';
import type { FromImport, ToImport } from '../../../src/protocol/import';
import { resultsView } from '../../../src/core/page-model/import/results-view';
import { forImport } from '../../../src/features/import/words';
import { importPageWords } from '../../../src/core/messages/en/import-page';
import type { Theme } from '../dev/themes';
import { openWindow, type PageKind, type Window } from './window';

const root = join(__dirname, '../../..');
const origin = 'https://import.test';
const importing: PageKind = {
  origin,
  title: 'Import',
  files: ['import.js'],
  frame: { script: `${origin}/import.js`, charts: '' },
  style: 'import.css',
};

/** What the extension would send for some files, made by the product's own functions. */
export function resultsOf(
  files: readonly { readonly path: string; readonly text: string }[],
  choices: ImportChoices = {},
  template = '',
): ToImport {
  const read = files.map((file) => readFile(file));
  const targets = [{ uri: 'file:///a.vmibench.json', name: 'a.vmibench.json' }];
  return {
    type: 'results',
    view: resultsView(read, combine(read, choices), choices, { text: template, caret: template.length }, targets),
  };
}

export function ownFiles(tool: string): { readonly path: string; readonly text: string }[] {
  const folder = join(root, 'test/fixtures/importers', tool);
  return ['busy', 'quiet'].flatMap((subject) =>
    readdirSync(join(folder, subject))
      .sort()
      .map((name) => ({ path: `${subject}/${name}`, text: readFileSync(join(folder, subject, name), 'utf8') })),
  );
}

export function mailOf(text: string): ToImport {
  const messages = messagesOf(text);
  const made = messages[0]
    ? gridToReport(messages[0].grid)
    : { notes: [], rows: new Map<string, string>(), places: new Map() };
  return { type: 'mail', view: mailView('mail.eml', messages, 0, {}, made, [], []) };
}

export type Opened = Window<FromImport, ToImport>;

export async function openImport(
  on: Browser,
  first: ToImport | undefined,
  theme: Theme = 'dark',
  width = 1240,
): Promise<Opened> {
  const words = { type: 'words', locale: 'en', words: { ...forImport.words, ...importPageWords } };
  const opened: Opened = await openWindow(
    on,
    importing,
    { first: [words, ...(first ? [first] : [])], details: {} },
    { theme, width },
  );
  await opened.page.waitForSelector('main');
  if (first && first.type !== 'reading') await opened.page.waitForSelector('main h1');
  return opened;
}
