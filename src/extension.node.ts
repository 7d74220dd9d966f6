/** The extension where there is Node: revisions of a file are read by one process of git. */
import type * as vscode from 'vscode';
import { start } from './extension';
import { revisionsOfFile } from './git/history';

export function activate(context: vscode.ExtensionContext): void {
  start(context, { readRevisions: (file, git, signal) => revisionsOfFile(file, { git, signal }) });
}
