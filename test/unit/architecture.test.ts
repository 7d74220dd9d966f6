// ESLint's rules for single files: they catch what they must and allow what is intended. See walls.test.ts for the
// rules between rooms.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

// The made-up files are not in any TypeScript project, so rules that need types are off here.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The rules that a made-up file breaks, each once. */
async function rules(file: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: `${root}/${file}` });
  return [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)))];
}

const syntax = 'no-restricted-syntax';
const globals = 'no-restricted-globals';

const coreRoomsTested = ['report', 'statistics', 'analysis', 'findings', 'compare', 'import', 'export', 'messages'];

describe('rules of the core', () => {
  it('ban features that only one host has', async () => {
    expect(await rules('src/core/report/made-up.ts', 'export const a = process.argv;')).toEqual([globals]);
    expect(await rules('src/core/report/made-up.ts', 'export const a = document.title;')).toEqual([globals]);
    expect(await rules('src/core/report/made-up.ts', "export const a = import('vscode');")).toEqual([syntax]);
    expect(await rules('src/node/made-up.ts', 'export const a = process.argv;')).toEqual([]);
  });

  it('ban unseeded randomness', async () => {
    for (const room of coreRoomsTested)
      expect(await rules(`src/core/${room}/made-up.ts`, 'export const a = Math.random();')).toEqual([syntax]);
  });

  it('ban the clock from code that makes verdicts', async () => {
    for (const call of ['Math.random()', 'Date.now()', 'new Date()']) {
      expect(await rules('src/core/statistics/made-up.ts', `export const a = ${call};`)).toEqual([syntax]);
    }
    expect(await rules('src/core/statistics/made-up.ts', 'export const a = Math.sqrt(2), b = new Date(0);')).toEqual(
      [],
    );
    expect(await rules('src/core/findings/made-up.ts', 'export const a = new Date();')).toEqual([]);
  });
});

it('ban markup from text in pages', async () => {
  const file = 'webview/report/made-up.tsx';
  expect(await rules(file, 'export const a = <p dangerouslySetInnerHTML={{ __html: "x" }} />;')).toEqual([syntax]);
  expect(await rules(file, 'export const a = (b: Element) => { b.innerHTML = "x"; };')).toEqual([syntax]);
  expect(await rules(file, 'export const a = (b: Element) => { b.insertAdjacentHTML("afterend", "x"); };')).toEqual([
    syntax,
  ]);
});

it('confine file writing to two modules, and ban long lists as arguments', async () => {
  const writes = [
    "import { writeFileSync } from 'node:fs';\nexport const a = writeFileSync;",
    "import { rename } from 'node:fs/promises';\nexport const a = rename;",
    "import * as fs from 'node:fs';\nexport const a = fs;",
    "import * as vscode from 'vscode';\nexport const a = vscode.workspace.fs.writeFile;",
  ];
  for (const text of writes) expect(await rules('src/cli/made-up.ts', text), text).toEqual([syntax]);
  for (const call of ['b.push(...b)', 'Math.max(0, ...b)'])
    expect(await rules('src/core/report/made-up.ts', `export const a = (b: number[]) => ${call};`)).toEqual([syntax]);
});

it('confine showing text to one file', async () => {
  const shows = [
    "vscode.window.showErrorMessage('x')",
    "vscode.window.showQuickPick(['x'])",
    'vscode.window.createQuickPick()',
    "vscode.window.setStatusBarMessage('x')",
    "vscode.window.createStatusBarItem('x')",
    'vscode.window.withProgress({})',
    "new vscode.TreeItem('x')",
    "new vscode.MarkdownString('x')",
  ];
  for (const call of shows) {
    const text = `import * as vscode from 'vscode';\nexport const a = ${call};`;
    for (const file of ['src/host/made-up.ts', 'src/features/import/made-up.ts', 'src/extension/made-up.ts'])
      expect(await rules(file, text), `${file}: ${call}`).toEqual(['no-restricted-properties']);
  }
  const taken = "import { window } from 'vscode';\nexport const { showErrorMessage } = window;";
  expect(await rules('src/host/made-up.ts', taken)).toEqual(['no-restricted-properties']);
});

describe('rules of all files', () => {
  it.each(['src/core/report/made-up.ts', 'src/host/made-up.ts', 'webview/report/made-up.tsx', 'test/unit/made-up.ts'])(
    'hold in %s',
    async (file) => {
      expect(await rules(file, 'const a = 1;\nexport default a;')).toEqual([syntax]);
      expect(await rules(file, "export * from './other';")).toEqual([syntax]);
      expect(await rules(file, 'export enum A { B }')).toEqual([syntax]);
      expect(await rules(file, 'const a = 1;\nexport const b = 2;')).toEqual(['@typescript-eslint/no-unused-vars']);
      expect(await rules(file, 'export const a: any = 1;')).toEqual(['@typescript-eslint/no-explicit-any']);
    },
  );
  it('keep files small', async () => {
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => `export const a${index} = ${index};`).join('\n');
    expect(await rules('src/core/report/made-up.ts', lines(300))).toEqual([]);
    expect(await rules('src/core/report/made-up.ts', lines(301))).toEqual(['max-lines']);
    expect(await rules('webview/report/made-up.tsx', lines(301))).toEqual(['max-lines']);
    expect(await rules('src/core/report/made-up.ts', `${lines(290)}${'\n// a comment\n'.repeat(100)}`)).toEqual([]);
  });
});
