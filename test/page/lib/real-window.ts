/**
 * A real VS Code with the extension, driven from outside: for events that no test inside the extension host survives.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { newest } from '../../../tools/vscode-in-npm/install.mjs';
import { startServer } from '../../../tools/vscode-in-npm/server.mjs';
import { sceneOf } from '../../../tools/vscode-in-npm/scene.mjs';
import { webviewDocument } from '../../../tools/vscode-in-npm/webviews.mjs';
import { quietSettings, workbenchUrl } from '../../../tools/vscode-in-npm/workbench-url.mjs';
import { openWorkbench } from '../../../tools/vscode-in-npm/workbench.mjs';

export interface RealWindow {
  readonly page: Page;
  /** The document of the one webview that is visible. It is looked up at each call, because pages come and go. */
  readonly document: () => Promise<FrameLocator>;
  /** Runs a command of the palette by the beginning of its title. */
  readonly command: (title: string) => Promise<void>;
  /** Opens a file of the explorer by a part of its name, as a report page. */
  readonly open: (name: string) => Promise<void>;
  /** Ends the extension host as a crash does. VS Code starts another. */
  readonly crashExtensionHost: () => void;
}

/** Opens a window on a folder that `prepare` fills, and reports what was on the screen if `body` fails. */
export async function inRealWindow(
  prepare: (folder: string) => void,
  body: (window: RealWindow) => Promise<void>,
): Promise<void> {
  if (!existsSync(inRoot('dist/extension.js')))
    execFileSync(process.execPath, [inRoot('esbuild.mjs')], { stdio: 'inherit' });
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vmibench-window-')));
  const server = await startServer({ version: newest, settings: quietSettings, env: { EXTENSIONS_GALLERY: '{}' } });
  let opened: { page: Page; browser: { close(): Promise<void> } } | undefined;
  try {
    prepare(folder);
    opened = (await openWorkbench(workbenchUrl(server, { folder, extension: inRoot() }))) as NonNullable<typeof opened>;
    const { page } = opened;
    page.setDefaultTimeout(60_000);
    const command = async (title: string): Promise<void> => {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input[type=text]').fill(`>${title}`);
      await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
    };
    // Until the window knows the extension, it opens report files as text.
    const open = (name: string): Promise<void> =>
      vi.waitFor(
        async () => {
          await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
          try {
            await page.locator('iframe.webview.ready').waitFor({ timeout: 15_000 });
          } catch (error) {
            await command('View: Close All Editors');
            throw error;
          }
        },
        { timeout: 90_000, interval: 100 },
      );
    const crashExtensionHost = (): void =>
      void execFileSync('pkill', ['-KILL', '-g', String(server.pid), '-f', 'type=extensionHost']);
    await body({
      page,
      command,
      open,
      crashExtensionHost,
      document: () => webviewDocument(page) as Promise<FrameLocator>,
    });
  } catch (error) {
    const scene = opened ? await sceneOf(opened.page) : 'no window';
    throw new Error(`${String(error)}\non the screen:\n${scene}`, { cause: error });
  } finally {
    await opened?.browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
