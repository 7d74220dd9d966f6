/** Files below a folder, on any file system. */

/** A link is not entered, even if it leads to a folder: it may lead in a circle. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  /** What `readDirectory` needs for a folder, and the caller for a file: a path, an address. */
  readonly key: string;
  readonly name: string;
  readonly kind: EntryKind;
}

export interface WalkOptions {
  readonly readDirectory: (folder: string) => Promise<readonly FolderEntry[]>;
  /** Of everything that is not a folder. */
  readonly wanted: (entry: FolderEntry) => boolean;
  /** Folders that are entered; all by default. */
  readonly enters?: (name: string) => boolean;
  /** Within a folder; by default entries stay in the order of `readDirectory`. */
  readonly byName?: (a: string, b: string) => number;
  /** `depth`: a folder's files come in its place among its neighbours. `breadth`: files near the start come first. */
  readonly order?: 'depth' | 'breadth';
  /** 0: only the folder itself. */
  readonly maxDepth?: number;
  readonly maxFiles?: number;
  readonly maxFolders?: number;
}

export type WalkStep =
  | { readonly kind: 'file'; readonly key: string }
  | { readonly kind: 'unreadable'; readonly key: string; readonly error: unknown }
  /** The last step: there may be more, and the caller should mention it. */
  | { readonly kind: 'limit'; readonly of: 'files' | 'folders'; readonly n: number };

/** Waits to be entered, or to be given to the caller. */
type Waiting = { readonly folder: string; readonly depth: number } | { readonly file: string };

/** Stop it by leaving the loop over its steps. */
export async function* walk(start: string, options: WalkOptions): AsyncGenerator<WalkStep> {
  const { readDirectory, byName, order = 'depth', maxFiles = Infinity, maxFolders = Infinity } = options;
  // In depth order the next is the last one, in breadth order the first: files there do not wait behind folders.
  const waiting: Waiting[] = [{ folder: start, depth: 0 }];
  let files = 0;
  let folders = 0;
  for (let at = 0; at < waiting.length;) {
    const next = order === 'breadth' ? waiting[at++] : waiting.pop();
    if (!next) return;
    if (files >= maxFiles) return yield { kind: 'limit', of: 'files', n: maxFiles };
    if ('file' in next) {
      files++;
      yield { kind: 'file', key: next.file };
      continue;
    }
    if (folders++ >= maxFolders) return yield { kind: 'limit', of: 'folders', n: maxFolders };
    let entries: FolderEntry[];
    try {
      entries = [...(await readDirectory(next.folder))];
    } catch (error) {
      yield { kind: 'unreadable', key: next.folder, error };
      continue;
    }
    if (byName) entries.sort((a, b) => byName(a.name, b.name));
    const taken = entries.flatMap((entry) => waitingOf(entry, next.depth, options));
    if (order === 'depth') taken.reverse();
    for (const one of taken) {
      if (order === 'depth' || 'folder' in one) waiting.push(one);
      else {
        if (files++ >= maxFiles) return yield { kind: 'limit', of: 'files', n: maxFiles };
        yield { kind: 'file', key: one.file };
      }
    }
  }
}

function waitingOf(entry: FolderEntry, depth: number, { wanted, enters, maxDepth = Infinity }: WalkOptions): Waiting[] {
  if (entry.kind !== 'folder') return wanted(entry) ? [{ file: entry.key }] : [];
  return depth < maxDepth && (enters?.(entry.name) ?? true) ? [{ folder: entry.key, depth: depth + 1 }] : [];
}

/** Names with numbers by their value: run-2 before run-10. */
export function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

export const isHidden = (name: string): boolean => name.startsWith('.');
