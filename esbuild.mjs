// Builds dist/: the extension for both hosts, the page in two scripts, the command line.
//   node esbuild.mjs            minified, as it is packaged and tested
//   node esbuild.mjs --watch    readable, with source maps, again at every change
//   node esbuild.mjs cli --outdir=DIR   that output alone, elsewhere: for tests that want it as its sources are now
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { context } from 'esbuild';
import { generate } from './scripts/generate.mjs';
import { hostBundles } from './scripts/lib/host-bundles.mjs';
import { iconFont } from './scripts/lib/icon-font.mjs';
import { noticesOf } from './scripts/lib/notices.mjs';
import { inRoot } from './scripts/lib/paths.mjs';
import { sharedView } from './scripts/lib/shared-view.mjs';
import { makeSmallest } from './scripts/lib/smallest.mjs';

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
  // The licences of what is bundled are told in one file of their own.
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
};
// Libraries' ES modules, where they have them, leave out what is not used.
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...shared, platform: 'browser' };

/** Each output in dist/ with its entry. The page's second script, with the charts, is loaded after the first paint. */
const outputs = [
  // The extension in both hosts, and what it loads when that is first used: see src/extension.
  {
    name: 'extension',
    options: browser,
    entries: {
      extension: 'src/extension/extension.ts',
      ...Object.fromEntries(['compare', 'import', 'git'].map((name) => [`${name}-host`, `src/extension/${name}.ts`])),
    },
  },
  // What draws the pages that open seldom, loaded before each of them: the package has no room for three copies.
  { name: 'view', entry: 'webview/shared/view.ts', options: { ...browser, format: 'iife' } },
  { name: 'import', entry: 'webview/import/main.tsx', options: { ...browser, format: 'iife', plugins: [sharedView] } },
  {
    name: 'page',
    entry: 'webview/report/main.tsx',
    options: { ...browser, format: 'iife', plugins: [iconFont], assetNames: '[name]' },
  },
  { name: 'charts', entry: 'webview/report/charts/main.ts', options: { ...browser, format: 'iife' } },
  {
    name: 'compare',
    entry: 'webview/comparison/main.tsx',
    options: { ...browser, format: 'iife', plugins: [iconFont, sharedView], assetNames: '[name]' },
  },
  { name: 'cli', entry: 'src/cli/main.ts', options: node },
];

// The editor's task looks for this word and for the last one.
if (watch) console.log('Building ...');
await generate();
await mkdir(inRoot('dist'), { recursive: true });
// Without its line breaks it is a tenth smaller in the package.
await writeFile(
  inRoot('dist/hints.schema.json'),
  JSON.stringify(JSON.parse(await readFile(inRoot('src/core/generated/hints.schema.json'), 'utf8'))),
);

const metafiles = {};
for (const { name, entry, entries, options } of outputs) {
  if (only.length > 0 && !only.includes(name)) continue;
  const bundle = entries
    ? await hostBundles({ options, first: name, entries, outdir, node: ['git-host'] })
    : await context({ ...options, entryPoints: { [name]: entry }, outdir });
  try {
    metafiles[name] = (await bundle.rebuild()).metafile;
  } catch {
    // esbuild has said what is wrong; the other outputs are built all the same.
    process.exitCode = 1;
  }
  if (watch) await bundle.watch();
  else await bundle.dispose();
  // The command line is not in the package.
  if (!watch && metafiles[name] && name !== 'cli')
    await makeSmallest(
      Object.keys(entries ?? { [name]: entry }).map((file) => resolve(inRoot(), outdir, `${file}.js`)),
    );
}

if (only.length === 0) {
  await writeFile(inRoot('dist/meta.json'), JSON.stringify(metafiles));
  await writeFile(inRoot('dist/ThirdPartyNotices.txt'), await noticesOf(Object.values(metafiles)));
}
if (watch) console.log('Watching for changes; Ctrl+C ends.');
