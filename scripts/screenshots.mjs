// Takes the README's screenshots, docs/images/*.png, in a real VS Code from npm.
//   npm run screenshots
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { newest } from '../tools/vscode-in-npm/install.mjs';
import { startServer } from '../tools/vscode-in-npm/server.mjs';
import { webviewDocument } from '../tools/vscode-in-npm/webviews.mjs';
import { quietSettings, workbenchUrl } from '../tools/vscode-in-npm/workbench-url.mjs';
import { openWorkbench } from '../tools/vscode-in-npm/workbench.mjs';

const viewport = { width: 1180, height: 760 };
const settings = {
  ...quietSettings,
  'workbench.colorTheme': 'Default Dark Modern',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.layoutControl.enabled': false,
};

await run(process.execPath, [inRoot('esbuild.mjs')]);
const folder = mkdtempSync(join(tmpdir(), 'vmibench-pictures-'));
cpSync(inRoot('examples'), join(folder, 'examples'), { recursive: true });
mkdirSync(inRoot('docs', 'images'), { recursive: true });
const server = await startServer({ version: newest, settings, env: { EXTENSIONS_GALLERY: '{}' } });
let window;
try {
  window = await openWorkbench(workbenchUrl(server, { folder: join(folder, 'examples'), extension: inRoot() }), {
    viewport,
  });
  const { page } = window;
  page.setDefaultTimeout(30_000);
  const settle = () => page.waitForTimeout(1500);
  const choose = async (text) => {
    await page.locator('.quick-input-widget input[type=text]').fill(text);
    await page.locator('.quick-input-list .monaco-list-row').first().click();
  };
  const open = async (name) => {
    await page.keyboard.press('Control+p');
    await choose(name);
    return webviewDocument(page);
  };
  const shoot = async (name) => {
    await page.mouse.move(viewport.width / 2, viewport.height - 4);
    await settle();
    const path = inRoot('docs', 'images', `${name}.png`);
    await page.screenshot({ path });
    console.log(`docs/images/${name}.png  ${(statSync(path).size / 1000).toFixed(0)} KB`);
  };

  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await page.keyboard.press('Control+b');
  const ipiv = await open('kvm-ipiv-2022.vmibench.json');
  await ipiv.locator('tr.row .opener').first().click();
  await ipiv.locator('.opened').waitFor();
  await ipiv.locator('.opened').evaluate(() => window.scrollTo(0, 0));
  await shoot('report');

  const mail = await open('vmi-vs-hwmmu-2009.vmibench.json');
  await mail.locator('tr.row').first().waitFor();
  await page.keyboard.press('F1');
  await choose('>VMI Bench: Open as Text');
  await page.locator('.monaco-editor .codelens-decoration').first().waitFor();
  // Show the row with a finding.
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input[type=text]').fill(':1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F8');
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await shoot('text');
} finally {
  await window?.browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
