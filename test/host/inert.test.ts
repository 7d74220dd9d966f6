// Text from files, file names and errors in the interface of VS Code: no link runs a command, no icon appears.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { cleanUp, file, open, quickInput } from './reports';

const link = '[Open it anyway](command:workbench.action.files.newUntitledFile)';
const message = '.notifications-center .notification-list-item-message';

/** The notification with this text: its text, and how many links it has. */
async function notification(part: string): Promise<{ text: string; links: number }> {
  // Some versions show no toasts in a window without the focus; the list has them.
  await vscode.commands.executeCommand('notifications.showList');
  const text = await until(
    async () => (await page.workbench().texts(message)).find((one) => one.includes(part)),
    `a notification with ${part}`,
  );
  return { text, links: await page.workbench().count(`${message}:has-text(${JSON.stringify(part)}) a`) };
}

function report(path: string): string {
  return JSON.stringify({
    format: 'vmibench/1',
    title: 't',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [
          { subject: 'a', mean: 1 },
          { subject: 'b', mean: 2, artifacts: [{ path }] },
        ],
      },
    ],
  });
}

describe('text from files in the interface of VS Code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await cleanUp();
  });

  it('becomes a link if it is not made inert', async () => {
    void vscode.window.showWarningMessage(`unguarded ${link}`);
    assert.deepEqual(await notification('unguarded'), { text: 'unguarded Open it anyway', links: 1 });
  });

  it('makes no link in a notification from the path of an artifact', async () => {
    await open(await file('inert-artifact.vmibench.json', report(link)));
    await page.webview().click('.opener');
    await page.webview().click('.facts .link');
    const { text, links } = await notification('Open it anyway');
    assert.equal(links, 0);
    assert.ok(text.includes('[Open it anyway] (command:workbench.action.files.newUntitledFile)'), text);
  });

  it('makes no link in a notification from a file name', async () => {
    const uri = await file(`${link} $(flame).vmibench.json`, '{ "format": ');
    await vscode.commands.executeCommand('vmibench.copyAsReply', uri);
    assert.equal((await notification('has errors')).links, 0);
  });

  it('makes no link in a notification from an error message', async () => {
    await vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.parse(`nowhere:/${link}`));
    assert.equal((await notification('could not complete')).links, 0);
  });

  it('makes no icon in a list from a file name', async () => {
    await file('$(flame) inert.vmibench.json', report('x'));
    void vscode.commands.executeCommand('vmibench.compare');
    await page.workbench().fill(quickInput, 'inert');
    const row = '.quick-input-list .monaco-list-row:has-text("inert.vmibench.json")';
    await page.workbench().waitFor(row);
    assert.equal(await page.workbench().count(`${row} .codicon-flame`), 0);
    assert.ok((await page.workbench().text(`${row} >> nth=0`)).includes('(flame)'));
  });
});
