/** The address under which VS Code's git extension shows a file at a revision. */
import type * as vscode from 'vscode';

export function gitUri(uri: vscode.Uri, ref: string): vscode.Uri {
  return uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref }) });
}
