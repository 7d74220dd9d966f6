// Lets tests inside the extension host drive the browser window, over a small HTTP server on loopback.
// The typed client is test/host/bridge.ts, which documents the calls.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { sceneOf } from './scene.mjs';
import { documentIn, visibleWebviews, webviewFrame } from './webviews.mjs';

// The methods of Playwright's Locator that a test may call.
const locatorMethods = new Set([
  'click',
  'dblclick',
  'hover',
  'focus',
  'fill',
  'press',
  'pressSequentially',
  'check',
  'uncheck',
  'selectOption',
  'innerText',
  'allInnerTexts',
  'textContent',
  'getAttribute',
  'inputValue',
  'count',
  'isVisible',
  'isEnabled',
  'isChecked',
  'boundingBox',
  'waitFor',
  'scrollIntoViewIfNeeded',
  'ariaSnapshot',
]);

/**
 * Starts the server, which answers only requests to its random path.
 * @param {{ report: (line: string) => void, pictures: string }} options
 * @returns {Promise<{ url: string, attach: (window: object) => void, close: () => void }>}
 *   `attach` hands it the open window; calls wait until then
 */
export async function startBridge({ report, pictures }) {
  const path = `/${randomBytes(16).toString('hex')}`;
  let attach;
  const opened = new Promise((resolve) => {
    attach = resolve;
  });
  const calls = makeCalls({ opened, report, pictures });
  const server = createServer((request, response) => void answer(request, response, path, calls));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}${path}`, attach, close: () => server.close() };
}

function makeCalls({ opened, report, pictures }) {
  const element = async (document, { selector, method, args = [] }) => {
    if (!locatorMethods.has(method)) throw new Error(`unknown element method "${method}"`);
    return document.locator(selector)[method](...args);
  };
  const evaluate = async (document, { selector, source, arg }) => {
    // Passed to Playwright as a function, because that also runs where the page's CSP forbids eval.
    const body = new Function(`return (${source})`)();
    return document.locator(selector).evaluate(body, arg);
  };
  const page = async () => (await opened).page;
  const inWebview = (work) => async (call) => {
    const frame = await webviewFrame(await page(), call.nth);
    try {
      return await work(documentIn(frame), call);
    } catch (error) {
      // Between two pages, a call can reach the frame that is closing and wait there in vain.
      if (error.name !== 'TimeoutError' || (await frame.count()) > 0) throw error;
      return work(documentIn(await webviewFrame(await page(), call.nth)), call);
    }
  };
  const inWorkbench = (work) => async (call) => work(await page(), call);
  return {
    report: ({ line }) => report(line),
    webview: inWebview(element),
    webviewEvaluate: inWebview(evaluate),
    webviewCount: async () => (await visibleWebviews(await page())).length,
    workbench: inWorkbench(element),
    workbenchEvaluate: inWorkbench(evaluate),
    press: async ({ key }) => (await page()).keyboard.press(key),
    type: async ({ text }) => (await page()).keyboard.type(text),
    mouse: async ({ method, args }) => {
      if (!['move', 'down', 'up', 'wheel', 'click'].includes(method))
        throw new Error(`unknown mouse method "${method}"`);
      return (await page()).mouse[method](...args);
    },
    media: async ({ features }) => (await page()).emulateMedia(features),
    resize: async ({ width, height }) => (await page()).setViewportSize({ width, height }),
    violations: async () => (await opened).watched.takeViolations(),
    errors: async () => (await opened).watched.takeErrors(),
    requests: async () => (await opened).watched.takeRequests(),
    scene: async () => sceneOf(await page()),
    screenshot: async ({ name }) => {
      mkdirSync(pictures, { recursive: true });
      const file = join(pictures, `${name.replace(/[^\w.-]+/g, '-')}.png`);
      await (await page()).screenshot({ path: file });
      return file;
    },
  };
}

async function answer(request, response, path, calls) {
  // The web worker extension host calls from another origin.
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'content-type': 'application/json',
  };
  if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end();
  if (request.url !== path || request.method !== 'POST') return void response.writeHead(404).end();
  let reply;
  try {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { call, ...rest } = JSON.parse(text);
    if (!Object.hasOwn(calls, call)) throw new Error(`unknown bridge call "${call}"`);
    reply = { value: (await calls[call](rest)) ?? null };
  } catch (error) {
    reply = { error: error instanceof Error ? error.message : String(error) };
  }
  response.writeHead(200, headers).end(JSON.stringify(reply));
}
