/** The custom editor: a session a panel, a frame a webview. The document belongs to VS Code. */
import type * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { say } from '../../host/say';
import { Disposable } from '../../host/disposable';
import type { ReportDocuments } from './documents';
import { applyFix } from './fixes';
import type { ExportSource } from './export';
import { placePage } from '../../host/frame';
import { Session, type SessionActions } from './session';
import { columnOfReport, showReport } from '../../host/tabs';

/**
 * Milliseconds between the question what can be done about a problem, which the Problems panel asks when it is pointed
 * at, and the page that its click opens.
 */
const pointedWithinMs = 2000;

export class ReportEditorProvider extends Disposable implements vscode.CustomTextEditorProvider {
  private readonly sessions = new Set<Session>();
  /** Rows to be shown by a page that is only being opened, by the text's URI. */
  private readonly awaited = new Map<string, string>();
  /** The row of the problem that was pointed at last. */
  private pointed: { readonly uri: string; readonly row: string; readonly at: number } | undefined;
  /** When each page came to the front. */
  private readonly shownAt = new WeakMap<Session, number>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly documents: ReportDocuments,
    private readonly actions: Pick<SessionActions, 'exportFrom' | 'frames'>,
  ) {
    super();
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
    panel.onDidChangeViewState(() => (panel.visible ? this.cameToFront(session) : this.shownAt.delete(session)));
    session.load();
    this.cameToFront(session);
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

  /**
   * A problem was pointed at where no text of the report is on the screen: a page that is opened by a click on it shows
   * the row. VS Code opens a custom editor without saying why.
   */
  pointAt(uri: vscode.Uri, row: string): void {
    this.pointed = { uri: uri.toString(), row, at: Date.now() };
    for (const session of this.sessions) {
      if (Date.now() - (this.shownAt.get(session) ?? 0) < pointedWithinMs) this.showPointed(session);
    }
  }

  private cameToFront(session: Session): void {
    if (this.shownAt.has(session)) return;
    this.shownAt.set(session, Date.now());
    this.showPointed(session);
  }

  private showPointed(session: Session): void {
    const { pointed } = this;
    if (pointed?.uri !== session.report.uri.toString() || Date.now() - pointed.at >= pointedWithinMs) return;
    this.pointed = undefined;
    session.reveal(pointed.row, true);
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
