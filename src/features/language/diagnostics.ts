/** The findings in the Problems panel and under the text. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { languageId } from '../../host/new-document';
import type { ReportDocuments } from '../report-page/documents';
import type { ReportDocument, State } from '../report-page/report-document';
import { say } from '../../host/say';
import type { Finding } from '../../core/findings/model';
import type { Severity } from '../../core/report/problem';
import { isEligible } from '../../host/eligible';
import { maxRelated, problemList, problemText } from '../../core/language/problem-list';
import { sayInert } from '../../core/text/inert';
import { jsonServiceReports, wakeJsonService } from '../../host/json-service';

const severityOf: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export class Diagnostics extends Disposable {
  private readonly collection = this._register(vscode.languages.createDiagnosticCollection('vmibench'));

  constructor(private readonly documents: ReportDocuments) {
    super();
    this._register(vscode.workspace.onDidOpenTextDocument((document) => this.publishFirst(document)));
    this._register(vscode.workspace.onDidCloseTextDocument((document) => this.collection.delete(document.uri)));
    this._register(
      vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.collection.delete(uri))),
    );
    this._register(documents.onDidChange(({ report, state }) => this.publish(report, state)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('json.validate.enable')) this.publishAll();
      }),
    );
    // What is whose is known only when the JSON service is awake; until then its part is not said twice.
    void wakeJsonService().then(() => this.publishAll());
  }

  private publishAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.publishFirst(document));
  }

  private publishFirst(document: vscode.TextDocument): void {
    if (this.isDisposed || document.languageId !== languageId || !isEligible(document)) return;
    const report = this.documents.of(document);
    if (report.isRead) this.publish(report, report.state);
    // The first page comes first; the change that tells of the first state comes back here.
    else void report.ready();
  }

  private publish(report: ReportDocument, state: State): void {
    const { document } = report;
    if (document.isClosed || document.languageId !== languageId || !isEligible(document)) return;
    if (!state.settings.diagnostics) return this.collection.delete(document.uri);
    this.collection.set(document.uri, diagnosticsOf(report, state));
  }
}

function diagnosticsOf(report: ReportDocument, { findings, good }: State): vscode.Diagnostic[] {
  const leave = jsonServiceReports();
  const { shown, more } = problemList(findings, good, (finding) => leave && finding.owner === 'json');
  const places = report.rangesOf(shown, maxRelated);
  const made = shown.map((finding, index) => diagnosticOf(report.uri, finding, places[index]));
  if (!more) return made;
  const last = new vscode.Diagnostic(start, say(more), vscode.DiagnosticSeverity.Information);
  last.source = 'vmibench';
  return [...made, last];
}

const start = new vscode.Range(0, 0, 0, 1);

type Places = ReturnType<ReportDocument['rangesOf']>[number];

function diagnosticOf(uri: vscode.Uri, finding: Finding, places: Places | undefined): vscode.Diagnostic {
  const { waived } = finding;
  const severity = waived ? vscode.DiagnosticSeverity.Hint : severityOf[finding.severity];
  const diagnostic = new vscode.Diagnostic(places?.range ?? start, sayInert(say, problemText(finding)), severity);
  diagnostic.source = 'vmibench';
  diagnostic.code = { value: finding.rule, target: linkTo(finding.rule) };
  const related = finding.related.slice(0, maxRelated).flatMap(({ message }, index) => {
    const range = places?.related[index];
    return range
      ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), sayInert(say, message))]
      : [];
  });
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** The rule's name is a link to what the rule says. */
function linkTo(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:vmibench.showRule?${encodeURIComponent(JSON.stringify([rule]))}`);
}
