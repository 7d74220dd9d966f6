// A reporter for vitest that prints which tests failed, or passed only when tried again, for scripts/test.mjs.
import { failuresLine } from './failures.mjs';
import { retriedLine } from './retries.mjs';

/** Vitest requires the default export of a reporter's file. */
export default class RetryReporter {
  retried = [];
  failures = [];

  onTestCaseResult(testCase) {
    const told = { test: testCase.fullName, where: testCase.project.name };
    if (testCase.diagnostic()?.flaky) this.retried.push(told);
    if (testCase.result().state === 'failed') this.failures.push(told);
  }

  onTestRunEnd() {
    console.log(failuresLine(this.failures));
    console.log(retriedLine(this.retried));
  }
}
