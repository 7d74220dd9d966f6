// A reporter for vitest that prints which tests failed, or passed only when tried again, for scripts/test.mjs.
import { errorLine, failuresLine } from './failures.mjs';
import { retriedLine } from './retries.mjs';

/** Vitest requires the default export of a reporter's file. */
export default class RetryReporter {
  retried = [];
  failures = [];

  onTestCaseResult(testCase) {
    const { state, errors } = testCase.result();
    // A test that passed in the end keeps the errors of its earlier tries.
    const error = errors?.[0] && errorLine(errors[0]);
    const told = { test: testCase.fullName, where: testCase.project.name, error };
    if (testCase.diagnostic()?.flaky) this.retried.push(told);
    if (state === 'failed') this.failures.push(told);
  }

  onTestRunEnd() {
    console.log(failuresLine(this.failures));
    console.log(retriedLine(this.retried));
  }
}
