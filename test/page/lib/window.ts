/** A browser window with one of the pages: its frame, its files and nothing else, and a scripted VS Code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { frameHtml, type FirstFrame, type Frame } from '../../../src/host/frame-html';
import { bodyClass, rootStyle, type Theme } from '../dev/themes';
import { dist } from './build';
import { nonce, playVsCode } from './play';

export interface Options {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly classes?: string;
  readonly forcedColors?: 'active';
  /** Device pixels a CSS pixel: 2 is a zoom of 200% of a window twice as wide. */
  readonly scale?: number;
  /** What the extension drew. */
  readonly first?: FirstFrame;
  /** What the page kept when it was hidden. */
  readonly state?: object;
  /** Until then the page's script is on its way. */
  readonly script?: Promise<void>;
  /** A system font instead of the theme's. */
  readonly font?: string;
}

/** A kind of page: its origin, its frame, and the files of dist/ that it may request. */
export interface PageKind {
  readonly origin: string;
  readonly title: string;
  readonly frame: Pick<Frame, 'script' | 'charts'>;
  readonly style: string;
  readonly files: readonly string[];
}

/** @template From messages of the page @template To messages to the page */
export interface Window<From extends { readonly type: string }, To> {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests of the page other than for its own files. */
  readonly requests: string[];
  /** Errors in the browser's console. */
  readonly errors: string[];
  send(message: To): Promise<void>;
  posted<T extends From['type']>(type: T): Promise<Extract<From, { type: T }>[]>;
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

/** @param given what the stage answers with: see `Stage` in play.ts */
export async function openWindow<From extends { readonly type: string }, To>(
  on: Browser,
  { origin, title, frame, style, files }: PageKind,
  given: object,
  options: Options = {},
): Promise<Window<From, To>> {
  const theme = options.theme ?? 'dark';
  const context = await on.newContext({
    viewport: { width: options.width ?? 1240, height: options.height ?? 900 },
    deviceScaleFactor: options.scale ?? 1,
    forcedColors: options.forcedColors ?? null,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(String(error)));
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.pathname.slice(1);
    if (url.origin === origin && file === '') {
      await route.fulfill({
        contentType: 'text/html',
        body: frameHtml({
          nonce,
          cspSource: origin,
          locale: 'en',
          title,
          style: readFileSync(join(dist, style), 'utf8'),
          first: options.first,
          ...frame,
        }),
      });
    } else if (url.origin === origin && files.includes(file)) {
      if (file.endsWith('.js')) await options.script;
      await route.fulfill({
        contentType: types[file.split('.').pop() ?? ''] ?? 'text/plain',
        body: readFileSync(join(dist, file)),
      });
    } else {
      requests.push(url.href.slice(0, 200));
      await route.abort();
    }
  });
  // As JSON, like VS Code sends it: undefined in a list and infinity become null.
  await page.addInitScript({ content: `globalThis.given = JSON.parse(${JSON.stringify(JSON.stringify(given))});` });
  if (options.state)
    await page.addInitScript((kept) => {
      if (sessionStorage.getItem('state') === null) sessionStorage.setItem('state', kept);
    }, JSON.stringify(options.state));
  // For functions compiled by a loader that keeps names.
  await page.addInitScript({ content: 'globalThis.__name ??= (f) => f;' });
  await page.addInitScript(playVsCode, {
    theme: { ...rootStyle(theme), ...(options.font && { '--vscode-font-family': `"${options.font}"` }) },
    classes: `${bodyClass[theme]} ${options.classes ?? ''}`.trim(),
  });
  await page.goto(`${origin}/`, { waitUntil: options.script ? 'commit' : 'load' });
  return {
    page,
    context,
    requests,
    errors,
    send: (message) => page.evaluate((one) => stage.send(one), message as never),
    posted: (type) =>
      page.evaluate(
        (wanted) => (stage.posted as readonly { readonly type: string }[]).filter((one) => one.type === wanted),
        type,
      ) as Promise<never>,
    violations: () => page.evaluate(() => stage.violations),
    close: () => context.close(),
  };
}
