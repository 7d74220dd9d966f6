/** The way to the extension, and what outlives the page. */
import type { FromComparison } from '../../src/comparison/protocol';

interface VsCodeApi {
  postMessage(message: FromComparison): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function post(message: FromComparison): void {
  api.postMessage(message);
}

export function kept(): unknown {
  return api.getState();
}

export function keep(state: unknown): void {
  api.setState(state);
}
