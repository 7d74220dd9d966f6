/**
 * Every page notices that its extension host was restarted: VS Code leaves the pages open, and their messages go nowhere.
 * In the real VS Code, because the tests inside it end with the host.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inRealWindow, type RealWindow } from './lib/real-window';

const report = inRoot('examples/kvm-boost-vcpus-v3-2019.vmibench.json');
const steps = inRoot('examples/slub-sheaves-amd-2025.vmibench.json');

const run = (subject: string, value: number): string =>
  JSON.stringify({ subject, benchmark: 'compile', metric: 'time', unit: 's', direction: 'lower', value });

function files(folder: string): void {
  copyFileSync(report, join(folder, 'boost.vmibench.json'));
  copyFileSync(steps, join(folder, 'sheaves.vmibench.json'));
  writeFileSync(join(folder, 'night.vmiruns.jsonl'), `${run('old', 10)}\n${run('new', 11)}\n`);
}

/** How each page is opened, and a part of it that only the extension can have sent. */
const pages: Readonly<Record<string, { open: (window: RealWindow) => Promise<void>; shows: string }>> = {
  report: { open: ({ open }) => open('boost'), shows: 'tr.row' },
  'run log': { open: ({ open }) => open('night'), shows: 'tr.row' },
  comparison: {
    open: async ({ open, command, page }) => {
      await open('boost');
      await command('VMI Bench: Compare Reports');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'sheaves' }).click();
      await page.keyboard.press('Enter');
    },
    shows: '.file',
  },
  history: {
    open: async ({ open, command, page }) => {
      await open('sheaves');
      await command('VMI Bench: Show History');
      await page.keyboard.press('Enter');
    },
    shows: '.history',
  },
  import: {
    open: async ({ command, page }) => {
      await page.evaluate(() =>
        navigator.clipboard.writeText('Subject: [PATCH] x\n\nname  old  new\na     1.0  2.0\nb     3.0  4.0\n'),
      );
      await command('VMI Bench: Import Mail from Clipboard');
    },
    shows: 'main, form, table',
  },
};

it.skipIf(process.platform !== 'linux')(
  'each page says that the extension stopped responding after its host was restarted',
  () =>
    inRealWindow(files, async (window) => {
      const { page, command, document } = window;
      const silent: string[] = [];
      for (const [name, { open, shows }] of Object.entries(pages)) {
        await open(window);
        await vi.waitFor(async () => expect(await (await document()).locator(shows).count()).toBeGreaterThan(0), {
          timeout: 30_000,
          interval: 200,
        });
        const banner = (await document()).locator('.banner', { hasText: 'stopped responding' });
        expect(await banner.count(), `${name}, before`).toBe(0);
        await command('Developer: Restart Extension Host');
        // The page asks when the user comes back to it.
        await page.waitForTimeout(3000);
        await page.locator('.monaco-workbench .explorer-folders-view').click();
        await (await document()).locator('body').click({ position: { x: 5, y: 5 } });
        await banner.waitFor({ timeout: 15_000 }).catch(() => silent.push(name));
        await command('View: Close All Editors');
      }
      expect(silent).toEqual([]);
    }),
  240_000,
);
