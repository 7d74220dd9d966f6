#!/usr/bin/env node
// Replaces VS Code's executable for `runTests` of @vscode/test-electron: it accepts VS Code's command line, starts VS
// Code's server and a headless browser, runs the tests in the real extension host and exits with their code.
// Environment: VMIBENCH_VSCODE_VERSION (1.100, newest, ...), VMIBENCH_RUN (a name for logs and screenshots),
// VMIBENCH_LANGUAGE (the display language, English by default), VMIBENCH_UNTRUSTED (set: nobody trusts the folder).
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBridge } from './bridge.mjs';
import { cache, inRoot } from '../../scripts/lib/paths.mjs';
import { installExtension, startServer } from './server.mjs';
import { quietSettings, untrustedSettings, workbenchUrl } from './workbench-url.mjs';
import { openWorkbench } from './workbench.mjs';

const runTimeoutMs = 20 * 60_000;
const version = process.env.VMIBENCH_VSCODE_VERSION ?? 'newest';
const trusted = !process.env.VMIBENCH_UNTRUSTED;
const name = process.env.VMIBENCH_RUN ?? `host-${version}`;

// Like VS Code, this ignores unknown options (--no-sandbox, --disable-updates and so on).
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
  // `on`, not `once`: at Ctrl+C the signal comes from the terminal and then again from runTests.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => ended.reject(new Error(`stopped by ${signal}`)));
  // An early rejection is handled where the promise is awaited below.
  ended.promise.catch(() => {});
  let server;
  let window;
  try {
    server = await startServer({
      version,
      extensionsDir: values['extensions-dir'] && resolve(values['extensions-dir']),
      // A setting, because it reaches the tests both in Node and in the web worker.
      settings: {
        ...quietSettings,
        ...(trusted ? {} : untrustedSettings),
        ...userSettings(),
        'vmibenchTest.bridge': bridge.url,
      },
      leaveWithClient: true,
      trusted,
      // No extension gallery in tests.
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
      () => ended.reject(new Error(`the tests did not finish in ${runTimeoutMs / 60_000} minutes`)),
      runTimeoutMs,
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
    await window?.page.screenshot({ path: inRoot('test', 'output', name, 'at-end.png') }).catch(() => {});
    await window?.browser.close();
    await server?.stop();
    bridge.close();
    mkdirSync(join(cache, 'logs'), { recursive: true });
    writeFileSync(join(cache, 'logs', `${name}.log`), `${log.join('\n')}\n`);
  }
}

/** The settings that the caller put where VS Code looks for them. */
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
