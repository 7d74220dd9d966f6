/** git as a child process, started only when a revision is needed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { word, type Message } from '../../core/messages/messages';
import { isFileError, refusalOf } from '../failures';
import { GitError } from './error';
import { harmlessArguments, harmlessEnvironment, programPath } from './harmless';

export interface GitOptions {
  readonly cwd: string;
  /** The program; default: git on the PATH. */
  readonly git?: string;
  readonly signal?: AbortSignal;
}

/** Starts git so that the repository cannot run anything. Only here is git started. @throws GitError */
export function startGit(
  args: readonly string[],
  { cwd, git: program = 'git', signal }: GitOptions,
  stdin: 'ignore' | 'pipe',
): ChildProcess {
  const path = programPath(program);
  if (path === undefined) throw new GitError(word('git.missing'));
  const all = [...harmlessArguments, ...args];
  try {
    return spawn(path, all, { cwd, env: harmlessEnvironment(), stdio: [stdin, 'pipe', 'pipe'], signal });
  } catch (error) {
    // Some failures are thrown at once, before there is a process that could have them as events.
    throw startError(error as NodeJS.ErrnoException);
  }
}

/**
 * What git prints.
 * @throws GitError
 */
export function git(args: readonly string[], options: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = startGit(args, options, 'ignore');
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => reject(startError(error)));
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(out)) : reject(new GitError(gitFailure(Buffer.concat(err).toString('utf8')))),
    );
  });
}

export function startError(error: NodeJS.ErrnoException): Error {
  return error.code === 'ENOENT'
    ? new GitError(word('git.missing'))
    : isFileError(error)
      ? new GitError(word('git.failed', { said: refusalOf(error) }))
      : error;
}

/** The message for what git wrote to standard error. */
export function gitFailure(said: string): Message {
  if (/not a git repository/i.test(said)) return word('git.no-repository');
  if (/promisor remote|lazy fetch|transport '[^']*' not allowed/i.test(said)) return word('git.partial');
  if (/dubious ownership/i.test(said)) return word('git.not-ours');
  const line = said.split('\n').find((one) => /^(fatal|error):/.test(one)) ?? said.split('\n')[0] ?? '';
  return word('git.failed', { said: line.slice(0, 300) });
}
