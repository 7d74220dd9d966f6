/** Columns of the table: hidden, widened by mouse and keyboard, and kept when the page is loaded again. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from './dev/models';
import { stateOfText } from './dev/real';
import { build } from './lib/build';
import { browser, open, type Opened } from './lib/stage';

let on: Browser;
beforeAll(async () => {
  build();
  on = await browser();
}, 60_000);
afterAll(() => on?.close());

const heads = ({ page }: Opened): Promise<string[]> =>
  page.locator('.ratios thead th').evaluateAll((all) => all.map((one) => one.className.split(' ')[0] ?? ''));
const widthOf = ({ page }: Opened, column: string): Promise<number> =>
  page.locator(`thead .c-${column}`).evaluate((head) => head.getBoundingClientRect().width);

const benchmark = (metric: string, subject: string) => ({
  id: `${metric}`,
  name: 'fio',
  metric: { name: metric, unit: 's', direction: 'lower' },
  parameters: { bs: '4k' },
  results: [
    { subject: 'a', value: 1 },
    { subject, value: 2 },
  ],
});
const report = {
  format: 'vmibench/1',
  title: 'Two metrics',
  subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
  benchmarks: [benchmark('read latency', 'b'), benchmark('write latency', 'b')],
};

it('shows metrics and common facts, hides and widens columns, and keeps both', async () => {
  const opened = await open(on, stateOfText(JSON.stringify(report)));
  const { page } = opened;
  try {
    expect(await page.locator('.row .name').allInnerTexts()).toEqual([
      expect.stringMatching(/^fio\s+read latency$/),
      expect.stringMatching(/^fio\s+write latency$/),
    ]);
    expect(await page.locator('.same').innerText()).toMatch(/In all rows:\s+bs 4k/);

    await page.click('.chooser > summary');
    await page.locator('.choices .check', { hasText: 'Chart' }).click();
    await page.locator('.choices .check', { hasText: 'Evidence' }).click();
    await page.keyboard.press('Escape');
    expect(await page.locator('.choices').isVisible()).toBe(false);
    const shown = ['c-name', 'c-base', 'c-cand', 'c-change', 'c-ratio', 'c-verdict'];
    expect(await heads(opened)).toEqual(shown);

    const before = await widthOf(opened, 'base');
    await page.focus('.c-base .grip');
    await page.keyboard.press('ArrowRight');
    expect(await widthOf(opened, 'base')).toBe(before + 16);
    const grip = await page.locator('.c-change .grip').boundingBox();
    const change = await widthOf(opened, 'change');
    await page.mouse.move(grip!.x + 4, grip!.y + 8);
    await page.mouse.down();
    await page.mouse.move(grip!.x + 64, grip!.y + 8, { steps: 3 });
    await page.mouse.up();
    expect(await widthOf(opened, 'change')).toBe(change + 60);

    await page.waitForFunction(() => sessionStorage.getItem('state')?.includes('"change"'));
    await page.reload();
    await page.waitForSelector('tr.row');
    expect(await heads(opened)).toEqual(shown);
    expect(await widthOf(opened, 'change')).toBe(change + 60);
    await page.click('.chooser > summary');
    await page.click('.choices > .link');
    expect((await heads(opened)).length).toBe(8);
    expect(await widthOf(opened, 'base')).toBe(before);
    expect(await opened.violations()).toEqual([]);
  } finally {
    await opened.close();
  }
});

it('at 1,100 px cuts no head of a column, and a long verdict has at most three lines', async () => {
  const drifting = (centre: number): number[] =>
    Array.from({ length: 40 }, (_, i) => Number((centre * (1 + 0.02 * Math.sin(i / 4))).toFixed(3)));
  const subjects = ['base', 'patched', 'patched, second version'];
  const measured = (count: number): string =>
    JSON.stringify({
      format: 'vmibench/1',
      title: 'Drift',
      subjects: subjects
        .slice(0, count)
        .map((label, i) => ({ id: `s${i}`, label, ...(i === 0 && { role: 'baseline' }) })),
      benchmarks: ['kernbench', 'a benchmark whose name needs more room than others have'].map((name, i) => ({
        id: `b${i}`,
        name,
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: subjects.slice(0, count).map((_, s) => ({ subject: `s${s}`, samples: drifting(100 + 30 * s) })),
      })),
    });
  for (const count of [2, 3]) {
    const opened = await open(on, stateOfText(measured(count)), { width: 1100 });
    try {
      expect(
        await opened.page.locator('.ratios thead th').evaluateAll((all) =>
          all.flatMap((head) => {
            const [{ left, right }, label] = [head.getBoundingClientRect(), head.querySelector('.sort')];
            const inner = label?.getBoundingClientRect();
            return inner?.width && (inner.left < left || inner.right > right) ? [head.textContent] : [];
          }),
        ),
      ).toEqual([]);
      const verdict = opened.page.locator('.row .c-verdict, .row .verdict').filter({ hasText: 'dependent' }).first();
      const lines = await verdict.evaluate((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size;
      });
      expect(lines).toBeLessThanOrEqual(3);
    } finally {
      await opened.close();
    }
  }
});

it('parts no number from its unit at any width, breaks no unit, and keeps the scale in its column', async () => {
  for (const width of [400, 900, 1000, 1900]) {
    const opened = await open(on, everything(), { width, height: 800 });
    try {
      const broken = await opened.page.locator('.amount, .unit').evaluateAll((all) =>
        all.flatMap((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          // Letters of different sizes on one line end a few pixels apart.
          const ends = [...range.getClientRects()].map(({ bottom }) => bottom);
          return Math.max(...ends) - Math.min(...ends) > 6 ? [one.textContent] : [];
        }),
      );
      expect(broken, `at ${width} px`).toEqual([]);
      const outside = await opened.page.locator('th.c-bar').evaluateAll((heads) =>
        heads.flatMap((head) => {
          const { left, right } = head.getBoundingClientRect();
          return [...head.querySelectorAll('.axis text')]
            .filter((label) => label.checkVisibility({ visibilityProperty: true }))
            .filter((label) => {
              const box = label.getBoundingClientRect();
              return box.left < left - 1 || box.right > right + 1;
            })
            .map((label) => label.textContent);
        }),
      );
      expect(outside, `the chart's scale at ${width} px`).toEqual([]);
    } finally {
      await opened.close();
    }
  }
});

it('keeps values with long units within a narrow window', async () => {
  const units = ['Megapixels/sec', 'Iterations Per Minute', 'k Mflops', 'events/s'];
  const benchmarks = units.map((unit, at) => ({
    id: `b${at}`,
    name: `bench ${at}`,
    metric: { name: 'rate', unit, direction: 'higher' },
    results: ['a', 'b'].map((subject, i) => ({ subject, samples: [0, 1, 2, 3].map((run) => 11_098.8 + i + run / 10) })),
  }));
  const text = JSON.stringify({ format: 'vmibench/1', title: 't', subjects: [{ id: 'a' }, { id: 'b' }], benchmarks });
  const opened = await open(on, stateOfText(text), { width: 400 });
  try {
    const beyond = await opened.page
      .locator('.ratios td *')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent),
      );
    expect(beyond).toEqual([]);
  } finally {
    await opened.close();
  }
});
