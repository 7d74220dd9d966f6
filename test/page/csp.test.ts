/** Nothing from a file can run, load or become an element, and the page obeys its CSP. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, open } from './lib/stage';
import { broken, empty, everything, hostile, many, type State } from './dev/models';
import { mitigations, real } from './dev/real';
import { tabs } from '../../webview/report/ui-state';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

const states: Readonly<Record<string, () => State>> = {
  'every verdict': everything,
  'the 2009 mail': () => real('vmi-vs-hwmmu-2009.vmibench.json'),
  'several candidates': mitigations,
  'a banner': broken,
  'an empty file': () => empty('empty'),
  'a foreign file': () => empty('foreign'),
  'a broken file': () => empty('broken'),
  '500 rows': () => many(500),
  'a hostile file': hostile,
};

describe('CSP', () => {
  for (const [name, make] of Object.entries(states)) {
    it(`${name}: no violation in any section`, async () => {
      const opened = await open(chromium, make());
      const { page } = opened;
      for (const tab of (await page.locator('[role=tab]').count()) > 0 ? tabs : []) {
        await page.click(`#tab-${tab}`);
        if (tab === 'results')
          for (const opener of await page
            .locator('.opener')
            .all()
            .then((all) => all.slice(0, 4)))
            await opener.click();
        if (tab === 'charts')
          await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
        await page.waitForTimeout(100);
      }
      expect(await opened.violations()).toEqual([]);
      expect(opened.requests).toEqual([]);
      expect(opened.errors).toEqual([]);
      expect(await page.evaluate(() => stage.faults)).toEqual([]);
      await opened.close();
    });
  }

  it('is in force in this test: reports a deliberate violation', async () => {
    const opened = await open(chromium, everything());
    await opened.page.evaluate(() => {
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      document.body.append(styled, Object.assign(new Image(), { src: 'https://evil.example/x.png' }));
      const script = document.createElement('script');
      script.textContent = 'stage.hacked = 1';
      document.body.append(script);
    });
    await expect
      .poll(async () => (await opened.violations()).map((one) => one.split(' ')[0]).sort())
      .toEqual(['img-src', 'script-src-elem', 'style-src-attr']);
    expect(await opened.page.evaluate(() => stage.hacked)).toBeUndefined();
    await opened.close();
  });
});

describe('a hostile file', () => {
  it('adds no element, runs nothing and requests nothing', async () => {
    const opened = await open(chromium, hostile());
    const { page } = opened;
    await page.locator('.opener').nth(1).click();
    await page.click('#tab-findings');
    await page.click('#tab-results');
    const found = await page.evaluate(() => ({
      images: document.images.length,
      foreign: [...document.querySelectorAll('*')]
        .map((one) => one.localName)
        .filter((name) => ['iframe', 'object', 'embed', 'form', 'base', 'audio', 'video', 'b'].includes(name)),
      scripts: [...document.scripts].map((one) => one.src),
      handlers: [...document.querySelectorAll('*')]
        .flatMap((one) => [...one.attributes])
        .filter((one) => /^on/.test(one.name))
        .map((one) => one.name),
      links: [...document.querySelectorAll('[href]')]
        .map((one) => one.getAttribute('href') ?? '')
        .filter((href) => /^\s*javascript/i.test(href)),
      hacked: 'hacked' in window,
      shown: document.querySelector('h1')?.textContent ?? '',
    }));
    expect(found).toMatchObject({ images: 0, foreign: [], handlers: [], links: [], hacked: false });
    expect(found.scripts.sort()).toEqual(['https://page.test/charts.js', 'https://page.test/page.js']);
    expect(found.shown).toContain('<script>window.hacked=1</script>');
    expect(opened.requests).toEqual([]);
    await opened.close();
  });

  it('cannot reorder its surroundings or widen the page', async () => {
    const opened = await open(chromium, hostile(), { width: 1000 });
    const { page } = opened;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const isolated = await page.evaluate(() =>
      [...document.querySelectorAll('bdi')]
        .filter((one) => (one.textContent ?? '').includes('\u202E'))
        .map((one) => getComputedStyle(one).unicodeBidi),
    );
    expect(isolated.length).toBeGreaterThan(0);
    expect(new Set(isolated)).toEqual(new Set(['isolate']));
    await opened.close();
  });

  it('is shortened before a megabyte reaches the layout', async () => {
    const opened = await open(chromium, hostile());
    const longest = await opened.page.evaluate(() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let most = 0;
      while (walk.nextNode())
        if (!walk.currentNode.parentElement?.closest('script'))
          most = Math.max(most, walk.currentNode.nodeValue?.length ?? 0);
      return most;
    });
    expect(longest).toBeGreaterThan(100);
    expect(longest).toBeLessThanOrEqual(2001);
    await opened.close();
  });
});
