/** Bytes to text: marks and encodings of real files, terminal noise, and a refusal of what is no text. */
import { word } from '../messages/messages';
import type { ImportFile, Note } from './model';

export interface Decoded {
  /** Absent when the file is refused; then a note says why. */
  readonly file?: ImportFile;
  readonly notes: readonly Note[];
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the beginning of a file says about all of it: its encoding, or why it is refused. */
export function encodingOf(
  path: string,
  bytes: Uint8Array,
): { readonly encoding: Encoding } | { readonly notes: readonly Note[] } {
  if (bytes.length === 0) return refused(path, 'import.empty');
  const packed = container(bytes);
  if (packed) return { notes: [{ kind: 'failed', path, message: word('import.packed', { kind: packed }) }] };
  const wide = utf16(bytes);
  if (wide) return { encoding: wide };
  return isBinary(bytes) ? refused(path, 'import.binary') : { encoding: 'utf-8' };
}

/** What is said of a file that is read as Windows-1252, because UTF-8 it is not. */
export function notUtf8(path: string): Note {
  return { kind: 'guessed', path, message: word('import.not-utf8') };
}

export function decode(path: string, bytes: Uint8Array): Decoded {
  const known = encodingOf(path, bytes);
  if ('notes' in known) return known;
  if (known.encoding !== 'utf-8') return { file: tidy(path, new TextDecoder(known.encoding).decode(bytes)), notes: [] };
  try {
    return checked(tidy(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes)), []);
  } catch {
    return checked(tidy(path, new TextDecoder('windows-1252').decode(bytes)), [notUtf8(path)]);
  }
}

/** For text that came as text: pasted, from the clipboard, or typed. */
export function decodeText(path: string, text: string): Decoded {
  if (!text.trim()) return refused(path, 'import.empty');
  return checked(tidy(path, text), []);
}

function checked(file: ImportFile, notes: readonly Note[]): Decoded {
  return file.text.trim() ? { file, notes } : refused(file.path, 'import.empty');
}

function refused(path: string, key: 'import.empty' | 'import.binary'): Decoded {
  return { notes: [{ kind: 'failed', path, message: word(key) }] };
}

function container(bytes: Uint8Array): string | undefined {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'xz';
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  if (starts(0x42, 0x5a, 0x68)) return 'bzip2';
  return undefined;
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark (PowerShell's >>): ASCII text has every other byte 0.
  const pairs = Math.min(bytes.length >> 1, 256);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs; index++) {
    if (bytes[2 * index] === 0) even++;
    if (bytes[2 * index + 1] === 0) odd++;
  }
  if (odd > pairs * 0.8 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.8 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 64 * 1024);
  let control = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 && byte !== 8 && byte !== 12) control++;
  }
  return control > length * 0.05;
}

const ANSI = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** The text as a terminal would have left it: no colours, and of a line that was written over only its last state. */
export function tidy(path: string, raw: string): ImportFile {
  let text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  if (text.includes('\u001b')) text = text.replace(ANSI, '');
  if (text.includes('\r')) {
    text = text.includes('\n') ? text.replace(/\r+\n/g, '\n') : text.replace(/\r/g, '\n');
    // A progress line: everything before the last carriage return was overwritten on the screen.
    if (text.includes('\r')) text = text.split('\n').map(lastState).join('\n');
  }
  return { path, text };
}

/** One line as a terminal would have left it; the same as `tidy` does for each line of a text with line ends. */
export function tidyLine(line: string): string {
  const plain = line.includes('\u001b') ? line.replace(ANSI, '') : line;
  return plain.includes('\r') ? lastState(plain) : plain;
}

function lastState(line: string): string {
  const shown = line.replace(/\r+$/, '');
  return shown.slice(shown.lastIndexOf('\r') + 1);
}
