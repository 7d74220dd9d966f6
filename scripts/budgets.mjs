// Size limits of the minified bundles and of the package. "Own" code is what does not come from libraries.
//   node scripts/budgets.mjs      after npm run build and npm run package
import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';

const kilobyte = 1000;

/** Each budget with the size in bytes. A file that has not been built does not count as within its budget. */
export function budgets() {
  const size = (path) => (existsSync(inRoot(path)) ? statSync(inRoot(path)).size : 0);
  return [
    // VS Code parses it at activation, so it only says who answers; the other host bundles are loaded when first used.
    { name: 'host bundle', used: size('dist/extension.js'), limit: 15 * kilobyte },
    // Reports, and what other bundles share.
    { name: 'report bundle', used: size('dist/report-host.js'), limit: 465 * kilobyte },
    { name: 'agent bundle', used: size('dist/agent-host.js'), limit: 150 * kilobyte },
    // Nights that lost rows, and marks of changes between reports, took 3 KB; comparing in slices, with rows written
    // when they are shown, another, and so did the first frame of its pages and what bundles share by now.
    { name: 'compare bundle', used: size('dist/compare-host.js'), limit: 160 * kilobyte },
    // Reading is synchronous, and every reader is asked whether it knows a file: readers in a bundle of their own would
    // be loaded with this one each time. Six more tools took 18 KB.
    { name: 'import bundle', used: size('dist/import-host.js'), limit: 445 * kilobyte },
    { name: 'plan bundle', used: size('dist/plan-host.js'), limit: 76 * kilobyte },
    { name: 'measure bundle', used: size('dist/measure-host.js'), limit: 62 * kilobyte },
    { name: 'frame bundle', used: size('dist/frame-host.js'), limit: 120 * kilobyte },
    // Decides whether the command line needs more.
    { name: 'vmibench --version', used: size('dist/cli/main.js'), limit: 2 * kilobyte },
    { name: 'import page', used: size('dist/import.js'), limit: 70 * kilobyte },
    { name: 'comparison page', used: size('dist/compare.js'), limit: 60 * kilobyte },
    { name: 'page, two scripts', used: size('dist/page.js') + size('dist/charts.js'), limit: 460 * kilobyte },
    // A quarter of it draws charts, and comes after the first paint.
    { name: 'own page code', used: ownCode('page') + ownCode('charts'), limit: 140 * kilobyte },
    { name: 'package', used: size('vmibench.vsix'), limit: 1000 * kilobyte },
  ].map((budget) => ({ ...budget, kept: budget.used > 0 && budget.used <= budget.limit }));
}

/** Bytes of a script that do not come from a library. */
function ownCode(name) {
  if (!existsSync(inRoot('dist/meta.json'))) return 0;
  const meta = JSON.parse(readFileSync(inRoot('dist/meta.json'), 'utf8'))[name];
  const inputs = meta?.outputs[`dist/${name}.js`]?.inputs ?? {};
  return Object.entries(inputs)
    .filter(([path]) => !path.includes('node_modules/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

/** Prints the budgets; true when all are kept. */
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
