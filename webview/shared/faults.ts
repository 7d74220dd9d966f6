/** For the log of the extension. Long texts are cut: a fault must not carry a whole report. */
export function faultText(what: string, cause?: unknown): string {
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? '' : String(cause);
  return `${what} ${detail}`.trim().slice(0, 4000);
}

/** Calls back for whatever is thrown or rejected anywhere in the page. */
export function watchFaults(failed: (text: string) => void): void {
  const tell = (what: string, cause: unknown): void => {
    // Browsers report this one for harmless layouts; it is no failure of the page.
    if (typeof cause === 'string' && cause.startsWith('ResizeObserver loop')) return;
    failed(faultText(what, cause));
  };
  addEventListener('error', (event) => tell('Error in the page.', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => tell('Rejected in the page.', event.reason));
}
