/** An action that failed, for the user: why, if a sentence of the catalogue says it; what the error says is logged. */
import * as vscode from 'vscode';
import { word } from '../core/messages/messages';
import { failureCause } from '../core/text/failure-cause';
import { log } from './log';
import { notify } from './show';

/** Logs the error and shows it. A cancellation is the user's choice, so nothing is shown. */
export function showFailure(what: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  log().error(what, error);
  const why = failureCause(error);
  notify('error', why ? word('editor.failed', { why }) : word('editor.failed-unknown'));
}
