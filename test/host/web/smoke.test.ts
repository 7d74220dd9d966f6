// The web worker extension host, as in VS Code for the Web: Node is not available.
import * as vscode from 'vscode';
import { page, until } from '../bridge';
import { cleanUp } from '../reports';

// The worker has no node:assert.
function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw Object.assign(new Error('not equal'), { actual, expected });
}

describe('the web worker extension host', () => {
  afterEach(cleanUp);

  it('is a worker', () => {
    equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    equal(vscode.env.uiKind, vscode.UIKind.Web);
  });

  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension('vmibench.vmibench');
    await extension?.activate();
    equal(extension?.isActive, true);
  });

  it('can operate a webview', async () => {
    const panel = vscode.window.createWebviewPanel('fixture', 'Fixture', vscode.ViewColumn.Active, {});
    panel.webview.html = '<h1>hello</h1>';
    equal(await page.webview().text('h1'), 'hello');
  });

  it('checks plans, and does not offer to run them', async () => {
    const plan = {
      format: 'vmiplan/1',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [{ id: 'x', command: 'true' }],
      design: { runs: 2 },
    };
    const document = await vscode.workspace.openTextDocument({ language: 'vmiplan', content: JSON.stringify(plan) });
    await vscode.window.showTextDocument(document);
    const titles = await until(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return lenses.length > 0 ? lenses.map(({ command }) => command?.title).join() : undefined;
    }, 'the lenses');
    equal(titles, '4 runs in 2 blocks');
    await vscode.commands.executeCommand('vmibench.runPlan', document.uri);
    equal(vscode.tasks.taskExecutions.length, 0);
  });
});
