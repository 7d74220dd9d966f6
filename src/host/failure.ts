/** An action that failed, for the user: a sentence of the catalogue around whatever the error says. */
import * as vscode from 'vscode';
import { visible } from '../core/text/visible';
import { word } from '../core/messages/messages';
import { log } from './log';
import { say } from './say';

const maxReasonLength = 300;

/** Logs the error and shows it. A cancellation is the user's choice, so nothing is shown. */
export function showFailure(what: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  log().error(what, error);
  const why = visible((error instanceof Error ? error.message : String(error)).slice(0, maxReasonLength));
  void vscode.window.showErrorMessage(say(word('editor.failed', { why })));
}
