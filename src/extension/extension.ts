/**
 * Wiring, and nothing else: what VS Code has to know from the start. One file for both hosts; what does the work is
 * loaded later, so that activation reads little: see src/extension.
 */
import * as vscode from 'vscode';
import { loadFrom } from '../host/bundles';
import { log, logOwner } from '../host/log';
import type { ExtensionApi } from '../library/model';
import { registerAgentTools } from './agents';
import { apiOf } from './api';
import { loadOnce } from './deferred';
import { registerLanguage } from './language';
import { later } from './later';
import { registerLater } from './register';

export { shared } from '../host/bundles';

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  loadFrom(context.extensionUri);
  let isOver = false;
  const reporting = loadOnce(async () => {
    const { start } = await later('report');
    // Nobody would dispose what it registers.
    if (isOver) throw new vscode.CancellationError();
    return start(context);
  });
  context.subscriptions.push(
    logOwner,
    registerLanguage(reporting),
    registerLater(context, reporting),
    registerAgentTools(context),
    soon(reporting),
    new vscode.Disposable(() => (isOver = true)),
  );
  return apiOf(context);
}

/**
 * Loads what knows reports when activation is over, while VS Code still reads the text or makes the tab: whoever asks
 * first waits the less.
 */
function soon(reporting: () => Promise<unknown>): vscode.Disposable {
  const timer = setTimeout(() => {
    reporting().catch((error: unknown) => log().error('could not load what knows reports', error));
  });
  return new vscode.Disposable(() => clearTimeout(timer));
}
