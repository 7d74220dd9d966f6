/** The problems of plans, each once at its place. */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { readPlan } from '../../core/plan/read';
import { fixEdits } from '../../core/report/edit';
import { locateProblems } from '../../core/report/locate';
import type { Problem, Severity } from '../../core/report/problem';
import { sayInert } from '../../core/text/inert';
import { Disposable } from '../../host/disposable';
import { isEligible } from '../../host/eligible';
import { jsonServiceReports, wakeJsonService } from '../../host/json-service';
import { say } from '../../host/say';
import { planLanguage } from './language';

const severityOf: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A list that nobody reads to its end is cut, and says so. */
const maxProblems = 100;
/** Typing is followed at the pause after it. */
const pauseMs = 200;

export class PlanDiagnostics extends Disposable {
  private readonly collection = this._register(vscode.languages.createDiagnosticCollection('vmibench plans'));
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    super();
    this._register(vscode.workspace.onDidOpenTextDocument((document) => this.publish(document)));
    this._register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
    this._register(vscode.workspace.onDidChangeTextDocument(({ document }) => this.later(document)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['json.validate.enable', 'vmibench.diagnostics'].some((name) => event.affectsConfiguration(name)))
          this.publishAll();
      }),
    );
    this.publishAll();
    void wakeJsonService().then(() => this.publishAll());
  }

  override dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    super.dispose();
  }

  private publishAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.publish(document));
  }

  private later(document: vscode.TextDocument): void {
    if (document.languageId !== planLanguage) return;
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => this.publish(document), pauseMs),
    );
  }

  private forget(uri: vscode.Uri): void {
    clearTimeout(this.waiting.get(uri.toString()));
    this.waiting.delete(uri.toString());
    this.collection.delete(uri);
  }

  private publish(document: vscode.TextDocument): void {
    if (this.isDisposed || document.isClosed || document.languageId !== planLanguage || !isEligible(document)) return;
    const wanted = vscode.workspace.getConfiguration('vmibench', document).get('diagnostics.enabled') !== false;
    this.collection.set(document.uri, wanted ? diagnosticsOf(document) : []);
  }
}

/** Those that VS Code's JSON service says, too, are left to it. */
function problemsOf(document: vscode.TextDocument): readonly Problem[] {
  const leave = jsonServiceReports();
  return readPlan(document.getText()).problems.filter(({ owner }) => !leave || owner !== 'json');
}

function rangesOf(document: vscode.TextDocument, problems: readonly Problem[]): readonly vscode.Range[] {
  return locateProblems(document.getText(), problems).map(
    ({ offset, length }) => new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
  );
}

function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  const problems = problemsOf(document);
  const shown = problems.slice(0, maxProblems);
  const ranges = rangesOf(document, shown);
  const made = shown.map(({ message, severity, rule }, index) => {
    const diagnostic = new vscode.Diagnostic(
      ranges[index] ?? new vscode.Range(0, 0, 0, 1),
      sayInert(say, message),
      severityOf[severity],
    );
    diagnostic.source = 'vmibench';
    diagnostic.code = rule;
    return diagnostic;
  });
  if (problems.length > shown.length) {
    const more = word('finding.more', { n: problems.length - shown.length });
    const last = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), say(more), vscode.DiagnosticSeverity.Information);
    last.source = 'vmibench';
    made.push(last);
  }
  return made;
}

/** The fixes of problems whose intent is likely clear. */
export function registerPlanFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: planLanguage },
    { provideCodeActions: fixesIn },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function fixesIn(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const fixable = problemsOf(document).filter(({ fix }) => fix !== undefined);
  const ranges = rangesOf(document, fixable);
  return fixable.flatMap(({ fix }, index) => {
    if (!fix || !ranges[index]?.intersection(range)) return [];
    const made = new vscode.CodeAction(sayInert(say, fix.title), vscode.CodeActionKind.QuickFix);
    const edit = new vscode.WorkspaceEdit();
    for (const { offset, length, text } of fixEdits(document.getText(), fix))
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
        text,
      );
    made.edit = edit;
    return [made];
  });
}
