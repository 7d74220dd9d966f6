/**
 * The open reports. There is one `ReportDocument` for an open text, made when somebody first asks and gone when VS Code
 * closes the text: while a page, a text editor or a diagnostic needs it, VS Code keeps the text open.
 */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { ReportDocument, type State } from './report-document';
import { section, settingsFor } from '../../host/settings';

export class ReportDocuments extends Disposable {
  private readonly open = new Map<string, ReportDocument>();
  private readonly changed = this._register(
    new vscode.EventEmitter<{ readonly report: ReportDocument; readonly state: State }>(),
  );
  /** A report that somebody uses has been read or judged anew. */
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    this._register(
      vscode.workspace.onDidChangeTextDocument((event) => {
        // VS Code tells a change of the dirty state by an event without changes.
        if (event.contentChanges.length > 0) this.open.get(keyOf(event.document))?.edited(event.contentChanges);
      }),
    );
    this._register(vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        for (const report of this.open.values()) {
          if (event.affectsConfiguration(section, report.document)) report.configure(settingsFor(report.document));
        }
      }),
    );
  }

  /** The report of an open text. */
  of(document: vscode.TextDocument): ReportDocument {
    const key = keyOf(document);
    const known = this.open.get(key);
    if (known && known.document === document) return known;
    this.forget(document);
    const report = new ReportDocument(document, settingsFor(document));
    report.onDidChange((state) => this.changed.fire({ report, state }));
    this.open.set(key, report);
    return report;
  }

  override dispose(): void {
    super.dispose();
    for (const report of this.open.values()) report.dispose();
    this.open.clear();
  }

  private forget(document: vscode.TextDocument): void {
    const key = keyOf(document);
    this.open.get(key)?.dispose();
    this.open.delete(key);
  }
}

function keyOf(document: vscode.TextDocument): string {
  return document.uri.toString();
}
