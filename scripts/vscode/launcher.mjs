#!/usr/bin/env node
// A stand-in for VS Code's executable, for `runTests` of @vscode/test-electron: it takes VS Code's command line,
// starts VS Code's server and a headless browser, runs the tests in the real extension host and ends with their code.
// Environment: VMIBENCH_VSCODE_VERSION (1.100, newest, ...), VMIBENCH_RUN (a name for logs and pictures),
// VMIBENCH_LANGUAGE (the display language, English without).
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBridge } from '../lib/bridge.mjs';
import { cache, inRoot } from '../lib/paths.mjs';
import { installExtension, startServer } from '../lib/vscode-server.mjs';
import { quietSettings, workbenchUrl } from '../lib/workbench-url.mjs';
import { openWorkbench } from '../lib/workbench.mjs';

const wholeRun = 10 * 60_000;
const version = process.env.VMIBENCH_VSCODE_VERSION ?? 'newest';
const name = process.env.VMIBENCH_RUN ?? `host-${version}`;

// VS Code ignores options that it does not know; so does this (--no-sandbox, --disable-updates and their like).
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'install-extension': { type: 'string' },
  },
});

if (values['install-extension']) {
  await installExtension(version, resolve(values['install-extension']), resolve(values['extensions-dir']));
} else {
  process.exitCode = await runTests();
}

async function runTests() {
  const log = [];
  const bridge = await startBridge({ report: (line) => console.log(line), pictures: inRoot('test', 'output', name) });
  const ended = withResolvers();
  // On, not once: at Ctrl+C the terminal tells us, and then so does runTests.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => ended.reject(new Error(`stopped by ${signal}`)));
  // Whoever ends early is heard where the end is awaited.
  ended.promise.catch(() => {});
  let server;
  let window;
  try {
    server = await startServer({
      version,
      extensionsDir: values['extensions-dir'] && resolve(values['extensions-dir']),
      // The tests learn of the bridge from a setting: the one road that Node and the web worker share.
      settings: { ...quietSettings, ...userSettings(), 'vmibenchTest.bridge': bridge.url },
      leaveWithClient: true,
      // Tests ask no gallery for extensions.
      env: { EXTENSIONS_GALLERY: '{}' },
      onOutput: (text) => log.push(`server: ${text.trimEnd()}`),
    });
    const url = workbenchUrl(server, {
      folder: resolve(positionals[0] ?? '.'),
      extension: resolve(values.extensionDevelopmentPath),
      tests: resolve(values.extensionTestsPath),
    });
    window = await openWorkbench(url, {
      onLog: (kind, text) => log.push(`${kind}: ${text}`),
      onExit: ended.resolve,
      language: process.env.VMIBENCH_LANGUAGE,
    });
    server.ended.then((how) => ended.reject(new Error(`VS Code's server ended by itself (${how})`)));
    window.page.on('crash', () => ended.reject(new Error('the browser page crashed')));
    bridge.attach(window);
    const timer = setTimeout(
      () => ended.reject(new Error(`the tests did not end in ${wholeRun / 60_000} minutes`)),
      wholeRun,
    );
    try {
      return await ended.promise;
    } finally {
      clearTimeout(timer);
    }
  } catch (error) {
    console.error(`launcher: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await window?.page.screenshot({ path: picture('at-end') }).catch(() => {});
    await window?.browser.close();
    await server?.stop();
    bridge.close();
    mkdirSync(join(cache, 'logs'), { recursive: true });
    writeFileSync(join(cache, 'logs', `${name}.log`), `${log.join('\n')}\n`);
  }
}

function picture(title) {
  return inRoot('test', 'output', name, `${title}.png`);
}

/** Settings that the caller put where VS Code would look for them. */
function userSettings() {
  const file = join(values['user-data-dir'] ?? '', 'User', 'settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}
