// Records which page and host tests passed only when tried again, over the last runs of npm test.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A run of npm test fails when more tests than these needed a retry. */
export const maxRetriedTests = 3;
const keptRuns = 10;
const flakyFromRuns = 2;

/** @typedef {{ test: string, where: string }} Retry a full title, and "page" or the name of a host run */
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

/**
 * What to print at the end of a run.
 * @param {readonly TestRun[]} history with the run at its end
 * @returns {{ lines: readonly string[], tooMany: boolean }}
 */
export function retryReport(history) {
  const retried = history.at(-1)?.retried ?? [];
  // A test that needed one in two windows is one test.
  const tests = new Set(retried.map(({ test }) => test)).size;
  const tooMany = tests > maxRetriedTests;
  return {
    tooMany,
    lines: [
      ...retried.map(({ test, where }) => `RETRIED ${test} (${where})`),
      ...flakyTests(history).map(
        ({ test, runs }) => `FLAKY ${test} (retried in ${runs} of the last ${history.length} runs)`,
      ),
      ...(tooMany ? [`${tests} tests needed a retry; at most ${maxRetriedTests} may.`] : []),
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

/** Appends a run to the file and returns the report of the run. */
export function recordRun(file, retried, at = new Date().toISOString()) {
  const history = addRun(readHistory(file), { at, retried });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
  return retryReport(history);
}

/** How a program tells its caller which tests it tried again: a line of its output. */
export const retriedLine = (retried) => `@@retried ${JSON.stringify(retried)}`;

/** @returns {readonly Retry[]} */
export const retriedIn = (output) =>
  [...output.matchAll(/^@@retried (\[.*\])$/gm)].flatMap(([, list]) => JSON.parse(list));
