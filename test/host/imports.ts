/**
 * What the tests of importing have in common: our own real outputs in the workspace, and the preview as a user sees it.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, file } from './reports';

/** The project's folder: tests are bundled somewhere below it, the extension under test may be an installed one. */
const root = ((): string => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'test', 'fixtures', 'importers'))) {
    const up = join(folder, '..');
    if (up === folder) throw new Error(`no fixtures above ${__dirname}`);
    folder = up;
  }
  return folder;
})();

const fixtures = join(root, 'test', 'fixtures', 'importers');

/** Copies our own output of a tool (`fio`: busy/run-1.json … quiet/run-5.json) into a folder of the workspace. */
export async function copyOutput(
  tool: string,
  folder: string,
  subjects: readonly string[] = ['busy', 'quiet'],
): Promise<vscode.Uri> {
  for (const subject of subjects) {
    for (const name of readdirSync(join(fixtures, tool, subject)))
      await file(`${folder}/${subject}/${name}`, readFileSync(join(fixtures, tool, subject, name), 'utf8'));
  }
  return at(folder);
}

/** The lines of the mail of 2009 as they were published. */
export const lines2009 = [
  'compile workloads - 4-way : 1.02, i.e. about 2% better.',
  'compile workloads - 8-way : 1.14, i,e. 14% better.',
  'oracle swingbench - 4-way (small pages) : 1.34, i.e. 34% better.',
  'oracle swingbench - 4-way (large pages) : 1.03, i.e. 3% better.',
  'specjbb (large pages) : 0.99, i.e. 1% degradation.',
  '',
].join('\n');

/** The preview, once everything has been read. */
export async function preview(): Promise<void> {
  await until(
    async () => (await page.webviewCount()) === 1 && (await page.webview().count('main h1')) === 1,
    'the preview',
  );
}

/** Types into a field and leaves it, which is when the text is applied. */
export async function correct(selector: string, text: string): Promise<void> {
  await page.webview().fill(selector, text);
  await page.webview().press(selector, 'Tab');
}

export const button = (name: string): string => `role=button[name="${name}"]`;
