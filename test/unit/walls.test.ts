// The walls between rooms, checked against a tree in which every room imports every other one. What is allowed is
// written here a second time, by layers, so that a rule that is loosened in scripts/lib/rooms.mjs fails here.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { rooms } from '../../scripts/lib/rooms.mjs';
import { inRoot, root } from '../../scripts/lib/paths.mjs';

const core = [
  ...['generated', 'messages', 'text', 'statistics', 'report', 'import', 'analysis', 'findings', 'pivot'],
  ...['page-model', 'drawing', 'judge', 'fleet', 'plan', 'compare', 'export', 'language', 'agent'],
].map((name) => `src/core/${name}`);
const features = [
  'agent',
  'report-page',
  'language',
  'comparison',
  'history',
  'import',
  'runlog',
  'plan',
  'workspace-view',
].map((name) => `src/features/${name}`);
const pages = ['report', 'comparison', 'import'].map((name) => `webview/${name}`);
const sides = [
  'src/protocol',
  'src/host',
  'src/node',
  'src/features/commands',
  'src/extension',
  'src/library',
  'src/lsp',
  'src/mcp',
  'src/cli',
];
const frame = 'webview/frame';
const all = [...core, ...sides, ...features, ...pages, 'webview/shared', frame];

/** Whether a file of room `a` may import a value of room `b`. */
function allowed(a: string, b: string): boolean {
  if (a === b) return true;
  const isCore = core.includes(b);
  if (core.includes(a)) return isCore && core.indexOf(b) < core.indexOf(a);
  if (['src/protocol', 'src/node', 'src/library', 'src/lsp'].includes(a)) return isCore;
  if (a === 'src/host') return isCore || b === 'src/protocol';
  if (a === 'src/mcp') return isCore || b === 'src/node';
  if (a === 'src/cli') return isCore || ['src/node', 'src/lsp', 'src/mcp'].includes(b);
  if (a === frame && b === 'webview/report') return true;
  if (a.startsWith('webview/'))
    return (
      ['src/core/messages', 'src/core/text', 'src/core/drawing', 'src/protocol'].includes(b) || b === 'webview/shared'
    );
  if (isCore || b === 'src/protocol' || b === 'src/host') return true;
  if (a === 'src/extension') return ['src/node', 'src/library', frame].includes(b) || b.startsWith('src/features/');
  if (a === 'src/features/commands') return b.startsWith('src/features/');
  return b === 'src/features/report-page' && ['src/features/language', 'src/features/runlog'].includes(a);
}

const host = ['src/host', 'src/extension', 'src/features/commands', ...features];
const packages: Readonly<Record<string, readonly string[]>> = {
  vscode: host,
  'node:fs': ['src/node', 'src/lsp', 'src/mcp', 'src/cli'],
  'node:child_process': ['src/node', 'src/lsp', 'src/mcp', 'src/cli'],
  preact: [...pages, 'webview/shared'],
  'preact-render-to-string': [frame],
  'chart.js': [...pages, 'webview/shared'],
  'jsonc-parser': ['src/core/text'],
  '@vscode/webview-ui-toolkit': [],
};

const tree = inRoot('test/output/walls');
const file = (path: string, text: string): void => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};
const use = (from: string, to: string): string =>
  `import { a } from '${relative(dirname(from), to).replace(/^(?!\.)/, './')}';\nexport const b = a;\n`;

/** Each import that is rejected, as "from -> to", with the names of the rules that reject it. */
async function refused(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { forbidden, options } = config as IConfiguration;
  const { output } = await cruise(
    ['src', 'webview'],
    { ...options, baseDir: tree, ruleSet: { forbidden }, validate: true, tsConfig: undefined },
    { mainFields: ['module', 'main', 'types'] },
  );
  const found = new Map<string, string[]>();
  for (const { from, to, rule } of (output as ICruiseResult).summary.violations) {
    const key = `${from} -> ${to}`;
    found.set(key, [...(found.get(key) ?? []), rule.name]);
  }
  return found;
}

