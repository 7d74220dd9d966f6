/**
 * Files that are only there while something is written: removed again when the process is told to stop. Without this,
 * Ctrl+C would leave them behind.
 */
import { rmSync } from 'node:fs';

const signals = ['SIGINT', 'SIGTERM'] as const;

const unfinished = new Set<string>();
let listening = false;

/** From now on a signal removes the file. */
export function begin(file: string): void {
  // Not before something is written: from then on Ctrl+C waits for the event loop. And for good: a signal that has come
  // and is not delivered yet would be lost with its listener.
  if (!listening) for (const signal of signals) process.on(signal, stop);
  listening = true;
  unfinished.add(file);
}

/** The file has been renamed or removed, or cannot be: a signal no longer does anything about it. */
export function end(file: string): void {
  unfinished.delete(file);
}

function stop(signal: NodeJS.Signals): void {
  for (const file of unfinished) rmSync(file, { force: true });
  unfinished.clear();
  // Without our listener the signal does what it always does, so that the shell sees why the process ended.
  for (const one of signals) process.off(one, stop);
  process.kill(process.pid, signal);
}
