// What a run of the host tests printed, which part of it to try again, and both attempts as one result.
import { noCounts } from './counts.mjs';

/** With more failures, none is tried again: they are not due to timing. */
const maxRetriedFailures = 3;

/**
 * @typedef {{ title: string, suite: boolean, error?: string }} Failure the full title of a test, or of a suite whose
 *   hook failed, and the error in one line
 * @typedef {{
 *   ok: boolean,
 *   counts: import('./counts.mjs').Counts,
 *   failures: readonly Failure[],
 *   passed: ReadonlySet<string>,
 * }} Attempt `passed`: full titles
 */

/**
 * Reads the lines that test/host/harness/run.ts prints. An attempt is good only if it printed its counts, ran at least
 * one test and ended with 0.
 * @param {number | null} code what VS Code ended with
 * @param {string} output
 * @returns {Attempt}
 */
export function attemptOf(code, output) {
  const printed = /^@@counts (\{.*\})$/m.exec(output);
  const counts = printed ? JSON.parse(printed[1]) : { ...noCounts, failed: 1 };
  const ok = code === 0 && printed !== null && counts.failed === 0 && counts.passed > 0;
  return {
    ok,
    counts: ok || counts.failed > 0 ? counts : { ...counts, failed: 1 },
    failures: [...output.matchAll(/^@@failed (\{.*\})$/gm)].map(([, failure]) => JSON.parse(failure)),
    passed: new Set([...output.matchAll(/^ {2}ok (.*) \(\d+ ms\)$/gm)].map(([, title]) => title)),
  };
}

/**
 * The pattern of the tests to try again: the failed ones, and all tests of a suite whose hook failed, since mocha
 * leaves out the rest. Undefined when there are none, too many, or failures without a title.
 * @param {Attempt} attempt
 */
export function retryPattern({ ok, failures, counts }) {
  if (ok || failures.length === 0 || failures.length > maxRetriedFailures || failures.length !== counts.failed) return;
  const patterns = failures.map(
    ({ title, suite }) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + (suite ? ' ' : '$'),
  );
  return `^(?:${patterns.join('|')})`;
}

/**
 * Both attempts as one: a test that passed in both counts once.
 * @param {Attempt} first
 * @param {Attempt} second what the pattern of the first found
 */
export function afterRetry(first, second) {
  const again = [...second.passed].filter((title) => first.passed.has(title)).length;
  const failedAgain = new Set(second.failures.map(({ title }) => title));
  return {
    ok: second.ok,
    counts: {
      ...first.counts,
      passed: first.counts.passed + second.counts.passed - again,
      failed: second.counts.failed,
    },
    failures: second.failures,
    retried: first.failures
      .filter(({ title }) => second.ok || !failedAgain.has(title))
      .map(({ title, error }) => ({ test: title, error })),
  };
}
