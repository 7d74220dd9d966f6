/** The way to the extension: messages out, and the state that outlives the page. */
import type { FromPage } from '../src/editor/protocol';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function post(message: FromPage): void {
  api.postMessage(message);
}

/** What was kept by `keep`, in this or an earlier life of the page. Untrusted: it may come from an older version. */
export function kept(): unknown {
  return api.getState();
}

export function keep(state: unknown): void {
  api.setState(state);
}

/** For the log of the extension. Long texts are cut: a fault must not carry a whole report. */
export function reportFault(what: string, cause?: unknown): void {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? '' : String(cause);
  post({ type: 'fault', text: `${what} ${detail}`.trim().slice(0, 4000) });
}
