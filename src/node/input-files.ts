/** Files that are not reports yet: listed with their paths as templates see them, and read whole or in pieces. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { InputFile } from '../core/import/import';
import type { StreamFile } from '../core/import/stream';
import { word, type Message } from '../core/messages/messages';
import { readReasonOf } from './read';

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

/** A mail of this size takes some seconds; far larger ones exhaust the memory. */
const maxWholeBytes = 128 * 1024 * 1024;
/** Larger files are read in pieces. */
const maxDirectBytes = 8 * 1024 * 1024;
const pieceBytes = 256 * 1024;

export function listInputs(typed: readonly string[]): InputList {
  const names: string[] = [];
  const missing: { name: string; why: Message }[] = [];
  let folders = 0;
  for (const name of typed) {
    try {
      if (!statSync(name).isDirectory()) names.push(name);
      else {
        folders++;
        const found = walk(name);
        if (found.length === 0) missing.push({ name, why: word('importing.empty-folder') });
        names.push(...found);
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

const slashes = (path: string): string => path.split(sep).join('/');

/** By name, run-2 before run-10. Links to folders are not followed, because they may form a cycle. */
function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return entries.flatMap((entry) => {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) return walk(name);
    return entry.isFile() || (entry.isSymbolicLink() && statSync(name, { throwIfNoEntry: false })?.isFile())
      ? [name]
      : [];
  });
}

function commonFolder(names: readonly string[]): string {
  const parts = names.map((name) => dirname(resolve(name)).split(sep));
  const first = parts[0] ?? [];
  let length = 0;
  while (length < first.length && parts.every((one) => one[length] === first[length])) length++;
  return first.slice(0, length).join(sep) || sep;
}

/** @throws the file system's error */
export function openInput({ name, path }: InputPath): InputFile | StreamFile {
  const { size } = statSync(name);
  if (size > maxDirectBytes) return inPieces(name, path, size);
  const bytes = readFileSync(name);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function inPieces(name: string, path: string, size: number): StreamFile {
  let sum: string | undefined;
  return {
    path,
    size,
    sha256: () => sum,
    open: async function* () {
      const hash = createHash('sha256');
      sum = undefined;
      for await (const piece of createReadStream(name, { highWaterMark: pieceBytes })) {
        hash.update(piece as Uint8Array);
        yield piece as Uint8Array;
      }
      sum = hash.digest('hex');
    },
  };
}

/** The bytes of a file or, for `-`, of standard input, a piece at a time. */
export function piecesOf(name: string): AsyncIterable<Uint8Array> {
  const stream = name === '-' ? process.stdin : createReadStream(name, { highWaterMark: maxDirectBytes });
  return stream as AsyncIterable<Uint8Array>;
}

/** All bytes of a file or, for `-`, of standard input. @throws TooLarge and the file system's errors */
export async function wholeOf(name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(name)) {
    size += piece.length;
    if (size > maxWholeBytes) throw new TooLarge(size);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export class TooLarge extends Error {
  readonly said: Message;
  constructor(size: number) {
    super('too large');
    const mebibyte = 1024 * 1024;
    this.said = word('importing.too-large', { size: Math.ceil(size / mebibyte), most: maxWholeBytes / mebibyte });
  }
}
