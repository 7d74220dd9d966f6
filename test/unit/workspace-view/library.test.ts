/**
 * The shelf of a real folder of two thousand files: what is there at once, what is read, and what is not read again.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultOptions } from '../../../src/core/analysis/model';
import { briefOf, type Brief } from '../../../src/features/workspace-view/brief';
import { shelfGroups } from '../../../src/features/workspace-view/group';
import { Library, type Kept, type LibraryPlace, type Stamp } from '../../../src/features/workspace-view/library';

const many = 2000;
let folder = '';

const text = (i: number, mean: number): string =>
  JSON.stringify({
    format: 'vmibench/1',
    title: `night ${i}`,
    series: `series ${i % 10}`,
    revision: i,
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [
          { subject: 'a', mean: 100 },
          { subject: 'b', mean },
        ],
      },
    ],
  });
const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The disk, with a record of all requests. */
class Disk implements LibraryPlace {
  readonly reads: string[] = [];
  readonly stats: string[] = [];
  settings = 'default';
  kept: Kept = {};
  private now = 0;
  most = 0;
  /** Held open by a test to look at the state meanwhile. */
  gate: Promise<void> | undefined;

  async list(): Promise<readonly string[]> {
    return (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith('.vmibench.json'))
      .map((name) => join(folder, name))
      .sort();
  }
  async stat(key: string): Promise<Stamp> {
    this.stats.push(key);
    const { mtimeMs, size } = await stat(key);
    return { mtime: mtimeMs, size };
  }
  async brief(key: string): Promise<Brief> {
    this.reads.push(key);
    this.most = Math.max(this.most, ++this.now);
    await this.gate;
    try {
      return briefOf(await readFile(key, 'utf8'), defaultOptions);
    } finally {
      this.now--;
    }
  }
  judgedBy(): string {
    return this.settings;
  }
  async remember(): Promise<Kept> {
    return this.kept;
  }
  async keep(known: Kept): Promise<void> {
    this.kept = JSON.parse(JSON.stringify(known)) as Kept;
  }
}

