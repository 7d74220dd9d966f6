import * as vscode from 'vscode';
import { log } from '../editor/log';

export function registerShowLog(): vscode.Disposable {
  return vscode.commands.registerCommand('vmibench.showLog', () => log().show());
}
