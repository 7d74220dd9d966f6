import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';
// @ts-ignore
import { newest } from '../../tools/vscode-in-npm/install.mjs';
// @ts-ignore
import { startServer } from '../../tools/vscode-in-npm/server.mjs';
// @ts-ignore
import { sceneOf } from '../../tools/vscode-in-npm/scene.mjs';
// @ts-ignore
import { webviewDocument } from '../../tools/vscode-in-npm/webviews.mjs';
// @ts-ignore
import { quietSettings, workbenchUrl } from '../../tools/vscode-in-npm/workbench-url.mjs';
// @ts-ignore
import { openWorkbench } from '../../tools/vscode-in-npm/workbench.mjs';

/** A comparison is restored after its window was reloaded, in the real VS Code: no test inside it survives a reload. */
// @ts-ignore
// @ts-ignore
// @ts-ignore
// @ts-ignore
// @ts-ignore
// @ts-ignore
// @ts-ignore

const example = (version: string): string => inRoot(`examples/kvm-boost-vcpus-${version}-2019.vmibench.json`) as string;

it.skipIf(process.platform !== 'linux')(
  'a comparison with HEAD, against the one that was chosen',
  async () => {
    if (!existsSync(inRoot('dist/extension.js')))
      execFileSync(process.execPath, [inRoot('esbuild.mjs')], { stdio: 'inherit' });
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vmibench-restore-')));
    const git = (...args: string[]): void =>
      void execFileSync(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args],
        { cwd: folder, stdio: 'ignore' },
      );
    const server = await startServer({ version: newest, settings: quietSettings, env: { EXTENSIONS_GALLERY: '{}' } });
    let window: { page: Page; browser: { close(): Promise<void> } } | undefined;
    try {
      git('init', '-q', '-b', 'main');
      copyFileSync(example('v1'), join(folder, 'boost.vmibench.json'));
      git('add', '.');
      git('commit', '-q', '-m', 'the first version');
      copyFileSync(example('v3'), join(folder, 'boost.vmibench.json'));
      const opened = (window = (await openWorkbench(
        workbenchUrl(server, { folder, extension: inRoot() }),
      )) as NonNullable<typeof window>);
      const { page } = opened;
      page.setDefaultTimeout(60_000);
      // Looked up again each time: at first it may be the page that is about to go.
      const shown = (text: RegExp): Promise<FrameLocator> =>
        vi.waitFor(
          async () => {
            const tab = (await webviewDocument(page)) as FrameLocator;
            expect(await tab.locator('.compared tbody tr', { hasText: text }).count()).toBe(1);
            return tab;
          },
          { timeout: 30_000, interval: 100 },
        );
      const command = async (title: string): Promise<void> => {
        await page.keyboard.press('F1');
        await page.locator('.quick-input-widget input[type=text]').fill(`>${title}`);
        await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
      };
      // A window that has never seen the extension opens its files as text until it knows it.
      await vi.waitFor(
        async () => {
          await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'boost' }).dblclick();
          try {
            await page.locator('iframe.webview.ready').waitFor({ timeout: 5_000 });
          } catch (error) {
            await command('View: Close All Editors');
            throw error;
          }
        },
        { timeout: 60_000, interval: 100 },
      );
      await ((await webviewDocument(page)) as FrameLocator).locator('tr.row').first().waitFor();
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
    } catch (error) {
      throw new Error(`${String(error)}\non the screen:\n${window ? await sceneOf(window.page) : 'no window'}`, {
        cause: error,
      });
    } finally {
      await window?.browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  },
  120_000,
);
