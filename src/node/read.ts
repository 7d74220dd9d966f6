/** Files and standard input as text, decoded as VS Code does. */
import { readFileSync } from 'node:fs';
import { decode } from '../core/text/decode';
import { word, type Message } from '../core/messages/messages';

/** @throws the file system's error; see `readReasonOf`. */
export function readTextFile(file: string): string {
  return decode(readFileSync(file));
}

export async function readStdin(): Promise<string> {
  return decode(await readStdinBytes());
}

export async function readStdinBytes(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
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

/** An error of the file system in words: "permission denied". */
export function fileErrorText(error: unknown): Message {
  const code = String((error as NodeJS.ErrnoException).code ?? error);
  return (Object.hasOwn(reasons, code) && reasons[code]) || word('cli.why-code', { code });
}

/** The same, for a file that cannot be read. */
export function readReasonOf(error: unknown): Message {
  return word('cli.unreadable', { why: fileErrorText(error) });
}
