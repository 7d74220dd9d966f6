// The runs of the host tests: each is a version of VS Code, a form of the extension, and a host.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterRetry, attemptOf, retryPattern } from './host-results.mjs';
import { bundleHostTests } from './host-tests.mjs';
import { cache, inRoot, root } from './paths.mjs';
import { run } from './run.mjs';
import { newest, oldest } from '../../tools/vscode-in-npm/install.mjs';

const launcher = inRoot('tools', 'vscode-in-npm', 'launcher.mjs');

// Each version and each form of the extension runs all tests once. The other two combinations run only what depends on
// the combination: that the extension is found, activates and shows a page. `--whole` runs everything everywhere.
const combinationTests = ['activation', 'ground', 'open'];

export const hostRuns = {
  'dev-newest': { version: newest, extension: 'folder' },
  'vsix-oldest': { version: oldest, extension: 'package' },
  'dev-oldest': { version: oldest, extension: 'folder', files: combinationTests },
  'vsix-newest': { version: newest, extension: 'package', files: combinationTests },
  web: { version: newest, extension: 'browser', tests: 'web' },
  japanese: { version: newest, extension: 'folder', language: 'ja', tests: 'ja' },
  untrusted: { version: newest, extension: 'folder', untrusted: true, tests: 'untrusted' },
};

/**
 * Does one run. Because a window, a server and a browser share two busy cores, a few failing tests are tried once more,
 * in a new window with a new profile and a new copy of the examples. Retries are printed, and npm test records them.
 * @param {string} name one of `hostRuns`
 * @param {{ grep?: string, file?: string, whole?: boolean }} [filter]
 * @returns {Promise<{
 *   ok: boolean, counts: import('./counts.mjs').Counts, failures: readonly import('./host-results.mjs').Failure[],
 *   retried: readonly import('./retries.mjs').Retry[],
 * }>} `retried`: the tests that passed only when tried again
 */
export async function runHost(name, filter = {}) {
  const first = await runOnce(name, filter);
  const pattern = retryPattern(first);
  if (pattern === undefined) return { ...first, retried: [] };
  for (const { title } of first.failures) console.log(`   AGAIN ${title}`);
  const { retried, ...both } = afterRetry(first, await runOnce(name, { ...filter, grep: pattern }));
  return { ...both, retried: retried.map((retry) => ({ ...retry, where: name })) };
}

/** Runs tests in one window, on a new copy of the examples; returns also what failed. */
async function runOnce(name, filter) {
  const kind = hostRuns[name];
  if (!kind) throw new Error(`unknown run "${name}"; choose from ${Object.keys(hostRuns).join(', ')}`);
  const temporary = mkdtempSync(join(tmpdir(), 'vmibench-host-'));
  let bundle;
  const env = {
    ...process.env,
    VMIBENCH_VSCODE_VERSION: kind.version,
    VMIBENCH_RUN: name,
    VMIBENCH_LANGUAGE: kind.language ?? '',
    VMIBENCH_UNTRUSTED: kind.untrusted ? '1' : '',
  };
  try {
    const workspace = join(temporary, 'workspace');
    cpSync(inRoot('examples'), workspace, { recursive: true });
    const web = kind.extension === 'browser';
    const { grep, file, whole } = filter;
    bundle = await bundleHostTests({
      folder: kind.tests,
      grep,
      files: file ? [file] : whole ? undefined : kind.files,
    });
    const development = await prepareExtension(kind.extension, temporary, env);
    // VS Code runs tests in the host of the extension whose folder contains them, otherwise in Node.
    const tests = web ? join(development, 'tests.js') : bundle;
    if (web) copyFileSync(bundle, tests);
    const options = JSON.stringify({
      vscodeExecutablePath: launcher,
      extensionDevelopmentPath: development,
      extensionTestsPath: tests,
      launchArgs: [
        workspace,
        `--extensions-dir=${join(temporary, 'extensions')}`,
        `--user-data-dir=${join(temporary, 'user')}`,
      ],
    });
    // In a separate process, because runTests writes directly to stdout and its output must be read.
    const onError = '(error) => { console.error(error.message); process.exit(1); }';
    const script = `require('@vscode/test-electron').runTests(${options}).catch(${onError})`;
    const { code, output } = await run(process.execPath, ['-e', script], { env, allowFailure: true });
    const attempt = attemptOf(code, output);
    const log = join(cache, 'logs', `${name}.log`);
    if (!attempt.ok) console.log(`   VS Code's own log: ${log}; screenshots: ${inRoot('test', 'output', name)}`);
    return attempt;
  } finally {
    if (bundle) rmSync(dirname(bundle), { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Prepares the extension under test; returns the development folder to pass to VS Code. */
async function prepareExtension(kind, temporary, env) {
  if (kind === 'folder') return root;
  if (kind === 'browser') return browserOnly(join(temporary, 'browser-only'));
  const vsix = inRoot('vmibench.vsix');
  if (!existsSync(vsix)) throw new Error('vmibench.vsix is missing: run npm run package first');
  await run(launcher, [`--install-extension=${vsix}`, `--extensions-dir=${join(temporary, 'extensions')}`], {
    env,
    quiet: true,
  });
  // VS Code runs tests only with a development extension. Another one serves, because ours is installed.
  return otherExtension(join(temporary, 'other'));
}

/** It does nothing but what another extension can do with ours: see test/host/agents.test.ts. */
function otherExtension(folder) {
  mkdirSync(folder);
  const manifest = { name: 'other', publisher: 'vmibench-tests', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, main: 'main.js' }));
  copyFileSync(inRoot('test/host/harness/other-extension.cjs'), join(folder, 'main.js'));
  return folder;
}

/** The extension without `main` and `extensionKind`: VS Code then runs it in the web worker. */
function browserOnly(folder) {
  mkdirSync(folder);
  const { main: _main, extensionKind: _kind, ...manifest } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const name of [
    'package.nls.json',
    'package.nls.ja.json',
    'dist',
    'docs',
    'media',
    'l10n',
    'schemas',
    'syntaxes',
    'language-configuration.json',
    'icon.png',
  ]) {
    if (existsSync(inRoot(name))) cpSync(inRoot(name), join(folder, name), { recursive: true });
  }
  return folder;
}
