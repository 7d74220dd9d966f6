/** All revisions of a report in git, oldest first, read by a fixed number of git processes. */
import { catFile } from './cat-file';
import { inRepository, isShallow } from './file-at';
import { revisionsOf, type Revision } from './log';
import type { GitOptions } from './process';

export interface FileRevision extends Revision {
  readonly bytes: Buffer;
  /** The number of revisions. */
  readonly of: number;
  /** The clone is shallow: there may be earlier revisions. */
  readonly shallow: boolean;
}

/**
 * The file as each commit left it; commits that deleted it are left out.
 * @throws GitError
 */
export async function* revisionsOfFile(
  file: string,
  options: Omit<GitOptions, 'cwd'> & { readonly maxCount?: number } = {},
): AsyncGenerator<FileRevision> {
  const { maxCount, ...rest } = options;
  const { root, path } = await inRepository(file, rest);
  const [log, shallow] = await Promise.all([
    revisionsOf(path, { ...rest, cwd: root }, maxCount),
    isShallow({ ...rest, cwd: root }),
  ]);
  const revisions = log.filter((one) => one.path !== undefined).reverse();
  let at = 0;
  for await (const blob of catFile(
    revisions.map((one) => `${one.commit}:${one.path ?? ''}`),
    { ...rest, cwd: root },
  )) {
    const revision = revisions[at++];
    if (revision && blob.found) yield { ...revision, bytes: blob.bytes, of: revisions.length, shallow };
  }
}
