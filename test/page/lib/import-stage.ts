/** The import page in a real browser: the production frame with its CSP, the built script, and the host's messages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ImportChoices } from '../../../src/core/import/choices';
import { combine, readFile, type ReadFile } from '../../../src/core/import/import';
import { proposeTemplates } from '../../../src/core/import/propose';
import { parseTemplate } from '../../../src/core/import/template';
import { gridToReport } from '../../../src/core/import/mail/report';
import { messagesOf } from '../../../src/core/page-model/import/mail-messages';
import { excerptOf, cellValues } from '../../../src/core/page-model/import/look';
import type { LookView } from '../../../src/core/page-model/import/model';
import { mailView } from '../../../src/core/page-model/import/mail-view';
import type { FromImport, ToImport } from '../../../src/protocol/import';
import { resultsView, type Around } from '../../../src/core/page-model/import/results-view';
import { forImport } from '../../../src/features/import/words';
import { importPageWords } from '../../../src/core/messages/en/import-page';
import type { Theme } from '../dev/themes';
import { openWindow, type Options, type PageKind, type Window } from './window';

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
  const { template: parsed } = template === '' ? {} : parseTemplate(template);
  const read = files.map((file) => readFile(file, choices, parsed));
  const targets = [{ uri: 'file:///a.vmibench.json', name: 'a.vmibench.json' }];
  return {
    type: 'results',
    view: viewOf(read, choices, template, targets),
  };
}

function viewOf(
  read: readonly ReadFile[],
  choices: ImportChoices,
  template: string,
  targets: Around['targets'],
): ReturnType<typeof resultsView> {
  const plain = combine(
    read.map((file) => (file.source ? { ...file, source: { ...file.source, captured: undefined } } : file)),
  ).assembly;
  return resultsView(read, combine(read, choices), choices, {
    template: { text: template, caret: template.length },
    targets,
    guessed: [...plain.subjects.keys()],
    proposals: proposeTemplates(read, {}, plain.rows),
  });
}

export function ownFiles(tool: string): { readonly path: string; readonly text: string }[] {
  const folder = join(root, 'test/fixtures/importers', tool);
  return ['busy', 'quiet'].flatMap((subject) =>
    readdirSync(join(folder, subject))
      .sort()
      .map((name) => ({ path: `${subject}/${name}`, text: readFileSync(join(folder, subject, name), 'utf8') })),
  );
}

/** What the extension would answer to a click on a cell. */
export function lookOf(
  files: readonly { readonly path: string; readonly text: string }[],
  row: string,
  subject: string,
): LookView {
  const values = cellValues(combine(files.map((file) => readFile(file))), row, subject) ?? [];
  const { path = '', line, text = '' } = values[0] ?? {};
  const whole = files.find((file) => file.path === path)?.text ?? '';
  return { row, subject, values, at: 0, path, line, excerpt: excerptOf(whole, line, text) };
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
  more: Options = {},
): Promise<Opened> {
  const words = { type: 'words', locale: 'en', words: { ...forImport.words, ...importPageWords } };
  const opened: Opened = await openWindow(
    on,
    importing,
    { first: [words, ...(first ? [first] : [])], details: {} },
    { theme, width, ...more },
  );
  await opened.page.waitForSelector(first ? 'main' : '.loading');
  if (first && first.type !== 'reading') await opened.page.waitForSelector('main h1');
  return opened;
}
