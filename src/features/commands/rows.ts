/** Commands about rows of the page that has the focus: behind its context menu, and in the palette. */
import * as vscode from 'vscode';
import type { ReportEditorProvider } from '../report-page/provider';

/** What `data-vscode-context` of a row says; VS Code hands it to the command. */
function rowOf(given: unknown): string | undefined {
  const row = typeof given === 'object' && given !== null ? (given as { row?: unknown }).row : undefined;
  return typeof row === 'string' ? row : undefined;
}

export function registerRowCommands(editor: ReportEditorProvider): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('vmibench.openRow', (given: unknown) => {
      const row = rowOf(given);
      if (row !== undefined) editor.active?.reveal(row);
    }),
    vscode.commands.registerCommand('vmibench.showRowInJson', async (given: unknown) => {
      const row = rowOf(given);
      if (row !== undefined) await editor.active?.showInText(row);
    }),
    vscode.commands.registerCommand('vmibench.copyRow', (given: unknown) => editor.active?.copy('row', rowOf(given))),
    vscode.commands.registerCommand('vmibench.copyTable', () => editor.active?.copy('table')),
  );
}
