// Bundles the host tests into one file for the extension host: Node's, or the web worker's.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
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
  // In Node mocha itself comes from node_modules, and what require gives of it depends on Node's version. The worker
  // gets its browser build, which hangs itself on the global object; the copy's name makes a CommonJS module of it.
  if (web) copyFileSync(inRoot('node_modules/mocha/mocha.js'), join(target, 'mocha.cjs'));
  const mocha = web ? "const Mocha = (require('./mocha.cjs'), globalThis.Mocha);"
    : "const loaded = require('mocha'); const Mocha = loaded.default ?? loaded;";
  writeFileSync(entry, `
import { runMocha } from ${JSON.stringify(inRoot('test/host/harness/run'))};
${mocha}
export const run = () => runMocha({
  Mocha,
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
