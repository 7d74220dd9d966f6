import type { Browser, Page } from 'playwright-core';
import { afterAll, type ExpectStatic } from 'vitest';
import { browserFlags, launchBrowser } from '../../../scripts/lib/browser.mjs';
import { compareGolden } from './golden';

/** A browser that draws letters the same on every screen, and a picture of a whole page held against the kept one. */
/** Every Debian and Ubuntu with fontconfig has it. */
const family = 'DejaVu Sans';

export interface Still {
  readonly browser: Browser;
  /** Undefined if the machine lacks the font. */
  readonly name: string | undefined;
}

/** To be called in a `describe`: one browser for its tests, closed after them. */
export function goldenBrowser(): () => Promise<Still> {
  let made: Promise<Still> | undefined;
  afterAll(async () => (await made)?.browser.close());
  return () => (made ??= launch());
}

async function launch(): Promise<Still> {
  const args = [
    ...(browserFlags as string[]),
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
  ];
  const browser = (await launchBrowser({ args })) as Browser;
  const page = await browser.newPage();
  const found = await page.evaluate((name) => {
    const context = document.createElement('canvas').getContext('2d');
    const width = (font: string): number => {
      if (context) context.font = `40px ${font}`;
      return context?.measureText('mmmWWWiiill10').width ?? 0;
    };
    return width(`"${name}", serif`) === width(`"${name}", monospace`) && width(`"${name}", serif`) !== width('serif');
  }, family);
  await page.close();
  return { browser, name: found ? family : undefined };
}

const stillForMs = 200;

/** Waits until what is near the window has loaded and been drawn, and the page has kept its height for a while. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    (stillFor) =>
      new Promise<void>((done) => {
        let [height, since] = [-1, 0];
        // A chart is drawn when it comes near the window.
        const isBusy = (): boolean =>
          [...document.querySelectorAll('[aria-busy="true"]')].some(
            (element) => element.getBoundingClientRect().top < innerHeight,
          );
        const look = (now: number): void => {
          const current = document.documentElement.scrollHeight;
          if (current !== height || isBusy()) [height, since] = [current, now];
          if (now - since >= stillFor) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    stillForMs,
  );
}

export async function holdGolden(name: string, page: Page, expect: ExpectStatic): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  const { width, height } = page.viewportSize() ?? { width: 1100, height: 900 };
  await page.setViewportSize({
    width,
    height: await page.evaluate(
      (least) => Math.min(4000, Math.max(least, document.documentElement.scrollHeight)),
      Math.min(height, 300),
    ),
  });
  await drawn(page);
  holdPicture(name, await page.screenshot({ animations: 'disabled' }), expect);
}

/** Waits until a page has been drawn in the size that it was given. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 120)))),
  );
}

/** Compares a picture with the kept one, or keeps it if vitest updates. */
export function holdPicture(name: string, picture: Uint8Array, expect: ExpectStatic): void {
  const { snapshotState } = expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } };
  expect(compareGolden(name, picture, snapshotState?._updateSnapshot === 'all')).toBeUndefined();
}
