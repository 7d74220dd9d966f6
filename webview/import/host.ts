/** The way to the extension, and what outlives the page. */
import type { FromImport } from '../../src/protocol/import';
import { vscode } from '../shared/vscode';

export function post(message: FromImport): void {
  vscode.postMessage(message);
}

type Choose = Extract<FromImport, { type: 'choose' }>;

export function choose(what: Choose['what'], id: string, field: string, value: Choose['value']): void {
  post({ type: 'choose', what, id, field, value });
}

/** How far down the page was; the choices themselves are kept by the extension. */
export function keptScroll(): number {
  const state = vscode.getState();
  const scroll = typeof state === 'object' && state !== null ? (state as { scroll?: unknown }).scroll : undefined;
  return typeof scroll === 'number' ? scroll : 0;
}

export function keepScroll(scroll: number): void {
  vscode.setState({ scroll });
}
