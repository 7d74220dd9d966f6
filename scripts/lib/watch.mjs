// Keeps what a page under test must not do: breaches of the content policy, errors, and requests that leave the machine.

const inWebview = (url) => url.includes('/webview/browser/pre/');

/**
 * Watches a VS Code window. Only what happens inside webviews is kept.
 * @param {import('playwright-core').Page} page
 * @param {string} origin where VS Code itself is served from
 */
export function watchPage(page, origin) {
  const violations = [];
  const errors = [];
  const requests = [];
  page.on('console', (message) => {
    const { url } = message.location();
    const text = message.text();
    if (!inWebview(url)) return;
    if (/Content Security Policy/i.test(text)) violations.push(text);
    else if (message.type() === 'error') errors.push(text);
  });
  page.on('pageerror', (error) => {
    if (inWebview(error.stack ?? '')) errors.push(String(error));
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url) || url.startsWith(`${origin}/`)) return;
    if (inWebview(frameUrl(request))) requests.push(url);
  });
  const take = (list) => list.splice(0, list.length);
  return {
    /** What was kept since the last time it was asked for. */
    takeViolations: () => take(violations),
    takeErrors: () => take(errors),
    takeRequests: () => take(requests),
  };
}

function frameUrl(request) {
  try {
    return request.frame().url();
  } catch {
    // A service worker's request has no frame.
    return '';
  }
}
