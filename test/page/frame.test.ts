/** The first frame, which the extension draws: the page takes it over without a change, and nothing in it can run. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginning, frameOf } from '../../webview/frame/main';
import { fresh, type UiState } from '../../webview/report/ui-state';
import { forPage } from '../../src/core/messages/for-page';
import type { PageModel, RowView } from '../../src/core/page-model/model';
import { pack } from '../../src/protocol/pack';
import type { ToPage } from '../../src/protocol/report';
import { broken, empty, everything, hostile, many, type State } from './dev/models';
import { mitigations, real } from './dev/real';
import { browser, open, type Opened } from './lib/stage';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

type Whole = Extract<ToPage, { type: 'show' | 'empty' }>;

/** What the extension sends: a long table's beginning with the message, the rest in parts. */
function sent({ first: [whole], details }: State, kept: Partial<UiState>): { message: Whole; parts: ToPage[] } {
  if (whole?.type === 'empty') return { message: whole, parts: [] };
  if (whole?.type !== 'show') throw new Error('nothing to show');
  const { rows, first } = beginning(whole.model, { ...fresh, ...kept }, forPage);
  const all = whole.model.rows;
  const half = all.length >> 1;
  const part = (some: readonly RowView[], last: boolean): ToPage => ({
    type: 'rows',
    version: 1,
    packed: { count: some.length, rows: pack(some) },
    last,
  });
  return {
    message: {
      ...whole,
      model: { ...whole.model, rows },
      first,
      details: rows.flatMap((row) => (kept.open?.includes(row.key) ? (details[row.key] ?? []) : [])),
    },
    parts: first ? [part(all.slice(0, half), false), part(all.slice(half), true)] : [],
  };
}

const root = ({ page }: Opened): Promise<string> => page.evaluate(() => document.getElementById('root')!.innerHTML);

/** Where two texts first differ; a page is too long to be printed as a whole. */
function different(a: string, b: string): readonly string[] | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  return [a, b].map((text) => text.slice(Math.max(0, at - 80), at + 120));
}

/** All shifts of layout so far, by the browser's own measure, and what moved; none means less than a pixel. */
const shifts = ({ page }: Opened): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((told) => {
        const moved: string[] = [];
        interface Shift {
          readonly value: number;
          readonly sources: readonly { readonly node: Node | null }[];
        }
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as unknown as readonly Shift[])
            if (value > 0.0005)
              moved.push(`${value}: ${sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? '?').join(', ')}`);
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => told(moved), 100);
      }),
  );

/** Opens the page with a first frame, before the extension has answered. */
async function withFrame(
  state: State,
  kept: Partial<UiState>,
  use: (opened: Opened, sent: { message: Whole; parts: ToPage[] }) => Promise<void>,
  script?: Promise<void>,
): Promise<void> {
  const told = sent(state, kept);
  const first = frameOf(told.message, { ...fresh, ...kept }, forPage);
  const opened = await open(
    chromium,
    { first: [], details: state.details },
    { first, state: { ...fresh, ...kept }, theme: 'light', script },
  );
  try {
    await use(opened, told);
    expect(await opened.violations()).toEqual([]);
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
    expect(await opened.page.evaluate(() => stage.faults)).toEqual([]);
  } finally {
    await opened.close();
  }
}

const takenOver = async (opened: Opened, message: Whole): Promise<void> => {
  await opened.send({ type: 'words', ...forPage });
  await opened.send(message);
  await opened.page.waitForSelector('#root[data-interactive]', { state: 'attached' });
  if (message.type === 'show')
    await expect.poll(async () => (await opened.posted('painted')).length).toBeGreaterThan(0);
};

const keysOf = ({ page }: Opened): Promise<string[]> =>
  page.locator('tr.row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key') ?? ''));
const firstKey = (state: State): string => (state.first[0] as { model: PageModel }).model.rows[0]?.key ?? '';

const cases: Readonly<
  Record<string, { readonly state: () => State; readonly kept?: (state: State) => Partial<UiState> }>
> = {
  'every verdict': { state: everything },
  'an opened row, sorted by name': {
    state: everything,
    kept: (state) => ({ open: [firstKey(state)], sort: { column: 'name', descending: true } }),
  },
  'a filter, a search and a group': {
    state: everything,
    kept: () => ({ filter: 'regression', search: 'ipi', group: 'p:vcpus', hideUnchanged: true }),
  },
  'the 2009 mail': { state: () => real('vmi-vs-hwmmu-2009.vmibench.json') },
  'several candidates': { state: mitigations },
  'a banner': { state: broken },
  'an empty file': { state: () => empty('empty') },
  '500 rows': { state: () => many(500) },
  '10,000 rows in groups': { state: () => many(10_000), kept: () => ({ group: 'p:vcpus' }) },
  'a hostile file': { state: hostile },
  'a hostile file, opened': {
    state: hostile,
    kept: (state) => ({ open: (state.first[0] as { model: PageModel }).model.rows.map((row) => row.key) }),
  },
};

