// The first webview of a new profile installs VS Code's service worker. In 1.100, a webview of any extension that opens
// or closes during that stays blank, so the tests start afterwards.
import * as vscode from 'vscode';

const policy = "default-src 'none'; script-src 'nonce-n'";
const script = "acquireVsCodeApi().postMessage('here')";
const html = `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head>
<body><script nonce="n">${script}</script></body></html>`;

/** Opens a webview and closes it when its script has run; tries three times, ten seconds each. Returns a log line. */
export async function firstWebview(): Promise<string> {
  const begin = Date.now();
  for (let tries = 1; tries <= 3; tries++) {
    const panel = vscode.window.createWebviewPanel('first', 'First', vscode.ViewColumn.Active, { enableScripts: true });
    const here = new Promise<boolean>((resolve) => {
      panel.webview.onDidReceiveMessage(() => resolve(true));
      setTimeout(() => resolve(false), 10_000);
    });
    panel.webview.html = html;
    const loaded = await here;
    panel.dispose();
    if (loaded)
      return `the first webview loaded after ${Date.now() - begin} ms${tries > 1 ? `, in attempt ${tries}` : ''}`;
  }
  return 'the first webview stayed blank';
}
