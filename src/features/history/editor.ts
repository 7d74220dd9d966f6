/** The tabs of histories. Registered in src/extension/register.ts. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { frameHtml, newNonce } from '../../host/frame';
import { log } from '../../host/log';
import { catalog, say, wordsFor } from '../../host/say';
import { showReport, showText } from '../../host/tabs';
import { compareWords } from '../../core/messages/en/compare';
import { word } from '../../core/messages/messages';
import { gitUri } from '../../host/git-uri';
import type { HistoryOf, Loaded } from './history';
import { addressOf, historyOf } from './address';
import { HistoryDocument } from './document';
import type { ReadRevisions } from './git';
import { isFromComparison, type FromComparison, type ToComparison } from '../../protocol/comparison';
import type { Source } from '../../host/source';

const historyType = 'vmibench.history';

export class HistoryEditor extends Disposable implements vscode.CustomReadonlyEditorProvider<HistoryDocument> {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly read: ReadRevisions | undefined,
  ) {
    super();
  }

  async show(of: HistoryOf): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', addressOf(of), historyType, {
      viewColumn: vscode.ViewColumn.Active,
      preview: false,
    });
  }

  openCustomDocument(uri: vscode.Uri): HistoryDocument {
    return new HistoryDocument(uri, historyOf(uri), this.read);
  }

  resolveCustomEditor(document: HistoryDocument, panel: vscode.WebviewPanel): void {
    const session = new HistorySession(document, panel);
    panel.onDidDispose(() => session.dispose());
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = frameHtml({
      nonce: newNonce(),
      cspSource: webview.cspSource,
      locale: catalog.locale,
      title: say(word('history.title')),
      script: address('compare.js'),
      charts: '',
      style: address('compare.css'),
    });
  }
}

/** One tab. Two of a split share the history. */
class HistorySession extends Disposable {
  /** What the runs on the page are, which a click names by their place. */
  private shown: readonly Source[] = [];
  /** Something changed while the page was hidden. */
  private late = false;

  constructor(
    private readonly document: HistoryDocument,
    private readonly panel: vscode.WebviewPanel,
  ) {
    super();
    this._register(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isFromComparison(message))
          return log().warn('the page of a history sent something that is no message of ours');
        this.answer(message).catch((error: unknown) => {
          log().error(`could not answer "${message.type}"`, error);
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        });
      }),
    );
    // A page that is shown again asks for all. But VS Code may tell late that it was there all along.
    this._register(
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.late) void document.tell().then((told) => panel.visible && this.show(told));
      }),
    );
    this._register(
      document.onDidChange((told) => {
        if (panel.visible) this.show(told);
        else this.late = true;
      }),
    );
  }

  private post(message: ToComparison): void {
    void this.panel.webview.postMessage(message);
  }

  private show({ view, sources }: Loaded): void {
    if (this.isDisposed) return;
    this.late = false;
    this.shown = sources;
    this.post({ type: 'history', history: view });
  }

  private async answer(message: FromComparison): Promise<void> {
    if (message.type === 'ready') {
      const { locale, words } = wordsFor(compareWords);
      this.post({ type: 'words', locale, words: { ...compareWords, ...words } });
      this.show(await this.document.tell());
    } else if (message.type === 'open') {
      const source = this.shown[message.file];
      if (source?.ref !== undefined) await showText(gitUri(source.uri, source.ref), vscode.ViewColumn.Beside);
      else if (source) await showReport(source.uri, vscode.ViewColumn.Beside);
    } else if (message.type === 'fault') log().error(`in the page of a history: ${message.text.slice(0, 4000)}`);
  }
}
