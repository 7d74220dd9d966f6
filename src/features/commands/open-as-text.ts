import * as vscode from 'vscode';
import { showText } from '../../host/tabs';
import { targetOf } from './target';

export function registerOpenAsText(): vscode.Disposable {
  const open =
    (place: vscode.ViewColumn) =>
    async (given: unknown): Promise<void> => {
      const uri = targetOf(given);
      if (uri) await showText(uri, place);
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('vmibench.openAsText', open(vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('vmibench.openAsTextToSide', open(vscode.ViewColumn.Beside)),
  );
}
