/** The text of a tool's output: encodings of real files, terminal noise, and why a file is refused. */
import { word } from '../messages/messages';
import { withoutEnd } from '../text/trim';
import { decodeAs, decodeUtf8, markedUtf16, withoutMark, type Utf16 } from '../text/decode';
import type { ImportFile, Note } from './model';

export interface Decoded {
  /** Absent if the file is refused; the notes say why. */
  readonly file?: ImportFile;
  readonly notes: readonly Note[];
}

/** The encoding of a file by its beginning, or why the file is refused. */
export function encodingOf(
  path: string,
  bytes: Uint8Array,
): { readonly encoding: 'utf-8' | Utf16 } | { readonly notes: readonly Note[] } {
  if (bytes.length === 0) return refused(path, 'import.empty');
  const packed = container(bytes);
  if (packed) return { notes: [{ kind: 'failed', path, message: word('import.packed', { kind: packed }) }] };
  const utf16 = markedUtf16(bytes) ?? unmarkedUtf16(bytes);
  if (utf16) return { encoding: utf16 };
  return isBinary(bytes) ? refused(path, 'import.binary') : { encoding: 'utf-8' };
}

/** For a file that is not UTF-8 and is read as Windows-1252. */
export function notUtf8(path: string): Note {
  return { kind: 'guessed', path, message: word('import.not-utf8') };
}

export function fileText(path: string, bytes: Uint8Array): Decoded {
  const known = encodingOf(path, bytes);
  if ('notes' in known) return known;
  if (known.encoding !== 'utf-8') return { file: tidy(path, decodeAs(bytes, known.encoding)), notes: [] };
  const text = decodeUtf8(bytes);
  return text === undefined
    ? checked(tidy(path, decodeAs(bytes, 'windows-1252')), [notUtf8(path)])
    : checked(tidy(path, text), []);
}

/** For text that was pasted or typed. */
export function pastedText(path: string, text: string): Decoded {
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

/** UTF-16 without a mark (PowerShell's >>): every other byte of ASCII text is 0. */
function unmarkedUtf16(bytes: Uint8Array): Utf16 | undefined {
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

const ansiSequence = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** The text as a terminal shows it: without colors, and with only the last state of lines that were overwritten. */
export function tidy(path: string, raw: string): ImportFile {
  let text = withoutMark(raw);
  if (text.includes('\u001b')) text = text.replace(ansiSequence, '');
  if (text.includes('\r')) {
    text = text.includes('\n') ? text.replace(/\r\n/g, '\n') : text.replace(/\r/g, '\n');
    // A progress line: everything before the last carriage return was overwritten.
    if (text.includes('\r')) text = text.split('\n').map(lastState).join('\n');
  }
  return { path, text };
}

/** One line as a terminal shows it: `tidy` for a single line. */
export function tidyLine(line: string): string {
  const plain = line.includes('\u001b') ? line.replace(ansiSequence, '') : line;
  return plain.includes('\r') ? lastState(plain) : plain;
}

function lastState(line: string): string {
  const shown = withoutEnd(line, /\r/);
  return shown.slice(shown.lastIndexOf('\r') + 1);
}
