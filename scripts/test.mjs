// `npm test`: sets up what is missing and runs everything. The last line sums up all runners' tests.
//   npm test                      everything
//   npm test -- unit page         only these steps (their names are printed)
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, formatCounts, noCounts } from './lib/counts.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureModules } from './lib/modules.mjs';
import { cache, inRoot } from './lib/paths.mjs';
import { run, step, wasStopped } from './lib/run.mjs';
import { ensureServer, newest, oldest } from '../tools/vscode-in-npm/install.mjs';

const one = {
  failed: { ...noCounts, failed: 1 },
  passed: { ...noCounts, passed: 1 },
  skipped: { ...noCounts, skipped: 1 },
};
const linux = process.platform === 'linux';
const bin = (path) => inRoot('node_modules', path);

/** Each step gives its counts; a step that fails without counts counts as one failure. */
const steps = {
  'set-up': async () => {
    await ensureModules();
    await ensureBrowser();
    if (linux) for (const version of [oldest, newest]) await ensureServer(version);
    return noCounts;
  },
  build: () => program([inRoot('esbuild.mjs')]),
  types: () => program([bin('typescript/bin/tsc'), '-p', inRoot('tsconfig.json'), '--noEmit']),
  lint: () => program([bin('eslint/bin/eslint.js'), inRoot()]),
  unit: () => vitest('unit'),
  page: () => vitest('page'),
  package: packageStep,
  host: hostStep,
};

/** Checks that are no tests of their own: they count only when they fail. */
async function program(args) {
  await run(process.execPath, args);
  return noCounts;
}

async function vitest(project) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `vitest-${project}.json`);
  rmSync(file, { force: true });
  const { code } = await run(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { allowFailure: true },
  );
  if (!existsSync(file)) return one.failed;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  // A file that cannot be loaded has no tests to fail, and neither has an empty project.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function packageStep() {
  const { checkPackageFiles, makePackage } = await import('./package.mjs');
  const { budgets, checkBudgets } = await import('./budgets.mjs');
  const same = await checkPackageFiles();
  await makePackage();
  checkBudgets();
  return budgets()
    .map(({ kept }) => kept)
    .concat(same)
    .map((good) => (good ? one.passed : one.failed))
    .reduce(addCounts);
}

async function hostStep() {
  if (!linux) {
    console.log('Host tests run on Linux only; npm run test:desktop runs them in a desktop VS Code.');
    return one.skipped;
  }
  const { code, output } = await run(process.execPath, [inRoot('scripts', 'test-host.mjs')], { allowFailure: true });
  const told = /^@@total (\{.*\})$/m.exec(output);
  const counts = told ? JSON.parse(told[1]) : noCounts;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`no step "${unknown.join('", "')}"; there are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

// What a step cannot do without: nothing runs without its tools, and a stale build would be tested for a new one.
const needs = { package: 'build', host: 'build' };

let total = noCounts;
const failed = [];
for (const [name, work] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (failed.includes(needs[name])) {
    console.log(`\n== ${name}: not run, because the ${needs[name]} failed`);
    continue;
  }
  const counts = await step(name, work).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return one.failed;
  });
  total = addCounts(total, counts);
  if (counts.failed > 0) failed.push(name);
  if (wasStopped() || (name === 'set-up' && counts.failed > 0)) break;
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${formatCounts(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
