/** Errors in words: what file systems say is English, and for programs. */
import { word, type Message } from '../messages/messages';

/** Codes of Node, and of VS Code's `FileSystemError`, by the end of the key of their sentence. */
const codes = {
  missing: 'ENOENT ENOTDIR FileNotFound FileNotADirectory',
  access: 'EACCES EPERM NoPermissions',
  folder: 'EISDIR FileIsADirectory',
  full: 'ENOSPC',
  quota: 'EDQUOT',
  'read-only': 'EROFS',
  size: 'EFBIG ERR_FS_FILE_TOO_LARGE ERR_STRING_TOO_LONG',
  'name-long': 'ENAMETOOLONG',
  circle: 'ELOOP',
  device: 'EIO ENODEV',
  busy: 'EBUSY ETXTBSY',
  'many-open': 'EMFILE ENFILE',
  exists: 'EEXIST FileExists',
  unavailable: 'Unavailable',
} as const;
type Cause = keyof typeof codes;
const causeOf = new Map(
  Object.entries(codes).flatMap(([cause, list]) => list.split(' ').map((code) => [code, cause as Cause] as const)),
);

/**
 * Why something failed, in words that go behind a colon: "permission denied". An error of ours that has a sentence,
 * such as one of git, keeps it.
 *
 * @returns undefined for an error without a known code: its own text is for the log
 */
export function failureCause(error: unknown): Message | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('said' in error && isMessage(error.said)) return error.said;
  const [cause] = codesOf(error).flatMap((code) => causeOf.get(code) ?? []);
  return cause && word(`failure.${cause}`);
}

/** Codes of an error. VS Code wraps what it has none for: "Unknown (FileSystemError): Error: ENOSPC: no space". */
function codesOf({ code, message }: { readonly code?: unknown; readonly message?: unknown }): string[] {
  const [, inText] = typeof message === 'string' ? (/\b(E[A-Z]{3,})\b: /.exec(message) ?? []) : [];
  return [...(typeof code === 'string' ? [code] : []), ...(inText === undefined ? [] : [inText])];
}

function isMessage(said: unknown): said is Message {
  return typeof said === 'object' && said !== null && 'key' in said;
}