const slug = (name: string): string => name.replaceAll(/\W+/g, '-');

describe('the walls', () => {
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    rmSync(tree, { recursive: true, force: true });
    for (const room of all) {
      file(`${room}/value.ts`, 'export const a = 1;\nexport type T = number;\n');
      for (const other of all) file(`${room}/in/${slug(other)}.ts`, use(`${room}/in/x`, `${other}/value`));
      for (const name of Object.keys(packages))
        file(`${room}/packages/${slug(name)}.ts`, `import * as a from '${name}';\nexport const b = a;\n`);
    }
    file('webview/report/type.ts', "import type { T } from '../../src/host/value';\nexport type U = T;\n");
    file('src/core/text/type.ts', "import type { T } from '../../host/value';\nexport type U = T;\n");
    file('src/cellar/value.ts', use('src/cellar/x', 'src/core/text/value').replace('export const b', 'export const c'));
    file('src/extension/circle.ts', "import { b } from './round';\nexport const a: number = b;\n");
    file('src/extension/round.ts', "import { a } from './circle';\nexport const b: number = a;\n");
    file('src/extension/uses-cellar.ts', use('src/extension/x', 'src/cellar/value'));
    found = await refused();
  }, 120_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('are tried for every room of the table', () => {
    expect([...all].sort()).toEqual(rooms.map(({ folder }) => folder).sort());
  });

  it('let each room import what its layer may, and nothing else', () => {
    const wrong = all.flatMap((a) =>
      all
        .filter((b) => found.has(`${a}/in/${slug(b)}.ts -> ${b}/value.ts`) === allowed(a, b))
        .map((b) => `${a} -> ${b}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(packages))('let %s be imported only where it belongs', (name, where) => {
    const refusedIn = (room: string): boolean =>
      [...found.keys()].some((key) => key.startsWith(`${room}/packages/${slug(name)}.ts -> `));
    expect(all.filter((room) => !refusedIn(room))).toEqual(all.filter((room) => where.includes(room)));
  });

  it('let a page import types from all sources, but not the core', () => {
    expect(found.get('webview/report/type.ts -> src/host/value.ts')).toBeUndefined();
    expect(found.get('src/core/text/type.ts -> src/host/value.ts')).toEqual(['walls of src/core/text']);
  });

  it('refuse a folder that the table does not list', () => {
    expect(found.get('src/extension/uses-cellar.ts -> src/cellar/value.ts')).toEqual(['walls of src/extension']);
    expect(found.get('src/cellar/value.ts -> src/core/text/value.ts')).toEqual(['a room that the table lacks']);
  });

  it('refuse import cycles between values', () => {
    expect([...found].filter(([, names]) => names.includes('circle of files')).map(([key]) => key)).toHaveLength(1);
  });
});

it('list every source folder on disk', () => {
  const folders = (path: string): string[] =>
    readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${path}/${entry.name}`] : [],
    );
  const onDisk = ['src', 'src/core', 'src/features', 'webview'].flatMap(folders);
  const listed = new Set(rooms.map(({ folder }) => folder));
  expect(onDisk.filter((folder) => !listed.has(folder) && !['src/core', 'src/features'].includes(folder))).toEqual([]);
  expect([...listed].filter((folder) => !onDisk.includes(folder))).toEqual([]);
});

it('give each folder of unit tests its name', () => {
  const names = rooms.flatMap(({ folder }) => folder.split('/').slice(1));
  // What tests share, random inputs to everything, programs of other languages, and what packages hold.
  const others = ['lib', 'fuzz', 'env-script', 'package', 'measure', 'webview'];
  const files = readdirSync(inRoot('test/unit'), { recursive: true }).map((path) => String(path).split(sep));
  const folders = new Set(files.filter((path) => path.length > 1).map(([folder = '']) => folder));
  expect([...folders].filter((name) => ![...names, ...others].includes(name))).toEqual([]);
});
