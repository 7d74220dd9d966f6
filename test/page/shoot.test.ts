/** Pictures of every section and state, for people to look at: test/output/page/*.png. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, build, open, output, type Options } from './lib/stage';
import { broken, empty, everything, hostile, many, type State } from './dev/models';
import { real } from './dev/real';
import { themes } from './dev/themes';
import type { Tab } from '../../webview/ui-state';

let chromium: Browser;
beforeAll(async () => {
  build();
  mkdirSync(output, { recursive: true });
  chromium = await browser();
});
afterAll(() => chromium.close());

async function shoot(name: string, state: State, options: Options, tab: Tab = 'results', openRow = false): Promise<void> {
  const opened = await open(chromium, state, options);
  const { page } = opened;
  if (tab !== 'results') await page.click(`#tab-${tab}`);
  if (openRow) await page.locator('.opener', { hasText: /broadcast lock|__proto__|^Normal IPI$/ }).first().click();
  await page.evaluate(() => document.fonts.ready);
  if (tab === 'charts') await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
  await page.waitForTimeout(tab === 'charts' ? 500 : 150);
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
  expect(await opened.violations()).toEqual([]);
  expect(opened.requests).toEqual([]);
  expect(await page.evaluate(() => stage.faults)).toEqual([]);
  await opened.close();
}

describe('pictures', () => {
  for (const theme of themes) {
    it(`every verdict, ${theme}`, () => shoot(`results-${theme}`, everything(), { theme }, 'results', true));
    it(`charts, ${theme}`, () => shoot(`charts-${theme}`, everything(), { theme }, 'charts'));
    it(`environment, ${theme}`, () => shoot(`environment-${theme}`, everything(), { theme }, 'environment'));
    it(`findings, ${theme}`, () => shoot(`findings-${theme}`, everything(), { theme }, 'findings'));
  }
  it('narrow', () => shoot('results-400', everything(), { theme: 'light', width: 400 }, 'results', true));
  it('narrow charts', () => shoot('charts-400', everything(), { theme: 'dark', width: 400 }, 'charts'));
  it('wide', () => shoot('results-2000', everything(), { theme: 'dark', width: 2000 }, 'results', true));
  it('zoomed', () => shoot('results-zoom', everything(), { theme: 'dark', width: 620, scale: 2 }));
  it('forced colours', () => shoot('results-forced', everything(), { theme: 'hc-dark', forcedColors: 'active' }));
  it('500 rows', () => shoot('charts-500', many(500), { theme: 'dark' }, 'charts'));
  it('50 rows', () => shoot('charts-50', many(50), { theme: 'light' }, 'charts'));
  it('the 2009 mail', () => shoot('real-2009', real('vmi-vs-hwmmu-2009.vmibench.json'), { theme: 'dark' }));
  it('a real report with runs', () => shoot('real-ipiv', real('kvm-ipiv-2022.vmibench.json'), { theme: 'light' }, 'results', true));
  it('a real report with a sweep', () => shoot('real-sweep', real('kvm-arm64-eager-split-2023.vmibench.json'), { theme: 'dark' }, 'charts'));
  it('a real environment', () => shoot('real-environment', real('vmi-vs-hwmmu-2009.vmibench.json'), { theme: 'light' }, 'environment'));
  it('broken', () => shoot('broken', broken(), { theme: 'dark' }));
  it('hostile', () => shoot('hostile', hostile(), { theme: 'dark', height: 600 }, 'results', true));
  for (const reason of ['empty', 'foreign', 'newer', 'broken'] as const) it(`nothing to show: ${reason}`, () => shoot(`empty-${reason}`, empty(reason), { theme: reason === 'broken' ? 'light' : 'dark', height: 500 }));
});
