/**
 * The comparison and history page: nothing from a file can run, everything is reachable by keyboard, it fits every
 * window, and it looks the same as before.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/core/messages/en';
import type { ToComparison } from '../../src/protocol/comparison';
import {
  aHistory,
  aStepHistory,
  attack,
  boost,
  hostile,
  many,
  manyRows,
  moved,
  noHistory,
  nothing,
  stopped,
  three,
  tooFew,
} from './dev/comparisons';
import { themes } from './dev/themes';
import { openCompare } from './lib/compare-stage';
import { goldenBrowser, holdGolden } from './lib/golden-page';
import { seriousIn } from './lib/axe';
import { browser } from './lib/stage';
import type { Options } from './lib/window';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

const states: Readonly<Record<string, () => ToComparison>> = {
  'two reports': moved,
  'three and one that is missing': three,
  'fewer than two': tooFew,
  cancelled: stopped,
  none: nothing,
  'a history': aHistory,
  steps: aStepHistory,
  'no history': noHistory,
};
const large: ReadonlySet<() => ToComparison> = new Set([moved, three, aHistory]);

const beyond = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Sentences that the page does not have: it shows their names instead. */
const namesOfSentences = async (page: Page): Promise<string[]> =>
  (await page.evaluate(() => document.body.innerText)).split(/[\s,;:()]+/).filter((text) => Object.hasOwn(en, text));
