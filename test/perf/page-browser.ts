/** Frames and memory of the page in plain Chromium; run by page.mjs through tsx, prints one line of JSON. */
import type { Browser, Page } from 'playwright-core';
import { forPage } from '../../src/core/messages/for-page';
import { pack } from '../../src/protocol/pack';
import type { ToPage } from '../../src/protocol/report';
import { beginning } from '../../webview/frame/main';
import { fresh } from '../../webview/report/ui-state';
import { build } from '../page/lib/build';
import { browser, open } from '../page/lib/stage';
import { many, type State } from '../page/dev/models';

/** What a user does with a long table, and where: each is measured until the frame after the change is painted. */
const actions: Readonly<Record<string, string>> = {
  'opening a row': 'tr.row .opener',
  sorting: 'thead th.c-name button',
  filtering: '.chip >> nth=1',
  'no filter any more': '.chip >> nth=0',
  searching: '#search',
  'drawing the charts': '#tab-charts',
};

/** Milliseconds of each, from the click to the paint. */
async function answers(page: Page): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  await page.evaluate(() => scrollTo(0, 0));
  for (const [name, selector] of Object.entries(actions)) {
    const target = page.locator(selector).first();
    times[name] = await target.evaluate(
      async (element, isSearch) => {
        const root = document.getElementById('root')!;
        const changed = new Promise<void>((done) => {
          // A chart is there with its first pixels.
          const isThere = (): boolean => isSearch !== 'charts' || document.querySelector('canvas') !== null;
          new MutationObserver((_list, observer) => {
            if (!isThere()) return;
            observer.disconnect();
            done();
          }).observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
        });
        const start = performance.now();
        if (element instanceof HTMLInputElement) {
          element.value = 'redis';
          element.dispatchEvent(new Event('input', { bubbles: true }));
        } else (element as HTMLElement).click();
        await changed;
        await new Promise<void>((painted) => requestAnimationFrame(() => setTimeout(painted)));
        return performance.now() - start;
      },
      selector === '#tab-charts' ? 'charts' : '',
    );
    await page.waitForTimeout(300);
  }
  return times;
}

/** What the extension sends of a long table: the lines in sight first, then all rows in parts. */
function inParts(state: State): State {
  const [whole] = state.first;
  if (whole?.type !== 'show') return state;
  const { rows } = whole.model;
  const begun = beginning(whole.model, fresh, forPage);
  const parts: ToPage[] = [];
  for (let from = 0; begun.first && from < rows.length; from += rowsOfPart) {
    const part = rows.slice(from, from + rowsOfPart);
    const packed = { count: part.length, rows: pack(part) };
    parts.push({ type: 'rows', version: whole.version, packed, last: from + rowsOfPart >= rows.length });
  }
  return {
    first: [{ ...whole, model: { ...whole.model, rows: begun.rows }, first: begun.first }, ...parts],
    details: {},
  };
}
const rowsOfPart = 1000;

/** Bytes of the page's scripts, once it has been scrolled, without what plays VS Code. */
async function memory(chromium: Browser, rows: number): Promise<number> {
  const { page, context, close } = await open(chromium, inParts(many(rows)));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.locator('table[aria-rowcount]').waitFor();
  for (let i = 0; i < 10; i++) {
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => {
    stage.answer = { first: [], details: {} };
    Object.assign(globalThis, { given: undefined });
  });
  // Removed elements may take two rounds to be recognized as garbage.
  await page.waitForTimeout(500);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await close();
  return metrics.find((one) => one.name === 'JSHeapUsedSize')?.value ?? 0;
}

async function measure(rows: number): Promise<{
  frames: number;
  slow: number;
  worst: number;
  heap: number;
  answers: Record<string, number>;
}> {
  const chromium = await browser();
  const opened = await open(chromium, many(rows));
  const { page } = opened;
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { frameTimes: times });
    let last = performance.now();
    const next = (now: number): void => {
      times.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.move(600, 500);
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, i % 10 === 9 ? 20_000 : 700);
    await page.waitForTimeout(16);
  }
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  await page.waitForFunction(() => 'vmibenchCharts' in globalThis);
  const answered = await answers(page);
  await opened.close();
  const heap = await memory(chromium, rows);
  await chromium.close();
  return {
    frames: times.length,
    slow: times.filter((time) => time > 50).length,
    worst: Math.max(...times),
    heap,
    answers: answered,
  };
}

void (async () => {
  build();
  const result = { few: await measure(5), some: await measure(500), many: await measure(10_000) };
  console.log(JSON.stringify(result));
})();
