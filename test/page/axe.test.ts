/** axe reports nothing serious in any theme, section or state. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousIn } from './lib/axe';
import { browser, open } from './lib/stage';
import type { Options } from './lib/window';
import { broken, empty, everything, many, type State } from './dev/models';
import { themes } from './dev/themes';
import { mitigations } from './dev/real';
import { tabs } from '../../webview/report/ui-state';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

const states: Readonly<Record<string, () => State>> = {
  'every verdict': everything,
  'several candidates': mitigations,
  'a banner': broken,
  'an empty file': () => empty('empty'),
  'a broken file': () => empty('broken'),
  '500 rows': () => many(500),
};

/** A window of 400 px, and one zoomed to 200%. */
const windows: readonly Options[] = [
  { width: 400, height: 800 },
  { width: 640, height: 400, scale: 2 },
];

describe('axe', () => {
  for (const window of windows) {
    it(`in ${window.width} px${window.scale ? ', zoomed' : ''}, no section is wider than the window`, async () => {
      for (const make of [everything, mitigations]) {
        const opened = await open(chromium, make(), { theme: 'light', ...window });
        const { page } = opened;
        for (const tab of tabs) {
          await page.click(`#tab-${tab}`);
          if (tab === 'results') await page.locator('.opener').nth(1).click();
          if (tab === 'pivot') await page.waitForSelector('.pivot, #panel-pivot .nothing');
          await page.waitForTimeout(80);
          expect({
            tab,
            beyond: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            found: await seriousIn(page),
          }).toEqual({ tab, beyond: 0, found: [] });
        }
        await opened.close();
      }
    });
  }

  for (const theme of themes) {
    for (const [name, make] of Object.entries(states)) {
      if (name === '500 rows' && theme !== 'dark') continue;
      it(`${name}, ${theme}`, async () => {
        const opened = await open(chromium, make(), { theme });
        const { page } = opened;
        const withTabs = (await page.locator('[role=tab]').count()) > 0;
        for (const tab of withTabs ? tabs : ['whole' as const]) {
          if (tab !== 'whole') await page.click(`#tab-${tab}`);
          if (tab === 'results') await page.locator('.opener').nth(1).click();
          if (tab === 'pivot') await page.waitForSelector('.pivot, #panel-pivot .nothing');
          if (tab === 'charts')
            await page.waitForFunction(() =>
              stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'),
            );
          await page.waitForTimeout(80);
          expect({ tab, found: await seriousIn(page) }).toEqual({ tab, found: [] });
        }
        await opened.close();
      });
    }
  }
});
