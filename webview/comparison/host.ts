/** The way to the extension, and what outlives the page. */
import type { FromComparison } from '../../src/protocol/comparison';
import { vscode } from '../shared/vscode';

export function post(message: FromComparison): void {
  vscode.postMessage(message);
}

export function kept(): unknown {
  return vscode.getState();
}

export function keep(state: unknown): void {
  vscode.setState(state);
}
