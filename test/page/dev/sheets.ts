/**
 * Contact sheets of the pages, to be looked at: each state in all four themes, from the width of a side bar to that of
 * a large screen, and what axe and the console say about it.
 *
 *     npx tsx test/page/dev/sheets.ts FOLDER [--quick] [PATTERN...]      such as "report-(fio|redis)-charts"
 *
 * Each state becomes FOLDER/STATE.png with all themes and widths, and FOLDER/STATE-WIDTH.png in full size, each width
 * in another theme; --quick makes only those.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { violationsIn } from '../lib/axe';
import { build } from '../lib/build';
import { browser } from '../lib/stage';
import { looks } from './looks';
import { themes, type Theme } from './themes';

const widths = [400, 1000, 1900] as const;
const heightOnSheet = 1000;
const longest = 2200;

/** The themes that are shown in full size; each width has another. */
const full: Readonly<Record<(typeof widths)[number], Theme>> = { 400: 'light', 1000: 'dark', 1900: 'light' };

/** Whatever axe finds, however slight, and what is wider than the window. */
async function faults(page: Page): Promise<string[]> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...(await violationsIn(page)).map(({ impact, rule, at, count }) => `${impact} ${rule}: ${at[0]} (${count})`),
    ...(beyond > 0 ? [`${beyond} px wider than the window`] : []),
  ];
}

/** Draws pictures side by side, a row for each theme. */
async function sheet(on: Browser, rows: readonly (readonly Buffer[])[]): Promise<Buffer> {
  const page = await on.newPage({ viewport: { width: 1700, height: 800 } });
  const picture = (one: Buffer, column: number): string =>
    `<div style="width:${(widths[column] ?? 0) / 2}px;height:${heightOnSheet / 2}px;overflow:hidden">` +
    `<img style="width:100%" src="data:image/png;base64,${one.toString('base64')}"></div>`;
  await page.setContent(
    `<body style="margin:4px;background:#888">${rows
      .map((row) => `<div style="display:flex;gap:6px;margin-bottom:6px">${row.map(picture).join('')}</div>`)
      .join('')}`,
  );
  const made = await page.screenshot({ fullPage: true });
  await page.close();
  return made;
}

async function main(folder: string, quick: boolean, patterns: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  build();
  const on = await browser();
  const wanted = Object.entries(looks).filter(
    ([name]) => patterns.length === 0 || patterns.some((pattern) => new RegExp(`^(${pattern})$`).test(name)),
  );
  for (const [name, look] of wanted) {
    const rows: Buffer[][] = [];
    for (const theme of themes) {
      const row: Buffer[] = [];
      for (const width of widths.filter((one) => !quick || full[one] === theme)) {
        const opened = await look(on, { theme, width, height: 1000, classes: 'vscode-reduce-motion' });
        const { page } = opened;
        // Whatever comes in parts is there.
        await page.waitForTimeout(500);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(400, Math.min(longest, height)) });
        await page.waitForTimeout(200);
        const picture = await page.screenshot();
        row.push(picture);
        if (full[width] === theme) writeFileSync(join(folder, `${name}-${width}.png`), picture);
        for (const fault of [...(await faults(page)), ...opened.errors])
          console.log(`${name} ${theme} ${width}: ${fault}`);
        await opened.close();
      }
      rows.push(row);
    }
    if (!quick) writeFileSync(join(folder, `${name}.png`), await sheet(on, rows));
    console.log(name);
  }
  await on.close();
}

const [folder = '', ...rest] = process.argv.slice(2);
void main(
  folder,
  rest.includes('--quick'),
  rest.filter((one) => one !== '--quick'),
);
