import { describe, expect, it } from 'vitest';
import {
  byNumbers,
  isHidden,
  walk,
  type EntryKind,
  type FolderEntry,
  type WalkOptions,
} from '../../../src/core/text/walk';

/** Names that end in a slash are folders, in an at sign links. */
const tree: Readonly<Record<string, readonly string[]>> = {
  '/': ['b', 'x/', 'a', 'run-10/', 'run-2/', 'closed/', 'circle@', '.git/', '.hidden'],
  '/x/': ['c', 'y/'],
  '/x/y/': ['d'],
  '/run-2/': ['e'],
  '/run-10/': ['f'],
  '/.git/': ['g'],
};

interface Disk {
  readonly entered: string[];
  readonly readDirectory: WalkOptions['readDirectory'];
}

function disk(): Disk {
  const entered: string[] = [];
  return {
    entered,
    readDirectory: async (folder) => {
      entered.push(folder);
      const names = tree[folder];
      if (!names) throw new Error('closed');
      return names.map((name): FolderEntry => {
        const kind: EntryKind = name.endsWith('/') ? 'folder' : name.endsWith('@') ? 'link' : 'file';
        return { key: folder + name, name: name.replace(/[/@]$/, ''), kind };
      });
    },
  };
}

async function walked(
  options: Partial<WalkOptions> = {},
): Promise<{ readonly steps: string[]; readonly entered: string[] }> {
  const { entered, readDirectory } = disk();
  const steps: string[] = [];
  const all = { readDirectory, wanted: ({ kind }: FolderEntry) => kind === 'file', ...options };
  for await (const step of walk('/', all))
    steps.push(step.kind === 'limit' ? `limit of ${step.n} ${step.of}` : `${step.kind} ${step.key}`);
  return { steps: steps.map((step) => step.replace(/^file /, '')), entered };
}

describe('files below a folder', () => {
  it('come in folder order by default, each folder in its place', async () => {
    const { steps } = await walked();
    expect(steps).toEqual([
      '/b',
      '/x/c',
      '/x/y/d',
      '/a',
      '/run-10/f',
      '/run-2/e',
      'unreadable /closed/',
      '/.git/g',
      '/.hidden',
    ]);
  });

  it('come by name, with numbers by their value and without hidden files', async () => {
    const { steps } = await walked({
      wanted: ({ kind, name }) => kind === 'file' && !isHidden(name),
      enters: (name) => !isHidden(name),
      byName: byNumbers,
    });
    expect(steps).toEqual(['/a', '/b', 'unreadable /closed/', '/run-2/e', '/run-10/f', '/x/c', '/x/y/d']);
  });

  it('come near ones first in breadth order', async () => {
    const { steps, entered } = await walked({ order: 'breadth', enters: (name) => name !== '.git' });
    expect(steps).toEqual(['/b', '/a', '/.hidden', '/x/c', '/run-10/f', '/run-2/e', 'unreadable /closed/', '/x/y/d']);
    expect(entered).toEqual(['/', '/x/', '/run-10/', '/run-2/', '/closed/', '/x/y/']);
  });

  it('include links if the caller allows, but links are not entered', async () => {
    const { steps, entered } = await walked({ wanted: ({ kind }) => kind === 'link' });
    expect(steps).toEqual(['unreadable /closed/', '/circle@']);
    expect(entered).not.toContain('/circle@');
  });

  it('end at a depth limit', async () => {
    expect((await walked({ maxDepth: 0 })).steps).toEqual(['/b', '/a', '/.hidden']);
    expect((await walked({ maxDepth: 1 })).steps).not.toContain('/x/y/d');
  });

  it.each(['depth', 'breadth'] as const)('end at a number of files in %s order, and say so', async (order) => {
    const { steps, entered } = await walked({ order, maxFiles: 2 });
    expect(steps).toHaveLength(3);
    expect(steps[2]).toBe('limit of 2 files');
    expect(entered.length).toBeLessThan(3);
    expect((await walked({ order, maxFiles: 8 })).steps).not.toContain('limit of 8 files');
  });

  it('end at a number of folders, and say so', async () => {
    const { steps, entered } = await walked({ order: 'breadth', maxFolders: 2 });
    expect(steps).toEqual(['/b', '/a', '/.hidden', '/x/c', 'limit of 2 folders']);
    expect(entered).toEqual(['/', '/x/']);
  });

  it('end if the caller leaves the loop', async () => {
    const { entered, readDirectory } = disk();
    for await (const step of walk('/', { readDirectory, wanted: () => true })) if (step.kind === 'file') break;
    expect(entered).toEqual(['/']);
  });

  it('may be numerous in one folder', async () => {
    const entries = Array.from({ length: 200_000 }, (_, n): FolderEntry => ({
      key: `/${n}`,
      name: `${n}`,
      kind: 'file',
    }));
    let n = 0;
    for await (const step of walk('/', { readDirectory: async () => entries, wanted: () => true }))
      if (step.kind === 'file') n++;
    expect(n).toBe(200_000);
  });
});
