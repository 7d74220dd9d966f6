/** A new report or plan that is not saved yet. */
import * as vscode from 'vscode';

export const languageId = 'vmibench';

const report = { ending: '.vmibench.json', language: languageId };

/**
 * Untitled, and already named where there is a folder to save it to: the name makes it a report for everything that
 * goes by file names, the JSON service's proposals among them.
 */
export async function newDocument(content: string, stem = 'report', kind = report): Promise<vscode.TextDocument> {
  const uri = await freeName(stem, kind.ending);
  if (!uri) return vscode.workspace.openTextDocument({ language: kind.language, content });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function freeName(stem: string, ending: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder || folder.scheme !== 'file') return undefined;
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  const open = new Set(vscode.workspace.textDocuments.map((document) => document.uri.toString()));
  for (let i = 1; ; i++) {
    const name = i === 1 ? `${stem}${ending}` : `${stem}-${i}${ending}`;
    const uri = vscode.Uri.joinPath(folder, name).with({ scheme: 'untitled' });
    if (!taken.has(name) && !open.has(uri.toString())) return uri;
  }
}
