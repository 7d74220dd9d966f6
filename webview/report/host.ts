/** The way to the extension: messages out, and the state that outlives the page. */
import type { FromPage } from '../../src/protocol/report';
import { faultText } from '../shared/faults';
import { vscode } from '../shared/vscode';

export function post(message: FromPage): void {
  vscode.postMessage(message);
}

/** What was kept by `keep`, in this or an earlier life of the page. Untrusted: it may come from an older version. */
export function kept(): unknown {
  return vscode.getState();
}

export function keep(state: unknown): void {
  vscode.setState(state);
}

/** For the log of the extension. */
export function reportFault(what: string, cause?: unknown): void {
  post({ type: 'fault', text: faultText(what, cause) });
}
