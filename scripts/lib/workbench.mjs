// Opens VS Code's window in a headless browser, with a development extension and, if wanted, its tests.
import { launchBrowser } from './browser.mjs';
import { watchPage } from './watch.mjs';

/** Settings under which nothing of VS Code's own gets in the way of a test or a picture. */
export const quietSettings = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * The address that opens a folder with development extensions.
 * @param {{ origin: string, authority: string, token: string }} server
 * @param {{ folder: string, extensions?: readonly string[], tests?: string }} what absolute paths
 */
export function workbenchUrl(server, { folder, extensions = [], tests }) {
  const remote = (path) => `vscode-remote://${server.authority}${path}`;
  const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
  for (const path of extensions) payload.push(['extensionDevelopmentPath', remote(path)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ tkn: server.token, folder, payload: JSON.stringify(payload) });
  return `${server.origin}/?${query}`;
}

/**
 * Opens the address in a new headless browser.
 * @param {string} url
 * @param {{ onLog?: (kind: string, text: string) => void, onExit?: (code: number) => void, viewport?: { width: number, height: number } }} [options]
 *   onExit is told the tests' exit code
 */
export async function openWorkbench(url, { onLog = () => {}, onExit = () => {}, viewport = { width: 1400, height: 900 } } = {}) {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport, locale: 'en-US', permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const watched = watchPage(page, new URL(url).origin);
    page.on('console', (message) => onLog(`page ${message.type()}`, message.text()));
    page.on('pageerror', (error) => onLog('page exception', String(error)));
    // VS Code calls these two when it runs tests in a browser; they have to be there before it loads.
    await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args.map(String).join(' ')));
    await page.exposeFunction('codeAutomationExit', (code) => onExit(code));
    await page.goto(url);
    return { browser, page, watched };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
