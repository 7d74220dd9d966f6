/** A page in a real browser: the production frame with its CSP, the built scripts, and VS Code's part played by a script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../../src/editor/protocol';
import { frameHtml } from '../../../src/editor/html';
import type { DetailView } from '../../../src/view/model';
import type { PivotView } from '../../../src/view/pivot';
// @ts-ignore
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { forPage } from '../../../src/words/for-page';
import type { State } from '../dev/models';
import { bodyClass, rootStyle, type Theme } from '../dev/themes';
import { dist } from './build';

const origin = 'https://page.test';
export const nonce = 'Zm9yLXRlc3RzLW9ubHk0Mg';

export async function browser(): Promise<Browser> {
  return (await launchBrowser()) as Browser;
}

/** What the stage keeps in the page's window. */
interface Stage {
  posted: FromPage[];
  violations: string[];
  faults: string[];
  answer: { first: readonly ToPage[]; details: Readonly<Record<string, DetailView>>; pivots?: Readonly<Record<string, PivotView>> };
  send(message: unknown): void;
  /** Nobody answers, as after the host was started anew. */
  deaf?: boolean;
  hacked?: unknown;
}

declare global {
  var stage: Stage;
}

/** Runs in the page before anything else. What VS Code keeps between two lives of a page is kept in `sessionStorage`. */
export function playVsCode({ theme, classes }: { readonly theme: Record<string, string>; readonly classes: string }): void {
  const stage: Stage = { posted: [], violations: [], faults: [], answer: (globalThis as { given?: Stage['answer'] }).given ?? { first: [], details: {} }, send: (message) => window.postMessage(message, '*') };
  globalThis.stage = stage;
  document.addEventListener('securitypolicyviolation', (event) => stage.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(name, value);
    if (document.body) document.body.className = classes;
  };
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    dress();
  }).observe(document, { childList: true, subtree: true });
  const respond = (message: FromPage): void => {
    const { answer } = stage;
    if (message.type === 'ping' && !stage.deaf) stage.send({ type: 'pong' });
    if (message.type === 'ready') for (const one of answer.first) stage.send(one);
    if (message.type === 'detail') {
      const detail = Object.hasOwn(answer.details, message.key) ? answer.details[message.key] : undefined;
      if (detail) stage.send({ type: 'detail', version: 1, detail });
    }
    if (message.type === 'pivot') stage.send({ type: 'pivot', version: 1, view: answer.pivots?.[message.varying.join(' ')] });
    if (message.type === 'fault') stage.faults.push(message.text);
  };
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: FromPage) => {
        stage.posted.push(structuredClone(message));
        respond(message);
      },
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
    }),
  });
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses that the page asked for besides its own files. */
  readonly requests: string[];
  /** Errors of the browser's console. */
  readonly errors: string[];
  send(message: ToPage | Record<string, unknown>): Promise<void>;
  posted<T extends FromPage['type']>(type: T): Promise<Extract<FromPage, { type: T }>[]>;
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Options {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly classes?: string;
  readonly forcedColors?: 'active';
  /** Device pixels a CSS pixel: 2 is a zoom of 200% of a window twice as wide. */
  readonly scale?: number;
  /** A font of the machine instead of the theme's. */
  readonly font?: string;
}

export const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

/** Opens the page in a state. */
export async function open(on: Browser, state: State, options: Options = {}): Promise<Opened> {
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
    if (url.origin === origin && file === '') {
      await route.fulfill({ contentType: 'text/html', body: frameHtml({ nonce, cspSource: origin, locale: 'en', title: 'Report', script: `${origin}/page.js`, charts: `${origin}/charts.js`, style: `${origin}/page.css` }) });
    } else if (url.origin === origin && ['page.js', 'charts.js', 'page.css', 'codicon.ttf'].includes(file)) {
      await route.fulfill({ contentType: types[file.split('.').pop() ?? ''] ?? 'text/plain', body: readFileSync(join(dist, file)) });
    } else {
      requests.push(url.href.slice(0, 200));
      await route.abort();
    }
  });
  // As JSON, which is also how VS Code sends it: what is undefined in a list or infinite becomes null on the way.
  await page.addInitScript({ content: `globalThis.given = JSON.parse(${JSON.stringify(JSON.stringify({ ...state, first: [{ type: 'words', ...forPage }, ...state.first] }))});` });
  // Where a loader that keeps names has been over our functions.
  await page.addInitScript({ content: 'globalThis.__name ??= (f) => f;' });
  await page.addInitScript(playVsCode, { theme: { ...rootStyle(theme), ...(options.font && { '--vscode-font-family': `"${options.font}"` }) }, classes: `${bodyClass[theme]} ${options.classes ?? ''}`.trim() });
  await page.goto(`${origin}/`);
  if (state.first.length > 0) await page.waitForSelector('main');
  return {
    page,
    context,
    requests,
    errors,
    send: (message) => page.evaluate((one) => stage.send(one), message as Record<string, unknown>),
    posted: (type) => page.evaluate((wanted) => stage.posted.filter((one) => one.type === wanted), type) as Promise<never>,
    violations: () => page.evaluate(() => stage.violations),
    close: () => context.close(),
  };
}
