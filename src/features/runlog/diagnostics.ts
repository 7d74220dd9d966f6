/** Bad lines of run logs in the Problems panel, at their place. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { log } from '../../host/log';
import { say } from '../../host/say';
import { isEligible } from '../../host/eligible';
import { sayInert } from '../../core/text/inert';
import { word } from '../../core/messages/messages';
import { runLogLanguage, type RunLogDocument, type RunLogs } from './run-logs';

/** A list that nobody reads to its end is cut, and says so. */
const maxProblems = 100;

export class RunLogDiagnostics extends Disposable {
  private readonly collection = this._register(vscode.languages.createDiagnosticCollection('vmibench run logs'));

  constructor(private readonly logs: RunLogs) {
    super();
    this._register(vscode.workspace.onDidOpenTextDocument((document) => this.first(document)));
    this._register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)));
    this._register(logs.onDidChange((one) => this.publish(one)));
    vscode.workspace.textDocuments.forEach((document) => this.first(document));
  }

  private first(document: vscode.TextDocument): void {
    if (document.languageId !== runLogLanguage || !isEligible(document)) return;
    this.logs
      .of(document)
      .then((one) => this.publish(one))
      .catch((error: unknown) => log().error('could not read a run log', error));
  }

  private publish({ document, text }: RunLogDocument): void {
    if (this.isDisposed || document.isClosed || !isEligible(document)) return;
    if (vscode.workspace.getConfiguration('vmibench', document).get('diagnostics.enabled') === false)
      return this.collection.delete(document.uri);
    const { problems } = text.log;
    const shown = problems.slice(0, maxProblems).map(({ severity, message, offset, length, line }) => {
      // What was read past VS Code's own text may lie behind its end.
      const start =
        line <= document.lineCount ? document.positionAt(offset) : new vscode.Position(document.lineCount - 1, 0);
      const range = new vscode.Range(start, line <= document.lineCount ? document.positionAt(offset + length) : start);
      const diagnostic = new vscode.Diagnostic(
        range,
        sayInert(say, message),
        severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
      );
      diagnostic.source = 'vmibench';
      diagnostic.code = 'run-log';
      return diagnostic;
    });
    if (problems.length > maxProblems) {
      const more = new vscode.Diagnostic(
        new vscode.Range(0, 0, 0, 1),
        say(word('finding.more', { n: problems.length - maxProblems })),
        vscode.DiagnosticSeverity.Information,
      );
      more.source = 'vmibench';
      shown.push(more);
    }
    this.collection.set(document.uri, shown);
  }
}
