import * as vscode from 'vscode';
import { log } from '../../host/log';

export function registerShowLog(): vscode.Disposable {
  return vscode.commands.registerCommand('vmibench.showLog', () => log().show());
}
