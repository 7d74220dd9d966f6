/** Errors of the file system in words: "permission denied", "the disk is full". */
import { word, type Message } from '../core/messages/messages';
import { failureCause } from '../core/text/failure-cause';

/** What only programs meet: streams, devices, and names from a command line. */
const reasons: Readonly<Record<string, Message>> = {
  EPIPE: word('cli.why-reader-gone'),
  ENXIO: word('cli.why-nobody'),
  ERR_INVALID_ARG_VALUE: word('cli.why-name'),
  EINVAL: word('cli.why-name'),
  EILSEQ: word('cli.why-name'),
};

/** For a write, what is missing is the folder: the file itself need not be there. */
const reasonsToWrite: Readonly<Record<string, Message>> = {
  ...reasons,
  ENOENT: word('cli.why-no-folder'),
  ENOTDIR: word('cli.why-no-folder'),
};

/**
 * A failure with a sentence of its own, after "cannot be read:" or "cannot be written:"; it says more than the file
 * system's code.
 */
export class FileFault extends Error {
  /** @param file that it is about, where that is not the one that was asked for */
  constructor(
    readonly said: Message,
    readonly file?: string,
  ) {
    super(said.key);
  }
}

/** A file that was to be changed cannot even be read. */
export class ReadFault extends FileFault {}

function reasonIn(table: Readonly<Record<string, Message>>, error: unknown): Message {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const name = typeof code === 'string' ? code : typeof message === 'string' ? message : String(error);
  const own = Object.hasOwn(table, name) ? table[name] : undefined;
  return own ?? failureCause(error) ?? word('cli.why-code', { code: name });
}

/** What the file system refused, where it is not known what for: "a/b: permission denied". */
export function refusalOf(error: unknown): Message {
  const { path, syscall } = error as { readonly path?: unknown; readonly syscall?: unknown };
  if (syscall === 'uv_cwd') return word('cli.why-no-cwd');
  const said = readFailure(error);
  return typeof path === 'string' && path ? word('cli.of-file', { file: path, said }) : said;
}

/** Why an output stream failed, by its error's code. */
export function streamReasonOf(code: string): Message {
  return reasonIn(reasonsToWrite, { code });
}

/** "permission denied", of something that was read */
export function readFailure(error: unknown): Message {
  return reasonIn(reasons, error);
}

/** "cannot be read: permission denied" */
export function readReasonOf(error: unknown): Message {
  return word('cli.unreadable', { why: readFailure(error) });
}

/** "cannot be written: the disk is full" */
export function writeReasonOf(error: unknown): Message {
  if (error instanceof ReadFault) return error.said;
  return word('cli.unwritten', { why: reasonIn(reasonsToWrite, error) });
}

/** Whether the file system refused, or Node for it, as opposed to a fault of the program. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  if (error instanceof FileFault) return true;
  if (!(error instanceof Error && 'code' in error)) return false;
  return Object.hasOwn(reasons, String(error.code)) || failureCause(error) !== undefined;
}

/** Whether the file system has no hard links, by the error of making one. */
export function cannotLink(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(String((error as NodeJS.ErrnoException).code));
}
