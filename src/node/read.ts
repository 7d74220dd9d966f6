/**
 * Files and standard input as bytes and text, bounded: a device that never ends, a pipe that nobody writes to and a
 * file that grows while it is read all come to an end, with a sentence.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { decode } from '../core/text/decode';
import { word } from '../core/messages/messages';
import { FileFault } from './failures';

export interface ReadLimits {
  /** In bytes; a larger input is refused. */
  readonly most: number;
  /** How long a pipe may have nobody who writes to it. */
  readonly nobodyMs: number;
  /** How long the other end of a pipe or device may be silent. */
  readonly silentMs: number;
}

const mebibyte = 1024 * 1024;

/** A report of this size takes 20 seconds and 2 gigabytes; far larger ones exhaust the memory. */
export const readLimits: ReadLimits = { most: 64 * mebibyte, nobodyMs: 5000, silentMs: 60_000 };

/** No device ends: what comes out of one is refused after this many bytes, however much a file may have. */
const maxDeviceBytes = 128 * mebibyte;

const pieceSize = 1 * mebibyte;
const pollMs = 10;

/** @throws FileFault and the file system's errors; see `readReasonOf` */
export function readTextFile(file: string): string {
  return decode(readBytes(file));
}

/** @throws FileFault and the file system's errors; see `readReasonOf` */
export function readBytes(file: string, limits: ReadLimits = readLimits): Buffer {
  return whole(boundedPieces(file, limits));
}

/**
 * Standard input, a piece at a time. It takes as long as the command at its other end; only its size is bounded.
 * @throws FileFault and the file system's errors
 */
export async function* stdinPieces(most = readLimits.most): AsyncGenerator<Buffer> {
  // Node takes a folder for an empty file.
  if (fstatSync(0).isDirectory()) throw new FileFault(word('failure.folder'));
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw tooLarge(size, most);
    yield piece;
  }
}

/** @throws FileFault and the file system's errors */
export async function readStdinBytes(most = readLimits.most): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stdinPieces(most)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** @throws FileFault and the file system's errors */
export async function readStdin(): Promise<string> {
  return decode(await readStdinBytes());
}

/**
 * A file, a piece at a time. Of a regular file no more is read than it has at the beginning.
 * @throws FileFault and the file system's errors
 */
export function* boundedPieces(file: string, limits: ReadLimits = readLimits): Generator<Buffer> {
  const { O_RDONLY, O_NONBLOCK } = constants;
  // Without O_NONBLOCK the call itself waits until somebody opens the other end of a pipe.
  const handle = openSync(file, O_RDONLY | (O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(handle);
    // Files of /proc have no size, and are read as they come.
    const known = stats.isFile() && stats.size > 0;
    if (known && stats.size > limits.most) throw tooLarge(stats.size, limits.most);
    const most = stats.isCharacterDevice() ? Math.min(limits.most, maxDeviceBytes) : limits.most;
    let read = 0;
    for (;;) {
      const wanted = known ? Math.min(pieceSize, stats.size - read) : pieceSize;
      if (wanted === 0) return;
      const piece = pieceOf(handle, wanted, patienceFor(file, stats, read > 0, limits));
      if (piece.length === 0) return;
      read += piece.length;
      if (read > most) throw tooLarge(read, most);
      yield piece;
    }
  } finally {
    closeSync(handle);
  }
}

interface Patience {
  readonly silentMs: number;
  /** Undefined where an end is an end. */
  readonly nobodyMs?: number;
}

function patienceFor(file: string, stats: Stats, begun: boolean, { silentMs, nobodyMs }: ReadLimits): Patience {
  // The shell's `<(command)`: like standard input.
  if (/^\/(dev\/(fd\/\d+|stdin)|proc\/self\/fd\/\d+)$/.test(file)) return { silentMs: Infinity };
  // Once something has come, the end of a pipe is its end; before, nobody may have opened it yet.
  return stats.isFIFO() && !begun ? { silentMs, nobodyMs } : { silentMs };
}

/** The next bytes, at least one, or none at the end. */
function pieceOf(handle: number, wanted: number, { silentMs, nobodyMs }: Patience): Buffer {
  const piece = Buffer.allocUnsafe(wanted);
  const start = performance.now();
  for (;;) {
    const waited = performance.now() - start;
    const n = tryRead(handle, piece);
    if (n !== undefined && (n > 0 || nobodyMs === undefined)) return piece.subarray(0, n);
    if (n === 0 && nobodyMs !== undefined && waited >= nobodyMs)
      throw new FileFault(word('cli.why-nobody-writes', { s: Math.ceil(nobodyMs / 1000) }));
    if (waited >= silentMs) throw new FileFault(word('cli.why-silent', { s: Math.ceil(silentMs / 1000) }));
    pause(pollMs);
  }
}

/** Undefined if nothing is there yet. */
function tryRead(handle: number, into: Buffer): number | undefined {
  try {
    return readSync(handle, into);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function whole(pieces: Iterable<Buffer>): Buffer {
  const taken = [...pieces];
  const [first] = taken;
  return taken.length === 1 && first ? first : Buffer.concat(taken);
}

/** A size that is more than `most`, both in bytes. */
function tooLarge(size: number, most: number): FileFault {
  return new FileFault(word('cli.why-larger', { size: Math.ceil(size / mebibyte), most: Math.floor(most / mebibyte) }));
}
