// Runs mocha inside the extension host, in Node and in the web worker, and tells the launcher how it went.
// The entry that tools/vscode-in-npm/test-bundle.mjs writes calls this with the test files of the run.
import { forget, report, setCurrentTest } from '../bridge';
import { firstWebview } from './first-webview';

export interface Run {
  readonly Mocha: typeof import('mocha');
  /** Loads the test files; they find `describe` and `it` in the global scope. */
  readonly load: () => void;
  readonly grep: string | undefined;
}

/** Rejects when a test failed, which makes VS Code end with a code other than 0. */
export async function runMocha({ Mocha, load, grep }: Run): Promise<void> {
  // The base reporter prints nothing of its own accord: what is said goes over the bridge.
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 90_000,
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
  let said = Promise.resolve();
  const say = (line: string): void => {
    said = said.then(() => report(line));
  };
  say(`  ${await firstWebview()}`);
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', (test) => {
        counts.passed++;
        say(`  ok ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      })
      .on('pending', (test) => {
        counts.skipped++;
        say(`  skipped ${test.fullTitle()}`);
      })
      .on('fail', (test, error: unknown) => {
        counts.failed++;
        say(
          `  FAILED ${test.fullTitle()}\n${indent(describeError(error))}\n@@failed ${JSON.stringify(test.fullTitle())}`,
        );
      });
  });
  await said;
  await report(`@@counts ${JSON.stringify(counts)}`);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
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
