/** Folders of the disk, for `walk`. */
import { statSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderEntry } from '../core/text/walk';

/** Keys are paths to show and to open; within `.` they do not repeat it. */
export async function readFolder(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => ({
    key: folder === '.' ? entry.name : join(folder, entry.name),
    name: entry.name,
    kind: entry.isDirectory()
      ? 'folder'
      : entry.isSymbolicLink()
        ? 'link'
        : entry.isFile()
          ? 'file'
          : ('other' as const),
  }));
}

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

/** What is there and can be opened, but may never end. */
export function isPipeOrDevice(path: string): boolean {
  const stats = statsOf(path);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Undefined for a link that leads nowhere or in a circle, as for a file that is not there. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
