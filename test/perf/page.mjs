/**
 * Measures the page in one run: time from opening to the first paint and to charts for 5, 500 and 10,000 rows, relative
 * to an empty custom editor on the same text in the same VS Code, and the longest gap that each leaves in the extension
 * host; activation relative to an empty extension; in Chromium, frames while scrolling 10,000 rows, how soon the table
 * and the charts answer, and memory. `node test/perf/page.mjs [ROUNDS]` after `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { reached } from './reached.mjs';
import { newest } from '../../tools/vscode-in-npm/install.mjs';
import { startServer } from '../../tools/vscode-in-npm/server.mjs';
import { quietSettings, workbenchUrl } from '../../tools/vscode-in-npm/workbench-url.mjs';
import { openWorkbench } from '../../tools/vscode-in-npm/workbench.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.argv[2] ?? 7);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const sizes = [5, 500, 10_000];
const ours = (rows) => `${rows}.vmibench.json`;
/** The same text, for the empty editor. */
const plain = (rows) => `${rows}.plain`;

/** A custom editor that shows one word. */
const emptyEditor = {
  'package.json': JSON.stringify({
    name: 'empty-editor',
    publisher: 'vmibench-tests',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './main.js',
    activationEvents: [],
    contributes: {
      customEditors: [
        { viewType: 'empty', displayName: 'Empty', selector: [{ filenamePattern: '*.plain' }], priority: 'default' },
      ],
    },
  }),
  'main.js': `const vscode = require('vscode');
exports.activate = (context) => context.subscriptions.push(vscode.window.registerCustomEditorProvider('empty', {
  resolveCustomTextEditor(document, panel) {
    // Without scripts, the frame could not be asked when it was painted.
    panel.webview.options = { enableScripts: true };
    panel.webview.html = '<!DOCTYPE html><body><p id="empty-editor">empty</p></body>';
  },
}));`,
};

/** Polls from outside, for both editors alike, when the first frame with content was painted and the charts loaded. */
async function watchPaints(page, opens) {
  const paint = async (what) => {
    if (
      !(what === 'first'
        ? document.querySelector('#empty-editor, tr.row')
        : document.querySelector('#empty-editor') || globalThis.vmibenchCharts)
    )
      return undefined;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return Date.now();
  };
  while (!page.isClosed()) {
    const last = opens[opens.length - 1];
    const what = last?.first === undefined ? 'first' : last.charts === undefined ? 'charts' : undefined;
    const frames = what && last ? page.frames().filter((frame) => frame !== page.mainFrame()) : [];
    const seen = (
      await Promise.all(
        frames.map((frame) =>
          Promise.race([
            frame.evaluate(paint, what).catch(() => undefined),
            new Promise((late) => setTimeout(late, 2000)),
          ]),
        ),
      )
    ).filter((at) => at !== undefined);
    if (what && seen.length > 0) last[what] = Math.max(...seen);
    else await new Promise((later) => setTimeout(later, 4));
  }
}

async function inVsCode(folder) {
  const workspace = join(folder, 'workspace');
  const helper = join(folder, 'helper');
  for (const path of [workspace, helper]) mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(emptyEditor)) writeFileSync(join(helper, name), text);
  const generator = join(folder, 'generate.mjs');
  await build({
    entryPoints: [join(here, 'generate-report.ts')],
    outfile: generator,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { generateReport } = await import(pathToFileURL(generator).href);
  for (const rows of sizes)
    for (const name of [plain(rows), ours(rows)])
      writeFileSync(join(workspace, name), generateReport({ rows, evidence: 'samples' }));

  const opens = [];
  const activation = {};
  const bridge = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const [what, name, value] = text.split(' ');
    if (what === 'activation') activation[name] = Number(value);
    if (what === 'open') opens.push({ name, start: Number(value) });
    const last = opens[opens.length - 1];
    if (what === 'gap') last.gap = Number(value);
    response.end(what === 'seen?' ? (last?.first !== undefined && last.charts !== undefined ? 'yes' : 'no') : '');
  });
  await new Promise((resolve) => bridge.listen(0, '127.0.0.1', resolve));
  const tests = join(folder, 'tests.js');
  const plan = JSON.stringify({
    bridge: `http://127.0.0.1:${bridge.address().port}`,
    rounds,
    files: sizes.flatMap((rows) => [plain(rows), ours(rows)]),
  });
  await build({
    entryPoints: [join(here, 'page-host.ts')],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    define: { plan },
    logLevel: 'error',
  });

  const server = await startServer({
    version: newest,
    settings: quietSettings,
    helper,
    env: { EXTENSIONS_GALLERY: '{}' },
  });
  let window;
  try {
    let ended;
    const exit = new Promise((resolve) => {
      ended = resolve;
    });
    window = await openWorkbench(workbenchUrl(server, { folder: workspace, extension: inRoot(), tests }), {
      onExit: ended,
    });
    void watchPaints(window.page, opens).catch((error) => console.error(error));
    const code = await Promise.race([
      exit,
      new Promise((_, reject) => setTimeout(() => reject(new Error('not finished in ten minutes')), 600_000).unref()),
    ]);
    if (code !== 0) throw new Error(`the measuring ended with ${code}`);
  } finally {
    await window?.browser.close();
    await server.stop();
    bridge.close();
  }
  return { opens, activation };
}

