import * as vscode from 'vscode';

/** More than anyone drops on purpose; characters and addresses. */
const maxDropped = { characters: 1_000_000, uris: 1000 };

/** The addresses in a list of URIs as the clipboard and drag and drop have it: one a line, `#` starts a comment. */
export function droppedUris(list: string): vscode.Uri[] {
  return list
    .slice(0, maxDropped.characters)
    .split(/\r?\n/)
    .flatMap((line): vscode.Uri[] => {
      if (!line.trim() || line.startsWith('#')) return [];
      try {
        return [vscode.Uri.parse(line.trim(), true)];
      } catch {
        return [];
      }
    })
    .slice(0, maxDropped.uris);
}