describe('taking over the first frame', () => {
  for (const [name, { state: make, kept = () => ({}) }] of Object.entries(cases)) {
    it(`changes nothing: ${name}`, () => {
      const state = make();
      return withFrame(state, kept(state), async (opened, { message, parts }) => {
        const before = await root(opened);
        expect(before.length).toBeGreaterThan(200);
        expect(await opened.posted('painted')).toEqual([]);
        await takenOver(opened, message);
        expect(different(await root(opened), before)).toBeUndefined();
        for (const part of parts) await opened.send(part);
        await opened.page.waitForTimeout(50);
        expect(await shifts(opened)).toEqual([]);
      });
    });
  }

  it('adds the content of a tab that needs the script, and changes nothing else', () =>
    withFrame(everything(), { tab: 'findings' }, async (opened, { message }) => {
      const before = await root(opened);
      await takenOver(opened, message);
      const end = '</div></main>';
      expect(before.endsWith(end)).toBe(true);
      const after = await root(opened);
      expect(different(after.slice(0, before.length - end.length), before.slice(0, -end.length))).toBeUndefined();
      expect(after.length).toBeGreaterThan(before.length);
      expect(await shifts(opened)).toEqual([]);
    }));

  it('restores the scroll position, with the same rows in the same places', async () => {
    const state = many(2000);
    const places = ({ page }: Opened): Promise<string> =>
      page.locator('tr.row').evaluateAll((rows) =>
        rows
          .map((row) => ({ key: row.getAttribute('data-key') ?? '', top: Math.round(row.getBoundingClientRect().top) }))
          .filter(({ top }) => top > 44 && top < innerHeight)
          .map(({ key, top }) => `${key} ${top}`)
          .join('\n'),
      );
    const opened = await open(chromium, state, { theme: 'light' });
    await opened.page.evaluate(() => window.scrollTo(0, 20_000));
    await expect
      .poll(() => opened.page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}') as Partial<UiState>))
      .toMatchObject({ drawn: { above: expect.any(Number) as number } });
    const kept = await opened.page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}') as UiState);
    const seen = await places(opened);
    expect(seen.split('\n').length).toBeGreaterThan(10);
    await opened.close();
    await withFrame(state, kept, async (again, { message, parts }) => {
      expect(await places(again)).toBe(seen);
      await takenOver(again, message);
      expect(await places(again)).toBe(seen);
      expect(await again.page.evaluate(() => window.scrollY)).toBe(kept.scroll);
      for (const part of parts) await again.send(part);
      await expect.poll(() => again.page.locator('tr.gap').count()).toBe(2);
      await again.page.waitForTimeout(300);
      expect(await places(again)).toBe(seen);
    });
  });
});

describe('what is done in the first frame before its script has arrived', () => {
  /** Does something in a frame without its script, lets that arrive, and looks at what came of it. */
  const early = (act: (opened: Opened) => Promise<void>, look: (opened: Opened) => Promise<void>): Promise<void> => {
    let arrive = (): void => undefined;
    const script = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return withFrame(
      everything(),
      {},
      async (opened, { message }) => {
        await opened.page.waitForSelector('tr.row');
        expect(await opened.page.evaluate(() => stage.posted.length)).toBe(0);
        await act(opened);
        arrive();
        // What is sent to a page that does not listen yet is lost; the extension waits for this, too.
        await expect.poll(() => opened.posted('ready')).not.toEqual([]);
        await takenOver(opened, message);
        await look(opened);
      },
      script,
    );
  };

  it('has its effect once: a click on a button, a row, a tab', () =>
    early(
      async ({ page }) => {
        await page.locator('button.push', { hasText: 'Edit as Text' }).click();
        await page.locator('tr.row .opener').first().click();
        await page.locator('#tab-findings').click();
      },
      async (opened) => {
        await expect.poll(() => opened.page.getAttribute('#tab-findings', 'aria-selected')).toBe('true');
        await opened.page.click('#tab-results');
        await expect.poll(() => opened.page.locator('tr.detail').count()).toBe(1);
        expect(await opened.posted('text')).toHaveLength(1);
      },
    ));

  it('has its effect: words in the search, a tick, a choice by the keyboard', () =>
    early(
      async ({ page }) => {
        await page.locator('#search').pressSequentially('kern');
        await page.locator('label.check input').first().check();
        await page.locator('#tab-results').press('ArrowRight');
      },
      async ({ page }) => {
        await expect.poll(() => page.getAttribute('#tab-charts', 'aria-selected')).toBe('true');
        await page.click('#tab-results');
        expect(await page.inputValue('#search')).toBe('kern');
        expect(await page.locator('label.check input').first().isChecked()).toBe(true);
        const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}') as Partial<UiState>);
        expect(kept).toMatchObject({ search: 'kern', hideUnchanged: true });
      },
    ));

  it('has its effect once where the browser acts by itself: a list that is folded out stays so', () =>
    early(
      ({ page }) => page.locator('details.chooser summary').click(),
      async ({ page }) => expect(await page.locator('details.chooser').getAttribute('open')).not.toBeNull(),
    ));
});

