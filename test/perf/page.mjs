/**
 * Measures the page in one run: time from opening to the first paint and to charts for 5, 500 and 10,000 rows, relative
 * to an empty custom editor in the same VS Code; activation relative to an empty extension; frames over 50 ms while
 * scrolling 10,000 rows, and memory, in Chromium. `node test/perf/page.mjs [ROUNDS]` after `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { newest } from '../../tools/vscode-in-npm/install.mjs';
import { startServer } from '../../tools/vscode-in-npm/server.mjs';
import { quietSettings, workbenchUrl } from '../../tools/vscode-in-npm/workbench-url.mjs';
import { openWorkbench } from '../../tools/vscode-in-npm/workbench.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.argv[2] ?? 7);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

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
        { viewType: 'empty', displayName: 'Empty', selector: [{ filenamePattern: '*.empty' }], priority: 'default' },
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
  for (const rows of [5, 500, 10_000])
    writeFileSync(join(workspace, `${rows}.vmibench.json`), generateReport({ rows, evidence: 'samples' }));
  writeFileSync(join(workspace, 'empty.empty'), '');

  const opens = [];
  const activation = {};
  const bridge = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const [what, name, value] = text.split(' ');
    if (what === 'activation') activation[name] = Number(value);
    if (what === 'open') opens.push({ name, start: Number(value) });
    const last = opens[opens.length - 1];
    response.end(what === 'seen?' ? (last?.first !== undefined && last.charts !== undefined ? 'yes' : 'no') : '');
  });
  await new Promise((resolve) => bridge.listen(0, '127.0.0.1', resolve));
  const tests = join(folder, 'tests.js');
  const plan = JSON.stringify({ bridge: `http://127.0.0.1:${bridge.address().port}`, rounds });
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

function table({ opens, activation }) {
  // The first round activates the extensions and fills caches.
  const kinds = ['empty.empty', '5.vmibench.json', '500.vmibench.json', '10000.vmibench.json'];
  const later = opens.slice(kinds.length);
  const times = (list, name, what) => list.filter((open) => open.name === name).map((open) => open[what] - open.start);
  const base = median(times(later, kinds[0], 'first'));
  console.log(
    `VS Code ${newest}, ${rounds - 1} rounds after the first; medians. ` +
      `Empty custom editor: ${base} ms (first time ${times(opens, kinds[0], 'first')[0]} ms)`,
  );
  for (const kind of kinds.slice(1)) {
    const first = median(times(later, kind, 'first'));
    const charts = median(times(later, kind, 'charts'));
    console.log(
      `  ${kind.split('.')[0].padStart(6)} rows: first paint ${first} ms, ${(first / base).toFixed(2)} x empty ` +
        `(first time ${times(opens, kind, 'first')[0]} ms); ` +
        `charts ready ${charts} ms, ${(charts / base).toFixed(2)} x`,
    );
  }
  console.log(
    `  activation: ${activation.ours.toFixed(1)} ms, of an empty extension ${activation.empty.toFixed(1)} ms, ` +
      `${(activation.ours / activation.empty).toFixed(2)} x`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'vmibench-perf-'));
try {
  cpSync(inRoot('package.json'), join(folder, 'package.json'));
  table(await inVsCode(folder));
  const out = execFileSync(process.execPath, ['--import', 'tsx', join(here, 'page-browser.ts')], {
    cwd: inRoot(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { few, many } = JSON.parse(out.trim().split('\n').pop());
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  console.log('Plain Chromium:');
  console.log(
    `  scrolling 10,000 rows: ${many.slow} of ${many.frames} frames over 50 ms, ` +
      `the longest ${many.worst.toFixed(0)} ms (5 rows: ${few.slow} of ${few.frames}, ${few.worst.toFixed(0)} ms)`,
  );
  console.log(
    `  memory of scripts: ${mb(many.heap)} MB with 10,000 rows, ${mb(few.heap)} MB with 5, ` +
      `${(many.heap / few.heap).toFixed(2)} x; nodes ${many.nodes} and ${few.nodes}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
