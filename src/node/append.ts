/** Files that only grow: a log, line by line, each on the disk before anything else happens; and programs' output. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

export class GrowingFile {
  private constructor(private readonly handle: number) {}

  /** A new file. @throws the file system's errors, EEXIST if it is there */
  static create(name: string): GrowingFile {
    return new GrowingFile(openSync(name, 'ax'));
  }

  /** A file that goes on after its first `length` bytes: what is behind them was cut off by a crash. */
  static goOn(name: string, length: number): GrowingFile {
    const file = new GrowingFile(openSync(name, 'a'));
    ftruncateSync(file.handle, length);
    return file;
  }

  /**
   * Adds text, all of it or none, and waits until the disk has it.
   * @throws the file system's errors; the file is then as before
   */
  append(text: string): void {
    const bytes = Buffer.from(text);
    const before = fstatSync(this.handle).size;
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.handle, bytes, at);
      fsyncSync(this.handle);
    } catch (error) {
      ftruncateSync(this.handle, before);
      throw error;
    }
  }

  close(): void {
    closeSync(this.handle);
  }
}

/** A file for what a program prints. The caller closes the handle. @throws the file system's errors */
export function openForOutput(name: string): number {
  return openSync(name, 'w');
}

/** The folder, made if it is not there, and tried: files can be made in it. @throws the file system's errors */
export function ensureFolder(name: string): void {
  mkdirSync(name, { recursive: true });
  const trial = join(name, '.trial');
  writeFileSync(trial, '');
  rmSync(trial);
}

/** Cuts off what is behind the first `most` bytes. */
export function cutTo(handle: number, most: number): void {
  if (fstatSync(handle).size > most) ftruncateSync(handle, most);
}

/** Removes a file of a program that printed nothing; it may not even be there. */
export function dropIfEmpty(name: string): void {
  if (statSync(name, { throwIfNoEntry: false })?.size === 0) rmSync(name);
}

/** The end of a file that a program has printed, at most so many bytes: the rest of it is not read. */
export function endOf(name: string, most: number): Buffer {
  const handle = openSync(name, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, most));
    const read = readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

const hashedBytes = 1024 * 1024;

/** SHA-256 of a file of any size, which is read in pieces. */
export function sha256OfFile(name: string): string {
  const hash = createHash('sha256');
  const handle = openSync(name, 'r');
  try {
    // Most outputs are a few bytes.
    const piece = Buffer.alloc(Math.min(fstatSync(handle).size + 1, hashedBytes));
    for (let read = 1; read > 0;) {
      read = readSync(handle, piece);
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
