/** The import page in a real browser: the production frame with its CSP, the built script, and what the extension would send. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { frameHtml } from '../../../src/editor/html';
import type { Choices } from '../../../src/importers/choices';
import { combine, readFile } from '../../../src/importers/import';
import { gridToReport } from '../../../src/importers/mail/report';
import { messagesOf } from '../../../src/importing/mail-messages';
import { mailView } from '../../../src/importing/mail-view';
import type { FromImport, ToImport } from '../../../src/importing/protocol';
import { resultsView } from '../../../src/importing/results-view';
import { forImport } from '../../../src/importing/words';
import { importPageWords } from '../../../src/words/en/import-page';
import { bodyClass, rootStyle, type Theme } from '../dev/themes';
import { dist } from './build';
import { nonce, playVsCode, types } from './stage';

const root = join(__dirname, '../../..');
const origin = 'https://import.test';

/** What the extension sends for files of our own, by its own functions. */
export function resultsOf(files: readonly { readonly path: string; readonly text: string }[], choices: Choices = {}, template = ''): ToImport {
  const read = files.map((file) => readFile(file));
  const targets = [{ uri: 'file:///a.vmibench.json', name: 'a.vmibench.json' }];
  return { type: 'results', view: resultsView(read, combine(read, choices), choices, { text: template, caret: template.length }, targets) };
}

export function ownFiles(tool: string): { readonly path: string; readonly text: string }[] {
  const folder = join(root, 'test/fixtures/importers', tool);
  return ['busy', 'quiet'].flatMap((subject) => readdirSync(join(folder, subject)).sort().map((name) => ({ path: `${subject}/${name}`, text: readFileSync(join(folder, subject, name), 'utf8') })));
}

export function mailOf(text: string): ToImport {
  const messages = messagesOf(text);
  const made = messages[0] ? gridToReport(messages[0].grid) : { notes: [], rows: new Map<string, string>(), places: new Map() };
  return { type: 'mail', view: mailView('mail.eml', messages, 0, {}, made, [], []) };
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly errors: string[];
  posted<T extends FromImport['type']>(type: T): Promise<Extract<FromImport, { type: T }>[]>;
  send(message: ToImport): Promise<void>;
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openImport(on: Browser, first: ToImport | undefined, theme: Theme = 'dark', width = 1240): Promise<Opened> {
  const context = await on.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(String(error)));
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.pathname.slice(1);
    if (url.origin === origin && file === '') await route.fulfill({ contentType: 'text/html', body: frameHtml({ nonce, cspSource: origin, locale: 'en', title: 'Import', view: `${origin}/view.js`, script: `${origin}/import.js`, charts: '', style: `${origin}/import.css` }) });
    else if (url.origin === origin && ['view.js', 'import.js', 'import.css'].includes(file)) await route.fulfill({ contentType: types[file.split('.').pop() ?? ''] ?? 'text/plain', body: readFileSync(join(dist, file)) });
    else {
      requests.push(url.href.slice(0, 200));
      await route.abort();
    }
  });
  const words = { type: 'words', locale: 'en', words: { ...forImport.words, ...importPageWords } };
  await page.addInitScript({ content: `globalThis.given = JSON.parse(${JSON.stringify(JSON.stringify({ first: [words, ...(first ? [first] : [])], details: {} }))});` });
  await page.addInitScript(playVsCode, { theme: rootStyle(theme), classes: bodyClass[theme] });
  await page.goto(`${origin}/`);
  await page.waitForSelector('main');
  if (first && first.type !== 'reading') await page.waitForSelector('main h1');
  return {
    page, context, requests, errors,
    posted: (type) => page.evaluate((wanted) => (stage.posted as unknown as FromImport[]).filter((one) => one.type === wanted), type) as Promise<never>,
    send: (message) => page.evaluate((one) => stage.send(one), message as never),
    violations: () => page.evaluate(() => stage.violations),
    close: () => context.close(),
  };
}
