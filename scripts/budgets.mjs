// What may be how big. Sizes are of the minified files; "own" is what comes from webview/ and src/.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';

const kilobyte = 1000;

/** Each budget with what is used of it, in bytes. What has not been built is no kept budget. */
export function budgets() {
  const size = (path) => (existsSync(inRoot(path)) ? statSync(inRoot(path)).size : 0);
  return [
    // One file for both hosts. What is loaded later has budgets of its own.
    { name: 'host bundle', used: size('dist/extension.js'), limit: 400 * kilobyte },
    { name: 'compare bundle', used: size('dist/compare-host.js'), limit: 140 * kilobyte },
    { name: 'import bundle', used: size('dist/import-host.js'), limit: 400 * kilobyte },
    { name: 'import page', used: size('dist/import.js'), limit: 80 * kilobyte },
    { name: 'page, two scripts', used: size('dist/page.js') + size('dist/charts.js'), limit: 620 * kilobyte },
    { name: 'own page code', used: ownCode('page') + ownCode('charts'), limit: 100 * kilobyte },
    { name: 'package', used: size('vmibench.vsix'), limit: 500 * kilobyte },
  ].map((budget) => ({ ...budget, kept: budget.used > 0 && budget.used <= budget.limit }));
}

/** Bytes in one script that do not come from a library. */
function ownCode(name) {
  if (!existsSync(inRoot('dist/meta.json'))) return 0;
  const meta = JSON.parse(readFileSync(inRoot('dist/meta.json'), 'utf8'))[name];
  const inputs = meta?.outputs[`dist/${name}.js`]?.inputs ?? {};
  return Object.entries(inputs)
    .filter(([path]) => !path.includes('node_modules/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

/** Prints the budgets and says whether all are kept. */
export function checkBudgets() {
  const all = budgets();
  for (const { name, used, limit, kept } of all) {
    const state = kept ? 'ok' : used === 0 ? 'NOT BUILT' : 'TOO BIG';
    console.log(
      `  ${state.padEnd(9)} ${name.padEnd(16)} ${(used / kilobyte).toFixed(1).padStart(7)} of ${limit / kilobyte} KB`,
    );
  }
  return all.every(({ kept }) => kept);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !checkBudgets()) process.exitCode = 1;
