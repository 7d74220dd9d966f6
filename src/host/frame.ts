/** The one way a webview of this extension is set up: its options, its policy, its files and its language. */
import * as vscode from 'vscode';
import { frameHtml, newNonce } from './frame-html';
import { catalog } from './say';

/** The files in `dist` that make each page. The report page fetches its charts after the first paint. */
const pages = {
  report: { script: 'page.js', style: 'page.css', charts: 'charts.js' },
  comparison: { script: 'compare.js', style: 'compare.css' },
  import: { script: 'import.js', style: 'import.css' },
} as const satisfies Readonly<Record<string, { script: string; style: string; charts?: string }>>;

/** What a webview may do: run our scripts and load files from `dist`, and nothing else. */
function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
}

/** A new panel with a page of this extension. */
export function createPagePanel(
  viewType: string,
  extensionUri: vscode.Uri,
  page: keyof typeof pages,
  title: string,
): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active);
  showPage(panel.webview, extensionUri, page, title);
  return panel;
}

/**
 * Loads a page into a webview. No text of a file is in the frame: the page gets that by messages, once it is ready.
 * The document's language is that of the sentences the page will get, so that screen readers pronounce them right.
 */
export function showPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: keyof typeof pages,
  title: string,
): void {
  const files: { script: string; style: string; charts?: string } = pages[page];
  const address = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  webview.options = pageOptions(extensionUri);
  webview.html = frameHtml({
    nonce: newNonce(),
    cspSource: webview.cspSource,
    locale: catalog.locale,
    title,
    script: address(files.script),
    style: address(files.style),
    charts: files.charts === undefined ? '' : address(files.charts),
  });
}
