/** The findings in the Problems panel and under the text. */
import * as vscode from 'vscode';
import { namer } from '../../core/analysis/label';
import { Disposable } from '../../host/disposable';
import { languageId } from '../../host/new-document';
import type { ReportDocuments } from '../report-page/documents';
import type { ReportDocument, State } from '../report-page/report-document';
import { say } from '../../host/say';
import type { Finding } from '../../core/findings/model';
import type { Severity } from '../../core/report/problem';
import { word } from '../../core/messages/messages';
import { isEligible } from '../../host/eligible';
import { gathered } from '../../core/language/gather';
import { sayInert } from '../../core/text/inert';
import { jsonServiceReports, wakeJsonService } from './json-service';

/** A list that nobody reads to its end is cut, and says so. */
const maxProblems = 100;
/** Places that belong to one finding. */
const maxRelated = 20;

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
  const mine = findings.filter((finding) => !(leave && finding.owner === 'json'));
  // What was waived stays visible at its place, as a hint: the Problems panel, a list of things to do, leaves hints
  // out.
  const ours = [...mine.filter((finding) => !finding.waived), ...mine.filter((finding) => finding.waived)];
  const listed = gathered(ours, rowNames(good));
  const told = listed.slice(0, maxProblems);
  const places = report.rangesOf(told);
  const shown = told.map((finding, index) => diagnosticOf(report.uri, finding, places[index]));
  if (listed.length <= maxProblems) return shown;
  const more = new vscode.Diagnostic(
    start,
    say(word('finding.more', { n: listed.length - maxProblems })),
    vscode.DiagnosticSeverity.Information,
  );
  more.source = 'vmibench';
  return [...shown, more];
}

const start = new vscode.Range(0, 0, 0, 1);

function rowNames(good: State['good']): (key: string) => string {
  const name = good && namer(good.report);
  const rows = new Map(good?.analysis.rows.map((row) => [row.key, row]));
  return (key) => {
    const benchmark = good?.report.benchmarks[rows.get(key)?.benchmark ?? -1];
    return (benchmark && name?.(benchmark)) ?? key;
  };
}

type Places = ReturnType<ReportDocument['rangesOf']>[number];

function diagnosticOf(uri: vscode.Uri, finding: Finding, places: Places | undefined): vscode.Diagnostic {
  const { waived } = finding;
  const said = waived ? word('finding.waived', { said: finding.message, reason: waived.reason }) : finding.message;
  const severity = waived ? vscode.DiagnosticSeverity.Hint : severityOf[finding.severity];
  const diagnostic = new vscode.Diagnostic(places?.range ?? start, sayInert(say, said), severity);
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
