/** A file at a revision. */
import { realpathSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { word } from '../../core/messages/messages';
import { isFolder } from '../folder';
import { catFile } from './cat-file';
import { GitError } from './error';
import { git, type GitOptions } from './process';

/** A file's repository: its root, where git runs, and the file's path as git writes it. */
export interface InRepository {
  readonly root: string;
  readonly path: string;
}

/** @throws GitError if there is no repository, or no git */
export async function inRepository(file: string, options: Omit<GitOptions, 'cwd'> = {}): Promise<InRepository> {
  const folder = existingFolder(dirname(file));
  const root = (await git(['rev-parse', '--show-toplevel'], { ...options, cwd: folder }))
    .toString('utf8')
    .replace(/\n$/, '');
  return {
    root,
    path: relative(realpathSync(root), `${folder}${sep}${basename(file)}`)
      .split(sep)
      .join('/'),
  };
}

function existingFolder(folder: string): string {
  try {
    const path = realpathSync(folder || '.');
    if (isFolder(path)) return path;
  } catch {
    // Said below.
  }
  throw new GitError(word('failure.missing'));
}

/** The full hash of a commit. A revision that begins with a hyphen is not read as an option. @throws GitError */
async function commitOf(revision: string, options: GitOptions): Promise<string> {
  try {
    return (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], options))
      .toString('utf8')
      .trim();
  } catch (error) {
    if (!(error instanceof GitError) || error.said.key !== 'git.failed') throw error;
    const shallow = await isShallow(options);
    throw new GitError(word(shallow ? 'git.unknown-revision-shallow' : 'git.unknown-revision', { revision }));
  }
}

export async function isShallow(options: GitOptions): Promise<boolean> {
  return (await git(['rev-parse', '--is-shallow-repository'], options)).toString('utf8').trim() === 'true';
}

/** The bytes of a file at a revision. @throws GitError */
export async function fileAt(file: string, revision: string, options: Omit<GitOptions, 'cwd'> = {}): Promise<Buffer> {
  const { root, path } = await inRepository(file, options);
  const commit = await commitOf(revision, { ...options, cwd: root });
  for await (const blob of catFile([`${commit}:${path}`], { ...options, cwd: root })) if (blob.found) return blob.bytes;
  throw new GitError(word('git.no-file', { revision, path }));
}
