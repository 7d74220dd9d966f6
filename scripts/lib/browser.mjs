// Finds a Chromium-based browser; as root on Debian or Ubuntu, installs one if there is none.
// Playwright's download is never used. Tests prefer Debian's headless shell: the same engine without a browser's own
// window. A host test file took 27 s of processor time with it instead of 33, a page test file 46 instead of 85.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstall, updateLists } from './debian.mjs';

const headlessShell = 'chromium-headless-shell';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const usualPlaces = {
  linux: [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const base = process.env[variable];
    return base
      ? [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]
      : [];
  }),
};

/**
 * The installed browser, if any. VMIBENCH_CHROMIUM overrides the search.
 * @param {'window' | 'headless'} use what it is for: a headless shell has no window to show
 * @returns {string | undefined}
 */
export function findBrowser(use) {
  const named = process.env.VMIBENCH_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`VMIBENCH_CHROMIUM names ${named}, which does not exist`);
    return named;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const wanted = use === 'headless' ? [headlessShell, ...names] : names;
  const onPath = wanted.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find((path) => existsSync(path));
}

/**
 * The installed browser for tests; installs one first where that needs no prompt.
 * @returns {Promise<string>}
 * @throws with instructions when there is none
 */
export async function ensureBrowser() {
  const found = findBrowser('headless');
  if (found) return found;
  if (mayInstall()) {
    console.log('No browser found; installing one from Debian (once) ...');
    await updateLists();
    // Ubuntu has no package of the headless shell.
    for (const name of [headlessShell, 'chromium']) {
      const mayBeMissing = name === headlessShell;
      await installPackages([name], { quiet: true, silent: mayBeMissing, allowFailure: mayBeMissing });
      const installed = findBrowser('headless');
      if (installed) return installed;
    }
  }
  throw new Error(
    'No Chrome, Chromium or Edge found. Install one (Debian, Ubuntu: sudo apt-get install chromium), ' +
      'or set VMIBENCH_CHROMIUM=/path/to/chrome',
  );
}

/** Turns off the browser's background network requests. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // No DNS lookups: everything that tests open is on loopback.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // As root, Chromium does not start with its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

// Otherwise Playwright exits the process at Ctrl+C before our servers are stopped.
const noSignalHandlers = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/**
 * Starts a headless browser controlled by Playwright.
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    args: browserFlags,
    ...noSignalHandlers,
    ...options,
  });
}
