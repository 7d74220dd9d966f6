/**
 * The README's pictures of pages alone, docs/images/*.png. Those of a whole window come from `npm run screenshots`.
 *
 *     npx tsx test/page/dev/readme.ts
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../lib/build';
import { browser } from '../lib/stage';
import { looks } from './looks';

/** Names of looks, and heights in CSS pixels: what is worth seeing ends there. */
const pictures: Readonly<Record<string, readonly [look: string, height: number]>> = {
  charts: ['report-ipiv-charts', 760],
  comparison: ['compare-moved', 1050],
  history: ['compare-history', 590],
  import: ['import-own', 620],
  plan: ['report-running-row', 800],
};

async function main(): Promise<void> {
  build();
  const on = await browser();
  for (const [name, [look, height]] of Object.entries(pictures)) {
    const opened = await looks[look]!(on, { theme: 'dark', width: 1000, height, classes: 'vscode-reduce-motion' });
    // Whatever comes in parts is there.
    await opened.page.waitForTimeout(500);
    const path = join(__dirname, '../../../docs/images', `${name}.png`);
    await opened.page.screenshot({ path, clip: { x: 0, y: 0, width: 1000, height } });
    await opened.close();
    console.log(`${name}.png  ${(statSync(path).size / 1000).toFixed(0)} KB`);
  }
  await on.close();
}

void main();
