// Bundles the host tests into one file for the extension host: Node's, or the web worker's.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from './paths.mjs';

/**
 * Bundles test/host/*.test.ts, with `web` test/host/web/*.test.ts, with a language test/host/<language>/*.test.ts.
 * @param {{ web?: boolean, language?: string, grep?: string, files?: readonly string[] }} [options] `files` keeps the test files whose
 *   names begin with one of these; all, without
 * @returns {Promise<string>} the bundle, whose `run` VS Code calls; its folder is the caller's to remove
 */
export async function bundleHostTests({ web = false, language, grep, files = [''] } = {}) {
  const { build } = await import('esbuild');
  const folder = inRoot('test', 'host', ...(web ? ['web'] : language ? [language] : []));
  const found = readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .filter(
      (name) =>
        name.endsWith('.test.ts') &&
        files.some((start) => name.startsWith(start)) &&
        (web || language || !/^(web|ja)[\\/]/.test(name)),
    );
  if (found.length === 0) throw new Error(`no test files in ${folder} begin with ${files.join(' or ')}`);
  // A folder for each run: two may go on at once. It lies in the project, so that mocha is found from it.
  mkdirSync(join(cache, 'out'), { recursive: true });
  const target = mkdtempSync(join(cache, 'out', web ? 'web-' : 'host-'));
  const entry = join(target, 'entry.ts');
  // In Node mocha itself comes from node_modules, and what require gives of it depends on Node's version. The worker
  // gets its browser build, which hangs itself on the global object; the copy's name makes a CommonJS module of it.
  if (web) copyFileSync(inRoot('node_modules/mocha/mocha.js'), join(target, 'mocha.cjs'));
  const mocha = web
    ? "const Mocha = (require('./mocha.cjs'), globalThis.Mocha);"
    : "const loaded = require('mocha'); const Mocha = loaded.default ?? loaded;";
  writeFileSync(
    entry,
    `
import { runMocha } from ${JSON.stringify(inRoot('test/host/harness/run'))};
${mocha}
export const run = () => runMocha({
  Mocha,
  grep: ${JSON.stringify(grep)},
  load: () => { ${found.map((name) => `require(${JSON.stringify(join(folder, name))});`).join(' ')} },
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