/** Lines of the table: what, the target, what it was before the extension drew the first frame, and what it is. */
function lines({ opens, activation }, { few, some, many }) {
  // The first round activates the extensions and fills caches.
  const later = opens.slice(2 * sizes.length);
  const value = (name, what) =>
    median(
      later.filter((open) => open.name === name).map((open) => (what === 'gap' ? open.gap : open[what] - open.start)),
    );
  const times = (ratio) => `${ratio.toFixed(2)} x`;
  const before = { 5: '1.90 x', 500: '2.97 x', 10_000: '3.81 x' };
  return [
    ...sizes.map((rows) => [
      `first paint, ${rows} rows (empty editor: ${value(plain(rows), 'first')} ms)`,
      rows === 10_000 ? '1.50 x' : '1.30 x',
      before[rows],
      times(value(ours(rows), 'first') / value(plain(rows), 'first')),
    ]),
    ...sizes.map((rows) => [
      `charts loaded, ${rows} rows`,
      '',
      '',
      times(value(ours(rows), 'charts') / value(plain(rows), 'first')),
    ]),
    ...sizes.map((rows) => [
      `longest gap in the extension host, ${rows} rows (empty editor: ${value(plain(rows), 'gap').toFixed(0)} ms)`,
      '1.30 x',
      '',
      `${times(value(ours(rows), 'gap') / value(plain(rows), 'gap'))}, ${value(ours(rows), 'gap').toFixed(0)} ms`,
    ]),
    ['activation, against an empty extension', '3.00 x', '5.60 x', times(activation.ours / activation.empty)],
    ['longest frame, scrolling 10,000 rows in Chromium', '34 ms', '', `${many.worst.toFixed(0)} ms`],
    ...Object.entries(many.answers).map(([name, ms]) => [
      `${name}, 10,000 rows in Chromium`,
      name === 'drawing the charts' ? '150 ms' : '100 ms',
      '',
      `${ms.toFixed(0)} ms`,
    ]),
    ['drawing the charts, 500 rows in Chromium', '150 ms', '', `${some.answers['drawing the charts'].toFixed(0)} ms`],
    ['memory of the page, 10,000 rows against 5', '3.00 x', '', times(many.heap / few.heap)],
  ];
}

function print(rows) {
  const all = [['', 'target', 'before', 'reached'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all)
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
}

const folder = mkdtempSync(join(tmpdir(), 'vmibench-perf-'));
try {
  cpSync(inRoot('package.json'), join(folder, 'package.json'));
  const seen = await inVsCode(folder);
  const out = execFileSync(process.execPath, ['--import', 'tsx', join(here, 'page-browser.ts')], {
    cwd: inRoot(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(
    `VS Code ${newest}, medians of ${rounds - 1} rounds after the first, against an empty custom editor on the same text`,
  );
  const table = lines(seen, JSON.parse(out.trim().split('\n').pop()));
  print(table);
  for (const [what, target, , value] of table)
    if (target !== '') reached(what, parseFloat(target), parseFloat(value), target.endsWith('ms') ? 'ms' : 'x');
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
