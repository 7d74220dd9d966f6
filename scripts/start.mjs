// `npm start`: sets up what is missing, builds, and opens the examples in a real VS Code, in the browser.
//   npm start -- --port 8080 --version 1.100
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findBrowser } from './lib/browser.mjs';
import { ensureModules } from './lib/modules.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { resolveVersion } from '../tools/vscode-in-npm/install.mjs';
import { startServer } from '../tools/vscode-in-npm/server.mjs';
import { startSettings, workbenchUrl } from '../tools/vscode-in-npm/workbench-url.mjs';

const usage = 'usage: npm start -- [--port NUMBER] [--version 1.100|newest] [--no-open]';

try {
  const options = readOptions();
  if (process.platform === 'linux') await start(options);
  else console.log(elsewhere());
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        version: { type: 'string', default: 'newest' },
        'no-open': { type: 'boolean' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`"${values.port}" is no port`);
    return { port, version: resolveVersion(values.version), open: !values['no-open'] };
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`, { cause: error });
  }
}

async function start({ port, version, open }) {
  await ensureModules();
  await run(process.execPath, [inRoot('esbuild.mjs')]);
  const server = await startServer({
    version,
    port,
    settings: startSettings,
    helper: inRoot('tools', 'vscode-in-npm', 'opener'),
  });
  // Registered at once: whoever stops this must not leave a server behind.
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(undefined));
    server.ended.then(resolve);
  });
  const folder = inRoot('examples');
  const url = workbenchUrl(server, { folder, extension: root });
  console.log(
    `\nVS Code ${version} with the extension and the examples is at\n\n  ${url}\n\nThe address holds this run's password and works on this machine only. Ctrl+C stops it.`,
  );
  if (open) openBrowser(url);
  const death = await stopped;
  await server.stop();
  if (death) throw new Error(`VS Code's server ended by itself (${death}).`);
  console.log('\nStopped.');
}

/** Only where there is a screen. As root a browser would not start without giving up its sandbox: then the address has to do. */
function openBrowser(url) {
  const browser = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? findBrowser() : undefined;
  if (!browser || process.getuid?.() === 0) return;
  spawn(browser, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => console.log('(The browser did not start.)'))
    .unref();
}

function elsewhere() {
  return `npm start runs VS Code's server out of npm, which is done for Linux only.
On this system, with VS Code installed:

  npm ci
  npm run build
  open this folder in VS Code and press F5 (a second window opens with the extension and the examples)

npm run test:desktop runs the host tests in a desktop VS Code that it downloads.`;
}
