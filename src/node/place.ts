/**
 * Where a path leads for a writer: to a regular file or to nothing, to something that cannot be replaced, or to itself.
 */
import { readlinkSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { word } from '../core/messages/messages';
import { FileFault } from './failures';

export interface Place {
  /** Through all links. */
  readonly path: string;
  /** Undefined where there is no file yet. */
  readonly stats?: BigIntStats;
  /** `whole`: replaced by renaming. `stream`: a device, a pipe, or this process's own output; written to as it is. */
  readonly kind: 'whole' | 'stream';
}

/** As many links as Linux follows. */
const maxLinks = 40;

/** Names of this process's open files. A shell's `>>` lets two of them share a file, which must not be replaced. */
const ownFiles = /^\/(dev\/(fd\/\d+|stdout|stderr)|proc\/(self|thread-self|\d+)\/fd\/\d+)$/;

/**
 * @throws FileFault and the file system's errors: a folder is missing or cannot be entered, or links lead in a circle
 */
export function placeOf(name: string): Place {
  if (name.endsWith('/') || name.endsWith(sep)) throw new FileFault(word('failure.folder'));
  let path = resolve(name);
  for (let links = 0; links <= maxLinks; links++) {
    if (ownFiles.test(path)) return { path, kind: 'stream' };
    // Without the folder's own links: a relative link starts there, and two names of one file get one lock.
    path = join(realpathSync(dirname(path)), basename(path));
    const target = linkTarget(path);
    if (target === undefined) break;
    path = resolve(dirname(path), target);
  }
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return { path, stats, kind: stats && !stats.isFile() && !stats.isDirectory() ? 'stream' : 'whole' };
}

/** Whether the name leads to something that can be written to and not replaced. */
export function isStream(name: string): boolean {
  try {
    return placeOf(name).kind === 'stream';
  } catch {
    // It is not there, or cannot be reached: whoever opens it says why.
    return false;
  }
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Whether two names lead to one file: by links of either kind, or because they are the same. */
export function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [a, b].map((name) => statSync(name, { bigint: true }));
    return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
  } catch {
    // One of them is not there.
    return false;
  }
}
