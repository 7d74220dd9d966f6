/** The custom editor: a session a panel, a frame a webview. The document belongs to VS Code. */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { say } from '../../host/say';
import { Disposable } from '../../host/disposable';
import type { ReportDocuments } from './documents';
import { applyFix } from './fixes';
import type { ExportSource } from './export';
import { placePage } from '../../host/frame';
import { Session, type SessionActions } from './session';
import { columnOfReport, showReport, viewType } from '../../host/tabs';

export class ReportEditorProvider extends Disposable implements vscode.CustomTextEditorProvider {
  private readonly sessions = new Set<Session>();
  /** Rows to be shown by a page that is only being opened, by the text's URI. */
  private readonly awaited = new Map<string, string>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly documents: ReportDocuments,
    private readonly actions: Pick<SessionActions, 'exportFrom' | 'frames'>,
  ) {
    super();
    // State is kept by the page itself, so that hidden pages cost nothing.
    this._register(
      vscode.window.registerCustomEditorProvider(viewType, this, {
        webviewOptions: { retainContextWhenHidden: false },
      }),
    );
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const report = this.documents.of(document);
    const place = placePage(panel.webview, this.extensionUri, 'report', say(word('editor.title')));
    const session = new Session(report, panel, place, {
      fix: (finding, fix) => applyFix(report, finding, fix),
      ...this.actions,
    });
    this.sessions.add(session);
    panel.onDidDispose(() => this.sessions.delete(session));
    session.load();
    const key = document.uri.toString();
    const row = this.awaited.get(key);
    if (row !== undefined) session.reveal(row, true);
    this.awaited.delete(key);
  }

  /** Opens the page, in the given place if it is not open yet, at a row. */
  async reveal(uri: vscode.Uri, row: string, place: vscode.ViewColumn): Promise<void> {
    const column = columnOfReport(uri);
    if (column === undefined) {
      this.awaited.set(uri.toString(), row);
      return showReport(uri, place);
    }
    // A tab that was never shown since VS Code started has no session yet.
    const open = [...this.sessions].find((session) => session.report.uri.toString() === uri.toString());
    if (open) return open.reveal(row);
    this.awaited.set(uri.toString(), row);
    return showReport(uri, column);
  }

  /** What a report's page would export: the pair that its reader chose. Of several pages the one with the focus. */
  exported(uri: vscode.Uri): ExportSource | undefined {
    const mine = [...this.sessions].filter((session) => session.report.uri.toString() === uri.toString());
    return (mine.find((session) => session.active) ?? mine[0])?.exported;
  }

  /** The session of the page that has the focus. */
  get active(): Session | undefined {
    return [...this.sessions].find((session) => session.active);
  }

  override dispose(): void {
    super.dispose();
    for (const session of this.sessions) session.dispose();
    this.sessions.clear();
  }
}
