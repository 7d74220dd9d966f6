// The web worker extension host, as in VS Code for the Web: Node is not available.
import * as vscode from 'vscode';
import { page } from '../bridge';
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
});
