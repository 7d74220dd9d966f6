// Starts VS Code's server on loopback with nothing of the user's own in reach, and stops it again.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';
import { ensureServer } from './vscode-install.mjs';

const startTimeout = 30_000;

/**
 * Starts the server with fresh folders for data, settings and extensions.
 * @param {{ version: string, port?: number, settings?: object, extensionsDir?: string, helper?: string, leaveWithClient?: boolean, env?: Record<string, string>, onOutput?: (text: string) => void }} options
 *   port 0 (the default) takes a free one; settings become the user's settings; `helper` is the folder of an
 *   extension that shall be there as an installed one, since the address can name one development extension only;
 *   with `leaveWithClient` the server ends some minutes after its window has gone, should nobody stop it.
 * @returns {Promise<{ origin: string, authority: string, token: string, version: string, ended: Promise<string>, stop: () => Promise<void> }>}
 *   `ended` is kept when the server has ended, by whatever cause, and says how
 * @throws when the server ends or says nothing for half a minute
 */
export async function startServer({
  version,
  port = 0,
  settings = {},
  extensionsDir,
  helper,
  leaveWithClient = false,
  env = {},
  onOutput = () => {},
}) {
  const installed = await ensureServer(version);
  const home = mkdtempSync(join(tmpdir(), 'vmibench-vscode-'));
  const data = join(home, 'server');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  // VS Code takes what it finds in a folder of extensions that has no list yet.
  if (helper) cpSync(helper, join(home, 'extensions', 'helper-0.0.1'), { recursive: true });
  const token = randomBytes(16).toString('hex');
  const args = [
    installed.server,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--disable-workspace-trust',
    // Recent versions take a development extension from the address only in this mode.
    '--enable-smoke-test-driver',
    '--server-data-dir',
    data,
    '--extensions-dir',
    extensionsDir ?? join(home, 'extensions'),
    ...(leaveWithClient ? ['--enable-remote-auto-shutdown'] : []),
  ];
  // A group of its own, so that the extension host and its like go with it.
  const child = spawn(installed.node, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(home), ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', (code, name) => resolve(name ?? `code ${code}`)));
  const stop = () => stopServer(child, home);
  try {
    const bound = await listening(child, onOutput);
    return {
      origin: `http://127.0.0.1:${bound}`,
      authority: `127.0.0.1:${bound}`,
      token,
      version: installed.version,
      ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a .vsix as an ordinary extension into a folder of extensions. */
export async function installExtension(version, vsix, extensionsDir) {
  const installed = await ensureServer(version);
  const home = mkdtempSync(join(tmpdir(), 'vmibench-vscode-'));
  try {
    const args = [
      installed.server,
      '--accept-server-license-terms',
      '--server-data-dir',
      join(home, 'server'),
      '--extensions-dir',
      extensionsDir,
      '--install-extension',
      vsix,
      '--force',
    ];
    await run(installed.node, args, { env: cleanEnvironment(home), quiet: true });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Our environment without what would make the server believe that it runs inside another VS Code. */
function cleanEnvironment(home) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
  };
}

function listening(child, onOutput) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const timer = setTimeout(
      () => reject(new Error(`VS Code's server did not start in ${startTimeout / 1000} s:\n${seen}`)),
      startTimeout,
    );
    const take = (chunk) => {
      onOutput(chunk);
      seen = (seen + chunk).slice(-4000);
      const found = /Extension host agent listening on (\d+)/.exec(seen);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended with code ${code}:\n${seen}`));
    });
  });
}

async function stopServer(child, home) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signal(child, 'SIGTERM');
    const timer = setTimeout(() => signal(child, 'SIGKILL'), 2000);
    await ended;
    clearTimeout(timer);
  }
  // What it started may outlive it by a moment and still write into its folder.
  signal(child, 'SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}
