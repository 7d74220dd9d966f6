/** Bytes of a file or of standard input, as the text that VS Code would show. */
import { readFileSync } from 'node:fs';
import { word, type Message } from '../core/messages/messages';

/** @throws what the file system throws; see `reasonOf`. */
export function readText(file: string): string {
  return decode(readFileSync(file));
}

export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decode(Buffer.concat(chunks));
}

/**
 * UTF-16 is known by its mark, as in VS Code; PowerShell's `>` writes it. Everything else is UTF-8, whose mark is kept:
 * the reader says that it is one too many.
 */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}

const reasons: Readonly<Record<string, Message>> = {
  ENOENT: word('cli.why-missing'),
  ENOTDIR: word('cli.why-missing'),
  EACCES: word('cli.why-access'),
  EPERM: word('cli.why-access'),
  EISDIR: word('cli.why-folder'),
  ERR_FS_FILE_TOO_LARGE: word('cli.why-size'),
  ERR_STRING_TOO_LONG: word('cli.why-size'),
};

/** What the file system says, in words: "permission denied". */
export function whyOf(error: unknown): Message {
  const code = String((error as NodeJS.ErrnoException).code ?? error);
  return (Object.hasOwn(reasons, code) && reasons[code]) || word('cli.why-code', { code });
}

/** Why a file cannot be read, in words. */
export function reasonOf(error: unknown): Message {
  return word('cli.unreadable', { why: whyOf(error) });
}
