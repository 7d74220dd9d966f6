/** Reports that are open, and those that were opened lately. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { isComparable } from '../../core/text/file-names';

const maxRecent = 20;

const isReport = (uri: vscode.Uri): boolean => isComparable(uri.path) && uri.scheme !== 'git';

export function openReports(): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) =>
      (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) && isReport(input.uri)
        ? [input.uri]
        : [],
    );
}

let recent: readonly string[] = [];

/** Those that are still there, the latest first: what was closed unsaved, renamed or deleted is not offered. */
export async function recentReports(): Promise<vscode.Uri[]> {
  const found = await Promise.all(
    recent.map(async (address) => {
      const uri = vscode.Uri.parse(address);
      if (uri.scheme === 'untitled') return [];
      return vscode.workspace.fs.stat(uri).then(
        () => [uri],
        () => [],
      );
    }),
  );
  return found.flat();
}

/** Remembers which reports were opened lately, from one window to the next. */
export class RecentReports extends Disposable {
  constructor(state: vscode.Memento) {
    super();
    recent = state.get<readonly string[]>('recent', []);
    const note = (): void => {
      const open = openReports()
        .filter(({ scheme }) => scheme !== 'untitled')
        .map((uri) => uri.toString());
      if (open.every((uri) => recent.includes(uri))) return;
      recent = [...new Set([...open, ...recent])].slice(0, maxRecent);
      void state.update('recent', recent);
    };
    this._register(vscode.window.tabGroups.onDidChangeTabs(note));
    note();
  }
}
