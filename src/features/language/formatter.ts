/** The canonical layout as this language's formatter: of a whole text, or of a selection without moving its keys. */
import * as vscode from 'vscode';
import { canonical, laidOutInOrder } from '../../core/report/layout';
import { layoutEdits } from '../../core/report/layout-edits';

export class Formatter implements vscode.DocumentFormattingEditProvider, vscode.DocumentRangeFormattingEditProvider {
  provideDocumentFormattingEdits(document: vscode.TextDocument): vscode.TextEdit[] {
    return edits(document, canonical(document.getText()));
  }

  provideDocumentRangeFormattingEdits(document: vscode.TextDocument, range: vscode.Range): vscode.TextEdit[] {
    // What lies half outside is not asked for: the blank before a selected word and the one behind it stay.
    return edits(document, laidOutInOrder(document.getText())).filter((edit) => range.contains(edit.range));
  }
}

function edits(document: vscode.TextDocument, formatted: string | undefined): vscode.TextEdit[] {
  if (formatted === undefined) return [];
  return layoutEdits(document.getText(), formatted).map(({ offset, length, text }) =>
    vscode.TextEdit.replace(new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), text),
  );
}
