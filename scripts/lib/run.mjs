// Runs other programs and named steps.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The running programs, and the signal that stopped us, if any. */
const children = new Set();
let stoppedBy;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * While a program runs, a signal stops that program and not us, because the caller still has to clean up.
 * Its process group gets the signal once, as with Ctrl+C: runTests takes a second one as a request to kill.
 */
function passOn(signal) {
  if (stoppedBy) return;
  stoppedBy = signal;
  for (const child of children) {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGINT');
  }
}

function watchOver(child) {
  if (children.size === 0) for (const signal of signals) process.on(signal, passOn);
  children.add(child);
  child.once('close', () => {
    children.delete(child);
    if (children.size === 0) for (const signal of signals) process.off(signal, passOn);
  });
}

/** Whether a signal has stopped a program; nothing more should be started then. */
export const wasStopped = () => stoppedBy !== undefined;

/**
 * Runs a program until it exits. Shows its output immediately or, when quiet, only if it fails; when silent, never.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, silent?: boolean, allowFailure?: boolean,
 * }} [options]
 * @returns {Promise<{ code: number, output: string }>} the exit code and everything it printed
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, quiet = false, silent = false, allowFailure = false } = options;
  return new Promise((resolve, reject) => {
    // Windows needs a shell for .cmd files. Our arguments contain no shell metacharacters.
    const shell = process.platform === 'win32' && command.endsWith('.cmd');
    // In a separate process group, so that Ctrl+C reaches it only through passOn.
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid) watchOver(child);
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet && !silent) stream.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr.setEncoding('utf8').on('data', take(process.stderr));
    child.on('error', (error) => reject(new Error(`cannot start ${command}: ${error.message}`)));
    child.on('close', (exit, signal) => {
      const code = exit ?? 1;
      if (stoppedBy) reject(new Error(`stopped by ${stoppedBy}`));
      else if (code === 0 || allowFailure) resolve({ code, output });
      else {
        if (quiet) process.stderr.write(output);
        reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `code ${code}`}`));
      }
    });
  });
}

/** Runs npm. The project's .npmrc turns off install scripts. */
export const runNpm = (args, options) => run(npm, args, options);

/** Runs a named step and prints how long it took. */
export async function step(name, work) {
  const start = performance.now();
  console.log(`\n== ${name}`);
  const result = await work();
  console.log(`== ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
