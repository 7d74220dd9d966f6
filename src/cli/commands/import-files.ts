/** From the paths that were typed to the files to import, each with its path as templates see it. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { InputFile } from '../../core/import/import';
import { hashedStream, pieceBytes, piecewiseFromBytes, type StreamFile } from '../../core/import/pieces';
import { word, type Message } from '../../core/messages/messages';
import { byNumbers, isHidden, walk } from '../../core/text/walk';
import { isFile, readFolder } from '../../node/folder';
import { reasonOf } from '../read';

export interface Wanted {
  /** Relative to the folder that was named, or to what the named ones have in common; with forward slashes. */
  readonly path: string;
  /** As it is shown and opened. */
  readonly name: string;
}

export interface Listed {
  readonly wanted: readonly Wanted[];
  readonly missing: readonly { readonly name: string; readonly why: Message }[];
  /** The name of the folder, where it was the only thing that was named. */
  readonly folder?: string;
}

/** A mail of this size is read in some seconds; what is far larger ends in the limits of the machine. */
export const largest = 128 * 1024 * 1024;

export async function listFiles(typed: readonly string[]): Promise<Listed> {
  const names: string[] = [];
  const missing: { name: string; why: Message }[] = [];
  let folders = 0;
  for (const name of typed) {
    try {
      if (!statSync(name).isDirectory()) names.push(name);
      else {
        folders++;
        const found = await filesBelow(name);
        if (found.length === 0) missing.push({ name, why: word('importing.empty-folder') });
        names.push(...found);
      }
    } catch (error) {
      missing.push({ name, why: reasonOf(error) });
    }
  }
  const only = folders === 1 && typed.length === 1 ? resolve(typed[0] ?? '.') : undefined;
  const base = only ?? commonFolder(typed);
  const unique = [...new Map(names.map((name) => [resolve(name), name])).values()];
  return {
    wanted: unique.map((name) => ({ name, path: slashes(relative(base, resolve(name))) || basename(name) })),
    missing,
    folder: only === undefined ? undefined : basename(only),
  };
}

const slashes = (path: string): string => path.split(sep).join('/');

/** @throws what the file system throws: a folder is imported whole or not at all */
async function filesBelow(folder: string): Promise<string[]> {
  const names: string[] = [];
  const steps = walk(folder, {
    readDirectory: readFolder,
    wanted: ({ key, name, kind }) => !isHidden(name) && (kind === 'file' || (kind === 'link' && isFile(key))),
    enters: (name) => !isHidden(name),
    byName: byNumbers,
  });
  for await (const step of steps) {
    if (step.kind === 'unreadable') throw step.error;
    if (step.kind === 'file') names.push(step.key);
  }
  return names;
}

function commonFolder(names: readonly string[]): string {
  const parts = names.map((name) => dirname(resolve(name)).split(sep));
  const first = parts[0] ?? [];
  let length = 0;
  while (length < first.length && parts.every((one) => one[length] === first[length])) length++;
  return first.slice(0, length).join(sep) || sep;
}

/** @throws what the file system throws */
export function load({ name, path }: Wanted): InputFile | StreamFile {
  const { size } = statSync(name);
  if (size > piecewiseFromBytes)
    return hashedStream(
      path,
      size,
      () => createReadStream(name, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>,
      () => createHash('sha256'),
    );
  const bytes = readFileSync(name);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export class TooLarge extends Error {
  readonly said: Message;
  constructor(size: number) {
    super('too large');
    this.said = word('importing.too-large', { size: Math.ceil(size / 1024 / 1024), most: largest / 1024 / 1024 });
  }
}
