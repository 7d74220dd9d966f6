/** The address of a history's tab: VS Code restores the tab by it. */
import { reportName } from '../../core/text/file-names';
import * as vscode from 'vscode';
import { say } from '../../host/say';
import { word } from '../../core/messages/messages';
import type { HistoryOf } from './history';
import { tabScheme } from '../../host/virtual-files';

export function historyAddress(of: HistoryOf): vscode.Uri {
  const name = of.kind === 'series' ? of.series : reportName(of.uri.path);
  const query = JSON.stringify(
    of.kind === 'series' ? [of.kind, of.uri.toString(), of.series] : [of.kind, of.uri.toString()],
  );
  return vscode.Uri.from({
    scheme: tabScheme,
    path: `/${say(word('history.title'))} ${name.replaceAll(/[\\/]/g, '-').slice(0, 80)}`,
    query,
  });
}

/** What an address is a history of. Anybody can write an address. */
export function historyOf({ query }: vscode.Uri): HistoryOf | undefined {
  try {
    const [kind, address, series] = JSON.parse(query) as unknown[];
    if (typeof address !== 'string') return undefined;
    const uri = vscode.Uri.parse(address, true);
    if (kind === 'git' || kind === 'steps') return { kind, uri };
    return kind === 'series' && typeof series === 'string' ? { kind, uri, series } : undefined;
  } catch {
    return undefined;
  }
}
