/**
 * The only file that writes files. A file is written beside its place, brought to the disk and then renamed, so that at
 * every moment its name leads to the whole old content or to the whole new one.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFile,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { word } from '../core/messages/messages';
import { cannotLink, FileFault } from './failures';
import { placeOf, type Place } from './place';
import { begin, end } from './unfinished';

export interface WriteOptions {
  /** Fails with EEXIST if there is a file, also one that appears meanwhile. */
  readonly onlyNew?: boolean;
  /** What the file must still hold just before it is replaced; otherwise it stays, with `ChangedMeanwhile`. */
  readonly instead?: Uint8Array;
  /** Asked at the same moment: false stops the writing, with `ChangedMeanwhile`. */
  readonly still?: () => boolean;
}

/** Another program has written the file since it was read. */
export class ChangedMeanwhile extends FileFault {
  constructor() {
    super(word('cli.why-changed'));
  }
}

/**
 * Writes a file whole or not at all. Keeps the mode, the owner where allowed, and links to the file; only a regular
 * file is renamed over: a device or a pipe is written to. Another hard link of the file keeps the old content.
 * @throws FileFault and the file system's errors; see `writeReasonOf`. The old file is then unchanged.
 */
export async function writeWhole(name: string, text: string | Uint8Array, options: WriteOptions = {}): Promise<void> {
  const place = placeOf(name);
  if (place.kind === 'stream') return options.onlyNew ? refuseExisting() : toStream(place.path, text);
  const { path, stats } = place;
  if (stats?.isDirectory()) throw new FileFault(word('failure.folder'));
  if (stats && options.onlyNew) refuseExisting();
  // A rename needs only the folder's permission: a file that is protected from writing stays as it is.
  if (stats) accessSync(path, constants.W_OK);
  const temporary = join(dirname(path), `.vmibench-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  begin(temporary);
  try {
    await fill(temporary, text, place);
    await (options.onlyNew ? claim(temporary, path) : renamed(temporary, path, options));
  } finally {
    // Not `await`: whatever happens, nothing may come between.
    rmSync(temporary, { force: true });
    end(temporary);
  }
  await syncFolder(dirname(path));
}

function refuseExisting(): never {
  throw Object.assign(new Error('exists'), { code: 'EEXIST', syscall: 'open' });
}

/** The new content, complete on the disk, with the old file's mode and owner. */
async function fill(temporary: string, text: string | Uint8Array, { stats }: Place): Promise<void> {
  // Not by another thread: a signal in between would remove nothing, and the file be made after that.
  const handle = openSync(temporary, 'wx', stats ? 0o600 : 0o666);
  try {
    await writeText(handle, text);
    if (stats) likeBefore(handle, { uid: Number(stats.uid), gid: Number(stats.gid), mode: Number(stats.mode) });
    await sync(handle);
  } finally {
    closeSync(handle);
  }
}

const writeText = promisify<number, string | Uint8Array>(writeFile);
const sync = promisify(fsync);

interface Ownership {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

function likeBefore(handle: number, { uid, gid, mode }: Ownership): void {
  const now = fstatSync(handle);
  if (now.uid !== uid || now.gid !== gid) {
    // Only root may give a file away; for others it becomes theirs, as with an editor that saves so.
    for (const owner of [uid, -1]) {
      try {
        fchownSync(handle, owner, gid);
        break;
      } catch {
        continue;
      }
    }
  }
  fchmodSync(handle, mode & 0o777);
}

/** As late as can be: only the rename follows. */
function check(path: string, { instead, still }: WriteOptions): void {
  if (still && !still()) throw new ChangedMeanwhile();
  if (!instead) return;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile() || !readFileSync(path).equals(instead))
    throw new ChangedMeanwhile();
}

/** Takes a name that no other file has. A link fails where there is a file, in one step; a rename would replace it. */
async function claim(temporary: string, path: string): Promise<void> {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!cannotLink(error)) throw error;
    // An empty file is the claim.
    closeSync(openSync(path, 'wx'));
    try {
      await renamed(temporary, path);
    } catch (failed) {
      rmSync(path, { force: true });
      throw failed;
    }
  }
}

/** On Windows another program, often one that looks for viruses, may hold a file for a moment. */
async function renamed(from: string, to: string, options: WriteOptions = {}): Promise<void> {
  const moments = process.platform === 'win32' ? [20, 50, 100, 200, 400] : [];
  for (const ms of [...moments, undefined]) {
    check(to, options);
    try {
      return renameSync(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (ms === undefined || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}

/**
 * A device or a pipe, which is opened as it is. A pipe that nobody reads fails at once, with ENXIO, and does not wait.
 */
async function toStream(path: string, text: string | Uint8Array): Promise<void> {
  const { O_WRONLY, O_APPEND, O_NONBLOCK } = constants;
  // The second time without O_NONBLOCK: then a slow reader is waited for.
  const probe = await open(path, O_WRONLY | (O_NONBLOCK ?? 0));
  try {
    const handle = await open(path, O_WRONLY | O_APPEND);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  } finally {
    await probe.close();
  }
}

/** So that the new name survives a power failure, too. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(ignore);
  await handle?.sync().catch(ignore);
  await handle?.close().catch(ignore);
}

const ignore = (): undefined => undefined;
