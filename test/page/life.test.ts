/** The life of the report page: patches, hiding and showing, revealing rows, messages. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageModel } from '../../src/core/page-model/model';
import { browser, open, type Opened } from './lib/stage';
import { broken, empty, everything, many, show, type State } from './dev/models';
import { forPage } from '../../src/core/messages/for-page';
import { liveWords } from '../../src/core/messages/en/live';
import { word } from '../../src/core/messages/messages';
import { answerOf } from './dev/build';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

async function withPage(state: State, use: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open(chromium, state);
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

function modelOf(state: State): PageModel {
  const [first] = state.first;
  if (first?.type !== 'show') throw new Error('no model');
  return first.model;
}

describe('patches', () => {
  it('update rows and answer, and keep scroll position, open rows, search and focus', () => {
    const state = everything();
    const model = modelOf(state);
    return withPage(state, async ({ page, send }) => {
      await page.locator('.opener', { hasText: 'hackbench' }).click();
      await page.locator('.opener', { hasText: 'page faults' }).focus();
      await page.evaluate(() => window.scrollTo(0, 300));
      const lock = model.rows[0];
      if (!lock) throw new Error('no row');
      const better = { ...lock, ratio: 1.5, verdict: { word: 'improvement' as const, tested: true } };
      const rows = [better, ...model.rows.slice(1)];
      await send({ type: 'patch', since: 1, version: 2, parts: { answer: answerOf(rows) }, rows: [better] });
      await expect.poll(() => page.locator('.answer-text').textContent()).toContain('1 regression, ');
      expect(await page.locator('.row', { hasText: 'broadcast lock' }).locator('td.c-ratio').textContent()).toBe(
        '1.500',
      );
      expect(await page.locator('tr.detail').count()).toBe(1);
      expect(await page.evaluate(() => window.scrollY)).toBe(300);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('page faults');
      // Screen readers announce the new answer once.
      expect(await page.locator('[aria-live=polite]').textContent()).toContain('1 regression, ');
    });
  });

  it('say how far the plan of a run log is, and mark the rows that it has decided', () => {
    const model = modelOf(everything());
    const [lock, other] = model.rows;
    if (!lock || !other) throw new Error('no rows');
    // What the extension sends to the page of a run log.
    const words = { type: 'words' as const, ...forPage, words: { ...forPage.words, ...liveWords } };
    const live = (n: number, decided: readonly string[]) => ({
      n,
      all: 24,
      facts: [word('live.runs', { n, all: 24 }), word('live.time', { time: '3 min' })],
      decided,
    });
    const state = { ...everything(), first: [words, show({ ...model, live: live(4, []) })] };
    return withPage(state, async ({ page, send }) => {
      const bar = page.locator('.live progress');
      expect(await page.locator('.live p').textContent()).toBe('4 of 24 runs · about 3 min left');
      expect([await bar.getAttribute('max'), await bar.getAttribute('value')]).toEqual(['24', '4']);
      expect(await page.locator('.decided').count()).toBe(0);
      await send({ type: 'patch', since: 1, version: 2, parts: { live: live(12, [lock.key]) }, rows: [] });
      await expect.poll(() => bar.getAttribute('value')).toBe('12');
      const marked = page.locator('.row', { has: page.locator('.decided') });
      expect(await marked.count()).toBe(1);
      expect(await marked.getAttribute('data-key')).toBe(lock.key);
      expect(await marked.locator('.decided').getAttribute('title')).toBe(
        'Decided: further runs would not change this.',
      );
    });
  });

  it('that do not apply request the whole report', () =>
    withPage(everything(), async ({ send, posted }) => {
      expect(await posted('ready')).toHaveLength(1);
      await send({ type: 'patch', since: 7, version: 8, parts: {}, rows: [] });
      await expect.poll(async () => (await posted('ready')).length).toBe(2);
    }));

  it('remove and add rows', () => {
    const state = everything();
    const model = modelOf(state);
    return withPage(state, async ({ page, send }) => {
      const [first, ...others] = model.rows.filter((row) => row.role === 'primary');
      if (!first) throw new Error('no row');
      const added = { ...first, key: 'new/cand', name: 'brand new', label: 'brand new' };
      await send({
        type: 'patch',
        since: 1,
        version: 2,
        parts: {},
        rows: [added],
        order: [...others.map((row) => row.key), added.key],
      });
      await expect.poll(() => page.locator('.opener', { hasText: 'brand new' }).count()).toBe(1);
      expect(await page.locator('.opener', { hasText: 'broadcast lock' }).count()).toBe(0);
    });
  });
});

/** The row below the table header, and its position. */
const topRow = (page: Opened['page']): Promise<{ readonly row: string; readonly top: number }> =>
  page.evaluate(() => {
    const row = [...document.querySelectorAll<HTMLElement>('tr.row')].find(
      (one) => one.getBoundingClientRect().bottom > 44,
    );
    return { row: row?.dataset['key'] ?? '', top: row?.getBoundingClientRect().top ?? NaN };
  });

