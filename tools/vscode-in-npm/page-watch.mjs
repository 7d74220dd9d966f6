// Records what a page under test must not do: CSP violations, errors, and requests that leave the machine.

const inWebview = (url) => url.includes('/webview/browser/pre/');

/**
 * Whether an error was thrown by a webview's content: by its markup, or by a script of its local resources. VS Code's
 * own script around it throws where a webview is closed while it loads, from this function; that is not under test.
 */
const ofContent = (stack, resources) =>
  stack.includes(resources) || (inWebview(stack) && !stack.includes('assertIsDefined'));

/**
 * Watches a VS Code window. Only events inside webviews are recorded.
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
  const resources = `https://${resourceHost(origin)}/`;
  page.on('pageerror', (error) => {
    if (ofContent(error.stack ?? '', resources)) errors.push(String(error));
  });
  const own = [`${origin}/`, resources];
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url) || own.some((start) => url.startsWith(start))) return;
    if (inWebview(frameUrl(request))) requests.push(url);
  });
  const take = (list) => list.splice(0, list.length);
  return {
    /** Each returns the entries since its last call. */
    takeViolations: () => take(violations),
    takeErrors: () => take(errors),
    takeRequests: () => take(requests),
  };
}

/**
 * The host of a webview's local resources: a name outside the DNS, answered by VS Code's service worker.
 * Only this server's name counts as local.
 */
function resourceHost(origin) {
  const authority = new URL(origin).host.replace(
    /[^a-z0-9]/g,
    (sign) => `-${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `vscode-remote+${authority}.vscode-resource.vscode-cdn.net`;
}

function frameUrl(request) {
  try {
    return request.frame().url();
  } catch {
    // Requests of a service worker have no frame.
    return '';
  }
}
