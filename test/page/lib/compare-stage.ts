/** The page of comparisons and histories in a real browser: the production frame with its CSP, the built script, and what the extension would send. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromComparison, ToComparison } from '../../../src/comparison/protocol';
import { frameHtml } from '../../../src/editor/html';
import { compareWords } from '../../../src/words/en/compare';
import { forPage } from '../../../src/words/for-page';
import { bodyClass, rootStyle } from '../dev/themes';
import { dist } from './build';
import { nonce, playVsCode, types, type Options } from './stage';

const origin = 'https://compare.test';

export interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
  posted<T extends FromComparison['type']>(type: T): Promise<Extract<FromComparison, { type: T }>[]>;
  send(message: ToComparison): Promise<void>;
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openCompare(on: Browser, first: ToComparison | undefined, options: Options = {}): Promise<Opened> {
  const theme = options.theme ?? 'dark';
  const context = await on.newContext({ viewport: { width: options.width ?? 1240, height: options.height ?? 900 }, deviceScaleFactor: options.scale ?? 1, forcedColors: options.forcedColors ?? null });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(String(error)));
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.pathname.slice(1);
    if (url.origin === origin && file === '') await route.fulfill({ contentType: 'text/html', body: frameHtml({ nonce, cspSource: origin, locale: 'en', title: 'Comparison', view: `${origin}/view.js`, script: `${origin}/compare.js`, charts: '', style: `${origin}/compare.css` }) });
    else if (url.origin === origin && /^(view\.js|compare\.(js|css)|codicon\.(ttf|woff2?))$/.test(file)) await route.fulfill({ contentType: types[file.split('.').pop() ?? ''] ?? 'font/woff2', body: readFileSync(join(dist, file)) });
    else {
      requests.push(url.href.slice(0, 200));
      await route.abort();
    }
  });
  const words = { type: 'words', locale: 'en', words: { ...forPage.words, ...compareWords } };
  await page.addInitScript({ content: `globalThis.given = JSON.parse(${JSON.stringify(JSON.stringify({ first: [words, ...(first ? [first] : [])], details: {} }))}); globalThis.__name ??= (f) => f;` });
  await page.addInitScript(playVsCode, { theme: { ...rootStyle(theme), ...(options.font && { '--vscode-font-family': `"${options.font}"` }) }, classes: `${bodyClass[theme]} ${options.classes ?? ''}`.trim() });
  await page.goto(`${origin}/`);
  await page.waitForSelector(first ? 'main' : '.loading');
  return {
    page, requests, errors,
    posted: (type) => page.evaluate((wanted) => (stage.posted as unknown as FromComparison[]).filter((one) => one.type === wanted), type) as Promise<never>,
    send: (message) => page.evaluate((one) => stage.send(one), message as never),
    violations: () => page.evaluate(() => stage.violations),
    close: () => context.close(),
  };
}
