/** A lock file beside a file, for as long as the file is read, changed and written. */
import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { word } from '../core/messages/messages';
import { cannotLink, FileFault } from './failures';
import { placeOf } from './place';
import { begin, end } from './unfinished';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, where the system tells: a number may be given to another process later. */
  readonly started?: string;
}

export interface Lock {
  /** The process whose lock was taken over, because it no longer runs. */
  readonly after?: number;
  /** Whether it has not been taken away, for instance by a user who removed the file. */
  readonly held: () => boolean;
  readonly release: () => void;
}

export interface LockOptions {
  /** How long another process is waited for. */
  readonly waitMs?: number;
  readonly onWait?: () => void;
}

/** Merging a large report takes seconds. */
const defaultWaitMs = 30_000;
const pollMs = 40;
/** What is in a lock file is written before it gets its name; one without it is not ours, or damaged. */
const damagedAfterMs = 10_000;

/**
 * Waits for the lock of a file, a bounded time. A lock whose process is dead is taken over.
 * @throws FileFault if another process holds it all the time, and the file system's errors
 */
export async function lockFile(name: string, { waitMs = defaultWaitMs, onWait }: LockOptions = {}): Promise<Lock> {
  const { path } = placeOf(name);
  const file = lockName(path);
  const text = `${JSON.stringify({ ...self(), token: randomBytes(8).toString('hex') })}\n`;
  const start = performance.now();
  let after: number | undefined;
  for (;;) {
    if (take(file, text))
      return {
        after,
        held: () => contentOf(file) === text,
        release: () => {
          if (contentOf(file) === text) rmSync(file, { force: true });
          end(file);
        },
      };
    const found = contentOf(file);
    if (found === undefined) continue;
    const holder = holderOf(found);
    if (isOver(file, holder)) {
      if (remove(file, found)) after = holder?.pid ?? after;
      continue;
    }
    if (performance.now() - start >= waitMs)
      throw new FileFault(
        word('cli.why-locked', { pid: String(holder?.pid ?? '?'), host: holder?.host ?? '?', lock: file }),
      );
    onWait?.();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Beside the file, whatever name of it was given; its own name would be too long for some. */
export function lockName(path: string): string {
  const sum = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  return join(dirname(path), `.vmibench-${sum}.lock`);
}

function self(): Holder {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

/** Undefined where the system has no such file. */
function startOf(pid: number): string | undefined {
  try {
    // The name of the program, in parentheses, may have spaces.
    return readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/s, '').trim().split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Written under another name first: a lock is never seen half written. */
function take(file: string, text: string): boolean {
  const draft = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  begin(draft);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    return linked(draft, file, text);
  } finally {
    rmSync(draft, { force: true });
    end(draft);
  }
}

function linked(draft: string, file: string, text: string): boolean {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (!cannotLink(error)) throw error;
    try {
      writeFileSync(file, text, { flag: 'wx' });
    } catch (failed) {
      if ((failed as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw failed;
    }
  }
  begin(file);
  return true;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof host !== 'string') return undefined;
    return { pid, host, started: typeof started === 'string' ? started : undefined };
  } catch {
    return undefined;
  }
}

/** Whether the process is dead. Of another computer's processes nothing is known. */
function isOver(file: string, holder: Holder | undefined): boolean {
  if (!holder) return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > damagedAfterMs;
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const started = startOf(holder.pid);
  return holder.started !== undefined && started !== undefined && started !== holder.started;
}

/** Removes a dead lock, and only that one: two processes may find it dead, and one of them be quicker. */
function remove(file: string, found: string): boolean {
  const aside = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const dead = contentOf(aside) === found;
  try {
    // It was the living lock of the quicker one: back to its place.
    if (!dead) linkSync(aside, file);
  } catch {
    // A third one has it now; the quicker one asks `held` before it writes.
  }
  rmSync(aside, { force: true });
  return dead;
}
