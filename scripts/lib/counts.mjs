// Counts of tests, summed over several runners.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const addCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** @param {Counts} counts */
export const formatCounts = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** How a program tells its caller what it counted: a line of its output. */
export const totalLine = (counts) => `@@total ${JSON.stringify(counts)}`;

/** @returns {Counts | undefined} */
export function totalIn(output) {
  const total = /^@@total (\{.*\})$/m.exec(output);
  return total ? JSON.parse(total[1]) : undefined;
}
