// Starting other programs, and telling on one line what runs and how long it took.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The programs that run now, and the signal that ended this run of ours, if one did. */
const children = new Set();
let stoppedBy;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * While a program runs, a signal ends the program and not us: whoever started it still has to clean up.
 * It and what it started are told once, as by Ctrl+C: runTests takes a second time for the wish to kill.
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

/** Whether a signal has ended a program: then nothing further shall be started. */
export const wasStopped = () => stoppedBy !== undefined;

/**
 * Runs a program to its end. Its output is shown as it comes, or, when quiet, only if it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, allowFailure?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} the exit code and everything it printed
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, quiet = false, allowFailure = false } = options;
  return new Promise((resolve, reject) => {
    // Windows starts .cmd files through a shell only. Our own arguments hold nothing a shell would read.
    const shell = process.platform === 'win32' && command.endsWith('.cmd');
    // In a group of its own, so that Ctrl+C reaches it through passOn only.
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
      if (!quiet) stream.write(chunk);
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

/** Runs npm; the project never lets a package run a script while it is installed. */
export const runNpm = (args, options) => run(npm, args, options);

/** Does one named step and prints its time. */
export async function step(name, work) {
  const start = performance.now();
  console.log(`\n== ${name}`);
  const result = await work();
  console.log(`== ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
