/** Bytes of a file or of standard input, as the text that VS Code would show. */
import { readFileSync } from 'node:fs';
import { decode } from '../core/text/decode';
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