describe('the row being read', () => {
  // Short tables are in the document completely, long ones only in part and with estimated heights.
  it.each([150, 600])('stays in place when rows above it are added or removed: %i rows', (n) =>
    withPage(many(n), async ({ page, send }) => {
      const [shown] = many(n).first;
      if (shown?.type !== 'show') throw new Error('no model');
      const { rows } = shown.model;
      // Like Safari, which has no scroll anchoring.
      await page.evaluate(() => void (document.documentElement.style.overflowAnchor = 'none'));
      // An opened row above makes heights differ from the estimates.
      await page.locator('.opener').nth(3).click();
      await page.evaluate(() => window.scrollTo(0, 2500));
      await expect.poll(() => topRow(page)).not.toMatchObject({ row: '' });
      const moving = await topRow(page);
      // The top row moves to the start of the table; the one below it must stay in place.
      const before = await page.evaluate((key) => {
        const all = [...document.querySelectorAll<HTMLElement>('tr.row')];
        const next = all[all.findIndex((one) => one.dataset['key'] === key) + 1];
        return { row: next?.dataset['key'] ?? '', top: next?.getBoundingClientRect().top ?? NaN };
      }, moving.row);
      const worst = [...rows].sort((a, b) => (a.ratio ?? 1) - (b.ratio ?? 1));
      const [model] = worst;
      if (!model) throw new Error('no row');
      const added = Array.from({ length: 7 }, (_, i) => ({
        ...model,
        key: `new ${i}/cand`,
        name: `new ${i}`,
        label: `new ${i}`,
      }));
      const left = rows.filter((row) => !worst.slice(0, 3).includes(row));
      const changed = rows.filter((row) => row.key === moving.row).map((row) => ({ ...row, ratio: 0.01 }));
      await send({
        type: 'patch',
        since: 1,
        version: 2,
        parts: {},
        rows: [...added, ...changed],
        order: [...added, ...left].map((row) => row.key),
      });
      const topOf = (key: string): Promise<number> =>
        page.evaluate((wanted) => {
          const found = [...document.querySelectorAll<HTMLElement>('tr.row')].find(
            (one) => one.dataset['key'] === wanted,
          );
          return found?.getBoundingClientRect().top ?? NaN;
        }, key);
      await expect.poll(() => page.evaluate(() => window.scrollY)).not.toBe(2500);
      await expect.poll(async () => Math.abs((await topOf(before.row)) - before.top)).toBeLessThan(2);
      expect((await topRow(page)).row).not.toBe(moving.row);
    }),
  );

  it('is restored after the page was hidden and the text changed', () =>
    withPage(many(600), async ({ page }) => {
      await page.evaluate(() => window.scrollTo(0, 6000));
      const stored = () =>
        page.evaluate(
          () => (JSON.parse(sessionStorage.getItem('state') ?? '{}') as { place?: { row: string; top: number } }).place,
        );
      await expect
        .poll(async () => {
          const { row } = await topRow(page);
          return row !== '' && (await stored())?.row === row;
        })
        .toBe(true);
      const before = await topRow(page);
      // Meanwhile the text changed: the same pixels would be another row.
      await page.evaluate(() => {
        const state = JSON.parse(sessionStorage.getItem('state') ?? '{}') as { scroll: number };
        sessionStorage.setItem('state', JSON.stringify({ ...state, scroll: state.scroll - 400 }));
      });
      await page.reload();
      await page.waitForSelector('.row');
      await expect.poll(async () => (await topRow(page)).row).toBe(before.row);
      await expect.poll(async () => Math.abs((await topRow(page)).top - before.top)).toBeLessThan(2);
    }));
});

