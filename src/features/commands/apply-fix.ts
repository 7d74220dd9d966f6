import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { applyFix } from '../report-page/fixes';

/** Behind quick fixes that ask for something first. */
export function registerApplyFix(documents: ReportDocuments): vscode.Disposable {
  return vscode.commands.registerCommand('vmibench.applyFix', async (uri: unknown, finding: unknown, fix: unknown) => {
    if (!(uri instanceof vscode.Uri) || typeof finding !== 'string' || typeof fix !== 'string') return;
    await applyFix(documents.of(await vscode.workspace.openTextDocument(uri)), finding, fix);
  });
}
