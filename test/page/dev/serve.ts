/**
 * The development page: the report page in any browser, without VS Code. `npx tsx test/page/dev/serve.ts`, then open
 * the address it prints; `?state=` and `?theme=` choose what is shown. A reload builds anew.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { frameHtml } from '../../../src/host/frame-html';
import { forPage } from '../../../src/core/messages/for-page';
import { build, dist } from '../lib/build';
import { nonce, playVsCode } from '../lib/play';
import { types } from '../lib/window';
import { broken, empty, everything, hostile, many, type State } from './models';
import { mitigations, real, realReports } from './real';
import { bodyClass, rootStyle, themes, type Theme } from './themes';

const states: Readonly<Record<string, () => State>> = {
  everything,
  broken,
  hostile,
  mitigations,
  'rows-500': () => many(500),
  'rows-10000': () => many(10_000),
  ...Object.fromEntries(
    (['empty', 'foreign', 'newer', 'broken'] as const).map((reason) => [`empty-${reason}`, () => empty(reason)]),
  ),
  ...Object.fromEntries(realReports.map((name) => [name.replace('.vmibench.json', ''), () => real(name)])),
};

/** Inside a script element "<" must not begin a tag. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function pageOf(name: string, theme: Theme, origin: string): string {
  const state = (states[name] ?? everything)();
  const told = { ...state, first: [{ type: 'words', ...forPage }, ...state.first] };
  const html = frameHtml({
    nonce,
    cspSource: origin,
    locale: 'en',
    title: name,
    script: `${origin}/page.js`,
    charts: `${origin}/charts.js`,
    style: readFileSync(join(dist, 'page.css'), 'utf8'),
  });
  const dress = literal({ theme: rootStyle(theme), classes: bodyClass[theme] });
  const play = [
    'globalThis.__name = (f) => f;',
    `globalThis.given = ${literal(told)};`,
    `(${String(playVsCode)})(${dress});`,
  ].join('\n');
  return html.replace('</head>', () => `<script nonce="${nonce}">${play}</script></head>`);
}

const server = createServer((request, response) => {
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const url = new URL(request.url ?? '/', origin);
  const file = url.pathname.slice(1);
  if (['page.js', 'charts.js', 'codicon.ttf'].includes(file)) {
    response
      .setHeader('content-type', types[file.split('.').pop() ?? ''] ?? 'text/plain')
      .end(readFileSync(join(dist, file)));
  } else if (file === '' && url.searchParams.has('state')) {
    build();
    const theme = themes.find((one) => one === url.searchParams.get('theme')) ?? 'dark';
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(pageOf(url.searchParams.get('state') ?? '', theme, origin));
  } else if (file === '') {
    const links = Object.keys(states).map(
      (name) =>
        `<li>${name}: ${themes.map((theme) => `<a href="/?state=${name}&theme=${theme}">${theme}</a>`).join(' ')}</li>`,
    );
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!DOCTYPE html><title>Development page</title><ul>${links.join('')}</ul>`);
  } else {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
