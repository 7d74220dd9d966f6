/** Fixes are made here and nowhere else: one at a time, each on the text as it is by then. */
import * as vscode from 'vscode';
import type { Fix } from '../findings/model';
import { word } from '../words/words';
import { fixChange, withReason } from './fix-edit';
import type { ReportDocument } from './report-document';
import { say } from './say';

let last: Promise<unknown> = Promise.resolve();

/** Applies a fix of a finding, both by their names: what they stand for is looked up in the text as it is now. */
export function applyFix(report: ReportDocument, finding: string, fix: string): Promise<void> {
  const next = last.then(() => apply(report, finding, fix));
  last = next.catch(() => undefined);
  return next;
}

async function apply(report: ReportDocument, findingId: string, fixId: string): Promise<void> {
  const find = (): Fix | undefined => report.fresh.findings.find((one) => one.id === findingId)?.fixes?.find((one) => one.id === fixId);
  const asked = find();
  const reason = asked?.asks === 'reason' ? await askReason() : '';
  if (reason === undefined) return;
  const fix = find();
  const edit = fix && editOf(report, fix, reason);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  if (!done) void vscode.window.showWarningMessage(say(word('fix.gone')));
}

/** The edit of a fix, for the text as it is now. */
export function editOf({ document, uri }: ReportDocument, fix: Fix, reason = ''): vscode.WorkspaceEdit | undefined {
  const edits = fix.asks === 'reason' ? withReason(fix.edits, reason) : fix.edits;
  const change = fixChange(document.getText(), { ...fix, edits });
  if (!change) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(document.positionAt(change.offset), document.positionAt(change.offset + change.length)), change.text);
  return edit;
}

async function askReason(): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({ title: say(word('fix.reason')), prompt: say(word('fix.reason-prompt')), ignoreFocusOut: true });
  return reason?.trim() ? reason.trim() : undefined;
}
