// Builds dist/: the extension for both hosts, the pages, the command line.
//   npm run build                       minified, as packaged and tested
//   npm run watch                       readable, with source maps, again at each change
//   node esbuild.mjs cli --outdir=DIR   only the named outputs, elsewhere, for tests
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { context } from 'esbuild';
import { generate } from './scripts/generate.mjs';
import { commandLine } from './scripts/lib/command-line.mjs';
import { hostBundles } from './scripts/lib/host-bundles.mjs';
import { noticesOf } from './scripts/lib/notices.mjs';
import { inRoot } from './scripts/lib/paths.mjs';

const watch = process.argv.includes('--watch');
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

const shared = {
  absWorkingDir: inRoot(),
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  metafile: true,
  target: 'es2022',
  logLevel: 'warning',
  // The licences of bundled libraries are in ThirdPartyNotices.txt.
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
};
// Prefers ES modules, because they allow tree shaking.
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
// For any program that reads ES modules.
const library = {
  ...shared,
  platform: 'neutral',
  format: 'esm',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
};
const browser = { ...shared, platform: 'browser' };
const page = { ...browser, format: 'iife', loader: { '.ttf': 'file' }, assetNames: '[name]' };

/** Each output in dist/ with its entries. The page loads the charts after the first paint. */
const outputs = [
  // For both hosts: the extension, and the bundles that it loads when first used (see src/extension).
  {
    name: 'extension',
    options: browser,
    entries: {
      extension: 'src/extension/extension.ts',
      ...Object.fromEntries(
        ['report', 'agent', 'compare', 'import', 'plan', 'git', 'measure'].map((name) => [
          `${name}-host`,
          `src/extension/${name}.ts`,
        ]),
      ),
      // Draws the first frames of pages, with the pages' own components.
      'frame-host': 'webview/frame/main.tsx',
    },
  },
  // Beside them, what measures the time of runs.
  { name: 'clock', entry: 'src/node/measure/clock.ts', options: node },
  { name: 'page', entry: 'webview/report/main.tsx', options: page },
  { name: 'charts', entry: 'webview/report/charts/main.ts', options: page },
  { name: 'compare', entry: 'webview/comparison/main.tsx', options: page },
  { name: 'import', entry: 'webview/import/main.tsx', options: page },
  {
    name: 'cli',
    // DuckDB is taken where the user has installed it.
    options: { ...node, loader: { '.sql': 'text' }, external: ['@duckdb/node-api'] },
    split: true,
    entries: {
      main: 'src/cli/main.ts',
      // What measures the time of runs is a small process of its own.
      clock: 'src/node/measure/clock.ts',
    },
  },
  // What programs import: see scripts/lib/npm-package.mjs.
  { name: 'library', entry: 'src/library/index.ts', options: library },
];

// The watch task in .vscode/tasks.json looks for this line and the last one.
if (watch) console.log('Building ...');
await generate();
await mkdir(inRoot('dist'), { recursive: true });
// Without line breaks, to make the package smaller.
for (const name of ['hints.schema.json', 'plan-hints.schema.json'])
  await writeFile(
    inRoot('dist', name),
    JSON.stringify(JSON.parse(await readFile(inRoot('src/core/generated', name), 'utf8'))),
  );

const metafiles = {};
for (const { name, entry, entries, options, split } of outputs) {
  if (only.length > 0 && !only.includes(name)) continue;
  const bundle = split
    ? await commandLine({ options, entries, outdir: `${outdir}/${name}` })
    : entries
      ? await hostBundles({
          options,
          holders: [name, 'report-host'],
          entries,
          outdir,
          node: ['git-host', 'measure-host'],
        })
      : await context({ ...options, entryPoints: { [name]: entry }, outdir });
  try {
    metafiles[name] = (await bundle.rebuild()).metafile;
  } catch {
    // esbuild has printed the errors; build the other outputs nevertheless.
    process.exitCode = 1;
  }
  if (watch) await bundle.watch();
  else await bundle.dispose();
}

// What the bundles are made of, for their sizes and for the notices of libraries.
if (only.length === 0 || outdir !== 'dist')
  await writeFile(resolve(inRoot(), outdir, 'meta.json'), JSON.stringify(metafiles));
if (only.length === 0) {
  await writeFile(inRoot('dist/ThirdPartyNotices.txt'), await noticesOf(Object.values(metafiles)));
}
if (watch) console.log('Watching for changes; Ctrl+C ends.');
