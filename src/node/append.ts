/** Files that only grow: a log, line by line, each on the disk before anything else happens; and programs' output. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

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

/** The folder, made if it is not there. @throws the file system's errors */
export function ensureFolder(name: string): void {
  mkdirSync(name, { recursive: true });
}

/** Removes a file of a program that printed nothing. */
export function dropIfEmpty(name: string): void {
  if (statSync(name).size === 0) rmSync(name);
}

/** The end of a file that a program has printed, at most so many bytes. */
export function endOf(name: string, most: number): Buffer {
  const bytes = readFileSync(name);
  return bytes.subarray(Math.max(0, bytes.length - most));
}
