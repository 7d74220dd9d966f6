/** The commits that changed a file, followed through renames. */
import { git, type GitOptions } from './process';

export interface Revision {
  readonly commit: string;
  /** Commit date, RFC 3339. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  /** The file's path in this commit; absent if the commit deleted it. */
  readonly path?: string;
}

const record = '\u001e';
const unit = '\u001f';

/**
 * Newest first, as git orders commits. `path` is relative to the repository's root, which is `options.cwd`.
 * @throws GitError
 */
export async function revisionsOf(path: string, options: GitOptions, maxCount?: number): Promise<Revision[]> {
  const limit = maxCount === undefined ? [] : [`--max-count=${maxCount}`];
  const args = [
    'log',
    '--follow',
    '-M',
    '--name-status',
    '-z',
    `--format=${record}%H${unit}%cI${unit}%an${unit}%s`,
    ...limit,
    '--',
    path,
  ];
  const text = (await git(args, options)).toString('utf8');
  return text
    .split(record)
    .slice(1)
    .flatMap((entry): Revision[] => {
      const [head = '', ...names] = entry.split('\0');
      const [commit, date = '', author = '', subject = ''] = head.split(unit);
      const fields = names.map((name) => name.replace(/^\n/, '')).filter(Boolean);
      // A status and a path, or for a rename a status, the old path and the new one.
      const [status = ''] = fields;
      return commit
        ? [{ commit, date, author, subject, path: status.startsWith('D') ? undefined : fields[fields.length - 1] }]
        : [];
    });
}

/**
 * For each file below a folder, by its path in the folder with slashes: the position of the commit that first added it,
 * in git's order from the oldest on. Files in no commit are absent.
 * @throws GitError
 */
export async function firstCommits(options: GitOptions): Promise<ReadonlyMap<string, number>> {
  const args = [
    'log',
    '--no-renames',
    '--diff-filter=A',
    '--name-only',
    '--relative',
    '-z',
    '--format=%x1e',
    '--',
    '.',
  ];
  const entries = (await git(args, options)).toString('utf8').split(record).slice(1);
  const places = new Map<string, number>();
  // Newest first: a file that was deleted and added again keeps its first commit.
  entries.forEach((entry, index) => {
    for (const name of entry.split('\0')) if (name.trim()) places.set(name.replace(/^\n/, ''), entries.length - index);
  });
  return places;
}
