import * as vscode from 'vscode';
import { showReport } from '../../host/tabs';
import { targetOf } from './target';

export function registerOpenReport(): vscode.Disposable {
  const open =
    (place: vscode.ViewColumn) =>
    async (given: unknown): Promise<void> => {
      const uri = targetOf(given);
      if (uri) await showReport(uri, place);
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('vmibench.openReport', open(vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('vmibench.openReportToSide', open(vscode.ViewColumn.Beside)),
  );
}
