/** Files that are not reports yet: listed with their paths as templates see them, and read whole or in pieces. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { InputFile } from '../core/import/import';
import { isMappingPath } from '../core/import/mapping';
import { hashedStream, pieceBytes, piecewiseFromBytes, type StreamFile } from '../core/import/pieces';
import { word, type Message } from '../core/messages/messages';
import { byNumbers, isHidden, walk } from '../core/text/walk';
import { isFile, readFolder } from './folder';
import { readReasonOf } from './failures';
import { boundedPieces, readBytes, readLimits, readStdinBytes, stdinPieces, type ReadLimits } from './read';

export interface InputPath {
  /** Relative to the named folder, or to the common folder of the named files; with forward slashes. */
  readonly path: string;
  /** As it is shown and opened. */
  readonly name: string;
}

export interface InputList {
  readonly inputs: readonly InputPath[];
  readonly missing: readonly { readonly name: string; readonly why: Message }[];
  /** The folder's name, if a single folder was named. */
  readonly folder?: string;
}

const mebibyte = 1024 * 1024;

/** A mail of this size takes some seconds; far larger ones exhaust the memory. */
export const wholeLimits: ReadLimits = { ...readLimits, most: 128 * mebibyte };
/** Of a log only its numbers are in memory. */
const logLimits: ReadLimits = { ...readLimits, most: 2048 * mebibyte };

export async function listInputs(typed: readonly string[]): Promise<InputList> {
  const names: string[] = [];
  const missing: { name: string; why: Message }[] = [];
  let folders = 0;
  for (const name of typed) {
    try {
      if (!statSync(name).isDirectory()) names.push(name);
      else {
        folders++;
        const found = await filesBelow(name);
        for (const one of found.missing) missing.push(one);
        if (found.names.length + found.missing.length === 0)
          missing.push({ name, why: word('importing.empty-folder') });
        for (const one of found.names) names.push(one);
      }
    } catch (error) {
      missing.push({ name, why: readReasonOf(error) });
    }
  }
  const only = folders === 1 && typed.length === 1 ? resolve(typed[0] ?? '.') : undefined;
  const base = only ?? commonFolder(typed);
  const unique = [...new Map(names.map((name) => [resolve(name), name])).values()];
  return {
    inputs: unique.map((name) => ({ name, path: slashes(relative(base, resolve(name))) || basename(name) })),
    missing,
    folder: only === undefined ? undefined : basename(only),
  };
}

/** The mappings in the folders of named files; those in named folders are among the inputs. */
export function mappingsBeside(inputs: readonly InputPath[]): InputPath[] {
  const folders = [...new Set(inputs.map(({ name }) => dirname(name)))];
  return folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter(isMappingPath)
        .sort()
        .map((name) => ({ name: join(folder, name), path: join(folder, name) }));
    } catch {
      // A folder that cannot be listed has none to find; its files are read all the same.
      return [];
    }
  });
}

const slashes = (path: string): string => path.split(sep).join('/');

interface Found {
  readonly names: readonly string[];
  readonly missing: readonly { readonly name: string; readonly why: Message }[];
}

/** A folder that may not be entered is named, and the rest is read. */
async function filesBelow(folder: string): Promise<Found> {
  const names: string[] = [];
  const missing: { name: string; why: Message }[] = [];
  const steps = walk(folder, {
    readDirectory: readFolder,
    wanted: ({ key, name, kind }) => !isHidden(name) && (kind === 'file' || (kind === 'link' && isFile(key))),
    enters: (name) => !isHidden(name),
    byName: byNumbers,
  });
  for await (const step of steps) {
    if (step.kind === 'unreadable') missing.push({ name: step.key, why: readReasonOf(step.error) });
    if (step.kind === 'file') names.push(step.key);
  }
  return { names, missing };
}

function commonFolder(names: readonly string[]): string {
  const parts = names.map((name) => dirname(resolve(name)).split(sep));
  const first = parts[0] ?? [];
  let length = 0;
  while (length < first.length && parts.every((one) => one[length] === first[length])) length++;
  return first.slice(0, length).join(sep) || sep;
}

/** @throws FileFault and the file system's errors */
export function openInput({ name, path }: InputPath): InputFile | StreamFile {
  const stats = statSync(name);
  if (stats.isFile() && stats.size > piecewiseFromBytes)
    return hashedStream(
      path,
      stats.size,
      // No more than it has now: it may be growing.
      () => createReadStream(name, { highWaterMark: pieceBytes, end: stats.size - 1 }) as AsyncIterable<Uint8Array>,
      () => createHash('sha256'),
    );
  const bytes = readBytes(name, wholeLimits);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * The bytes of a file or, for `-`, of standard input, a piece at a time. The other end of standard input may take its
 * time.
 * @throws FileFault and the file system's errors
 */
export async function* piecesOf(name: string): AsyncGenerator<Uint8Array> {
  yield* name === '-' ? stdinPieces(logLimits.most) : boundedPieces(name, logLimits);
}

/** All bytes of a file or, for `-`, of standard input. @throws FileFault and the file system's errors */
export async function wholeOf(name: string): Promise<Uint8Array> {
  return name === '-' ? readStdinBytes(wholeLimits.most) : readBytes(name, wholeLimits);
}
