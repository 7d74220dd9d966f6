/** Fixes are made here and nowhere else: one at a time, each on the text as it is by then. */
import * as vscode from 'vscode';
import { fixEdit, groupWaiver, waiveAllId } from '../../core/findings/apply';
import type { Finding, Fix } from '../../core/findings/model';
import type { TextEdit } from '../../core/report/edit';
import { word } from '../../core/messages/messages';
import { allFixes, fieldsSnippet, fixesOf, withReason } from '../../core/language/fix-edit';
import type { ReportDocument } from './report-document';
import { askText, notify } from '../../host/show';
import { showText } from '../../host/tabs';

let last: Promise<unknown> = Promise.resolve();

/** Applies a fix of a finding, both by their names: what they stand for is looked up in the text as it is now. */
export function applyFix(report: ReportDocument, finding: string, fix: string): Promise<void> {
  const next = last.then(() => apply(report, finding, fix));
  last = next.catch(() => undefined);
  return next;
}

async function apply(report: ReportDocument, findingId: string, fixId: string): Promise<void> {
  const find = (): Fix | undefined => {
    const { findings } = report.fresh;
    const finding = findings.find((one) => one.id === findingId);
    if (finding && fixId === waiveAllId) return groupWaiver(findings, finding.rule);
    return finding && fixesOf(finding).find((one) => one.id === fixId);
  };
  const asked = find();
  const reason = asked?.asks === 'reason' ? await askReason() : '';
  if (reason === undefined) return;
  // Places to fill need an editor to stand in.
  if (asked?.asks === 'fields') await showText(report.uri, vscode.ViewColumn.Beside);
  const fix = find();
  const edit = fix && editOf(report, fix, reason);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  if (!done) notify('warning', word('fix.gone'));
}

/** The edit of a fix, for the text as it is now. */
export function editOf(report: ReportDocument, fix: Fix, reason = ''): vscode.WorkspaceEdit | undefined {
  const text = report.document.getText();
  const edit = new vscode.WorkspaceEdit();
  if (fix.asks === 'fields') {
    const change = fieldsSnippet(text, fix);
    if (!change) return undefined;
    edit.set(report.uri, [new vscode.SnippetTextEdit(rangeOf(report, change), new vscode.SnippetString(change.text))]);
    return edit;
  }
  const edits = fix.asks === 'reason' ? withReason(fix.edits, reason) : fix.edits;
  const change = fixEdit(text, [{ edits }]);
  if (!change) return undefined;
  edit.replace(report.uri, rangeOf(report, change), change.text);
  return edit;
}

/** All fixes that are safe, as one edit. */
export function editOfAll(report: ReportDocument, findings: readonly Finding[]): vscode.WorkspaceEdit | undefined {
  const change = allFixes(
    report.document.getText(),
    findings.filter((finding) => !finding.waived),
  );
  if (!change) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(report.uri, rangeOf(report, change), change.text);
  return edit;
}

function rangeOf({ document }: ReportDocument, { offset, length }: TextEdit): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

async function askReason(): Promise<string | undefined> {
  const reason = await askText(word('fix.reason'), word('fix.reason-prompt'), (text) =>
    text.trim() ? undefined : word('fix.reason-empty'),
  );
  return reason?.trim() ? reason.trim() : undefined;
}
