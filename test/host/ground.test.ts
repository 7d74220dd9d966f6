// Checks the test environment: a real VS Code of the requested version, the workspace, and a webview that can be read
// and clicked, whose policy violations and external requests are detected.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { cleanUp } from './reports';

function open(
  title: string,
  body: string,
  policy: string,
  column = vscode.ViewColumn.Active,
): { panel: vscode.WebviewPanel; messages: unknown[] } {
  const panel = vscode.window.createWebviewPanel('fixture', title, column, { enableScripts: true });
  const messages: unknown[] = [];
  panel.webview.onDidReceiveMessage((message) => messages.push(message));
  panel.webview.html = `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>${body}</body></html>`;
  return { panel, messages };
}

const strict = "default-src 'none'; script-src 'nonce-n'";
const button = `<button id="hello">Hello</button><p class="state">waiting</p>
  <script nonce="n">
    const vscode = acquireVsCodeApi();
    document.getElementById('hello').addEventListener('click', () => {
      document.querySelector('.state').textContent = 'clicked';
      vscode.postMessage({ type: 'clicked' });
    });
  </script>`;

describe('the test environment', () => {
  afterEach(cleanUp);

  it('runs the version of VS Code under test', () => {
    const wanted = process.env['VMIBENCH_VSCODE_VERSION'];
    assert.ok(wanted && vscode.version.startsWith(wanted), `${vscode.version} instead of ${wanted}`);
  });

  it('has the examples as its workspace', async () => {
    const files = await vscode.workspace.findFiles('*.vmibench.json');
    assert.ok(files.length >= 17, `${files.length} files`);
    const document = await vscode.workspace.openTextDocument(files[0]!);
    assert.ok(document.getText().length > 100);
  });

  it('has the extension under test', () => {
    const extension = vscode.extensions.getExtension('vmibench.vmibench');
    assert.ok(extension);
    // In the runs of the package it is where VS Code installed it, not in the folder of the project.
    const packaged = process.env['VMIBENCH_RUN']?.startsWith('vsix') ?? false;
    assert.equal(
      /[\\/]extensions[\\/]vmibench\.vmibench-[^\\/]*$/.test(extension.extensionPath),
      packaged,
      extension.extensionPath,
    );
  });

  it('can operate a webview', async () => {
    const { messages } = open('One', button, strict);
    assert.equal(await page.webview().text('.state'), 'waiting');
    await page.webview().click('#hello');
    assert.equal(await page.webview().text('.state'), 'clicked');
    await until(() => messages.length === 1, 'the message');
    assert.deepEqual(messages, [{ type: 'clicked' }]);
    assert.equal(await page.webview().evaluate('body', (body, tag) => body.querySelectorAll(tag).length, 'button'), 1);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
  });

  it('distinguishes two webviews by position', async () => {
    open('Left', '<h1>left</h1>', strict);
    open('Right', '<h1>right</h1>', strict, vscode.ViewColumn.Beside);
    await until(async () => (await page.webviewCount()) === 2, 'two webviews');
    assert.equal(await page.webview(0).text('h1'), 'left');
    assert.equal(await page.webview(1).text('h1'), 'right');
    await assert.rejects(page.webview().text('h1'), /say which one/);
  });

  it('detects a policy violation and an external request', async () => {
    open('Bad', '<h1 style="color:red">bad</h1><img src="http://127.0.0.1:9/reached.png">', strict);
    await page.webview().waitFor('h1');
    const seen: string[] = [];
    await until(async () => seen.push(...(await page.violations())) >= 2, 'two violations');
    assert.match(seen.join('\n'), /style/);
    assert.match(seen.join('\n'), /reached\.png/);

    open('Open', '<img src="http://127.0.0.1:9/reached.png">', "default-src 'none'; img-src *");
    const requests = await until(async () => {
      const list = await page.requests();
      return list.length > 0 && list;
    }, 'the request');
    assert.deepEqual(requests, ['http://127.0.0.1:9/reached.png']);
  });

  it('can operate the command palette', async () => {
    await page.palette('File: New Untitled Text File');
    await until(() => vscode.window.activeTextEditor?.document.isUntitled, 'a new file');
  });
});
