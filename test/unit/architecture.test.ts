// Shows that the lint rules which guard the architecture bite, and that they leave alone what is meant to be allowed.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

// The made-up files are in no TypeScript project, so rules that ask for types are off here.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The rules that a made-up file breaks, each once. */
async function rules(file: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: `${root}/${file}` });
  return [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)))];
}

const imports = 'no-restricted-imports';
const syntax = 'no-restricted-syntax';
const globals = 'no-restricted-globals';
const use = (from: string): string => `import { a } from '${from}';\nexport const b = a;\n`;

const coreRooms = ['report', 'statistics', 'analysis', 'findings', 'compare', 'importers', 'exporters', 'words'];

describe('rules of the core', () => {
  it.each(coreRooms)('hold in src/%s', async (room) => {
    expect(await rules(`src/${room}/made-up.ts`, use('vscode'))).toEqual([imports]);
    expect(await rules(`src/${room}/deeper/made-up.ts`, use('vscode'))).toEqual([imports]);
  });

  const banned = [
    'node:fs',
    'fs',
    'fs/promises',
    'path',
    'child_process',
    'preact',
    'preact/hooks',
    '@preact/signals',
    'chart.js',
    '@vscode/webview-ui-toolkit',
    '../editor/session',
    '../language/lenses',
    '../commands/open',
    '../cli/main',
    '../../webview/main',
    '../extension',
  ];
  it.each(banned)('ban %s', async (from) => {
    expect(await rules('src/analysis/made-up.ts', use(from))).toEqual([imports]);
  });
  it.each(['../../editor/session', '../../cli/main', '../../../webview/state', '../../extension'])(
    'ban %s from a folder below',
    async (from) => {
      expect(await rules('src/importers/tools/made-up.ts', use(from))).toEqual([imports]);
    },
  );
  it.each([
    './sides',
    '../report/path',
    '../words/words',
    'jsonc-parser',
    '@stdlib/stats-base-dists-t',
    './language-names',
  ])('allow %s', async (from) => {
    expect(await rules('src/analysis/made-up.ts', use(from))).toEqual([]);
  });

  it('ban what only one host has', async () => {
    expect(await rules('src/report/made-up.ts', 'export const a = process.argv;')).toEqual([globals]);
    expect(await rules('src/report/made-up.ts', 'export const a = document.title;')).toEqual([globals]);
    expect(await rules('src/report/made-up.ts', "export const a = import('vscode');")).toEqual([syntax]);
  });
  it('ban unseeded chance', async () => {
    for (const room of coreRooms)
      expect(await rules(`src/${room}/made-up.ts`, 'export const a = Math.random();')).toEqual([syntax]);
  });
  it('ban the clock where numbers are judged', async () => {
    for (const call of ['Math.random()', 'Date.now()', 'new Date()']) {
      expect(await rules('src/statistics/made-up.ts', `export const a = ${call};`)).toEqual([syntax]);
    }
    expect(await rules('src/statistics/made-up.ts', 'export const a = Math.sqrt(2), b = new Date(0);')).toEqual([]);
  });
  it("let the extension's own rooms use VS Code", async () => {
    for (const room of ['editor', 'language', 'commands'])
      expect(await rules(`src/${room}/made-up.ts`, use('vscode'))).toEqual([]);
    expect(await rules('src/cli/made-up.ts', use('node:fs'))).toEqual([]);
    expect(await rules('src/editor/made-up.ts', use('../../webview/state'))).toEqual([imports]);
  });
});

describe('rules of the page', () => {
  const file = 'webview/made-up.tsx';
  it.each(['vscode', 'node:fs', 'path', '@vscode/webview-ui-toolkit', '@vscode/webview-ui-toolkit/dist/button'])(
    'ban %s',
    async (from) => {
      expect(await rules(file, use(from))).toEqual([imports]);
    },
  );
  it.each(['../src/analysis/analyse', '../src/report/path', '../src/editor/session', '../src/editor/protocol-check'])(
    'ban values from %s',
    async (from) => {
      expect(await rules(file, use(from))).toEqual([syntax]);
      expect(await rules('webview/table/made-up.tsx', use(`../${from}`))).toEqual([syntax]);
      expect(await rules(file, `import { type A, b } from '${from}';\nexport const c = (a: A) => b(a);`)).toEqual([
        syntax,
      ]);
      expect(await rules(file, `export { b } from '${from}';`)).toEqual([syntax]);
      expect(await rules(file, `export const a = import('${from}');`)).toEqual([syntax]);
    },
  );
  it('allow types from anywhere in src', async () => {
    expect(await rules(file, "import type { A } from '../src/view/model';\nexport const a = (b: A) => b;")).toEqual([]);
    expect(await rules(file, "import { type A } from '../src/view/model';\nexport const a = (b: A) => b;")).toEqual([]);
  });
  it.each(['../src/editor/protocol', '../src/words/words', '../src/format/ratio', './state', 'preact'])(
    'allow values from %s',
    async (from) => {
      expect(await rules(file, use(from))).toEqual([]);
    },
  );
  it('keep the toolkit in one file', async () => {
    expect(await rules('webview/report/ui/toolkit.ts', use('@vscode/webview-ui-toolkit'))).toEqual([]);
    expect(await rules('webview/report/ui/toolkit.ts', use('vscode'))).toEqual([imports]);
    expect(await rules('src/editor/made-up.ts', use('@vscode/webview-ui-toolkit'))).toEqual([imports]);
  });
  it('ban markup out of text', async () => {
    expect(await rules(file, 'export const a = <p dangerouslySetInnerHTML={{ __html: "x" }} />;')).toEqual([syntax]);
    expect(await rules(file, 'export const a = (b: Element) => { b.innerHTML = "x"; };')).toEqual([syntax]);
    expect(await rules(file, 'export const a = (b: Element) => { b.insertAdjacentHTML("afterend", "x"); };')).toEqual([
      syntax,
    ]);
  });
});

describe('rules of all files', () => {
  it.each(['src/report/made-up.ts', 'src/editor/made-up.ts', 'webview/made-up.tsx', 'test/unit/made-up.ts'])(
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
    expect(await rules('src/report/made-up.ts', lines(220))).toEqual([]);
    expect(await rules('src/report/made-up.ts', lines(221))).toEqual(['max-lines']);
    expect(await rules('webview/made-up.tsx', lines(221))).toEqual(['max-lines']);
    expect(await rules('src/report/made-up.ts', `${lines(200)}${'\n// a comment\n'.repeat(100)}`)).toEqual([]);
  });
});
