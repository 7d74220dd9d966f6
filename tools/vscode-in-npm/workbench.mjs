// Opens VS Code's window in a headless browser.
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { watchPage } from './page-watch.mjs';
import { oneWorkerForAll } from './webview-worker.mjs';

/**
 * Opens the address in a new headless browser.
 * @param {string} url
 * @param {{
 *   onLog?: (kind: string, text: string) => void, onExit?: (code: number) => void,
 *   viewport?: { width: number, height: number }, language?: string, scale?: number,
 *   before?: (context: import('playwright-core').BrowserContext) => Promise<void>,
 * }} [options]
 *   `onExit` gets the tests' exit code; `language` is VS Code's display language, as far as extensions see it;
 *   `scale` is the number of device pixels per CSS pixel; `before` prepares the browser before the window opens
 */
export async function openWorkbench(
  url,
  {
    onLog = () => {},
    onExit = () => {},
    viewport = { width: 1400, height: 900 },
    language,
    scale = 1,
    before = async () => {},
  } = {},
) {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      viewport,
      locale: 'en-US',
      deviceScaleFactor: scale,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await before(context);
    const page = await context.newPage();
    // Where a language pack puts it. VS Code's own strings stay English; extensions see the language.
    if (language)
      await page.addInitScript((name) => {
        globalThis._VSCODE_NLS_LANGUAGE = name;
      }, language);
    await page.addInitScript(oneWorkerForAll);
    page.setDefaultTimeout(60_000);
    const watched = watchPage(page, new URL(url).origin);
    page.on('console', (message) => onLog(`page ${message.type()}`, message.text()));
    page.on('pageerror', (error) => onLog('page exception', String(error)));
    // VS Code calls these two when it runs tests in a browser; they must exist before it loads.
    await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args.map(String).join(' ')));
    await page.exposeFunction('codeAutomationExit', (code) => onExit(code));
    await page.goto(url);
    return { browser, page, watched };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
