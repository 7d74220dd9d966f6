// Installs what is missing and runs all checks and tests. The last line counts the tests of all runners.
//   npm test                      all steps
//   npm test -- unit page         only these steps
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, formatCounts, noCounts, totalIn } from './lib/counts.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureDriven } from './lib/debian.mjs';
import { failureReport, failuresIn } from './lib/failures.mjs';
import { ensureModules } from './lib/modules.mjs';
import { cache, inRoot } from './lib/paths.mjs';
import { recordRun, retriedIn } from './lib/retries.mjs';
import { run, step, wasStopped } from './lib/run.mjs';
import { allChecks, lint } from './lint.mjs';
import { ensureServer, newest, oldest } from '../tools/vscode-in-npm/install.mjs';

const one = {
  failed: { ...noCounts, failed: 1 },
  passed: { ...noCounts, passed: 1 },
  skipped: { ...noCounts, skipped: 1 },
};
const linux = process.platform === 'linux';
const bin = (path) => inRoot('node_modules', path);

/** The tests that passed only when tried again, and how many could be. */
const retried = [];
let retriable = 0;
/** The tests that failed at last, with the runner of each. */
const failures = [];

/** Each step returns its counts; a step that throws counts as one failure. */
const steps = {
  'set-up': async () => {
    await ensureModules();
    await ensureBrowser();
    await ensureDriven();
    if (linux) await Promise.all([oldest, newest].map((version) => ensureServer(version)));
    return noCounts;
  },
  build: () => program([inRoot('esbuild.mjs')]),
  static: staticStep,
  unit: () => vitest('unit'),
  fuzz: fuzzStep,
  page: () => vitest('page'),
  package: packageStep,
  host: hostStep,
};

/** A check that is not a test counts only when it fails. */
async function program(args) {
  await run(process.execPath, args);
  return noCounts;
}

async function staticStep() {
  const failed = await lint(allChecks);
  if (failed.length > 0) console.error(`Failed checks: ${failed.join(', ')}`);
  return failed.length > 0 ? { ...noCounts, failed: failed.length } : noCounts;
}

async function vitest(project) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `vitest-${project}.json`);
  rmSync(file, { force: true });
  const { code, output } = await run(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--reporter=${inRoot('scripts/lib/retry-reporter.mjs')}`,
      `--outputFile.json=${file}`,
    ],
    { allowFailure: true },
  );
  note(output);
  if (!existsSync(file)) return one.failed;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  if (project === 'page') retriable += counts.passed + counts.failed;
  // A file that cannot be loaded contains no test that could fail, and neither does an empty project.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Two minutes of trials, two at a time, with the same seed in each run: what breaks here breaks for everybody. */
async function fuzzStep() {
  const { fuzz } = await import('./fuzz.mjs');
  const { broken, kinds } = await fuzz({ minutes: 1, seed: 2009 });
  return { ...noCounts, passed: kinds - broken, failed: broken };
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
  note(output);
  const counts = totalIn(output) ?? noCounts;
  retriable += counts.passed + counts.failed;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function note(output) {
  failures.push(...failuresIn(output));
  retried.push(...retriedIn(output));
}

const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`unknown step "${unknown.join('", "')}"; choose from ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

// Steps that test the build are skipped when it fails, because they would test the previous one.
const needs = { package: 'build', host: 'build' };

let total = noCounts;
const failed = [];
for (const [name, work] of Object.entries(steps)) {
  if (requested.length > 0 && !requested.includes(name)) continue;
  if (failed.includes(needs[name])) {
    console.log(`\n== ${name}: skipped, because ${needs[name]} failed`);
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
if (retriable > 0 && !wasStopped()) {
  const { lines, tooMany } = recordRun(join(cache, 'retries.json'), retried, retriable);
  if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
  if (tooMany) {
    total = addCounts(total, one.failed);
    failed.push('retries');
  }
}
const listed = failureReport(failures);
if (listed.length > 0) console.log(`\n${listed.join('\n')}`);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${formatCounts(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