describe('state', () => {
  it('survives hiding and showing the page', () =>
    withPage(many(150), async ({ page }) => {
      await page.click('th.c-name button');
      await page.locator('.chip', { hasText: 'regression' }).click();
      await page.locator('.opener').nth(5).click();
      await page.keyboard.press('Control+f');
      await page.waitForFunction(() => document.activeElement?.id === 'search');
      await page.keyboard.type('e');
      await page.evaluate(() => window.scrollTo(0, 240));
      await expect
        .poll(() =>
          page.evaluate(() => (JSON.parse(sessionStorage.getItem('state') ?? '{}') as { scroll?: number }).scroll),
        )
        .toBe(240);
      const before = await page.locator('.row').allTextContents();
      await page.reload();
      await page.waitForSelector('.row');
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(240);
      expect(await page.locator('.row').allTextContents()).toEqual(before);
      expect(await page.locator('tr.detail').count()).toBe(1);
      expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('Benchmark');
      expect(await page.locator('#search').evaluate((field) => (field as HTMLInputElement).value)).toBe('e');
      expect(await page.locator('.chip[aria-pressed=true]').textContent()).toContain('regression');
    }));

  it('of another version is restored as far as it is valid', () =>
    withPage(everything(), async ({ page }) => {
      await page.evaluate(() =>
        sessionStorage.setItem(
          'state',
          '{"tab":"nonsense","sort":{"column":"colour"},"open":[1,null,"x"],"scroll":"far","search":5,"group":7}',
        ),
      );
      await page.reload();
      await page.waitForSelector('.row');
      expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('Ratio');
      expect(await page.evaluate(() => stage.faults)).toEqual([]);
    }));
});

describe('the banner', () => {
  it('covers the last valid page and links to the first error', () =>
    withPage(broken(), async ({ page, send, posted }) => {
      expect(await page.locator('.banner').textContent()).toContain('Expected a comma');
      expect(await page.locator('.row').count()).toBeGreaterThan(10);
      await page.locator('.banner button').click();
      expect(await posted('text')).toEqual([{ type: 'text', banner: true }]);
      await send({ type: 'banner' });
      await expect.poll(() => page.locator('.banner').count()).toBe(0);
      expect(await page.locator('.row').count()).toBeGreaterThan(10);
    }));
});

describe('a page without content', () => {
  it('says what to do next', () =>
    withPage(empty('empty'), async ({ page, posted, send }) => {
      await page.locator('button.push', { hasText: 'New Report' }).click();
      await page.locator('button.push', { hasText: 'Import Results' }).click();
      await page.locator('button.push', { hasText: 'Open Sample' }).click();
      expect(await posted('command')).toEqual([
        { type: 'command', command: 'newReport' },
        { type: 'command', command: 'importResults' },
        { type: 'command', command: 'openSample' },
      ]);
      await send({ type: 'show', version: 1, locale: 'en', model: modelOf(everything()) });
      await page.waitForSelector('.row');
      await send({ type: 'empty', locale: 'en', reason: 'foreign' });
      await expect.poll(() => page.locator('h1').textContent()).toBe('This is not a VMI Bench report');
      expect(await page.locator('button.push', { hasText: 'Import Results' }).count()).toBe(1);
    }));
});

