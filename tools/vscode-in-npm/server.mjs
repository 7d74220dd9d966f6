// Starts and stops VS Code's server on loopback, isolated from the user's own settings and extensions.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../scripts/lib/run.mjs';
import { ensureServer } from './install.mjs';

const startTimeoutMs = 30_000;

/**
 * Starts the server with fresh folders for data, settings and extensions.
 * @param {{
 *   version: string, port?: number, settings?: object, extensionsDir?: string, helper?: string,
 *   leaveWithClient?: boolean, trusted?: boolean, env?: Record<string, string>, onOutput?: (text: string) => void,
 * }} options
 *   port 0 (the default) takes a free one; `settings` become the user settings; `helper` is the folder of an
 *   extension to install, because the address can name only one development extension; without `trusted` the setting
 *   about workspace trust decides; with `leaveWithClient` the server exits a few minutes after its window is gone, in
 *   case it is never stopped.
 * @returns {Promise<{
 *   origin: string, authority: string, token: string, version: string,
 *   pid: number, ended: Promise<string>, stop: () => Promise<void>,
 * }>} `pid` is also the process group of all that it started; `ended` resolves to the exit code or signal once the
 *   server has ended for any reason
 * @throws when the server ends or does not start within half a minute
 */
export async function startServer({
  version,
  port = 0,
  settings = {},
  extensionsDir,
  helper,
  leaveWithClient = false,
  trusted = true,
  env = {},
  onOutput = () => {},
}) {
  const installed = await ensureServer(version);
  const home = mkdtempSync(join(tmpdir(), 'vmibench-vscode-'));
  const data = join(home, 'server');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  // VS Code scans an extensions folder that has no extensions.json yet.
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
    ...(trusted ? ['--disable-workspace-trust'] : []),
    // Recent versions accept a development extension in the address only in this mode.
    '--enable-smoke-test-driver',
    '--server-data-dir',
    data,
    '--extensions-dir',
    extensionsDir ?? join(home, 'extensions'),
    ...(leaveWithClient ? ['--enable-remote-auto-shutdown'] : []),
  ];
  // In a separate process group, so that stopping it also stops the extension host and other children.
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
      pid: child.pid,
      ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a .vsix into an extensions folder, as a user would. */
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

/** Our environment without the variables that make the server think it runs inside another VS Code. */
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
      () => reject(new Error(`VS Code's server did not start in ${startTimeoutMs / 1000} s:\n${seen}`)),
      startTimeoutMs,
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
  // Its children can outlive it briefly and still write to its folder.
  signal(child, 'SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has already exited.
  }
}
