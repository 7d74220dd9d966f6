import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawn, goldenBrowser, holdPicture, settled } from './lib/golden-page';
import { open } from './lib/stage';
import type { Options } from './lib/window';
import { difference, squareLimit, wholeLimit } from './lib/golden';
import { broken, empty, everything, hostile, many, type State } from './dev/models';
import { mitigations, real } from './dev/real';
import { themes } from './dev/themes';
import type { Tab } from '../../webview/report/ui-state';

/** How each section and state looks, in four themes. `npm run test:page -- --update` renews test/page/golden. */
const still = goldenBrowser();

interface Setup extends Options {
  readonly tab?: Tab;
  readonly openRow?: boolean;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

async function picture(state: State, setup: Setup): Promise<Uint8Array> {
  const { browser, name: font } = await still();
  const opened = await open(browser, state, {
    width: 1100,
    scale: 0.5,
    ...setup,
    classes: 'vscode-reduce-motion',
    font,
  });
  const { page } = opened;
  try {
    if (setup.tab) await page.click(`#tab-${setup.tab}`);
    if (setup.openRow)
      await page
        .locator('.opener', { hasText: /broadcast lock|__proto__|^Normal IPI$/ })
        .first()
        .click();
    await setup.prepare?.(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.evaluate(() => document.fonts.ready);
    if (setup.tab === 'charts') {
      await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
      await settled(page);
    }
    if (setup.tab === 'pivot') await page.waitForSelector('.heat');
    // The picture shows the whole page; charts that grow with the window must have their size before it is taken.
    const height = await page.evaluate(() => Math.min(4000, document.documentElement.scrollHeight));
    await page.setViewportSize({ width: setup.width ?? 1100, height });
    if (setup.tab === 'charts') await settled(page);
    await drawn(page);
    expect(await opened.violations()).toEqual([]);
    expect(opened.requests).toEqual([]);
    expect(await page.evaluate(() => stage.faults)).toEqual([]);
    return await page.screenshot({ animations: 'disabled' });
  } finally {
    await opened.close();
  }
}

function golden(name: string, state: () => State, setup: Setup): void {
  it(name, async ({ skip }) => {
    if (!(await still()).name) skip('the font of the pictures is not on this machine, so they cannot be compared');
    holdPicture(name, await picture(state(), setup), expect);
  });
}

const kernel = async (page: Page): Promise<void> => {
  await page.locator('.varies vscode-dropdown').first().click();
  await page.locator('.varies vscode-dropdown').first().locator('vscode-option', { hasText: 'kernel' }).click();
};

describe('golden pictures', () => {
  for (const theme of themes) {
    golden(`results-${theme}`, everything, { theme, openRow: true });
    golden(`charts-${theme}`, everything, { theme, tab: 'charts' });
    golden(`pivot-${theme}`, mitigations, { theme, tab: 'pivot', prepare: kernel });
    golden(`environment-${theme}`, everything, { theme, tab: 'environment' });
    golden(`findings-${theme}`, everything, { theme, tab: 'findings' });
  }
  golden('candidates-results', mitigations, { theme: 'light', scale: 0.4 });
  golden('candidates-charts', mitigations, { theme: 'dark', tab: 'charts' });
  golden('narrow-results', everything, { theme: 'light', width: 400, openRow: true });
  golden('narrow-charts', everything, { theme: 'dark', width: 400, tab: 'charts' });
  golden('narrow-pivot', mitigations, { theme: 'light', width: 400, tab: 'pivot', prepare: kernel });
  golden('wide-results', everything, { theme: 'dark', width: 2000, scale: 0.3 });
  golden('zoomed-results', everything, { theme: 'dark', width: 550, scale: 0.6 });
  golden('forced-results', everything, { theme: 'hc-dark', forcedColors: 'active' });
  golden('charts-500', () => many(500), { theme: 'dark', tab: 'charts' });
  golden('charts-50', () => many(50), { theme: 'light', tab: 'charts' });
  golden('mail-2009', () => real('vmi-vs-hwmmu-2009.vmibench.json'), { theme: 'dark' });
  golden('sweep', () => real('kvm-arm64-eager-split-2023.vmibench.json'), { theme: 'dark', tab: 'charts' });
  golden('banner', broken, { theme: 'dark' });
  golden('hostile', hostile, { theme: 'light', openRow: true });
  for (const reason of ['empty', 'foreign', 'newer', 'broken'] as const)
    golden(`nothing-${reason}`, () => empty(reason), { theme: reason === 'broken' ? 'light' : 'dark', height: 400 });
});

describe('the comparison', () => {
  const read = async (setup: Setup): Promise<PNG> => PNG.sync.read(Buffer.from(await picture(everything(), setup)));
  const passes = (a: PNG, b: PNG): boolean => {
    const { whole, worstSquare } = difference(a, b);
    return whole <= wholeLimit && worstSquare <= squareLimit;
  };

  it('finds no difference between two pictures of the same page, and detects visible ones', async () => {
    const before = await read({});
    const again = await read({});
    expect(difference(before, again)).toMatchObject({ whole: 0, worstSquare: 0 });
    const changed = async (change: () => void): Promise<boolean> =>
      passes(before, await read({ prepare: (page) => page.evaluate(change) }));
    expect(await changed(() => document.querySelectorAll('.verdict .mark')[2]?.remove()), 'a mark less').toBe(false);
    expect(await changed(() => document.body.style.setProperty('--bad', 'var(--good)')), 'regressions in green').toBe(
      false,
    );
    expect(
      await changed(() => document.querySelectorAll('td.c-ratio')[4]?.replaceChildren('2.345')),
      'another ratio',
    ).toBe(false);
    expect(
      await changed(
        () =>
          void Object.assign(document.querySelector<HTMLElement>('.tabs')?.style ?? {}, {
            position: 'relative',
            top: '3px',
          }),
      ),
      'a section that moved',
    ).toBe(false);
  });
});
