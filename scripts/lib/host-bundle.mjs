// Bundles the host tests into one file for the extension host: Node's, or the web worker's.
import { readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from './paths.mjs';

/**
 * Bundles test/host/*.test.ts, or with `web` test/host/web/*.test.ts.
 * @param {{ web?: boolean, grep?: string, file?: string }} [options] `file` keeps the test files whose name holds it
 * @returns {Promise<string>} the bundle, whose `run` VS Code calls
 */
export async function bundleHostTests({ web = false, grep, file = '' } = {}) {
  const { build } = await import('esbuild');
  const folder = inRoot('test', 'host', ...(web ? ['web'] : []));
  const found = readdirSync(folder, { recursive: true }).map(String).sort()
    .filter((name) => name.endsWith('.test.ts') && name.includes(file) && (web || !/^web[\\/]/.test(name)));
  if (found.length === 0) throw new Error(`no test files in ${folder} match "${file}"`);
  const target = join(cache, 'out', web ? 'web' : 'host');
  mkdirSync(target, { recursive: true });
  const entry = join(target, 'entry.ts');
  // What require gives of mocha depends on the version of Node. In Node mocha itself comes from node_modules; the worker gets its browser build.
  writeFileSync(entry, `
import { runMocha } from ${path('test/host/harness/run')};
const loaded = require(${web ? path('node_modules/mocha/mocha.js') : '"mocha"'});
export const run = () => runMocha({
  Mocha: loaded.default ?? loaded,
  grep: ${JSON.stringify(grep)},
  load: () => { ${found.map((name) => `require(${JSON.stringify(join(folder, name))});`).join(' ')} },
});
`);
  const outfile = join(target, 'tests.js');
  await build({
    entryPoints: [entry], outfile, bundle: true, format: 'cjs', target: 'es2022', sourcemap: 'inline', logLevel: 'warning',
    platform: web ? 'browser' : 'node', external: web ? ['vscode'] : ['vscode', 'mocha'],
  });
  return outfile;
}

const path = (relative) => JSON.stringify(inRoot(relative));
