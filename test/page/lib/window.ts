/** A window of the browser with one of the pages: its frame, its files and nothing else, and VS Code's part played by a script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { frameHtml, type Frame } from '../../../src/host/frame';
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
  /** A font of the machine instead of the theme's. */
  readonly font?: string;
}

/** What a page is: where it lives, its frame, and the files of dist/ that it may ask for. */
export interface PageKind {
  readonly origin: string;
  readonly title: string;
  readonly frame: Pick<Frame, 'script' | 'charts' | 'style'>;
  readonly files: readonly string[];
}

/** @template From what the page posts @template To what it is sent */
export interface Window<From extends { readonly type: string }, To> {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses that the page asked for besides its own files. */
  readonly requests: string[];
  /** Errors of the browser's console. */
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
  { origin, title, frame, files }: PageKind,
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
        body: frameHtml({ nonce, cspSource: origin, locale: 'en', title, ...frame }),
      });
    } else if (url.origin === origin && files.includes(file)) {
      await route.fulfill({
        contentType: types[file.split('.').pop() ?? ''] ?? 'text/plain',
        body: readFileSync(join(dist, file)),
      });
    } else {
      requests.push(url.href.slice(0, 200));
      await route.abort();
    }
  });
  // As JSON, which is also how VS Code sends it: what is undefined in a list or infinite becomes null on the way.
  await page.addInitScript({ content: `globalThis.given = JSON.parse(${JSON.stringify(JSON.stringify(given))});` });
  // Where a loader that keeps names has been over our functions.
  await page.addInitScript({ content: 'globalThis.__name ??= (f) => f;' });
  await page.addInitScript(playVsCode, {
    theme: { ...rootStyle(theme), ...(options.font && { '--vscode-font-family': `"${options.font}"` }) },
    classes: `${bodyClass[theme]} ${options.classes ?? ''}`.trim(),
  });
  await page.goto(`${origin}/`);
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
