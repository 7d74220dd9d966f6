/** Files that are not reports yet: listed with their paths as templates see them, and read whole or in pieces. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { InputFile } from '../core/import/import';
import { hashedStream, pieceBytes, piecewiseFromBytes, type StreamFile } from '../core/import/pieces';
import { word, type Message } from '../core/messages/messages';
import { byNumbers, isHidden, walk } from '../core/text/walk';
import { isFile, readFolder } from './folder';
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

/** @throws the file system's error */
export function openInput({ name, path }: InputPath): InputFile | StreamFile {
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

/** The bytes of a file or, for `-`, of standard input, a piece at a time. */
export function piecesOf(name: string): AsyncIterable<Uint8Array> {
  const stream = name === '-' ? process.stdin : createReadStream(name, { highWaterMark: piecewiseFromBytes });
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
