/** What the host tests record of a webview: the errors of its content, wherever they are thrown. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchPage } from '../../tools/vscode-in-npm/page-watch.mjs';
import { browser } from './lib/stage';

const server = 'http://127.0.0.1:39933';
const resource = 'https://vscode-remote+127-002e0-002e0-002e1-003a39933.vscode-resource.vscode-cdn.net/dist/page.js';
const content = `${server}/static/webview/browser/pre/index.html`;

let chromium: Browser;
beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());

it.each([
  ['a script of the page', content, `<script src="${resource}"></script>`, ['ours']],
  ['markup of the page', content, '<script>throw new Error("inline")</script>', ['inline']],
  [
    "VS Code's script around a page that is closed",
    content,
    '<script>function assertIsDefined() { throw new Error("Found unexpected null") }\nassertIsDefined()</script>',
    [],
  ],
  ['VS Code itself', `${server}/workbench.html`, '<script>throw new Error("theirs")</script>', []],
])('an error of %s', async (_whose, url, html, expected) => {
  const page = await chromium.newPage();
  try {
    await page.route('**/*', (route) =>
      route.fulfill(
        route.request().url() === resource
          ? {
              contentType: 'text/javascript',
              headers: { 'access-control-allow-origin': '*' },
              body: 'throw new Error("ours")',
            }
          : { contentType: 'text/html', body: html },
      ),
    );
    const { takeErrors } = watchPage(page, server);
    const thrown = page.waitForEvent('pageerror');
    await page.goto(url);
    await thrown;
    expect(takeErrors()).toEqual(expected.map((text) => expect.stringContaining(text)));
  } finally {
    await page.close();
  }
});
