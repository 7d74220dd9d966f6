/** The import page: nothing from a file can run, all is reachable by keyboard, corrections are sent when made. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { themes } from './dev/themes';
import { lookOf, mailOf, openImport, ownFiles, resultsOf } from './lib/import-stage';
import { seriousIn } from './lib/axe';
import { browser } from './lib/stage';

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

const attack =
  '<img src=https://evil.example/x.png onerror="window.hacked=1"><script>window.hacked=1</script>\u202E$(flame)';
const hyperfine = (command: string, times: readonly number[], more: object = {}): string =>
  JSON.stringify({ results: [{ command, mean: times[0], times, ...more }] });
const hostile = () =>
  resultsOf([
    {
      path: `${attack.replaceAll('/', '')}/run.json`,
      text: hyperfine(attack, [1, 2], { parameters: { [attack]: attack, constructor: 'x' } }),
    },
    { path: 'b/run.json', text: hyperfine(attack, [2, 3]) },
    { path: `c/${'long'.repeat(2000)}.txt`, text: `${attack}\n`.repeat(50) },
  ]);
const table = [
  'From: A Writer <a@example.org>',
  'Subject: [PATCH] mm: batch',
  'Date: Mon, 05 Jan 2026 10:00:00 +0000',
  'Message-ID: <1@example.org>',
  '',
  'Throughput in MB/s, higher is better:',
  '',
  'test      before   after   change',
  'read      100.0    120.0   +20%',
  'write     200.0    190.0   -5%',
  '',
  'In most tests it is 20% faster.',
  '',
].join('\n');
const hostileMail = table.replaceAll('read ', `${attack} `).replace('A Writer', attack);

describe('axe', () => {
  for (const theme of themes) {
    it(`reports nothing serious, ${theme}`, async () => {
      for (const [name, first] of [
        ['results', resultsOf(ownFiles('sysbench'), {}, '{subject}/')],
        ['matches', resultsOf(ownFiles('sysbench'), {}, '{subject}/run-{run}.txt')],
        ['a mail', mailOf(table)],
        ['reading', { type: 'reading', done: 3, of: 10, path: 'a/b.json' } as const],
      ] as const) {
        const opened = await openImport(chromium, first, theme);
        const { page } = opened;
        // With proposals open, too.
        if (name === 'results') {
          await page.focus('#template');
          await page.waitForSelector('[role=option]');
        }
        const found = await seriousIn(page);
        expect({ name, found }).toEqual({ name, found: [] });
        await opened.close();
      }
    });
  }
});

describe('a hostile file', () => {
  it.each([
    ['results', hostile],
    ['a mail', () => mailOf(hostileMail)],
  ] as const)('%s: adds no element, runs nothing, requests nothing', async (_name, make) => {
    const opened = await openImport(chromium, make());
    const { page } = opened;
    await page.waitForTimeout(100);
    const found = await page.evaluate(() => ({
      images: document.images.length,
      foreign: [...document.querySelectorAll('*')]
        .map((one) => one.localName)
        .filter((name) =>
          ['iframe', 'object', 'embed', 'form', 'base', 'audio', 'video', 'b', 'svg', 'a'].includes(name),
        ),
      scripts: [...document.scripts].map((one) => one.src),
      handlers: [...document.querySelectorAll('*')]
        .flatMap((one) => [...one.attributes])
        .filter((one) => /^on/.test(one.name)).length,
      hacked: 'hacked' in window,
      shown:
        (document.querySelector('main')?.textContent ?? '').includes('<script>window.hacked=1</script>') ||
        [...document.querySelectorAll('input')].some((one) => one.value.includes('<script>window.hacked=1')),
    }));
    expect(found).toEqual({
      images: 0,
      foreign: [],
      scripts: ['https://import.test/import.js'],
      handlers: 0,
      hacked: false,
      shown: true,
    });
    expect(await opened.violations()).toEqual([]);
    expect(opened.requests).toEqual([]);
    expect(opened.errors).toEqual([]);
    expect(await opened.posted('fault')).toEqual([]);
    // Neither a long name nor a direction mark makes the page wider than its window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    await opened.close();
  });

  it('logs and ignores foreign messages', async () => {
    const opened = await openImport(chromium, resultsOf(ownFiles('sysbench')));
    await opened.send({ type: 'results' } as never);
    await opened.send({ type: '__proto__' } as never);
    await expect.poll(async () => (await opened.posted('fault')).length).toBe(2);
    expect(await opened.page.locator('h1').count()).toBe(1);
    await opened.close();
  });
});

describe('corrections', () => {
  it('are sent when made, with their target', async () => {
    const opened = await openImport(chromium, resultsOf(ownFiles('sysbench')));
    const { page } = opened;
    await page.locator('#subjects input[type=text]').first().fill('noisy');
    expect(await opened.posted('choose')).toEqual([]);
    await page.keyboard.press('Tab');
    await page.locator('#rows tr.row').first().getByRole('button', { name: 'Edit' }).click();
    await page.locator('#rows tr.editors select').first().selectOption('lower');
    await page.locator('#files select').first().selectOption('fio');
    await page.locator('#rows tr.row').nth(1).locator('input[type=checkbox]').uncheck();
    expect((await opened.posted('choose')).map(({ what, field, value }) => [what, field, value])).toEqual([
      ['subject', 'label', 'noisy'],
      ['row', 'direction', 'lower'],
      ['file', 'tool', 'fio'],
      ['row', 'drop', true],
    ]);
    await page.getByRole('button', { name: 'Open as New Report' }).click();
    await page.locator('.into select').nth(1).selectOption('runs');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await opened.posted('accept')).toEqual([
      { type: 'accept', into: '', as: 'new' },
      { type: 'accept', into: 'file:///a.vmibench.json', as: 'runs' },
    ]);
    await opened.close();
  });

  it('answer questions with one click, and the guess is marked', async () => {
    const opened = await openImport(chromium, resultsOf(ownFiles('sysbench')));
    const { page } = opened;
    const [guess, other] = [page.locator('.answer').nth(0), page.locator('.answer').nth(1)];
    expect([await guess.innerText(), await guess.getAttribute('aria-pressed')]).toEqual(['busy\nguess', 'true']);
    await other.click();
    expect(await opened.posted('choose')).toEqual([
      { type: 'choose', what: 'whole', id: '', field: 'baseline', value: 'quiet' },
    ]);
    await opened.close();
  });

  it('remain while being typed, whatever an earlier answer brings', async () => {
    const first = resultsOf(ownFiles('sysbench'));
    if (first.type !== 'results') throw new Error('no results');
    const opened = await openImport(chromium, first);
    const { page } = opened;
    const title = page.locator('.title input');
    await title.fill('Half a ti');
    await opened.send({ ...first, view: { ...first.view, title: 'made of other names' } });
    await page.locator('#subjects input[type=text]').first().waitFor();
    await page.waitForTimeout(100);
    expect(await title.inputValue()).toBe('Half a ti');
    await title.pressSequentially('tle');
    await page.keyboard.press('Tab');
    expect((await opened.posted('choose')).map(({ field, value }) => [field, value])).toEqual([
      ['title', 'Half a title'],
    ]);
    // Fields are updated unless the user is typing in them.
    await opened.send({ ...first, view: { ...first.view, title: 'made of other names' } });
    await expect.poll(() => title.inputValue()).toBe('made of other names');
    await opened.close();
  });

  it('of a template are completed by keyboard', async () => {
    const files = ownFiles('sysbench').map((file) => ({ ...file, path: `vcpus=8/${file.path}` }));
    const opened = await openImport(chromium, resultsOf(files, {}, 'vcpus={'));
    const { page } = opened;
    await page.focus('#template');
    await page.keyboard.press('End');
    await page.waitForSelector('[role=option]');
    const offered = await page.locator('[role=option]').allInnerTexts();
    expect(offered.map((text) => text.split('}')[0])).toEqual([
      'subject',
      'benchmark',
      'run',
      'boot',
      'block',
      '_',
      'vcpus',
    ]);
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('[aria-selected=true]').innerText()).toContain('vcpus}');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#template')).toBe('vcpus={vcpus}');
    expect((await opened.posted('template')).at(-1)).toEqual({ type: 'template', text: 'vcpus={vcpus}', caret: 13 });
    // Escape closes the proposals and leaves the text.
    await page.keyboard.press('Escape');
    expect(await page.locator('[role=option]').count()).toBe(0);
    await opened.close();
  });

  it('of a mail identify table, column and claim', async () => {
    const opened = await openImport(chromium, mailOf(table));
    const { page } = opened;
    await page.locator('.mail-table thead select').nth(1).selectOption('ignore');
    await page.locator('#claims tbody tr').first().locator('input').uncheck();
    await page.locator('#subjects tbody tr').nth(1).locator('select').selectOption('baseline');
    const told = await opened.posted('choose');
    expect(told.map(({ what, field, value }) => [what, field, value])).toEqual([
      ['column', 'role', 'ignore'],
      ['claim', 'include', false],
      ['whole', 'baseline', expect.any(String) as string],
    ]);
    expect(told[0]?.id).toMatch(/^t1 \d$/);
    // The report to be is beside it; its numbers lead to the mail's lines.
    expect(await page.locator('#rows tr.row').count()).toBe(2);
    await page.locator('#rows .value').nth(1).click();
    expect(await opened.posted('look')).toMatchObject([{ type: 'look', row: 'read', at: 0 }]);
    await opened.close();
  });
});

it('shows the line that a number comes from beside it', async () => {
  const files = ownFiles('sysbench');
  const opened = await openImport(chromium, resultsOf(files));
  const { page } = opened;
  await page.locator('#rows .value').first().click();
  const [asked] = await opened.posted('look');
  expect(asked).toMatchObject({ type: 'look', subject: 'busy', at: 0 });
  const look = lookOf(files, asked?.row ?? '', 'busy');
  await opened.send({ type: 'looked', look });
  const here = page.locator('.look-lines .here');
  await here.waitFor();
  expect(await here.innerText()).toContain(look.values[0]?.text.split(' ')[0] ?? '-');
  expect(await page.locator('.look-value').count()).toBe(5);
  await page.locator('.look-value').nth(3).click();
  expect((await opened.posted('look')).map(({ at }) => at)).toEqual([0, 3]);
  await page.getByRole('button', { name: 'Open in Editor' }).click();
  expect(await opened.posted('open')).toEqual([{ type: 'open', path: look.path, line: look.excerpt?.here }]);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('#look').count()).toBe(0);
  await opened.close();
});

it('shows failures before everything else, and files as a tree', async () => {
  const opened = await openImport(
    chromium,
    resultsOf([...ownFiles('sysbench'), { path: 'busy/broken.json', text: '{"jobs": [' }]),
  );
  const { page } = opened;
  expect(await page.locator('.content h2').first().innerText()).toBe('Not Imported');
  expect(await page.locator('#problems').innerText()).toContain('busy/broken.json');
  expect(await page.locator('#files summary').allInnerTexts()).toEqual([
    'busy/ 6 files 1 failed subject busy',
    'quiet/ 5 files subject quiet',
  ]);
  await opened.close();
});

it('shows the first rows of many, and all on request', async () => {
  const many = Array.from({ length: 1500 }, (_, i) => ({
    path: `a/run-${i}.json`,
    text: hyperfine(`command ${i}`, [1, 2]),
  }));
  const opened = await openImport(chromium, resultsOf(many));
  const { page } = opened;
  expect(await page.locator('#rows tr.row').count()).toBe(100);
  await page.getByRole('button', { name: 'Show All 1,500' }).first().click();
  expect(await page.locator('#rows tr.row').count()).toBe(1500);
  // A closed folder has no elements for its files.
  expect(await page.locator('#files .file').count()).toBe(0);
  await page.locator('#files summary').first().click();
  await expect.poll(() => page.locator('#files .file').count()).toBe(50);
  await opened.close();
});

it('fits a narrow window', async () => {
  for (const first of [resultsOf(ownFiles('fio'), {}, '{subject}/run-{run}.json'), mailOf(table)]) {
    const opened = await openImport(chromium, first, 'light', 420);
    expect(
      await opened.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    await opened.close();
  }
});

it('reports a restarted host until it answers again', async () => {
  const opened = await openImport(chromium, resultsOf(ownFiles('sysbench')));
  const alert = opened.page.locator('.banner');
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

describe('a window without room', () => {
  const five = ownFiles('sysbench').flatMap((file) =>
    file.path.startsWith('busy/')
      ? ['metal', 'docker', 'firecracker', 'gvisor', 'kvm'].map((name) => ({
          ...file,
          path: file.path.replace('busy', name),
        }))
      : [],
  );
  it.each([
    ['results of five subjects', 400, () => resultsOf(five, {}, '{subject}/')],
    ['results of five subjects', 1000, () => resultsOf(five, {}, '{subject}/')],
    ['a mail', 400, () => mailOf(table)],
  ] as const)('scrolls no preview sideways: %s, %i px', async (name, width, make) => {
    const opened = await openImport(chromium, make(), 'light', width);
    const { page } = opened;
    const found = await page.evaluate(() => ({
      beyond: ['#rows', '#subjects'].filter((table) => {
        const around = document.querySelector(table)?.closest('.wide');
        return around && around.scrollWidth > around.clientWidth;
      }),
      rows: document.querySelectorAll('#rows .row').length > 0,
      // In a card, each number says whose it is.
      unsaid: [...document.querySelectorAll('#rows .num')].filter(
        (cell) => getComputedStyle(cell, '::before').content === 'none',
      ).length,
    }));
    expect(found).toEqual({ beyond: [], rows: true, unsaid: width > 700 ? expect.any(Number) : 0 });
    if (width < 700 && name !== 'a mail') {
      // What is taken, what it is, and the way to its editors are one line.
      const tops = await page
        .locator('#rows .row')
        .first()
        .locator('.half')
        .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
      expect(new Set(tops).size).toBe(1);
    }
    await opened.close();
  });
});
