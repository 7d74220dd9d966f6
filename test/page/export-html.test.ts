/** The exported HTML page in a browser: nothing runs, nothing is fetched, everything is shown; light, dark, printed. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type axe from 'axe-core';
import { html } from '../../src/core/export/html';
import { shownOf } from '../../src/core/export/parts';
import { clean } from '../../src/core/export/text';
import { sheetText } from '../../src/core/text/sheet';
import { expectLinear } from '../lib/cost';
import { everything, example, examples, hostileTexts, inputOf } from '../unit/export/support';
import { output } from './lib/build';
import { browser } from './lib/stage';
import '../unit/setup';

const checker = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
let chromium: Browser;
beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  chromium = await browser();
});
afterAll(() => chromium.close());

interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly troubles: string[];
}

/** Opens a text as a separate file. Scripts are allowed, so that a script in the page would be noticed. */
async function opened(
  text: string,
  options: { readonly dark?: boolean; readonly width?: number } = {},
): Promise<Opened> {
  const context = await chromium.newContext({
    viewport: { width: options.width ?? 1100, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const troubles: string[] = [];
  page.on('console', (message) => void troubles.push(message.text()));
  page.on('pageerror', (error) => void troubles.push(String(error)));
  page.on('dialog', (dialog) => void troubles.push(dialog.message()));
  await context.route('**/*', (route) => {
    const { href } = new URL(route.request().url());
    if (href === 'https://export.test/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: text });
    requests.push(href.slice(0, 200));
    return route.abort();
  });
  await page.goto('https://export.test/');
  return { page, requests, troubles };
}

const own = [
  'DOCTYPE',
  'html',
  'head',
  'meta',
  'title',
  'style',
  'body',
  'main',
  'h1',
  'h2',
  'p',
  'span',
  'strong',
  'a',
  'bdi',
  'figure',
  'figcaption',
  'svg',
  'g',
  'rect',
  'line',
  'text',
  'polygon',
  'circle',
  'div',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'ul',
  'li',
  'h3',
  'details',
  'summary',
];

/** Elements and attributes that are not ours: made by text from a file. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate(
    (known) =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const odd = [...element.attributes].filter(
          ({ name, value }) => /^on|^style$|^src|^xlink/i.test(name) || (name === 'href' && !/^https?:/.test(value)),
        );
        return [
          ...(known.includes(element.localName) ? [] : [element.localName]),
          ...odd.map(({ name }) => `${element.localName} ${name}`),
        ];
      }),
    own,
  );
}

async function defects(page: Page): Promise<string[]> {
  // The policy of the page forbids scripts; the checker bypasses it, as a browser extension does.
  await page.evaluate(checker);
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    const { violations } = await tool.run(document, { resultTypes: ['violations'] });
    return violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`)
          .join('; ')}`,
    );
  });
}

describe('exported HTML', () => {
  it.each(examples)('%s: every row, no script, nothing fetched', async (name) => {
    const input = example(name);
    const { page, requests, troubles } = await opened(html(input));
    const { parts } = shownOf(input);
    for (const [index, part] of parts.entries()) {
      const rows = page.locator(`[aria-labelledby="part-${index}"] tbody tr`);
      expect(await rows.count()).toBe(part.rows.length);
      const names = await rows.locator('th').allInnerTexts();
      expect(names.map((one) => one.replace(/ \(cost\)$/, ''))).toEqual(part.rows.map((row) => clean(row.label)));
      // Untested rows are labeled, and their marks are hollow.
      const verdicts = await rows.locator('td.verdict').allInnerTexts();
      part.rows.forEach((row, i) =>
        expect(verdicts[i]?.includes('untested'), verdicts[i]).toBe(
          !row.verdict.tested && !['failed', 'not-judged'].includes(row.verdict.word),
        ),
      );
    }
    const drawn = parts.flatMap(({ rows }) => rows.filter((row) => row.ratio !== undefined && row.role === 'primary'));
    expect(await page.locator('svg.ratios .mark').count()).toBe(drawn.length);
    expect(await page.locator('svg.ratios .mark.untested').count()).toBe(
      drawn.filter((row) => !row.verdict.tested).length,
    );
    expect(await page.locator('svg.ratios .whisker').count()).toBe(drawn.filter((row) => row.interval).length);
    // Every message has its words: a missing one would appear as its key.
    expect((await page.locator('li').allInnerTexts()).filter((one) => /^[a-z]+\.[a-z-]+$/.test(one))).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    expect(await strangers(page)).toEqual([]);
    expect({ requests, troubles }).toEqual({ requests: [], troubles: [] });
    await page.context().close();
  });

  it('draws sweeps and runs, with the runs as a table', async () => {
    const input = inputOf({
      format: 'vmibench/1',
      title: 'sweep',
      subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
      benchmarks: [1, 2, 4, 8].map((vcpus) => ({
        id: `b${vcpus}`,
        name: 'build',
        parameters: { vcpus },
        metric: { name: 'rate', unit: 'MB/s', direction: 'higher' as const },
        results: ['old', 'new'].map((subject, side) => ({
          subject,
          samples: [0, 1, 2, 3, 4].map((run) => vcpus * 100 + side * 7 + run),
        })),
      })),
    });
    const { page } = await opened(html(input));
    const sweep = page.locator('[aria-labelledby="sweeps-0"] svg');
    expect(await sweep.count()).toBe(1);
    expect(await sweep.getAttribute('aria-label')).toContain('by vcpus');
    // Four points per side, and one of each in the legend; as many spreads; three lines between the points.
    expect(await sweep.locator('circle.mark').count()).toBe(5);
    expect(await sweep.locator('rect.mark').count()).toBe(5);
    expect(await sweep.locator('.whisker').count()).toBe(8);
    // Doubling vcpus are evenly spaced, and increases go up.
    const xs = await sweep
      .locator('g.base .mark')
      .evaluateAll((all) =>
        all.map((one) => [Number(one.getAttribute('cx')), Number(one.getAttribute('cy'))] as const),
      );
    const gaps = xs.slice(1).map(([x], i) => Math.round(x - (xs[i]?.[0] ?? 0)));
    expect(new Set(gaps).size).toBe(1);
    expect(xs.map(([, y]) => y)).toEqual([...xs.map(([, y]) => y)].sort((a, b) => b - a));
    expect(await page.locator('div.chart[aria-labelledby="runs-0"] .mark').count()).toBe(40);
    await page.locator('summary').click();
    const cells = await page.locator('details tbody tr').nth(1).locator('td').allInnerTexts();
    expect(cells).toEqual([
      '200 MB/s, 201 MB/s, 202 MB/s, 203 MB/s, 204 MB/s',
      '207 MB/s, 208 MB/s, 209 MB/s, 210 MB/s, 211 MB/s',
    ]);
    await page.context().close();
  });

  for (const dark of [false, true]) {
    it(`axe reports nothing in ${dark ? 'dark' : 'light'}, wide and narrow`, async () => {
      for (const [text, width] of [
        [html(inputOf(everything())), 1100],
        [html(example('slub-sheaves-amd-2025.vmibench.json')), 400],
      ] as const) {
        const { page } = await opened(text, { dark, width });
        expect(await defects(page)).toEqual([]);
        await page.screenshot({ path: join(output, `export-${dark ? 'dark' : 'light'}-${width}.png`), fullPage: true });
        // Nothing but the tables may be wider than the window.
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
        await page.context().close();
      }
    });
  }

  it("follows the system's dark mode", async () => {
    const grounds: string[] = [];
    for (const dark of [false, true]) {
      const { page } = await opened(html(inputOf(everything())), { dark });
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      await page.context().close();
    }
    expect(grounds).toEqual(['rgb(255, 255, 255)', 'rgb(21, 25, 30)']);
  });

  it('prints in light colors, on as many pages as needed, including the last row', async () => {
    const { page } = await opened(html(example('slub-sheaves-amd-2025.vmibench.json')), { dark: true });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length).toBeGreaterThanOrEqual(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });

  it('creates no element, attribute or request from hostile text', async () => {
    const { page, requests, troubles } = await opened('<!doctype html><title>x</title>');
    for (const texts of fc.sample(hostileTexts, { numRuns: 60, seed: 6 })) {
      const input = inputOf(everything(texts));
      await page.setContent(html(input));
      expect(await strangers(page)).toEqual([]);
      expect(await page.locator('[aria-labelledby="part-0"] tbody tr').count()).toBe(5);
      const [part] = shownOf(input).parts;
      expect(
        await page
          .locator('[aria-labelledby="part-0"] tbody th')
          .evaluateAll((all) => all.map((one) => (one.textContent ?? '').replace(/ \(cost\)$/, ''))),
      ).toEqual(part?.rows.map((row) => sheetText(clean(row.label))));
    }
    expect({ requests, troubles }).toEqual({ requests: [], troubles: [] });
    await page.context().close();
  });

  it('draws 500 rows as one curve, and 10,000 quickly', async () => {
    const many = (n: number) =>
      inputOf({
        format: 'vmibench/1',
        title: 'many',
        subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
        benchmarks: Array.from({ length: n }, (_, i) => ({
          id: `b${i}`,
          name: `bench ${i}`,
          ratios: [{ subject: 'b', value: Number((0.8 + (i * 0.4) / n).toFixed(4)) }],
        })),
      });
    const { page } = await opened(html(many(500)));
    expect(await page.locator('svg.ratios .mark').count()).toBe(500);
    const box = await page.locator('svg').boundingBox();
    expect(box?.height).toBeLessThan(400);
    await page.context().close();
    expect(html(many(10_000)).length).toBeGreaterThan(1e6);
    expectLinear(many, 8000, html);
  });
});
