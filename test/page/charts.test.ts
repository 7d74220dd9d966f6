/** Charts in a real browser: colours as they are drawn, the keyboard, and what is saved. One page for all. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, open, type Opened } from './lib/stage';
import { contrastOf, leastDistance, type Rgb } from './lib/colour-vision';
import { stateOfText } from './dev/real';
import { bodyClass, rootStyle, themes, type Theme } from './dev/themes';

const subjects = ['base', 'one', 'two', 'three', 'four', 'five'].map((id) => ({
  id,
  label: `kernel ${id}`,
  ...(id === 'base' && { role: 'baseline' }),
}));
const report = {
  format: 'vmibench/1',
  title: 'Six kernels',
  subjects,
  benchmarks: ['kernbench', 'hackbench'].map((name, at) => ({
    id: name,
    name,
    metric: { name: 'elapsed', unit: 's', direction: 'lower' },
    results: subjects.map(({ id }, i) => ({
      subject: id,
      samples: [0, 1, 2, 3, 4].map((run) => 100 + 4 * i + at + run * 0.1),
    })),
  })),
};

let chromium: Browser;
let opened: Opened;
let page: Page;
beforeAll(async () => {
  chromium = await browser();
  opened = await open(chromium, stateOfText(JSON.stringify(report)), { classes: 'vscode-reduce-motion', height: 1600 });
  page = opened.page;
  await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
  await page.click('#tab-charts');
  await page.waitForFunction(() => document.querySelectorAll('.chart canvas').length > 1);
});
afterAll(async () => {
  expect(await opened.violations()).toEqual([]);
  expect(await page.evaluate(() => stage.faults)).toEqual([]);
  await chromium.close();
});

/** Puts a theme on the page as VS Code does. */
async function dress(theme: Theme): Promise<void> {
  await page.evaluate(
    ({ style, classes }) => {
      for (const [name, value] of Object.entries(style)) document.documentElement.style.setProperty(name, value);
      document.body.className = classes;
    },
    { style: rootStyle(theme), classes: `${bodyClass[theme]} vscode-reduce-motion` },
  );
}

/** The colours of the chart of values that cover most of it: those of its bars. */
async function drawnColours(): Promise<Rgb[]> {
  const canvas = page.locator('.charts section', { hasText: 'Measured Values' }).locator('canvas');
  const found = await canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    const counts = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3] === 255) {
        const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6);
  });
  return found.map(([colour]) => colour.split(',').map(Number) as unknown as Rgb);
}

describe('the colors of series', () => {
  for (const theme of themes)
    it(`are visible on the ground and apart for the color-blind in ${theme}`, async () => {
      await dress(theme);
      const ground = (/^#(..)(..)(..)/.exec(rootStyle(theme)['--vscode-editor-background'] ?? '') ?? [])
        .slice(1)
        .map((hex) => parseInt(hex, 16)) as unknown as Rgb;
      await expect.poll(async () => (await drawnColours()).length).toBe(6);
      // The chart is drawn anew in a later task.
      await expect
        .poll(async () => Math.min(...(await drawnColours()).map((colour) => contrastOf(colour, ground))))
        .toBeGreaterThan(3);
      const colours = await drawnColours();
      for (const [i, a] of colours.entries())
        for (const b of colours.slice(0, i))
          expect(leastDistance(a, b), `${theme}: ${a.join()} and ${b.join()}`).toBeGreaterThan(15);
    });
});

describe('the keyboard', () => {
  it('moves along the marks, says each with all its numbers, and leads to its row', async () => {
    const chart = page.locator('.charts section', { hasText: 'Measured Values' }).locator('[role=application]');
    await chart.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const said = page.locator('.hidden[role=status]').first();
    await expect.poll(() => said.textContent()).toMatch(/kernel one.*lower is better.*\(2 of 12\)/);
    expect(await said.textContent()).toMatch(/95% interval of the mean: .*Ratio 0\.\d+ \(/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('tr.detail');
    expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe('Results');
    await page.click('#tab-charts');
  });
});

describe('a saved chart', () => {
  it('as SVG has the title, both subjects and all names, on white if wanted', async () => {
    await dress('dark');
    const section = page.locator('.charts section', { hasText: 'Measured Values' });
    await section.locator('.chart-save input').check();
    await section.locator('.link', { hasText: 'SVG' }).click();
    await expect.poll(async () => (await opened.posted('picture')).length).toBe(1);
    const [picture] = await opened.posted('picture');
    expect(picture).toMatchObject({ format: 'svg', name: 'Measured Values: 5 candidates against kernel base' });
    const svg = picture?.data ?? '';
    for (const text of ['Six kernels', 'against kernel base', 'kernel five', 'kernbench']) expect(svg).toContain(text);
    expect(svg).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    const shapes = await page.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [documentElement.tagName, documentElement.querySelectorAll('path').length];
    }, svg);
    expect(shapes[0]).toBe('svg');
    expect(shapes[1]).toBeGreaterThan(12);
  });
});