describe('rows that are still loading', () => {
  it('are announced, and the loaded ones can be sorted and searched meanwhile', () => {
    const state = many(500);
    const all = (state.first[0] as { model: PageModel }).model.rows;
    return withFrame(state, {}, async (opened, { message, parts: [one, two] }) => {
      const { page } = opened;
      await takenOver(opened, message);
      const worst = await keysOf(opened);
      expect(worst).toHaveLength(50);
      expect(await page.locator('.chip').first().textContent()).toContain('500');
      expect(await page.getByText('still loading').count()).toBe(0);
      await page.locator('thead th.c-name button').click();
      await expect.poll(() => page.getByText(/Rows are still loading: 5\d of 500 are here\./).count()).toBe(1);
      const named = await keysOf(opened);
      expect(named).not.toEqual(worst);
      for (const key of worst) expect(named).toContain(key);
      // What needs all rows waits for them.
      await page.locator('button.push', { hasText: 'Copy Table' }).click();
      await opened.send(one!);
      await page.locator('#search').fill('redis');
      await expect.poll(async () => (await keysOf(opened)).every((key) => key.startsWith('redis'))).toBe(true);
      expect(await opened.posted('copy')).toEqual([]);
      await opened.send(two!);
      await expect.poll(() => page.getByText('still loading').count()).toBe(0);
      const found = all.filter((row) => row.name.includes('redis')).length;
      const [copied] = await opened.posted('copy');
      expect(copied?.rows).toHaveLength(found);
    });
  });

  it('of another version are ignored, and a requested row is shown once it arrives', () => {
    const state = many(500);
    return withFrame(state, {}, async (opened, { message, parts: [one, two] }) => {
      await takenOver(opened, message);
      const here = new Set(await keysOf(opened));
      const wanted = (state.first[0] as { model: PageModel }).model.rows.findLast((row) => !here.has(row.key))!.key;
      await opened.send({ type: 'reveal', key: wanted });
      await opened.send({ ...one, version: 7 } as ToPage);
      await opened.send({ ...two, version: 7 } as ToPage);
      await opened.page.waitForTimeout(50);
      expect((await keysOf(opened)).length).toBe(50);
      await opened.send(one!);
      await opened.send(two!);
      await opened.page.waitForFunction(
        (key) => document.activeElement?.closest('tr')?.getAttribute('data-key') === key,
        wanted,
      );
    });
  });
});

describe('a hostile file in the first frame', () => {
  it('adds no element, runs nothing and requests nothing before the page has started', () => {
    const state = hostile();
    const open = (state.first[0] as { model: PageModel }).model.rows.map((row) => row.key);
    return withFrame(state, { open }, async ({ page }) => {
      const found = await page.evaluate(() => ({
        images: document.images.length,
        foreign: [...document.querySelectorAll('#root *')]
          .map((one) => one.localName)
          .filter((name) => /script|style|iframe|object|embed|form|base|audio|video|link|meta|^b$|-/.test(name)),
        handlers: [...document.querySelectorAll('#root *')]
          .flatMap((one) => [...one.attributes])
          .filter(({ name }) => /^on|^style$/.test(name)).length,
        links: [...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href') ?? ''),
        hacked: 'hacked' in window,
        title: document.querySelector('h1')?.textContent ?? '',
      }));
      expect(found).toMatchObject({ images: 0, foreign: [], handlers: 0, hacked: false });
      expect(found.links.filter((href) => !/^https?:/.test(href))).toEqual([]);
      expect(found.title).toContain('<script>window.hacked=1</script>');
    });
  });
});
