// A browser of the Chromium family: one that is there is used; on Debian or Ubuntu as root one is installed.
// Playwright's own download is never used.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

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
 * The browser on this machine, if there is one. VMIBENCH_CHROMIUM names one outright.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env.VMIBENCH_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`VMIBENCH_CHROMIUM names ${named}, which does not exist`);
    return named;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find((path) => existsSync(path));
}

/**
 * The browser on this machine, installed first where that is possible without asking.
 * @returns {Promise<string>}
 * @throws with what to do, where there is none
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log("No browser found: installing Debian's chromium (once) ...");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, quiet: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, quiet: true });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No Chrome, Chromium or Edge found. Install one (Debian, Ubuntu: sudo apt-get install chromium), ' +
      'or name one: VMIBENCH_CHROMIUM=/path/to/chrome',
  );
}

/** What keeps the browser from asking the network for things that a test has no use for. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Names are never looked up: everything that tests open is on loopback.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // Only root needs it, and only for root is the weaker isolation the sole way to start.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

// Playwright would end the whole process at Ctrl+C, before a server that goes with the browser is stopped.
const ownSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/**
 * Starts a headless browser under Playwright's control.
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    args: browserFlags,
    ...ownSignals,
    ...options,
  });
}
