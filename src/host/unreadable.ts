/** Why a file cannot be read, in words: what VS Code or a file system says is for the log. */
import * as vscode from 'vscode';
import { word, type Message } from '../core/messages/messages';
import { log } from './log';

export function whyUnreadable(uri: vscode.Uri, error: unknown): Message {
  // What was never saved is gone when it is closed.
  if (uri.scheme === 'untitled') return word('compare.closed');
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'FileNotFound') return word('compare.missing');
  log().warn(`cannot read ${uri.toString()}: ${String(error)}`);
  return word(code === 'NoPermissions' ? 'compare.no-permission' : 'compare.unavailable');
}