describe('reveal', () => {
  it('shows a row hidden by a tab and a filter, opens it and focuses it', () =>
    withPage(many(2000), async ({ page, send }) => {
      const key = await page
        .locator('.row')
        .first()
        .getAttribute('data-vscode-context')
        .then((text) => (JSON.parse(text ?? '{}') as { row: string }).row);
      const last = 'kernbench 49 16 1990/cand';
      expect(key).not.toBe(last);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('redis');
      await page.click('#tab-environment');
      await send({ type: 'reveal', key: last });
      await page.waitForFunction(
        () =>
          document.activeElement?.matches('.opener') && document.activeElement.textContent?.includes('kernbench 49'),
      );
      expect(await page.locator('.opener:focus').getAttribute('aria-expanded')).toBe('true');
      await expect
        .poll(
          () =>
            page.evaluate(() => {
              const box = document.activeElement?.getBoundingClientRect();
              return box ? `${box.top >= 0} ${box.bottom <= window.innerHeight}` : 'nothing';
            }),
          { timeout: 5000 },
        )
        .toBe('true true');
    }));

  it('of a missing row does nothing', () =>
    withPage(everything(), async ({ page, send }) => {
      await send({ type: 'reveal', key: '__proto__' });
      await page.waitForTimeout(50);
      expect(await page.locator('tr.detail').count()).toBe(0);
      expect(await page.evaluate(() => stage.faults)).toEqual([]);
    }));
});

describe('messages', () => {
  it('of unknown kinds are logged and ignored', () =>
    withPage(everything(), async ({ page, posted }) => {
      await page.evaluate(() => {
        for (const odd of [
          null,
          5,
          'show',
          {},
          { type: 'explode' },
          { type: 'show', version: 'x' },
          { type: '__proto__' },
        ])
          stage.send(odd);
      });
      await expect.poll(async () => (await posted('fault')).length).toBe(7);
      expect(await page.locator('.row').count()).toBeGreaterThan(10);
      expect(await page.locator('.banner').count()).toBe(0);
    }));

  it('are posted for choices, links, findings, fixes and the text', () =>
    withPage(everything(), async ({ page, posted }) => {
      await page.locator('.pair select').first().selectOption('other');
      await page.locator('.swap').click();
      expect(await posted('choose')).toEqual([
        { type: 'choose', baseline: 'base', candidate: 'other' },
        { type: 'choose', baseline: 'cand', candidate: 'base' },
      ]);
      await page.locator('.byline a').click();
      expect(await posted('link')).toEqual([{ type: 'link', url: 'https://example.org/thread' }]);
      await page.click('#tab-findings');
      await page.locator('.finding .link', { hasText: 'line 118' }).click();
      await page.locator('.finding .link', { hasText: 'Waive…' }).first().click();
      expect(await posted('fix')).toEqual([{ type: 'fix', finding: 'f1', fix: 'waive' }]);
      await page.locator('.finding-rows .link').first().click();
      await page.locator('tr.detail .link', { hasText: 'Show in JSON' }).click();
      await page.locator('tr.detail .link', { hasText: 'Copy Row' }).click();
      expect(await posted('copy')).toEqual([{ type: 'copy', rows: ['broadcast lock 2/cand'], table: false }]);
      await page.locator('tr.detail .link', { hasText: 'raw/ipi-1.json' }).click();
      expect(await posted('artifact')).toEqual([{ type: 'artifact', key: 'broadcast lock 2/cand', index: 0 }]);
      expect(await posted('text')).toEqual([
        { type: 'text', finding: 'f1' },
        { type: 'text', key: 'broadcast lock 2/cand' },
      ]);
    }));

  it('copy the table as shown, and a row on request of the host', () =>
    withPage(everything(), async ({ page, posted, send }) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('ipi -broadcast');
      await expect.poll(() => page.locator('.row').count()).toBe(4);
      await page.click('th.c-ratio button');
      await page.locator('button.push', { hasText: 'Copy Table' }).click();
      const order = ['normal IPI 16/cand', 'normal IPI 8/cand', 'normal IPI 4/cand', 'normal IPI 2/cand'];
      expect(await posted('copy')).toEqual([{ type: 'copy', rows: order, table: true }]);
      expect(await page.locator('[aria-live=polite]').textContent()).toBe('4 rows copied.');
      await page.locator('.opener').nth(1).focus();
      await send({ type: 'copy', what: 'row' });
      await send({ type: 'copy', what: 'row', key: 'page faults /cand' });
      await send({ type: 'copy', what: 'row', key: 'nobody' });
      await send({ type: 'copy', what: 'table' });
      await expect
        .poll(() => posted('copy'))
        .toEqual(
          [order, [order[1]], ['page faults /cand'], order].map((rows, i) => ({
            type: 'copy',
            rows,
            table: i % 3 === 0,
          })),
        );
    }));

  it('report an error in the page, which stays usable', () =>
    withPage(everything(), async ({ page, posted }) => {
      await page.evaluate(() =>
        setTimeout(() => {
          throw new Error('made for the test');
        }),
      );
      await expect
        .poll(async () => (await posted('fault')).map((one) => one.text).join())
        .toContain('made for the test');
      expect(await page.locator('.banner').textContent()).toContain('Something went wrong');
      await page.click('#tab-charts');
      expect(await page.locator('#panel-charts h2').count()).toBeGreaterThan(0);
    }));
});

