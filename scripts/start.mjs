// Installs what is missing, builds, and opens the examples in a real VS Code, in the browser.
//   npm start -- [--port NUMBER] [--version 1.100|newest] [--no-open]
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
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`invalid port "${values.port}"`);
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
  // Registered immediately, so that Ctrl+C cannot leave a server behind.
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(undefined));
    server.ended.then(resolve);
  });
  const folder = inRoot('examples');
  const url = workbenchUrl(server, { folder, extension: root });
  console.log(
    `\nVS Code ${version} with the extension and the examples is at\n\n  ${url}\n\n` +
      "The address contains this run's password and works on this machine only. Press Ctrl+C to stop.",
  );
  if (open) openBrowser(url);
  const death = await stopped;
  await server.stop();
  if (death) throw new Error(`VS Code's server ended unexpectedly (${death}).`);
  console.log('\nStopped.');
}

/** Only on a desktop, and not as root, where a browser refuses to start with its sandbox. */
function openBrowser(url) {
  const browser = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? findBrowser('window') : undefined;
  if (!browser || process.getuid?.() === 0) return;
  spawn(browser, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => console.log('(The browser did not start.)'))
    .unref();
}

function elsewhere() {
  return `npm start runs VS Code's server from npm, on Linux only.
On this system, with VS Code installed:

  npm ci
  npm run build
  open this folder in VS Code and press F5 (a second window opens with the extension and the examples)

npm run test:desktop downloads a desktop VS Code and runs the host tests in it.`;
}
