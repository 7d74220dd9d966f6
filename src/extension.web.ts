/** The extension in a browser's worker: the same, without what needs processes. */
import type * as vscode from 'vscode';
import { start } from './extension';

export function activate(context: vscode.ExtensionContext): void {
  start(context);
}
