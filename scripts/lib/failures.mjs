// Which tests failed at last, from the runners to the end of npm test, where they are printed as the last thing.

/**
 * @typedef {{ test: string, where: string, error?: string }} FailedTest a full title, the project of vitest or the host
 *   run, and the error in one line
 */

/** More are not listed: with so many, the runner's own output is the place to read. */
const maxListed = 30;

const maxErrorLength = 300;

/**
 * The beginning of an error, and of its causes, in one line.
 * @param {unknown} error
 * @returns {string}
 */
export function errorLine(error) {
  const { message, cause } = error ?? {};
  const own = String(message ?? error)
    .replace(/\x1b\[[\d;]*m|\s+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return `${own}${cause === undefined ? '' : `: ${errorLine(cause)}`}`.slice(0, maxErrorLength);
}

/** How a program tells its caller which tests failed: a line of its output. */
export const failuresLine = (failures) => `@@failures ${JSON.stringify(failures)}`;

/** @returns {readonly FailedTest[]} */
export const failuresIn = (output) =>
  [...output.matchAll(/^@@failures (\[.*\])$/gm)].flatMap(([, list]) => JSON.parse(list));

/**
 * @param {readonly FailedTest[]} failures
 * @returns {readonly string[]} lines to print
 */
export const failureReport = (failures) => [
  ...failures
    .slice(0, maxListed)
    .map(({ test, where, error }) => `FAILED ${test} (${where})${error ? `: ${error}` : ''}`),
  ...(failures.length > maxListed ? [`and ${failures.length - maxListed} more`] : []),
];
