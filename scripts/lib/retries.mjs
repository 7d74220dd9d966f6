// Records which page and host tests passed only when tried again, over the last runs of npm test.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The share of the tests that can be tried again that may need it in a run of npm test. A share, because each test has
 * its own chance to run at a moment at which the machine stalls: two windows, their servers and browsers share two
 * cores. Of a test that fails by itself, the retry fails, too.
 */
const maxRetriedShare = 0.01;
const keptRuns = 10;
const flakyFromRuns = 2;

/**
 * @typedef {{ test: string, where: string, error?: string }} Retry a full title, "page" or the name of a host run, and
 *   what the first try said
 */
/** @typedef {{ at: string, retried: readonly Retry[] }} TestRun */

/**
 * The history with one more run, without runs that are too old.
 * @param {readonly TestRun[]} history oldest first
 * @param {TestRun} run
 * @returns {readonly TestRun[]}
 */
export const addRun = (history, run) => [...history, run].slice(-keptRuns);

/**
 * The tests that needed a retry in several runs, most frequent first. Several retries in the same run of npm test count
 * as one.
 * @param {readonly TestRun[]} history
 * @returns {readonly { test: string, runs: number }[]}
 */
export function flakyTests(history) {
  const counts = new Map();
  for (const { retried } of history) {
    for (const test of new Set(retried.map(({ test }) => test))) counts.set(test, (counts.get(test) ?? 0) + 1);
  }
  return [...counts]
    .map(([test, runs]) => ({ test, runs }))
    .filter(({ runs }) => runs >= flakyFromRuns)
    .sort((a, b) => b.runs - a.runs || a.test.localeCompare(b.test));
}

/** How many tests may need a retry in a run of as many tests that can be tried again. */
export const maxRetriedTests = (tests) => Math.max(1, Math.floor(tests * maxRetriedShare));

/**
 * What to print at the end of a run.
 * @param {readonly TestRun[]} history with the run at its end
 * @param {number} tests how many of the run can be tried again
 * @returns {{ lines: readonly string[], tooMany: boolean }}
 */
export function retryReport(history, tests) {
  const retried = history.at(-1)?.retried ?? [];
  // A test that needed one in two windows is one test.
  const count = new Set(retried.map(({ test }) => test)).size;
  const most = maxRetriedTests(tests);
  const tooMany = count > most;
  return {
    tooMany,
    lines: [
      ...retried.map(({ test, where, error }) => `RETRIED ${test} (${where})${error ? `: ${error}` : ''}`),
      ...flakyTests(history).map(
        ({ test, runs }) => `FLAKY ${test} (retried in ${runs} of the last ${history.length} runs)`,
      ),
      ...(tooMany ? [`${count} of ${tests} tests needed a retry; at most ${most} may.`] : []),
    ],
  };
}

/**
 * The runs in a file. A file that is missing or damaged has none: it is a cache.
 * @returns {readonly TestRun[]}
 */
export function readHistory(file) {
  if (!existsSync(file)) return [];
  try {
    const history = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(history) ? history.filter((run) => Array.isArray(run?.retried)) : [];
  } catch {
    return [];
  }
}

/** Appends a run of as many tests that can be tried again to the file, and returns the report of the run. */
export function recordRun(file, retried, tests, at = new Date().toISOString()) {
  const history = addRun(readHistory(file), { at, retried });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
  return retryReport(history, tests);
}

/** How a program tells its caller which tests it tried again: a line of its output. */
export const retriedLine = (retried) => `@@retried ${JSON.stringify(retried)}`;

/** @returns {readonly Retry[]} */
export const retriedIn = (output) =>
  [...output.matchAll(/^@@retried (\[.*\])$/gm)].flatMap(([, list]) => JSON.parse(list));
