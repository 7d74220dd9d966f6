/** The pivot table: choosing factors, reading, and reaching every number by keyboard. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, open, type Opened } from './lib/stage';
import { many, type State } from './dev/models';
import { mitigations } from './dev/real';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

async function withPivot(state: State, use: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open(chromium, state);
  try {
    await opened.page.click('#tab-pivot');
    await opened.page.waitForSelector('#panel-pivot .pivot, #panel-pivot .nothing');
    await use(opened);
    expect(await opened.page.evaluate(() => stage.faults)).toEqual([]);
    expect(await opened.violations()).toEqual([]);
  } finally {
    await opened.close();
  }
}

const choose = async ({ page }: Opened, label: string, choice: RegExp): Promise<void> => {
  await page.locator(`vscode-dropdown[aria-label="${label}"]`).click();
  await page.locator(`vscode-dropdown[aria-label="${label}"] vscode-option`, { hasText: choice }).click();
};
const heads = ({ page }: Opened): Promise<string[]> =>
  page
    .locator('.heat thead tr')
    .last()
    .locator('th.n')
    .allTextContents()
    .then((all) => all.map((one) => one.replace(/\s+/g, ' ').trim()));
const focused = ({ page }: Opened): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '');

describe('the pivot table', () => {
  it('shows varying and held factors, the signed change in each cell, and the deciding factor', () =>
    withPivot(mitigations(), async (opened) => {
      const { page } = opened;
      await choose(opened, 'Columns', /kernel/);
      await expect.poll(() => heads(opened)).toEqual(['kernel 6.1 Baseline', 'kernel 6.12']);
      expect(await page.locator('.decides').textContent()).toMatch(
        /^Worse only with mitigations=auto and vCPUs ≥ 64: all \d+ rows with it are worse, and none of the \d+ others\.$/,
      );
      // A real table: each number belongs to a column and to the held values.
      const worse = page
        .locator('.heat tbody tr', { has: page.locator('th', { hasText: 'kernbench' }) })
        .filter({ hasText: '128' })
        .filter({ hasText: 'auto' });
      const cell = worse.locator('button.cell');
      expect(await cell.textContent()).toMatch(/\+2[0-9.]+%.*, .*regression/);
      expect(await cell.getAttribute('class')).toMatch(/tone-bad heat-3/);
      expect(await cell.getAttribute('title')).toMatch(/^Ratio 0\.8\d+ \(0\.8/);
      expect(await page.locator('.heat th[scope=row]').count()).toBeGreaterThan(20);
      expect(await page.locator('.heat caption').textContent()).toContain('2 columns');
    }));

  it('crosses two factors, and remembers them', () =>
    withPivot(mitigations(), async (opened) => {
      const { page, posted } = opened;
      await choose(opened, 'Columns', /kernel/);
      await choose(opened, 'Second column factor', /vcpus/);
      await expect.poll(async () => (await heads(opened)).length).toBe(8);
      expect(await page.locator('.heat thead tr').count()).toBe(2);
      expect((await posted('pivot')).at(-1)?.varying).toEqual(['config.kernel', 'parameter.vcpus']);
      await page.reload();
      await page.waitForSelector('.heat');
      await expect
        .poll(async () => (await posted('pivot')).at(-1)?.varying)
        .toEqual(['config.kernel', 'parameter.vcpus']);
      await choose(opened, 'Second column factor', /None/);
      await expect.poll(() => page.locator('.heat thead tr').count()).toBe(1);
    }));

  it('takes one Tab stop; arrows reach every cell, and Enter reveals its row', () =>
    withPivot(mitigations(), async (opened) => {
      const { page } = opened;
      await choose(opened, 'Columns', /mitigations/);
      await expect.poll(async () => (await heads(opened)).join()).toContain('mitigations off');
      expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
      await page.locator('.cell[tabindex="0"]').focus();
      const start = await focused(opened);
      const [row = 0, column = 0] = start.split(',').map(Number);
      await page.keyboard.press('ArrowDown');
      expect(await focused(opened)).toBe(`${row + 1},${column}`);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await focused(opened)).toBe(start);
      await page.keyboard.press('ArrowDown');
      const cells = await page.locator('.cell').count();
      const seen = new Set<string>();
      await page.keyboard.press('ArrowUp');
      for (let i = 0; i < cells; i++) {
        seen.add(await focused(opened));
        await page.keyboard.press('ArrowDown');
      }
      expect(seen.size).toBe(cells);
      expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.matches('.cell'))).toBe(false);
    }));

  it('shows the row of a cell', () =>
    withPivot(mitigations(), async (opened) => {
      const { page } = opened;
      await choose(opened, 'Columns', /Subject/);
      const cell = page.locator('.cell:not(:disabled)').last();
      await cell.click();
      await page.waitForSelector('tr.detail');
      expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe('Results');
    }));

  it('reports that nothing varies', () =>
    withPivot({ ...many(3), pivots: {} }, async ({ page }) =>
      expect.poll(() => page.locator('#panel-pivot').textContent()).toContain('This report has none'),
    ));

  it('requests the table again when the report changes', () =>
    withPivot(mitigations(), async ({ page, posted, send }) => {
      await expect.poll(async () => (await posted('pivot')).length).toBe(1);
      await send({ type: 'patch', since: 1, version: 2, parts: {}, rows: [] });
      await expect.poll(async () => (await posted('pivot')).length).toBe(2);
      expect(await page.locator('.heat').count()).toBe(1);
    }));
});
