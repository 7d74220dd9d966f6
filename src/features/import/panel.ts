/** The panel of an import: a frame with its own script, and messages that are checked. It keeps nothing by itself. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { frameHtml, newNonce } from '../../host/frame';
import { importPageWords } from '../../core/messages/en/import-page';
import { forImport } from './words';
import { isFromImport, type FromImport, type ToImport } from '../../protocol/import';
import type { Services } from './services';

export abstract class ImportPanel extends Disposable {
  protected readonly panel: vscode.WebviewPanel;
  private listening = false;

  constructor(
    protected readonly services: Services,
    title: string,
  ) {
    super();
    const dist = vscode.Uri.joinPath(services.extensionUri, 'dist');
    this.panel = this._register(
      vscode.window.createWebviewPanel('vmibench.import', title, vscode.ViewColumn.Active, {
        enableScripts: true,
        localResourceRoots: [dist],
      }),
    );
    const { webview } = this.panel;
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    this._register(webview.onDidReceiveMessage((message: unknown) => this.received(message)));
    this._register(
      this.panel.onDidChangeViewState(() => {
        if (!this.panel.visible) this.listening = false;
      }),
    );
    this.panel.onDidDispose(() => this.dispose());
    // No word of a file is in the frame: what is shown is sent when the page asks for it.
    webview.html = frameHtml({
      nonce: newNonce(),
      cspSource: webview.cspSource,
      locale: vscode.env.language,
      title,
      script: address('import.js'),
      charts: '',
      style: address('import.css'),
    });
  }

  /** What the page shows now: the answer to `ready`, after every correction and while files are read. */
  protected abstract current(): ToImport;
  protected abstract answer(message: Exclude<FromImport, { type: 'ready' | 'fault' | 'cancel' }>): Promise<void> | void;

  protected refresh(): void {
    this.post(this.current());
  }

  protected post(message: ToImport): void {
    // A hidden page is gone; it gets everything when it says `ready` again.
    if (this.listening && !this.isDisposed) void this.panel.webview.postMessage(message);
  }

  private tellWords(): void {
    const { locale, words } = this.services.words(importPageWords);
    this.post({ type: 'words', locale, words: { ...forImport.words, ...words } });
  }

  private received(message: unknown): void {
    if (!isFromImport(message)) {
      this.services
        .log()
        .warn(
          `the import page sent something that is no message of ours: ${String(JSON.stringify(message)).slice(0, 200)}`,
        );
      return;
    }
    switch (message.type) {
      case 'ready':
        this.listening = true;
        this.tellWords();
        return this.refresh();
      case 'cancel':
        return this.dispose();
      case 'fault':
        return this.services.log().error(`in the import page: ${message.text.slice(0, 4000)}`);
      default:
        Promise.resolve(this.answer(message)).catch((error: unknown) => {
          this.services.log().error(`could not answer "${message.type}" of the import page`, error);
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        });
    }
  }
}

/** A line of a file in the text editor, beside the page. */
export async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
    selection: new vscode.Range(at, at),
  });
}
