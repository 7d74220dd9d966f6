import * as vscode from 'vscode';
import { notify } from '../../host/show';
import { activeUri } from '../../host/tabs';
import { word } from '../../core/messages/messages';

/**
 * The report that a command is for: what it was given (by a menu, by a link as text), else what the active tab shows.
 * Says what to do where there is none.
 */
export function targetOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string') return vscode.Uri.parse(given, true);
  const uri = activeUri();
  if (uri) return uri;
  notify('information', word('open.nothing'));
  return undefined;
}
