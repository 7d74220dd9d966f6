/**
 * A folder of ours: files that are made whole, and removed once nothing names them. What is there and was not made here
 * is never touched.
 */
import { mkdirSync, readdirSync, rmSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from './write';

/** Makes the folder and those above it where they are missing. @throws the file system's errors */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

/** Writes a file whole or not at all, in a folder that is made if need be. See `writeWhole`. */
export async function putFile(name: string, content: string | Uint8Array): Promise<void> {
  makeFolder(dirname(name));
  await writeWhole(name, content);
}

/** The entries of a folder; none if there is no folder. */
export function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** What a process that was killed left where it wrote: see `writeWhole`. Whoever asks must hold the folder's lock. */
export function isLeftover(name: string): boolean {
  return /^\.vmibench-\d+-[0-9a-f]{12}\.tmp$/.test(name);
}

/** Removes a file, and its folder if nothing else is in it. */
export function removeFile(name: string): void {
  rmSync(name, { force: true });
  const folder = dirname(name);
  if (entriesIn(folder).length === 0) rmSync(join(folder), { recursive: true, force: true });
}
