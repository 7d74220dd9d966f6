/** What the comparison and the import page show before their scripts have run, which the page takes over as it is. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/core/messages/en';
import { waitingFrame } from '../../src/host/frame-html';
import { boost } from './dev/comparisons';
import { openCompare } from './lib/compare-stage';
import { openImport } from './lib/import-stage';
import { browser } from './lib/stage';
import type { Options } from './lib/window';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

interface Opening {
  readonly open: (options: Options) => Promise<{
    readonly page: Page;
    readonly errors: readonly string[];
    violations(): Promise<string[]>;
    close(): Promise<void>;
  }>;
  readonly says: 'compare.loading' | 'importPage.loading';
}

const openings: Readonly<Record<string, Opening>> = {
  'the comparison page': { open: (options) => openCompare(chromium, undefined, options), says: 'compare.loading' },
  'the import page': {
    open: (options) => openImport(chromium, undefined, options.theme, undefined, options),
    says: 'importPage.loading',
  },
};

const content = (page: Page): Promise<string> => page.evaluate(() => document.getElementById('root')!.outerHTML);
const takenOver = (page: Page): Promise<unknown> =>
  page.waitForSelector('#root[data-interactive]', { state: 'attached' });

describe('the first frame', () => {
  it.each(Object.entries(openings))('of %s is there before its script, and stays as it is', async (_name, opening) => {
    let arrive = (): void => undefined;
    const script = new Promise<void>((resolve) => (arrive = resolve));
    const text = en[opening.says];
    const opened = await opening.open({ theme: 'light', first: waitingFrame(text), script });
    const { page } = opened;
    await page.waitForFunction(() => document.readyState !== 'loading' || document.querySelector('.loading'));
    expect(await page.innerText('.loading')).toBe(text);
    const frame = await content(page);
    const place = await page.locator('.loading').boundingBox();
    await page.evaluate(() => ((globalThis as { first?: unknown }).first = document.querySelector('.loading')));
    arrive();
    await takenOver(page);
    expect(await content(page)).toBe(frame.replace('id="root"', 'id="root" data-interactive=""'));
    expect(await page.locator('.loading').boundingBox()).toEqual(place);
    expect(
      await page.evaluate(() => (globalThis as { first?: unknown }).first === document.querySelector('.loading')),
    ).toBe(true);
    expect([await opened.violations(), opened.errors]).toEqual([[], []]);
    await opened.close();
  });

  it('gives way to a comparison', async () => {
    const first = waitingFrame(en['compare.loading']);
    const opened = await openCompare(chromium, boost(), { theme: 'light', first });
    await takenOver(opened.page);
    await expect.poll(() => opened.page.locator('.compared tbody tr').count()).toBe(5);
    expect(await opened.page.locator('.loading').count()).toBe(0);
    await opened.close();
  });
});
