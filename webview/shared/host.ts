/** The connection of every page to the extension: messages, state that outlives the page, faults, a silent host. */
import { effect, signal, type Signal } from '@preact/signals';

export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Nobody listens until the page starts: never, where the extension draws its first frame. */
let vscode: VsCodeApi = { postMessage: () => {}, getState: () => undefined, setState: () => {} };

/** To be called once, first of all, with what VS Code hands out only once per page. */
export function connect(api: VsCodeApi): void {
  vscode = api;
}

/** A function that posts the messages of one page's protocol. */
export function poster<Message extends { readonly type: string }>(): (message: Message) => void {
  return (message) => vscode.postMessage(message);
}

/** Messages that the protocol of every page has. */
type CommonMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'ping' }
  | { readonly type: 'drop'; readonly uris: string }
  | { readonly type: 'fault'; readonly text: string };

export const postCommon = poster<CommonMessage>();

/**
 * Makes the value of a signal survive hiding and reloading the page.
 * @param restore gets what was stored, which may come from another version and is not to be trusted
 */
export function keep<State>(state: Signal<State>, restore: (stored: unknown) => State): void {
  state.value = restore(vscode.getState());
  effect(() => vscode.setState(state.value));
}

/** The page itself failed; the log has the details. */
export const trouble = signal(false);

/** A fault must not carry a whole report into the log. */
const maxFaultLength = 4000;

/** Writes to the log of the extension. */
export function reportFault(what: string, cause?: unknown): void {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? '' : String(cause);
  postCommon({ type: 'fault', text: `${what} ${detail}`.trim().slice(0, maxFaultLength) });
}

/** Reports whatever is thrown or rejected anywhere in the page. */
export function watchFaults(): void {
  const failed = (what: string, cause: unknown): void => {
    // Browsers report this for harmless layouts.
    if (typeof cause === 'string' && cause.startsWith('ResizeObserver loop')) return;
    reportFault(what, cause);
    trouble.value = true;
  };
  addEventListener('error', (event) => failed('Error in the page.', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => failed('Rejected in the page.', event.reason));
}

/** How long an answer may take: a busy host is not a dead one. */
const patienceMs = 4000;

/**
 * The host has not answered in time. When it restarts (a folder was added, it crashed), VS Code leaves webviews open
 * whose messages go nowhere: the page has to find that out itself.
 */
export const unanswered = signal(false);

let waiting: ReturnType<typeof setTimeout> | undefined;

function ping(): void {
  if (document.hidden) return;
  postCommon({ type: 'ping' });
  waiting ??= setTimeout(() => (unanswered.value = true), patienceMs);
}

/** To be called for any message: each proves that the host is alive. */
export function noteAnswer(): void {
  clearTimeout(waiting);
  waiting = undefined;
  unanswered.value = false;
}

/** Asks when the page opens and whenever the user comes back to it. */
export function watchHost(): void {
  addEventListener('focus', ping);
  document.addEventListener('visibilitychange', ping);
  ping();
}

/** Sends files dropped on the page to the extension. VS Code passes drops on only while Shift is held. */
export function takeDrops(): void {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const uris =
      event.dataTransfer?.getData('application/vnd.code.uri-list') || event.dataTransfer?.getData('text/uri-list');
    if (uris) postCommon({ type: 'drop', uris });
  });
}
