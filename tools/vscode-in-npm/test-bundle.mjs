// Bundles test files into one script for the extension host: Node's, or the web worker's.
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from '../../scripts/lib/paths.mjs';

/**
 * @param {{ runner: string, files: readonly string[], web?: boolean, grep?: string }} options
 *   `runner`: the module whose `runMocha` runs the tests inside the extension host; `files`: absolute paths
 * @returns {Promise<string>} the bundle, whose `run` VS Code calls; the caller removes its folder
 */
export async function bundleTests({ runner, files, web = false, grep }) {
  const { build } = await import('esbuild');
  // A folder per run, because two can run at once. It is inside the project, so that mocha resolves.
  mkdirSync(join(cache, 'out'), { recursive: true });
  const target = mkdtempSync(join(cache, 'out', web ? 'web-' : 'host-'));
  const entry = join(target, 'entry.ts');
  // In Node, mocha is required from node_modules; whether that gives a default export depends on Node's version. The
  // worker gets mocha's browser build, which sets a global; the copy's extension makes it CommonJS.
  if (web) copyFileSync(inRoot('node_modules/mocha/mocha.js'), join(target, 'mocha.cjs'));
  const mocha = web
    ? "const Mocha = (require('./mocha.cjs'), globalThis.Mocha);"
    : "const loaded = require('mocha'); const Mocha = loaded.default ?? loaded;";
  writeFileSync(
    entry,
    `
import { runMocha } from ${JSON.stringify(runner)};
${mocha}
export const run = () => runMocha({
  Mocha,
  grep: ${JSON.stringify(grep)},
  load: () => { ${files.map((file) => `require(${JSON.stringify(file)});`).join(' ')} },
});
`,
  );
  const outfile = join(target, 'tests.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
    platform: web ? 'browser' : 'node',
    external: web ? ['vscode'] : ['vscode', 'mocha'],
  });
  return outfile;
}
