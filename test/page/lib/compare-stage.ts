/**
 * The comparison page in a real browser: the production frame with its CSP, the built script, and the host's messages.
 */
import type { Browser } from 'playwright-core';
import type { FromComparison, ToComparison } from '../../../src/protocol/comparison';
import { compareWords } from '../../../src/core/messages/en/compare';
import { forPage } from '../../../src/core/messages/for-page';
import { openWindow, type Options, type PageKind, type Window } from './window';

const origin = 'https://compare.test';
const comparison: PageKind = {
  origin,
  title: 'Comparison',
  files: ['compare.js', 'codicon.ttf'],
  frame: { script: `${origin}/compare.js`, charts: '' },
  style: 'compare.css',
};

export type Opened = Window<FromComparison, ToComparison>;

export async function openCompare(
  on: Browser,
  first: ToComparison | undefined,
  options: Options = {},
): Promise<Opened> {
  const words = { type: 'words', locale: 'en', words: { ...forPage.words, ...compareWords } };
  const opened: Opened = await openWindow(
    on,
    comparison,
    { first: [words, ...(first ? [first] : [])], details: {} },
    options,
  );
  await opened.page.waitForSelector(first ? 'main' : '.loading');
  return opened;
}
