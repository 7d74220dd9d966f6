/** Changes a file: read, made anew and written, so that no other program's change in between is lost. */
import { word } from '../core/messages/messages';
import { FileFault, ReadFault, readReasonOf } from './failures';
import { lockFile, type LockOptions } from './lock';
import { isStream } from './place';
import { readBytes } from './read';
import { ChangedMeanwhile, writeWhole } from './write';

/** What is made of a file's bytes; without `text` the file stays as it is. */
export interface Made {
  readonly text?: string;
}

export interface Updated<T> {
  readonly made: T;
  /** The process whose lock was taken over, because it no longer runs. */
  readonly lockOf?: number;
}

/** A program that ignores the lock, such as an editor, may come in between this often. */
const maxAttempts = 3;

/**
 * Writes what `make` gives for a file's bytes, under the file's lock. If the file changed since it was read, it is made
 * anew.
 * @throws FileFault and the file system's errors; see `writeReasonOf`. The file is then unchanged.
 */
export async function updateFile<T extends Made>(
  name: string,
  make: (bytes: Buffer) => T,
  options: LockOptions = {},
): Promise<Updated<T>> {
  // Before it is read: a pipe would be waited for in vain.
  if (isStream(name)) throw new FileFault(word('cli.why-not-file'));
  let bytes = readToChange(name);
  let made = make(bytes);
  // Nothing to write: no lock, which needs a folder that can be written to.
  if (made.text === undefined) return { made };
  const lock = await lockFile(name, options);
  try {
    for (let attempt = 1; ; attempt++) {
      const now = readToChange(name);
      if (!now.equals(bytes)) [bytes, made] = [now, make(now)];
      if (made.text === undefined) return { made, lockOf: lock.after };
      try {
        await writeWhole(name, made.text, { instead: bytes, still: lock.held });
        return { made, lockOf: lock.after };
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || attempt === maxAttempts) throw error;
      }
    }
  } finally {
    lock.release();
  }
}

/** The bytes of a file that is to be changed. @throws ReadFault */
export function readToChange(name: string): Buffer {
  try {
    return readBytes(name);
  } catch (error) {
    throw new ReadFault(readReasonOf(error));
  }
}
