/** The table: sorting, search, filters, groups, keys and windowing, as a reader uses them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, open, type Opened } from './lib/stage';
import type { Options } from './lib/window';
import { everything, many, type State } from './dev/models';
import { real } from './dev/real';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

async function withPage(state: State, use: (opened: Opened) => Promise<void>, options: Options = {}): Promise<void> {
  const opened = await open(chromium, state, options);
  try {
    await use(opened);
    expect(await opened.page.evaluate(() => stage.faults)).toEqual([]);
  } finally {
    await opened.close();
  }
}

const namesOf = ({ page }: Opened): Promise<string[]> =>
  page
    .locator('.row:not(.child) .opener')
    .allTextContents()
    .then((all) => all.map((one) => one.trim()));
const ratiosOf = ({ page }: Opened): Promise<string[]> => page.locator('.row:not(.child) td.c-ratio').allTextContents();

describe('the 2009 mail', () => {
  it('shows five rows, worst first, with the printed digits and no empty column', () =>
    withPage(real('vmi-vs-hwmmu-2009.vmibench.json'), async (opened) => {
      expect(await ratiosOf(opened)).toEqual(['0.99', '1.02', '1.03', '1.14', '1.34']);
      const heads = await opened.page.locator('.ratios thead th button').allTextContents();
      expect(heads).toEqual(['Benchmark', 'Change', 'Ratio', 'Verdict', 'Evidence']);
      expect(await opened.page.locator('.answer-text').textContent()).toBe('1 regression, 4 improvements, untested');
      expect(await opened.page.locator('.cards .figure').allTextContents()).toEqual(['0.99', '1.34', '1.097']);
      expect(await opened.page.locator('.row').first().locator('.mark.outlined').count()).toBe(1);
      expect(await opened.page.locator('.row').first().locator('.tag').allTextContents()).toEqual(['pageSize large']);
    }));
});

describe('sorting', () => {
  it('is worst first, and by any column in both directions', () =>
    withPage(everything(), async (opened) => {
      const { page } = opened;
      expect((await namesOf(opened)).slice(0, 3)).toEqual(['stress-ng', 'broadcast lock', 'nginx p99']);
      expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('Ratio');
      await page.click('th.c-ratio button');
      expect((await namesOf(opened))[0]).toBe('page faults');
      // Rows without a ratio or a verdict stay at the end in both directions.
      expect((await namesOf(opened)).slice(-1)).toEqual(['perf score']);
      expect(await page.locator('th[aria-sort=descending]').textContent()).toBe('Ratio');
      await page.click('th.c-name button');
      const names = await namesOf(opened);
      expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
      await page.click('th.c-verdict button');
      expect((await namesOf(opened)).slice(0, 2)).toEqual(['stress-ng', 'broadcast lock']);
      expect(await page.locator('th[aria-sort]:not([aria-sort=none])').count()).toBe(1);
    }));

  it('keeps cost rows under their benchmark', () =>
    withPage(everything(), async ({ page }) => {
      await page.click('th.c-name button');
      const rows = await page.locator('.row').allTextContents();
      const lock = rows.findIndex((text) => text.startsWith('broadcast lock'));
      expect(rows[lock + 1]).toMatch(/^VM exits/);
    }));
});

describe('filters and search', () => {
  it('filter by a count and show how many there are', () =>
    withPage(everything(), async (opened) => {
      const { page } = opened;
      for (const chip of await page.locator('.chips .chip').all()) {
        const said = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0]);
        await chip.click();
        expect(await chip.getAttribute('aria-pressed')).toBe('true');
        expect(await namesOf(opened)).toHaveLength(said);
      }
      await page.locator('.count-link', { hasText: 'regressions' }).click();
      expect(await namesOf(opened)).toEqual(['broadcast lock', 'TCP_RR']);
    }));

  it('hide unchanged rows', () =>
    withPage(everything(), async (opened) => {
      await opened.page.locator('.tools > .check').click();
      const names = await namesOf(opened);
      expect(names).not.toContain('fio randread');
      expect(names).not.toContain('SPECjbb');
      expect(names).toContain('sysbench memory');
      expect(names).toContain('hackbench');
    }));

  it('search words, exclude -words, and Ctrl+F focuses the field', () =>
    withPage(everything(), async (opened) => {
      const { page } = opened;
      await page.click('#tab-findings');
      await page.keyboard.press('Control+f');
      await page.waitForFunction(() => document.activeElement?.id === 'search');
      await page.keyboard.type('ipi vcpus');
      await expect
        .poll(() => namesOf(opened))
        .toEqual(['broadcast lock', 'normal IPI', 'normal IPI', 'normal IPI', 'normal IPI']);
      await page.keyboard.type(' -broadcast vcpus=16');
      await expect.poll(() => namesOf(opened)).toEqual(['normal IPI']);
      await page.keyboard.type(' nosuchthing');
      await expect.poll(() => page.locator('.nothing').count()).toBe(1);
      await page.keyboard.press('Escape');
      await expect.poll(async () => (await namesOf(opened)).length).toBe(17);
    }));

  it('group by a parameter in numeric order', () =>
    withPage(everything(), async ({ page }) => {
      await page.locator('.group-by select').selectOption({ label: 'vcpus' });
      const groups = await page.locator('tr.group').allTextContents();
      expect(groups.map((one) => one.trim())).toEqual([
        'vcpus 2 2',
        'vcpus 4 1',
        'vcpus 8 2',
        'vcpus 16 1',
        'Not stated 11',
      ]);
    }));
});

describe('keys', () => {
  it('move between rows, open and close them, and never trap the focus', () =>
    withPage(everything(), async ({ page }) => {
      const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
      await page.locator('.opener').first().focus();
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('broadcast lock');
      await page.keyboard.press('Enter');
      expect(await page.locator('tr.detail').count()).toBe(1);
      expect(await page.locator('.opener[aria-expanded=true]').textContent()).toContain('broadcast lock');
      await page.keyboard.press('ArrowLeft');
      expect(await page.locator('tr.detail').count()).toBe(0);
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('tr.detail').count()).toBe(1);
      await page.keyboard.press('End');
      expect(await focused()).toBe('perf score');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('perf score');
      await page.keyboard.press('Home');
      expect(await focused()).toBe('stress-ng');
      await page.keyboard.press('PageDown');
      expect(await focused()).not.toBe('stress-ng');
      // One stop for the whole column of openers: Tab leaves it.
      expect(await page.locator('.opener[tabindex="0"]').count()).toBe(1);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.matches('.opener'))).toBe(false);
    }));

  it('reach everything from the top, in order, and leave the page at the end', () =>
    withPage(everything(), async ({ page }) => {
      const stops: string[] = [];
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return '';
          const box = at.getBoundingClientRect();
          if (box.width < 1 || box.height < 1) return `invisible ${at.outerHTML.slice(0, 80)}`;
          const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined;
          return (at.getAttribute('aria-label') ?? (label ?? at).textContent ?? '').trim().slice(0, 40);
        });
        if (stop === '') break;
        stops.push(stop);
      }
      const said = stops.join('\n');
      expect(said).not.toContain('invisible');
      let from = 0;
      for (const wanted of [
        'source',
        'not stated',
        'Edit as Text',
        'Candidate',
        'Baseline',
        '2 regressions',
        'Worst',
        'Results',
        'All 17',
        'Hide unchanged',
        'Group by',
        'Search',
        'Benchmark',
        'Ratio',
        'stress-ng',
      ]) {
        const at = stops.findIndex((stop, i) => i >= from && stop.includes(wanted));
        expect(at, `${wanted} in\n${said}`).toBeGreaterThanOrEqual(0);
        from = wanted === 'source' || wanted === 'not stated' ? 0 : at;
      }
      expect(stops.length).toBeLessThan(79);
    }));

  it('move between tabs', () =>
    withPage(everything(), async ({ page }) => {
      await page.locator('#tab-results').focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe('Charts');
      await page.keyboard.press('End');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-findings');
      expect(await page.locator('#panel-findings').isVisible()).toBe(true);
      expect(await page.locator('#panel-results').isVisible()).toBe(false);
    }));
});

describe('10,000 rows', () => {
  it('keep few rows in the document and state their number', () =>
    withPage(many(10_000), async ({ page }) => {
      const drawn = (): Promise<number> => page.locator('.row').count();
      expect(await drawn()).toBeLessThan(90);
      expect(await page.locator('.ratios').getAttribute('aria-rowcount')).toBe('10001');
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height).toBeGreaterThan(10_000 * 25);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
      await page.waitForFunction(() => Number(document.querySelector('.row')?.getAttribute('aria-rowindex')) > 3000);
      expect(await drawn()).toBeLessThan(120);
      const indexes = await page
        .locator('.row')
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
      expect(indexes).toEqual(indexes.map((_, i) => (indexes[0] ?? 0) + i));
      // Rows on screen fill it: no white hole between the gaps.
      const covered = await page.evaluate(
        () => document.elementFromPoint(200, window.innerHeight / 2)?.closest('.row') !== null,
      );
      expect(covered).toBe(true);
    }));

  it('can be crossed by keyboard in both directions, with the focus on a visible row', () =>
    withPage(many(10_000), async ({ page }) => {
      await page.locator('.opener').first().focus();
      await page.keyboard.press('End');
      await page.waitForFunction(
        () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') === '10001',
      );
      const seen = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
      });
      expect(seen).toBe(true);
      await page.keyboard.press('Home');
      await page.waitForFunction(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') === '2');
    }));

  it('keep the focused row in the document when it is scrolled away', () =>
    withPage(many(10_000), async ({ page }) => {
      await page.locator('.opener').nth(2).focus();
      await page.mouse.wheel(0, 40_000);
      await page.waitForFunction(() => document.querySelectorAll('.gap').length === 3);
      expect(await page.evaluate(() => document.activeElement?.matches('.opener'))).toBe(true);
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') === '5');
    }));

  it('free rows that are scrolled away', () =>
    withPage(many(10_000), async ({ page, context }) => {
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable');
      const nodes = async (): Promise<number> => {
        await page.waitForTimeout(200);
        for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === 'Nodes')?.value ?? 0;
      };
      await page.mouse.move(600, 500);
      const scroll = async (steps: number): Promise<void> => {
        for (let i = 0; i < steps; i++) {
          await page.mouse.wheel(0, 700);
          await page.waitForTimeout(16);
        }
      };
      await scroll(10);
      const before = await nodes();
      await scroll(30);
      expect(await nodes()).toBeLessThan(before + 10_000);
    }));

  it('can be searched', () =>
    withPage(many(10_000), async ({ page }) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('kernbench -vcpus=8');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.row .name')].every((one) => one.textContent?.includes('kernbench')),
      );
      expect(Number(await page.locator('.ratios').getAttribute('aria-rowcount'))).toBeLessThan(1001);
    }));
});

describe('a few rows', () => {
  it('are all in the document', () =>
    withPage(many(150), async ({ page }) => expect(await page.locator('.row').count()).toBe(150)));
});
