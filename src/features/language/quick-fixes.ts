/** Fixes at the light bulb: those of the findings under the cursor, and all that are safe at once. */
import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { editOf, editOfAll } from '../report-page/fixes';
import { fixesOf, safeFixes } from '../../core/language/fix-edit';
import type { ReportDocument } from '../report-page/report-document';
import { say } from '../../host/say';
import type { Finding, Fix } from '../../core/findings/model';
import { word } from '../../core/messages/messages';
import { fixKinds } from './fix-kinds';
import { isEligible } from '../../host/eligible';
import { sayInert } from '../../core/text/inert';

const [QuickFix, fixAll] = fixKinds;

export class QuickFixes implements vscode.CodeActionProvider {
  /** @param pointAt is told of the row of a problem that somebody points at while no text is on the screen */
  constructor(
    private readonly documents: ReportDocuments,
    private readonly pointAt: (uri: vscode.Uri, row: string) => void,
  ) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!isEligible(document)) return [];
    const report = this.documents.of(document);
    // What was found in an older text has no fix that fits this one.
    const { findings, stale } = report.fresh;
    const current = findings.filter((finding) => !finding.waived && !stale.has(finding));
    if (!vscode.window.visibleTextEditors.some((editor) => editor.document === document)) {
      const places = report.rangesOf(current);
      const row = current.find((_, index) => places[index]?.range.isEqual(range))?.rows[0];
      if (row !== undefined) this.pointAt(document.uri, row);
    }
    const actions = !only || only.intersects(QuickFix) ? here(report, current, range, diagnostics) : [];
    const all = only?.intersects(fixAll) ? together(report, current, fixAll) : undefined;
    return all ? [...actions, all] : actions;
  }
}

function here(
  report: ReportDocument,
  findings: readonly Finding[],
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const fixable = findings.filter((finding) => fixesOf(finding).length > 0);
  const places = report.rangesOf(fixable);
  const under = fixable.flatMap((finding, index) => {
    const place = places[index]?.range;
    return place?.intersection(range) ? [{ finding, place }] : [];
  });
  const actions = under.flatMap(({ finding, place }) => {
    const own = diagnostics.filter(
      (one) => typeof one.code === 'object' && one.code.value === finding.rule && one.range.isEqual(place),
    );
    return fixesOf(finding).map((fix) => ({
      fix,
      made: action(finding, fix, own, fix.asks === 'reason' ? undefined : editOf(report, fix), report.uri),
    }));
  });
  // To answer for a finding is the last thing to do about it.
  const fixes = actions.filter(({ fix }) => fix.asks !== 'reason').map(({ made }) => made);
  const waivers = actions.filter(({ fix }) => fix.asks === 'reason').map(({ made }) => made);
  const all =
    under.some(({ finding }) => safeFixes([finding]).length > 0) && safeFixes(findings).length > 1
      ? together(report, findings, QuickFix)
      : undefined;
  return [...fixes, ...(all ? [all] : []), ...waivers];
}

function action(
  finding: Finding,
  fix: Fix,
  diagnostics: vscode.Diagnostic[],
  edit: vscode.WorkspaceEdit | undefined,
  uri: vscode.Uri,
): vscode.CodeAction {
  const made = new vscode.CodeAction(sayInert(say, fix.title), QuickFix);
  made.diagnostics = diagnostics;
  made.isPreferred = fix.safe && finding.fixes?.length === 1;
  if (edit) made.edit = edit;
  else made.command = { command: 'vmibench.applyFix', title: made.title, arguments: [uri, finding.id, fix.id] };
  return made;
}

function together(
  report: ReportDocument,
  findings: readonly Finding[],
  kind: vscode.CodeActionKind,
): vscode.CodeAction | undefined {
  const edit = editOfAll(report, findings);
  if (!edit) return undefined;
  const made = new vscode.CodeAction(say(word('fix.all', { n: safeFixes(findings).length })), kind);
  made.edit = edit;
  return made;
}