const open: Library[] = [];
function library(disk: Disk): { shelf: Library; seen: { read: number; of: number }[]; works: Promise<void>[] } {
  const seen: { read: number; of: number }[] = [];
  const works: Promise<void>[] = [];
  const shelf: Library = new Library(disk, {
    onChange: () => seen.push(shelf.progress),
    onWork: (work) => works.push(work),
  });
  open.push(shelf);
  return { shelf, seen, works };
}
const kept = (disk: Disk): Promise<void> =>
  expect
    .poll(() => Object.keys(disk.kept).length, { timeout: 10_000 })
    .toBeGreaterThan(0)
    .then(() => undefined);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vmibench-shelf-'));
  for (let part = 0; part < 10; part++) mkdirSync(join(folder, `part-${part}`));
  for (let i = 0; i < many; i++)
    put(`part-${i % 10}/night-${String(i).padStart(4, '0')}.vmibench.json`, text(i, i % 3 === 0 ? 120 : 90));
});
beforeEach(() => () => open.splice(0).forEach((one) => one.dispose()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two thousand files', () => {
  it('have their names on the shelf before being read, and are read a few at a time', async () => {
    const disk = new Disk();
    let release = (): void => undefined;
    disk.gate = new Promise((resolve) => (release = resolve));
    const { shelf, seen, works } = library(disk);
    await shelf.start();
    expect(seen[0]).toEqual({ read: 0, of: many });
    expect(shelf.entries).toHaveLength(many);
    expect(shelfGroups(shelf.entries, 'series').map(({ kind, entries }) => [kind, entries.length])).toEqual([
      ['waiting', many],
    ]);
    // While every read is delayed, only a few are started.
    await expect.poll(() => disk.reads.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(disk.most).toBeLessThanOrEqual(64);
    release();
    await shelf.ready;
    expect(disk.most).toBeLessThanOrEqual(64);
    expect(works.length).toBeGreaterThanOrEqual(1);
    expect(shelf.progress).toEqual({ read: many, of: many });
    const groups = shelfGroups(shelf.entries, 'series');
    expect(groups.map(({ name, entries }) => [name, entries.length])).toEqual(
      Array.from({ length: 10 }, (_, i) => [`series ${i}`, many / 10]),
    );
    expect(groups[3]?.entries[0]).toMatchObject({ name: 'night-0003.vmibench.json', brief: { worst: 'regression' } });
    // Each was read once, and the tree was notified a few times and not once per file.
    expect(new Set(disk.reads).size).toBe(many);
    expect(disk.reads).toHaveLength(many);
    await expect.poll(() => seen.at(-1), { timeout: 10_000 }).toEqual({ read: many, of: many });
    expect(seen.length).toBeLessThan(200);
    for (let i = 1; i < seen.length; i++) expect(seen[i]!.read).toBeGreaterThanOrEqual(seen[i - 1]!.read);
  });

  it('are not read again by the next window, except a changed and a new one', async () => {
    const first = new Disk();
    const before = library(first);
    await before.shelf.start();
    await before.shelf.ready;
    await kept(first);
    const changed = put('part-3/night-0003.vmibench.json', text(3, 50));
    utimesSync(changed, new Date(), new Date(Date.now() + 5000));
    const fresh = put('part-0/night-9999.vmibench.json', text(9999, 100));
    const second = new Disk();
    second.kept = first.kept;
    const after = library(second);
    await after.shelf.start();
    await after.shelf.ready;
    expect([...second.reads].sort()).toEqual([fresh, changed].sort());
    expect(second.stats).toHaveLength(many + 1);
    expect(after.shelf.entries.find(({ key }) => key === changed)?.brief?.worst).toBe('improvement');
    rmSync(fresh);
  });
});

describe('a shelf', () => {
  it('follows changed, added and deleted files, and reads no others', async () => {
    const disk = new Disk();
    const { shelf } = library(disk);
    await shelf.start();
    await shelf.ready;
    const [changed, gone] = [
      join(folder, 'part-5/night-0005.vmibench.json'),
      join(folder, 'part-6/night-0006.vmibench.json'),
    ];
    disk.reads.length = 0;
    // A notification about an unchanged file: it is checked, but not read.
    shelf.changed(gone);
    put('part-5/night-0005.vmibench.json', text(5, 200.5));
    // Ten notifications in a row cause one check.
    for (let i = 0; i < 10; i++) shelf.changed(changed);
    await expect.poll(() => disk.reads.length, { timeout: 10_000 }).toBe(1);
    await shelf.ready;
    expect(disk.reads).toEqual([changed]);
    expect(shelf.entries.find(({ key }) => key === changed)?.brief?.worst).toBe('regression');
    shelf.gone(gone);
    expect(shelf.progress.of).toBe(many - 1);
    // A deleted folder is reported once; its neighbor with a similar name remains.
    shelf.gone(join(folder, 'part-1'));
    expect(shelf.progress.of).toBe(many - 1 - many / 10);
    const fresh = put('part-0/fresh.vmibench.json', text(1, 100));
    shelf.changed(fresh);
    expect(shelf.entries.some(({ key }) => key === fresh)).toBe(true);
    await expect
      .poll(() => shelf.entries.find(({ key }) => key === fresh)?.brief?.title, { timeout: 10_000 })
      .toBe('night 1');
    // Not each file of a copied folder is reported: the others are found all the same.
    put('part-0/untold.vmibench.json', text(2, 100));
    await expect
      .poll(() => shelf.entries.some(({ name }) => name === 'untold.vmibench.json'), { timeout: 10_000 })
      .toBe(true);
    rmSync(fresh);
    rmSync(join(folder, 'part-0/untold.vmibench.json'));
    // A file that was reported but does not exist is not kept.
    shelf.changed(fresh);
    await expect.poll(() => shelf.entries.some(({ key }) => key === fresh), { timeout: 10_000 }).toBe(false);
  });

  it('judges again when settings change, and only the affected reports', async () => {
    const disk = new Disk();
    const { list } = disk;
    disk.list = async () => (await list()).filter((key) => key.includes('part-7'));
    const { shelf } = library(disk);
    await shelf.start();
    await shelf.ready;
    disk.reads.length = 0;
    shelf.judgeAgain();
    await shelf.ready;
    expect(disk.reads).toEqual([]);
    disk.settings = 'other';
    shelf.judgeAgain();
    await shelf.ready;
    expect(disk.reads.length).toBe(shelf.progress.of);
  });

  it('reads every time if the file system has no times', async () => {
    const disk = new Disk();
    disk.stat = async (key) => ({ mtime: 0, size: (await stat(key)).size });
    disk.list = async () => [join(folder, 'part-0/night-0000.vmibench.json')];
    const { shelf } = library(disk);
    await shelf.start();
    await shelf.ready;
    shelf.changed(join(folder, 'part-0/night-0000.vmibench.json'));
    await expect.poll(() => disk.reads.length, { timeout: 10_000 }).toBe(2);
  });

  it('stops when its window closes', async () => {
    const disk = new Disk();
    const { shelf } = library(disk);
    await shelf.start();
    shelf.dispose();
    await shelf.ready;
    const { length } = disk.reads;
    expect(length).toBeLessThan(many);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(disk.reads.length).toBe(length);
  });
});
