// A reporter for vitest that prints which tests passed only when tried again, for scripts/test.mjs.
import { retriedLine } from './retries.mjs';

/** Vitest requires the default export of a reporter's file. */
export default class RetryReporter {
  retried = [];

  onTestCaseResult(testCase) {
    if (testCase.diagnostic()?.flaky) this.retried.push({ test: testCase.fullName, where: testCase.project.name });
  }

  onTestRunEnd() {
    console.log(retriedLine(this.retried));
  }
}
