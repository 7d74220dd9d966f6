import type { Browser } from 'playwright-core';
import type { FromPage, ToPage } from '../../../src/protocol/report';
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { forPage } from '../../../src/core/messages/for-page';
import type { State } from '../dev/models';
import { openWindow, type Options, type PageKind, type Window } from './window';

/** The report page in a real browser: the production frame with its CSP, the built scripts, and a scripted VS Code. */
// @ts-ignore

const origin = 'https://page.test';
const report: PageKind = {
  origin,
  title: 'Report',
  files: ['page.js', 'charts.js', 'codicon.ttf'],
  frame: { script: `${origin}/page.js`, charts: `${origin}/charts.js` },
  style: 'page.css',
};

export async function browser(): Promise<Browser> {
  return (await launchBrowser()) as Browser;
}

export type Opened = Window<FromPage, ToPage | Record<string, unknown>>;

/** Opens the page in a state. */
export async function open(on: Browser, state: State, options: Options = {}): Promise<Opened> {
  const opened: Opened = await openWindow(
    on,
    report,
    { ...state, first: [{ type: 'words', ...forPage }, ...state.first] },
    options,
  );
  if (state.first.length > 0) await opened.page.waitForSelector('main');
  return opened;
}
