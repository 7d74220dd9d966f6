// What each run of the host tests is: a version, an extension, and the host it runs in.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noCounts } from './counts.mjs';
import { bundleHostTests } from './host-tests.mjs';
import { cache, inRoot, root } from './paths.mjs';
import { run } from './run.mjs';
import { newest, oldest } from '../../tools/vscode-in-npm/install.mjs';

const launcher = inRoot('tools', 'vscode-in-npm', 'launcher.mjs');

// Each version and each form of the extension sees all tests once. Of the other two pairings only what depends on
// the pairing is run: that the extension is found, wakes, and shows a page. `--whole` runs everything everywhere.
const pairing = ['activation', 'ground', 'open'];

export const hostRuns = {
  'dev-newest': { version: newest, extension: 'folder' },
  'vsix-oldest': { version: oldest, extension: 'package' },
  'dev-oldest': { version: oldest, extension: 'folder', files: pairing },
  'vsix-newest': { version: newest, extension: 'package', files: pairing },
  web: { version: newest, extension: 'browser' },
  japanese: { version: newest, extension: 'folder', language: 'ja' },
};

/** More failures than these are no bad luck. */
const few = 3;

/**
 * Does one run. A window, a server and a browser share two busy cores: the few tests that fail are tried once more, in a
 * window, a profile and a copy of the examples of their own, so that nothing of the first try is left; and that is said.
 * @param {string} name one of `hostRuns`
 * @param {{ grep?: string, file?: string, whole?: boolean }} [filter]
 * @returns {Promise<{ ok: boolean, counts: import('./counts.mjs').Counts }>}
 */
export async function runHost(name, filter = {}) {
  const first = await runOnce(name, filter);
  if (first.ok || first.titles.length === 0 || first.titles.length > few || first.titles.length !== first.counts.failed)
    return first;
  for (const title of first.titles) console.log(`   AGAIN ${title}`);
  const grep = `^(?:${first.titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`;
  const second = await runOnce(name, { ...filter, grep });
  const { passed, failed } = second.counts;
  return {
    ok: second.ok && passed === first.titles.length,
    counts: { ...first.counts, passed: first.counts.passed + passed, failed },
  };
}

/** One window, on a fresh copy of the examples; with the titles of the tests that failed. */
async function runOnce(name, filter) {
  const kind = hostRuns[name];
  if (!kind) throw new Error(`no run "${name}"; there are ${Object.keys(hostRuns).join(', ')}`);
  const temporary = mkdtempSync(join(tmpdir(), 'vmibench-host-'));
  let bundle;
  const env = {
    ...process.env,
    VMIBENCH_VSCODE_VERSION: kind.version,
    VMIBENCH_RUN: name,
    VMIBENCH_LANGUAGE: kind.language ?? '',
  };
  try {
    const workspace = join(temporary, 'workspace');
    cpSync(inRoot('examples'), workspace, { recursive: true });
    const web = kind.extension === 'browser';
    const { grep, file, whole } = filter;
    bundle = await bundleHostTests({
      folder: web ? 'web' : kind.language,
      grep,
      files: file ? [file] : whole ? undefined : kind.files,
    });
    const development = await prepareExtension(kind.extension, temporary, env);
    // VS Code runs tests in the host of the extension in whose folder they are, and else in Node's.
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
    // A process of its own, so that its output can be read: runTests writes straight to stdout.
    const script = `require('@vscode/test-electron').runTests(${options}).catch((error) => { console.error(error.message); process.exit(1); })`;
    const { code, output } = await run(process.execPath, ['-e', script], { env, allowFailure: true });
    return judge(code, output, name);
  } finally {
    if (bundle) rmSync(dirname(bundle), { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A run counts as good only if it told its counts, ran something and ended with 0. */
function judge(code, output, name) {
  const told = /^@@counts (\{.*\})$/m.exec(output);
  const counts = told ? JSON.parse(told[1]) : { ...noCounts, failed: 1 };
  const ok = code === 0 && told !== null && counts.failed === 0 && counts.passed > 0;
  if (!ok)
    console.log(
      `   VS Code's own log: ${join(cache, 'logs', `${name}.log`)}; pictures: ${inRoot('test', 'output', name)}`,
    );
  const titles = [...output.matchAll(/^@@failed (".*")$/gm)].map(([, title]) => JSON.parse(title));
  return { ok, titles, counts: ok || counts.failed > 0 ? counts : { ...counts, failed: 1 } };
}

/** Puts the extension under test where VS Code takes it from, and gives the development folder to name. */
async function prepareExtension(kind, temporary, env) {
  if (kind === 'folder') return root;
  if (kind === 'browser') return browserOnly(join(temporary, 'browser-only'));
  const vsix = inRoot('vmibench.vsix');
  if (!existsSync(vsix)) throw new Error('there is no vmibench.vsix: npm run package first');
  await run(launcher, [`--install-extension=${vsix}`, `--extensions-dir=${join(temporary, 'extensions')}`], {
    env,
    quiet: true,
  });
  // VS Code runs tests only with some development extension: this one is empty, so that ours is an ordinary one.
  return emptyExtension(join(temporary, 'empty'));
}

function emptyExtension(folder) {
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'vmibench-tests', version: '0.0.1', engines: { vscode: '*' } }),
  );
  return folder;
}

/** The extension without `main`, and without a wish to run on the server: VS Code then runs it in the web worker. */
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
