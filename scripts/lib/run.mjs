// Starting other programs, and telling on one line what runs and how long it took.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

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
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
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
      if (code === 0 || allowFailure) resolve({ code, output });
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
