/** Errors in words: what file systems say is English, and for programs. */
import { word, type Message } from '../messages/messages';

/** By the codes of Node, and of VS Code's `FileSystemError`. */
const causes: Readonly<Record<string, Message>> = {
  ENOENT: word('failure.missing'),
  ENOTDIR: word('failure.missing'),
  EACCES: word('failure.access'),
  EPERM: word('failure.access'),
  EISDIR: word('failure.folder'),
  ENOSPC: word('failure.full'),
  EDQUOT: word('failure.quota'),
  EROFS: word('failure.read-only'),
  EFBIG: word('failure.size'),
  ENAMETOOLONG: word('failure.name-long'),
  ELOOP: word('failure.circle'),
  EIO: word('failure.device'),
  ENODEV: word('failure.device'),
  EBUSY: word('failure.busy'),
  ETXTBSY: word('failure.busy'),
  EMFILE: word('failure.many-open'),
  ENFILE: word('failure.many-open'),
  EEXIST: word('failure.exists'),
  ERR_FS_FILE_TOO_LARGE: word('failure.size'),
  ERR_STRING_TOO_LONG: word('failure.size'),
  FileNotFound: word('failure.missing'),
  FileNotADirectory: word('failure.missing'),
  FileIsADirectory: word('failure.folder'),
  FileExists: word('failure.exists'),
  NoPermissions: word('failure.access'),
  Unavailable: word('failure.unavailable'),
};

/**
 * Why something failed, in words that go behind a colon: "permission denied". An error of ours that has a sentence,
 * such as one of git, keeps it.
 *
 * @returns undefined for an error without a known code: its own text is for the log
 */
export function failureCause(error: unknown): Message | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('said' in error && isMessage(error.said)) return error.said;
  return codesOf(error).flatMap((code) => (Object.hasOwn(causes, code) ? (causes[code] ?? []) : []))[0];
}

/** Codes of an error. VS Code wraps what it has none for: "Unknown (FileSystemError): Error: ENOSPC: no space". */
function codesOf({ code, message }: { readonly code?: unknown; readonly message?: unknown }): string[] {
  const [, inText] = typeof message === 'string' ? (/\b(E[A-Z]{3,})\b: /.exec(message) ?? []) : [];
  return [...(typeof code === 'string' ? [code] : []), ...(inText === undefined ? [] : [inText])];
}

function isMessage(said: unknown): said is Message {
  return typeof said === 'object' && said !== null && 'key' in said;
}
