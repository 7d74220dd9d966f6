// Runs mocha inside the extension host, in Node and in the web worker, and reports to the launcher.
// Called by the entry that tools/vscode-in-npm/test-bundle.mjs writes.
import { forget, report, setCurrentTest } from '../bridge';
import { errorLine } from '../../../scripts/lib/failures.mjs';
import { firstWebview } from './first-webview';

interface TestRun {
  readonly Mocha: typeof import('mocha');
  /** Loads the test files, which use the globals `describe` and `it`. */
  readonly load: () => void;
  readonly grep: string | undefined;
}

/** Rejects when a test failed, so that VS Code exits with a code other than 0. */
export async function runMocha({ Mocha, load, grep }: TestRun): Promise<void> {
  // The base reporter prints nothing; output goes over the bridge.
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 180_000,
    forbidOnly: true,
    reporter: Mocha.reporters.Base,
    ...(grep ? { grep } : {}),
  });
  mocha.suite.emit('pre-require', globalThis, 'tests', mocha);
  mocha.suite.beforeEach(async function () {
    setCurrentTest(this.currentTest);
    await forget();
  });
  load();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let reported = Promise.resolve();
  const print = (line: string): void => {
    reported = reported.then(() => report(line));
  };
  print(`  ${await firstWebview()}`);
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => {
        counts.passed++;
        print(`  ok ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      })
      .on('pending', (test) => {
        counts.skipped++;
        print(`  skipped ${test.fullTitle()}`);
      })
      .on('fail', (test, error: unknown) => {
        counts.failed++;
        print(
          `  FAILED ${test.fullTitle()}\n${indent(describeError(error))}\n@@failed ${JSON.stringify({ ...failed(test), error: errorLine(error) })}`,
        );
      });
  });
  await reported;
  await report(`@@counts ${JSON.stringify(counts)}`);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}

/** What to try again. After the failure of a hook, mocha leaves out the rest of its suite. */
function failed(test: Mocha.Runnable): { readonly title: string; readonly suite: boolean } {
  const hook = 'type' in test && test.type === 'hook';
  return { title: hook ? (test.parent?.fullTitle() ?? '') : test.fullTitle(), suite: hook };
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { actual?: unknown; expected?: unknown };
  const values =
    actual === undefined && expected === undefined ? '' : `\nactual:   ${show(actual)}\nexpected: ${show(expected)}`;
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${values}${cause}`;
}

function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

const indent = (text: string): string => text.replace(/^/gm, '    ');
