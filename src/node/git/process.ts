/** git as a child process, started only when a revision is needed. */
import { spawn } from 'node:child_process';
import { word, type Message } from '../../core/messages/messages';
import { isFileError, refusalOf } from '../failures';

/** A failure of git, with a message for the user. */
export class GitError extends Error {
  constructor(readonly said: Message) {
    super(said.key);
  }
}

/** No pager, prompts or locks; English messages, because they are parsed. */
export const quietEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
});

export interface GitOptions {
  readonly cwd: string;
  /** The program; default: git on the PATH. */
  readonly git?: string;
  readonly signal?: AbortSignal;
}

/**
 * What git prints.
 * @throws GitError
 */
export function git(args: readonly string[], { cwd, git: program = 'git', signal }: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = started(program, args, { cwd, signal });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => reject(startError(error)));
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(out)) : reject(new GitError(failureOf(Buffer.concat(err).toString('utf8')))),
    );
  });
}

/** @throws GitError: some failures are thrown at once, before there is a process that could have them as events */
function started(program: string, args: readonly string[], { cwd, signal }: GitOptions) {
  try {
    return spawn(program, args, { cwd, env: quietEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], signal });
  } catch (error) {
    throw startError(error as NodeJS.ErrnoException);
  }
}

export function startError(error: NodeJS.ErrnoException): Error {
  return error.code === 'ENOENT'
    ? new GitError(word('git.missing'))
    : isFileError(error)
      ? new GitError(word('git.failed', { said: refusalOf(error) }))
      : error;
}

/** The message for what git wrote to standard error. */
function failureOf(said: string): Message {
  if (/not a git repository/i.test(said)) return word('git.no-repository');
  if (/dubious ownership/i.test(said)) return word('git.not-ours');
  const line = said.split('\n').find((one) => /^(fatal|error):/.test(one)) ?? said.split('\n')[0] ?? '';
  return word('git.failed', { said: line.slice(0, 300) });
}
