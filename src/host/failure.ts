/** An action that failed, for the user: a sentence of the catalogue around whatever the error says. */
import * as vscode from 'vscode';
import { word } from '../core/messages/messages';
import { log } from './log';
import { notify } from './show';

/** Logs the error and shows it. A cancellation is the user's choice, so nothing is shown. */
export function showFailure(what: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  log().error(what, error);
  notify('error', word('editor.failed', { why: error instanceof Error ? error.message : String(error) }));
}
