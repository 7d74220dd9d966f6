/** The extension host crashes under open pages in the real VS Code: each reports it when the user returns to it. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inRealWindow } from './lib/real-window';

const runs = ['old', 'new'].flatMap((subject) =>
  [1, 2, 3].map((value) => ({ subject, benchmark: 'b', unit: 's', direction: 'lower', value })),
);
const mail = 'Results:\n\nbenchmark  base  patched\nkernbench  12.5  12.1\nhackbench   3.4   3.9\n';

function files(folder: string): void {
  for (const version of ['v1', 'v3'])
    copyFileSync(
      inRoot(`examples/kvm-boost-vcpus-${version}-2019.vmibench.json`),
      join(folder, `boost-${version}.vmibench.json`),
    );
  writeFileSync(join(folder, 'log.vmiruns.jsonl'), runs.map((run) => JSON.stringify(run)).join('\n'));
  writeFileSync(join(folder, 'mail.txt'), mail);
}

it.skipIf(process.platform !== 'linux')(
  'every page reports that the extension does not answer',
  () =>
    inRealWindow(files, async ({ page, document, command, open, crashExtensionHost }) => {
      const shows = (selector: string): Promise<FrameLocator> =>
        vi.waitFor(
          async () => {
            const tab = await document();
            expect(await tab.locator(selector).count()).toBeGreaterThan(0);
            return tab;
          },
          { timeout: 30_000, interval: 200 },
        );
      const explorer = (name: string) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
      /** Menus receive late what extensions add, and what was selected. */
      const menu = (name: string, item: string): Promise<void> =>
        vi.waitFor(
          async () => {
            await page.keyboard.press('Escape');
            await explorer(name).click({ button: 'right' });
            // Not by a click: a menu ignores the mouse for its first 100 ms, lest the click that opens it chooses.
            await page.locator('.monaco-menu .action-label', { hasText: item }).first().hover({ timeout: 3000 });
            await page.locator('.monaco-menu .action-item.focused', { hasText: item }).waitFor({ timeout: 3000 });
            await page.keyboard.press('Enter');
            // VS Code runs the command after that; Escape before would cancel it.
            await page.locator('.monaco-menu').waitFor({ state: 'detached', timeout: 3000 });
          },
          { timeout: 30_000, interval: 200 },
        );

      await open('log.vmiruns');
      await shows('tr.row');
      await menu('boost-v1', 'Select Report for Compare');
      await menu('boost-v3', 'Compare with Selected Report');
      await shows('.compared');
      await open('boost-v3');
      await shows('tr.row');
      await command('VMI Bench: Show History...');
      await shows('.run-of');
      await menu('mail.txt', 'Import Results...');
      await shows('main:has-text("Mail Preview")');
      const tabs = page.locator('.tab');
      expect(await tabs.count()).toBe(5);

      crashExtensionHost();
      for (let i = 0; i < 5; i++) {
        await tabs.nth(i).click();
        const silent = await shows('[role=alert]');
        expect(await silent.locator('[role=alert]').first().innerText()).toMatch(/stopped responding/);
      }
    }),
  180_000,
);