describe('charts', () => {
  it('are drawn, saved as a PNG, and have their numbers as a table', () =>
    withPage(everything(), async ({ page, posted }) => {
      await page.click('#tab-charts');
      await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
      const label = await page.locator('canvas').first().getAttribute('aria-label');
      expect(label).toContain('15 ratios, from 0.923 to 3.24x');
      const inked = (): Promise<boolean | undefined> =>
        page
          .locator('canvas')
          .first()
          .evaluate((canvas: HTMLCanvasElement) =>
            canvas
              .getContext('2d')
              ?.getImageData(0, 0, canvas.width, canvas.height)
              .data.some((byte) => byte > 0),
          );
      await expect.poll(inked).toBe(true);
      await page.locator('.chart-save .link').first().click();
      await expect.poll(async () => (await posted('picture')).length).toBe(1);
      const [png] = await posted('picture');
      expect(
        Buffer.from(png?.data ?? '', 'base64')
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
      await page.locator('.chart-below summary').first().click();
      expect(await page.locator('.plain').first().locator('tbody tr').count()).toBe(15);
    }));

  it('come after the first paint', () =>
    withPage(everything(), async ({ page }) => {
      await page.waitForFunction(() => stage.posted.filter((one) => one.type === 'painted').length === 2);
      expect(
        await page.evaluate(() => stage.posted.flatMap((one) => (one.type === 'painted' ? [one.what] : []))),
      ).toEqual(['first', 'charts']);
    }));

  it('follow a change of theme', () =>
    withPage(everything(), async ({ page }) => {
      await page.click('#tab-charts');
      await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
      const picture = (): Promise<string> =>
        page
          .locator('canvas')
          .first()
          .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
      let before = '';
      // A chart that is still being drawn would change by itself.
      await expect.poll(async () => before === (before = await picture()), { interval: 200 }).toBe(true);
      await page.evaluate(() => document.documentElement.style.setProperty('--vscode-foreground', '#ff00ff'));
      await expect.poll(picture).not.toBe(before);
    }));
});

describe('a restarted host', () => {
  it('is reported when the user returns; the banner goes away when the host answers', () =>
    withPage(everything(), async ({ page, send }) => {
      const alert = page.getByRole('alert');
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      // An answered ping has no effect, even after the page's patience.
      await page.waitForTimeout(4500);
      expect(await alert.count()).toBe(0);
      await page.evaluate(() => {
        stage.deaf = true;
        window.dispatchEvent(new Event('focus'));
      });
      await alert.waitFor();
      expect(await alert.textContent()).toContain('stopped responding');
      expect(await page.locator('main').count()).toBe(1);
      await send({ type: 'pong' });
      await alert.waitFor({ state: 'detached' });
    }));
});
