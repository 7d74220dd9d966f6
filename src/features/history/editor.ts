/** The tabs of histories. Registered in src/extension/register.ts. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { showPage } from '../../host/frame';
import { PageSession } from '../../host/page-session';
import { say, allWordsFor } from '../../host/say';
import { showReport, showText } from '../../host/tabs';
import { compareWords } from '../../core/messages/en/compare';
import { word, type Catalog } from '../../core/messages/messages';
import type { FromAnyPage } from '../../protocol/message';
import { gitUri } from '../../host/git';
import type { HistoryOf, LoadedHistory } from './history';
import { historyAddress, historyOf } from './address';
import { HistoryDocument } from './document';
import type { GitReader } from './git';
import { isFromComparison, type FromComparison, type ToComparison } from '../../protocol/comparison';
import type { Source } from '../../host/source';

const historyType = 'vmibench.history';

export class HistoryEditor extends Disposable implements vscode.CustomReadonlyEditorProvider<HistoryDocument> {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly git: GitReader | undefined,
  ) {
    super();
  }

  async show(of: HistoryOf): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', historyAddress(of), historyType, {
      viewColumn: vscode.ViewColumn.Active,
      preview: false,
    });
  }

  openCustomDocument(uri: vscode.Uri): HistoryDocument {
    return new HistoryDocument(uri, historyOf(uri), this.git);
  }

  resolveCustomEditor(document: HistoryDocument, panel: vscode.WebviewPanel): void {
    new HistorySession(document, panel);
    showPage(panel.webview, this.extensionUri, {
      page: 'comparison',
      title: say(word('history.title')),
      waiting: say(word('compare.loading')),
    });
  }
}

/** One tab. Two tabs of a split share the history. */
class HistorySession extends PageSession<FromComparison, ToComparison> {
  /** The sources of the runs on the page. A click names a run by its index here. */
  private shown: readonly Source[] = [];

  constructor(
    private readonly document: HistoryDocument,
    panel: vscode.WebviewPanel,
  ) {
    super(panel, { name: 'history page', isFromPage: isFromComparison });
    this._register(document.onDidChange((loaded) => this.show(loaded)));
  }

  protected override words(): Catalog {
    return allWordsFor(compareWords);
  }

  protected override async sendAll(): Promise<void> {
    this.show(await this.document.tell());
  }

  protected override async answer(message: Exclude<FromComparison, FromAnyPage>): Promise<void> {
    const source = message.type === 'open' ? this.shown[message.file] : undefined;
    if (source?.ref !== undefined) await showText(gitUri(source.uri, source.ref), vscode.ViewColumn.Beside);
    else if (source) await showReport(source.uri, vscode.ViewColumn.Beside);
  }

  private show({ view, sources }: LoadedHistory): void {
    this.shown = sources;
    this.post({ type: 'history', history: view });
  }
}
