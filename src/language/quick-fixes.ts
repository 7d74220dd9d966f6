/** Fixes at the light bulb: those of the findings under the cursor. */
import * as vscode from 'vscode';
import { Disposable } from '../editor/disposable';
import { languageId, type ReportDocuments } from '../editor/documents';
import { editOf } from '../editor/fixes';
import { say } from '../editor/say';
import type { Finding, Fix } from '../findings/model';
import { isEligible } from './eligible';
import { sayInert } from './inert';

export class QuickFixes extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly documents: ReportDocuments) {
    super();
    this._register(vscode.languages.registerCodeActionsProvider({ language: languageId }, this, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    if (!isEligible(document)) return [];
    const report = this.documents.of(document);
    const mendable = report.fresh.findings.filter((finding) => finding.fixes?.length && !finding.waived);
    const places = report.rangesOf(mendable);
    return mendable.flatMap((finding, index) => {
      const place = places[index]?.range;
      if (!place?.intersection(range)) return [];
      const own = diagnostics.filter((one) => typeof one.code === 'object' && one.code.value === finding.rule && one.range.isEqual(place));
      return (finding.fixes ?? []).map((fix) => action(finding, fix, own, fix.asks === 'reason' ? undefined : editOf(report, fix), document.uri));
    });
  }
}

function action(finding: Finding, fix: Fix, diagnostics: vscode.Diagnostic[], edit: vscode.WorkspaceEdit | undefined, uri: vscode.Uri): vscode.CodeAction {
  const made = new vscode.CodeAction(sayInert(say, fix.title), vscode.CodeActionKind.QuickFix);
  made.diagnostics = diagnostics;
  made.isPreferred = fix.safe && finding.fixes?.length === 1;
  if (edit) made.edit = edit;
  else made.command = { command: 'vmibench.applyFix', title: made.title, arguments: [uri, finding.id, fix.id] };
  return made;
}
