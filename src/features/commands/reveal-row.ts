import * as vscode from 'vscode';
import type { ReportEditorProvider } from '../report-page/provider';
import { targetOf } from './target';

/** Behind lenses and the rule names of the Problems panel: shows the page beside the text, at a row. */
export function registerRevealRow(editor: ReportEditorProvider): vscode.Disposable {
  return vscode.commands.registerCommand('vmibench.revealRow', async (given: unknown, row: unknown) => {
    const uri = targetOf(given);
    if (uri && typeof row === 'string') await editor.reveal(uri, row, vscode.ViewColumn.Beside);
  });
}
