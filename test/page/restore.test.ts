/** A comparison is restored after its window was reloaded, in the real VS Code: no test inside it survives a reload. */
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inRealWindow } from './lib/real-window';

const example = (version: string): string => inRoot(`examples/kvm-boost-vcpus-${version}-2019.vmibench.json`);

/** A repository whose report differs from the one in HEAD. */
function repository(folder: string): void {
  const git = (...args: string[]): void =>
    void execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args],
      { cwd: folder, stdio: 'ignore' },
    );
  git('init', '-q', '-b', 'main');
  copyFileSync(example('v1'), join(folder, 'boost.vmibench.json'));
  git('add', '.');
  git('commit', '-q', '-m', 'the first version');
  copyFileSync(example('v3'), join(folder, 'boost.vmibench.json'));
}

it.skipIf(process.platform !== 'linux')(
  'a comparison with HEAD, against the one that was chosen',
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
    }),
  180_000,
);
