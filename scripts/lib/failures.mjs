// Which tests failed at last, from the runners to the end of npm test, where they are printed as the last thing.

/** @typedef {{ test: string, where: string }} FailedTest a full title, and the project of vitest or the host run */

/** More are not listed: with so many, the runner's own output is the place to read. */
const maxListed = 30;

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
  ...failures.slice(0, maxListed).map(({ test, where }) => `FAILED ${test} (${where})`),
  ...(failures.length > maxListed ? [`and ${failures.length - maxListed} more`] : []),
];
