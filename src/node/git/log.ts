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

/** Neither a message, a name nor a path can contain NUL, so no text of a commit can pass for the next one. */
const separator = '\0';

/** Programs that a repository may name are not run, and its settings do not change what is listed. */
const plainLog = [
  'log',
  '-z',
  '--name-status',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--encoding=UTF-8',
];

/**
 * Newest first, along first parents: a merge that changed the file is one revision, and the commits of its branch are
 * none. `path` is relative to the repository's root, which is `options.cwd`.
 * @throws GitError
 */
export async function revisionsOf(path: string, options: GitOptions, maxCount?: number): Promise<Revision[]> {
  const limit = maxCount === undefined ? [] : [`--max-count=${maxCount}`];
  const args = [
    ...plainLog,
    '--follow',
    '-M',
    '-m',
    '--first-parent',
    '--format=%H%x00%cI%x00%an%x00%s',
    ...limit,
    '--',
    path,
  ];
  return entriesOf((await git(args, options)).toString('utf8'), 4).flatMap(({ head, changes }): Revision[] => {
    const [commit, date = '', author = '', subject = ''] = head;
    const [change] = changes;
    return commit ? [{ commit, date, author, subject, path: change?.status === 'D' ? undefined : change?.path }] : [];
  });
}

/**
 * For each file below a folder, by its path in the folder with slashes: the position of the commit that first added it,
 * in git's order from the oldest on. Files in no commit are absent.
 * @throws GitError
 */
export async function firstCommits(options: GitOptions): Promise<ReadonlyMap<string, number>> {
  const args = [...plainLog, '--no-renames', '--diff-filter=A', '--relative', '--format=%H', '--', '.'];
  const entries = entriesOf((await git(args, options)).toString('utf8'), 1);
  const places = new Map<string, number>();
  // Newest first: a file that was deleted and added again keeps its first commit.
  entries.forEach(({ changes }, index) => {
    for (const { path } of changes) places.set(path, entries.length - index);
  });
  return places;
}

interface LogEntry {
  /** The fields of the format. */
  readonly head: readonly string[];
  /** Of a rename or a copy, `path` is the new one. */
  readonly changes: readonly { readonly status: string; readonly path: string }[];
}

/**
 * Reads `git log -z --name-status` by counting: `fields` fields, then pairs of a status and a path (two for renames).
 */
function entriesOf(text: string, fields: number): LogEntry[] {
  const parts = text.split(separator);
  const entries: LogEntry[] = [];
  let at = 0;
  while (at + fields < parts.length) {
    const head = parts.slice(at, (at += fields));
    const changes: { status: string; path: string }[] = [];
    for (;;) {
      // A commit's hash is far longer than a status with its percentage.
      const status = /^\n?([A-Z])\d{0,3}$/.exec(parts[at] ?? '')?.[1];
      if (status === undefined) break;
      const path = parts[at + (status === 'R' || status === 'C' ? 2 : 1)];
      if (path === undefined) break;
      changes.push({ status, path });
      at += status === 'R' || status === 'C' ? 3 : 2;
    }
    entries.push({ head, changes });
  }
  return entries;
}
