/** A comparison is restored after its window was reloaded, in the real VS Code: no test inside it survives a reload. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { gitIn } from '../lib/git';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inRealWindow } from './lib/real-window';

const example = (version: string): string => inRoot(`examples/kvm-boost-vcpus-${version}-2019.vmibench.json`);

/** A repository whose report differs from the one in HEAD. */
function repository(folder: string): void {
  const git = gitIn(folder);
  git('init', '-q', '-b', 'main');
  copyFileSync(example('v1'), join(folder, 'boost.vmibench.json'));
  git('add', '.');
  git('commit', '-q', '-m', 'the first version');
  copyFileSync(example('v3'), join(folder, 'boost.vmibench.json'));
}

it.skipIf(process.platform !== 'linux')(
  'a comparison with HEAD reopens with its chosen reference',
  () =>
    inRealWindow(repository, async ({ page, document, command, open }) => {
      // Looked up at each attempt: the first one found may be the page that is about to go.
      const shown = (text: RegExp): Promise<FrameLocator> =>
        vi.waitFor(
          async () => {
            const tab = await document();
            expect(await tab.locator('.compared tbody tr', { hasText: text }).count()).toBe(1);
            return tab;
          },
          { timeout: 30_000, interval: 100 },
        );
      await open('boost');
      await (await document()).locator('tr.row').first().waitFor();
      // git shows what changed as soon as it knows the repository.
      await page.locator('.explorer-folders-view .monaco-list-row:has-text("M")').first().waitFor();
      await command('VMI Bench: Compare Report with HEAD');
      const tab = await shown(/0\.923\s*1\.097/);
      await tab.locator('button', { hasText: 'Compare Others with This Report' }).click();
      await shown(/1\.097\s*0\.923/);
      await page.evaluate(() => Object.assign(globalThis, { before: true }));
      await command('Developer: Reload Window');
      await page.waitForFunction(() => !('before' in globalThis));
      await page.locator('.tab.active', { hasText: 'boost@HEAD ↔ boost' }).waitFor();
      const again = await shown(/1\.097\s*0\.923/);
      expect(await again.locator('.file.reference').innerText()).toMatch(/then\s+boost\.vmibench\.json/);
      expect(await again.locator('.file').first().innerText()).toContain('HEAD');
    }),
  180_000,
);
