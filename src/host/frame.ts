/** The one way a webview of this extension is set up: its options, its policy, its files and its language. */
import * as vscode from 'vscode';
import { decode } from '../core/text/decode';
import { showFailure } from './failure';
import { frameHtml, newNonce, waitingFrame, type FirstFrame } from './frame-html';
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

/** The place of a page in its tab. */
export interface PagePlace {
  /** Loads the page, anew if it is there; `first` is what is seen before its script has run. */
  load(first?: FirstFrame): Promise<void>;
}

/** A page that draws itself. */
interface OwnPage {
  readonly page: Exclude<keyof typeof pages, 'report'>;
  readonly title: string;
  /** What it says until it has anything else, also before its script has run. */
  readonly waiting: string;
}

/** A new panel with a page of this extension. */
export function createPagePanel(viewType: string, extensionUri: vscode.Uri, own: OwnPage): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(viewType, own.title, vscode.ViewColumn.Active);
  showPage(panel.webview, extensionUri, own);
  return panel;
}

export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri, { page, title, waiting }: OwnPage): void {
  placePage(webview, extensionUri, page, title)
    .load(waitingFrame(waiting))
    .catch((error: unknown) => showFailure('could not load a page', error));
}

/**
 * Makes a webview the place of a page. The document's language is that of the sentences the page will get, so that
 * screen readers pronounce them right.
 */
export function placePage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: keyof typeof pages,
  title: string,
): PagePlace {
  const files: { script: string; style: string; charts?: string } = pages[page];
  const address = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  webview.options = pageOptions(extensionUri);
  let newest = 0;
  return {
    load: async (first) => {
      const mine = ++newest;
      const css = await styleOf(vscode.Uri.joinPath(extensionUri, 'dist', files.style));
      if (mine !== newest) return;
      webview.html = frameHtml({
        nonce: newNonce(),
        cspSource: webview.cspSource,
        locale: catalog.locale,
        title,
        script: address(files.script),
        style: css.replaceAll('./codicon.ttf', address('codicon.ttf')),
        charts: files.charts === undefined ? '' : address(files.charts),
        first,
      });
    },
  };
}

const styles = new Map<string, Promise<string>>();

/** The styles of a page, read once. */
function styleOf(file: vscode.Uri): Promise<string> {
  const key = file.toString();
  const known = styles.get(key);
  if (known) return known;
  const reading = (async () => decode(await vscode.workspace.fs.readFile(file)))();
  // A failure is not kept.
  reading.catch(() => styles.delete(key));
  styles.set(key, reading);
  return reading;
}