/** Opens everything that can be opened. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

describe('axe reports nothing serious', () => {
  const windows: readonly Options[] = [
    ...themes.map((theme) => ({ theme })),
    { theme: 'light', width: 400, height: 800 },
    { theme: 'dark', width: 640, height: 400, scale: 2 },
  ];
  for (const options of windows) {
    it(`${options.theme}${options.width ? `, ${options.width} px` : ''}`, async () => {
      // The small states are the same few elements in every theme.
      for (const [name, make] of Object.entries(states).filter(
        ([, one]) => options.theme === 'hc-light' || large.has(one),
      )) {
        const opened = await openCompare(chromium, make(), options);
        await unfold(opened.page);
        await opened.page.waitForTimeout(50);
        const unsaid = await namesOfSentences(opened.page);
        expect({ name, unsaid, beyond: await beyond(opened.page), found: await seriousIn(opened.page) }).toEqual({
          name,
          unsaid: [],
          beyond: 0,
          found: [],
        });
        await opened.close();
      }
    });
  }
});

describe('hostile files', () => {
  it.each([
    ['a comparison', hostile],
    ['a history', () => aHistory(attack)],
  ] as const)('%s: adds no element, runs nothing, requests nothing, reverses nothing', async (_name, make) => {
    const opened = await openCompare(chromium, make(), { width: 700 });
    const { page } = opened;
    await unfold(page);
    await page.waitForTimeout(80);
    const found = await page.evaluate(() => ({
      foreign: [...document.querySelectorAll('*')]
        .map((one) => one.localName)
        .filter((name) =>
          ['img', 'iframe', 'object', 'embed', 'form', 'base', 'audio', 'video', 'b', 'a'].includes(name),
        ),
      scripts: [...document.scripts].map((one) => one.src),
      handlers: [...document.querySelectorAll('*')]
        .flatMap((one) => [...one.attributes])
        .filter((one) => /^on/.test(one.name)).length,
      hacked: 'hacked' in window,
      shown: document.body.innerText.includes('<script>window.hacked=1</script>'),
      // Characters that reverse text are isolated or made visible.
      loose: [...document.querySelectorAll('main *')].filter(
        (one) =>
          one.localName !== 'bdi' &&
          one.namespaceURI?.endsWith('xhtml') &&
          [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.includes('\u202e')),
      ).length,
    }));
    expect(found).toEqual({
      foreign: [],
      scripts: ['https://compare.test/compare.js'],
      handlers: 0,
      hacked: false,
      shown: true,
      loose: 0,
    });
    expect([
      await opened.violations(),
      opened.requests,
      opened.errors,
      await opened.posted('fault'),
      await beyond(page),
    ]).toEqual([[], [], [], [], 0]);
    await opened.close();
  });

  it('logs and ignores foreign messages', async () => {
    const opened = await openCompare(chromium, boost());
    for (const message of [{ type: 'show' }, { type: '__proto__' }, 5]) await opened.send(message as never);
    await expect.poll(async () => (await opened.posted('fault')).length).toBe(3);
    expect(await opened.page.locator('.compared tbody tr').count()).toBe(5);
    await opened.close();
  });

  it('shows nothing before the sentences arrive', async () => {
    const opened = await openCompare(chromium, undefined);
    expect(await opened.page.innerText('.loading')).toBe('Reading the reports…');
    await opened.close();
  });
});

describe('the comparison by keyboard', () => {
  it('reaches everything clickable in visual order, and everything has a name', async () => {
    const opened = await openCompare(chromium, three());
    const { page } = opened;
    const wanted = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility())
        .map((one) => (one.textContent ?? '').slice(0, 60)),
    );
    const reached: string[] = [];
    for (let i = 0; i < wanted.length; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => (document.activeElement?.textContent ?? '').slice(0, 60)));
      expect(
        await page.evaluate(() => {
          const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement!);
          return outlineStyle !== 'none' || boxShadow !== 'none';
        }),
        `the focus is seen at ${reached.at(-1)}`,
      ).toBe(true);
    }
    expect(reached).toEqual(wanted);
    await opened.close();
  });

  it('chooses, shows, removes and adds files; sorts, filters and opens rows; accepts renames', async () => {
    const opened = await openCompare(chromium, three());
    const { page } = opened;
    const press = async (name: string | RegExp, nth = 0): Promise<void> => {
      await page.getByRole('button', { name }).nth(nth).focus();
      await page.keyboard.press('Enter');
    };
    await press('Compare Others with This Report', 1);
    await press('Remove from Comparison', 3);
    await press('Add Report');
    await press('Export');
    await press('Copy as Markdown');
    await press('Same Benchmark');
    await press(/^kernbench, time$/);
    await press(/baseline base moved/);
    const told = async (type: Parameters<typeof opened.posted>[0]): Promise<unknown> => (await opened.posted(type))[0];
    expect([
      await told('reference'),
      await told('remove'),
      await told('add'),
      await told('export'),
      await told('copy'),
    ]).toEqual([
      { type: 'reference', file: 2 },
      { type: 'remove', file: 3 },
      { type: 'add' },
      { type: 'export' },
      { type: 'copy' },
    ]);
    expect(await told('accept')).toEqual({ type: 'accept', then: 'old-name', now: 'new-name' });
    expect(await told('open')).toEqual({ type: 'open', file: 1, row: 'flip/cand' });
    expect(await told('finding')).toMatchObject({
      type: 'finding',
      file: 1,
      finding: 'baseline-moved@base-moved/cand',
    });

    const names = (): Promise<string[]> => page.locator('.compared:not(.matrix) tbody th button').allInnerTexts();
    await press(/^Benchmark/);
    expect(await names()).toEqual((await names()).toSorted((a, b) => a.localeCompare(b)));
    expect(await page.locator('.compared:not(.matrix) th[aria-sort=ascending]').innerText()).toContain('Benchmark');
    await press(/^1 identical/);
    expect(await names()).toEqual(['sysbench cpu']);
    // The other pair has its own rows, and the page shows which pair is selected.
    await press('All 8');
    // Each file has its answer, and the one that is shown is named.
    expect(await page.locator('.own-answer').count()).toBe(2);
    expect(await page.locator('p.answer').innerText()).toMatch(/^tuesday: 1 worse/);
    expect(await page.locator('.compared:not(.matrix) tbody tr', { hasText: 'kernbench, time' }).innerText()).toContain(
      '+22.2%',
    );
    await press('Show', 1);
    expect(await page.locator('.compared:not(.matrix) tbody tr', { hasText: 'kernbench, time' }).innerText()).toContain(
      '+29.6%',
    );
    expect(await page.locator('button[aria-pressed=true]', { hasText: 'Show' }).count()).toBe(1);
    await opened.close();
  });

  it('opens a run from a point of a history, from its change or from the table', async () => {
    const opened = await openCompare(chromium, aHistory());
    const { page } = opened;
    await page.getByRole('button', { name: /\+9\.8% at/ }).press('Enter');
    await page.locator('.line-of summary').first().press('Enter');
    await page.locator('.line-of details[open] tbody button').nth(3).press('Enter');
    // The table of changes has the change of the kernel and the change point, both at this run.
    const changes = page.locator('.changes-table tbody');
    expect(await changes.locator('tr').allInnerTexts()).toEqual([
      expect.stringMatching(/c0ffee22.*environment.*kernel: 6\.6\.1 → 6\.7\.0/s),
      expect.stringMatching(/c0ffee22.*kernbench.*\+9\.8%.*100 s → 110 s/s),
    ]);
    await changes.locator('button').first().press('Enter');
    expect((await opened.posted('open')).map(({ file }) => file)).toEqual([12, 3, 12]);
    await opened.close();
  });
});

it('reports dropped files by URI', async () => {
  const opened = await openCompare(chromium, boost());
  await opened.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'file:///a.vmibench.json\r\nfile:///b.vmibench.json');
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  const [told] = await opened.posted('drop');
  expect(told?.uris.split(/\r?\n/)).toEqual(['file:///a.vmibench.json', 'file:///b.vmibench.json']);
  await opened.close();
});

describe('a narrow window', () => {
  it.each([
    ['a comparison', moved],
    ['three reports', three],
    ['a history', aHistory],
  ] as const)(
    '%s: rows are cards that say the heads of their cells, and nothing is scrolled sideways',
    async (_n, make) => {
      const opened = await openCompare(chromium, make(), { width: 400 });
      const found = await opened.page.evaluate(() => ({
        beyond: [...document.querySelectorAll('.wide, .table-of')]
          .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth)
          .map((one) => one.textContent?.slice(0, 60)),
        unsaid: [...document.querySelectorAll('.cards td')]
          .filter((one) => one.checkVisibility() && ['', 'none'].includes(getComputedStyle(one, '::before').content))
          .map((one) => one.textContent),
        cards: document.querySelectorAll('.cards tbody tr').length > 0,
      }));
      expect(found).toEqual({ beyond: [], unsaid: [], cards: true });
      await opened.close();
    },
  );
});

describe('the matrix', () => {
  it('has a column per file, names the reference first, and has a cell per existing row', async () => {
    const opened = await openCompare(chromium, three());
    const { page } = opened;
    expect((await page.locator('.matrix thead th').allInnerTexts()).map((text) => text.trim())).toEqual([
      'Benchmark',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
    ]);
    const cells = (await page.locator('.matrix tbody tr', { hasText: 'kernbench' }).locator('td').allInnerTexts()).map(
      (text) => text.replace(/\s+/g, ' ').trim(),
    );
    expect(cells).toEqual([
      expect.stringMatching(/^1\.111 clear improvement/),
      expect.stringMatching(/^0\.909 time \+22\.2%, worse .* clear regression/),
      expect.stringMatching(/^0\.858 time \+29\.6%, worse/),
      '–',
    ]);
    expect(
      (await page.locator('.matrix tbody tr', { hasText: 'compilebench' }).locator('td').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' ').trim(),
      ),
    ).toEqual(['–', expect.stringMatching(/^1\.000/), expect.stringMatching(/^1\.000/), '–']);
    await opened.close();
  });
});

describe('the setup', () => {
  it('survives the page, even if a pair is gone', async () => {
    const opened = await openCompare(chromium, three());
    const { page } = opened;
    await page.getByRole('button', { name: 'Show', exact: true }).nth(1).click();
    await page.getByRole('button', { name: /^1 worse/ }).click();
    await page.reload();
    await page.waitForSelector('.compared');
    expect(await page.locator('.chip[aria-pressed=true]').innerText()).toBe('1 worse');
    expect(await page.locator('.compared:not(.matrix) tbody tr').first().innerText()).toContain('+29.6%');
    await opened.send(moved());
    await page.waitForFunction(() => !document.querySelector('.matrix'));
    expect(await page.locator('.compared tbody tr').first().innerText()).toContain('+22.2%');
    await opened.close();
  });

  it('asks for the text of rows when they are shown, and sorts all of them', async () => {
    const opened = await openCompare(chromium, many());
    const { page } = opened;
    const lines = page.locator('.compared tbody tr');
    const expected = page.locator('.compared tbody tr[aria-busy]');
    expect([await lines.count(), await expected.count()]).toEqual([500, 0]);
    await page.getByRole('button', { name: 'Show 20 More' }).click();
    await lines.nth(519).waitFor();
    const places = Array.from({ length: 20 }, (_, index) => 500 + index);
    await expect.poll(() => opened.posted('rows')).toEqual([{ type: 'rows', version: 1, file: 1, places }]);
    // Until the text is there, rows have their names.
    expect(await expected.count()).toBe(20);
    expect(await expected.first().innerText()).not.toBe('');
    // Rows of what was shown before are not those at these places.
    await opened.send({ ...manyRows(places), version: 0 });
    await opened.send(manyRows(places.slice(0, 1)));
    await expect.poll(() => expected.count()).not.toBe(20);
    expect(await expected.count()).toBe(19);
    await opened.send(manyRows(places));
    await expect.poll(() => expected.count()).toBe(0);
    expect(await lines.nth(519).locator('td').last().innerText()).not.toBe('');

    // Sorted by what the numbers are, over all rows; what is here is not asked for again.
    await page.getByRole('button', { name: 'Candidate change' }).click();
    await page.locator('th[aria-sort=descending]', { hasText: 'Candidate change' }).waitFor();
    const sizes = (await lines.locator('td:nth-child(5)').allInnerTexts()).map((text) =>
      Number(/[\d.,]+(?=%)/.exec(text)?.[0].replaceAll(',', '') ?? 0),
    );
    expect(sizes).toHaveLength(520);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(await opened.posted('rows')).toHaveLength(1);
    await opened.close();
  });
});

describe('a restarted host', () => {
  it.each([
    ['a comparison', boost],
    ['a page that is still loading', () => undefined],
  ])('is reported by %s, and the banner goes away when the host answers', async (_name, state) => {
    const opened = await openCompare(chromium, state());
    const alert = opened.page.getByRole('alert');
    await opened.page.evaluate(() => {
      stage.deaf = true;
      window.dispatchEvent(new Event('focus'));
    });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('stopped responding');
    await opened.send({ type: 'pong' });
    await alert.waitFor({ state: 'detached' });
    await opened.close();
  });
});

describe('golden pictures', () => {
  const font = goldenBrowser();
  const pictures: Readonly<Record<string, readonly [() => ToComparison, Options]>> = {
    'compare-dark': [moved, { theme: 'dark' }],
    'compare-hc-light': [moved, { theme: 'hc-light' }],
    'compare-three': [three, { theme: 'light', scale: 0.4 }],
    'compare-narrow': [moved, { theme: 'light', width: 400 }],
    'compare-stopped': [stopped, { theme: 'hc-dark', height: 300 }],
    history: [aHistory, { theme: 'light' }],
  };
  for (const [name, [make, options]] of Object.entries(pictures)) {
    it(name, async ({ skip }) => {
      const { browser: still, name: family } = await font();
      if (!family) skip('the font of the pictures is not on this machine');
      const opened = await openCompare(still, make(), { width: 1100, scale: 0.5, ...options, font: family });
      await holdGolden(name, opened.page, expect);
      await opened.close();
    });
  }
});
