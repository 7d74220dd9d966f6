// Writing never destroys: the old content or the new one, whatever happens in between.
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sayEnglish } from '../../../src/core/messages/messages';
import { writeReasonOf } from '../../../src/node/failures';
import { isSameFile } from '../../../src/node/place';
import { updateFile } from '../../../src/node/update';
import { ChangedMeanwhile, writeWhole } from '../../../src/node/write';
import { canMount, mountNote, ownMounts } from '../lib/own-mounts';

const root = mkdtempSync(join(tmpdir(), 'vmibench-write-'));
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const onWindows = process.platform === 'win32';
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const text = (file: string): string => readFileSync(file, 'utf8');
/** The message for the user, or nothing if the file was written. */
const said = (writing: Promise<unknown>): Promise<string | undefined> =>
  writing.then(
    () => undefined,
    (error: unknown) => sayEnglish(writeReasonOf(error)),
  );

describe('a file', () => {
  it('is replaced by a rename, so a program that has it open continues to read the old content', async () => {
    const file = put('a', 'old');
    const before = statSync(file).ino;
    await writeWhole(file, 'new');
    expect(text(file)).toBe('new');
    if (!onWindows) expect(statSync(file).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.skipIf(onWindows)('keeps its mode, and a new file gets the usual mode', async () => {
    const file = put('a', 'old');
    chmodSync(file, 0o640);
    await writeWhole(file, 'new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    await writeWhole(join(folder, 'b'), 'new');
    expect(statSync(join(folder, 'b')).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it.skipIf(onWindows)('remains a link, also through linked folders, and a dangling link gets its target', async () => {
    mkdirSync(join(folder, 'deep'));
    const file = put('deep/a', 'old');
    symlinkSync('deep', join(folder, 'folder'));
    symlinkSync('../folder/a', join(folder, 'deep/link'));
    await writeWhole(join(folder, 'folder/link'), 'new');
    expect(text(file)).toBe('new');
    symlinkSync('deep/b', join(folder, 'dangling'));
    await writeWhole(join(folder, 'dangling'), 'made');
    expect(text(join(folder, 'deep/b'))).toBe('made');
    expect(readdirSync(folder).sort()).toEqual(['dangling', 'deep', 'folder']);
  });

  it('that must be new is not replaced, not even a dangling link', async () => {
    const file = put('a', 'old');
    await expect(writeWhole(file, 'new', { onlyNew: true })).rejects.toMatchObject({ code: 'EEXIST' });
    expect(text(file)).toBe('old');
    await writeWhole(join(folder, 'b'), 'new', { onlyNew: true });
    expect(text(join(folder, 'b'))).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  it('that must be new is not replaced if it appears at the last moment', async () => {
    const several = Array.from({ length: 20 }, (_, i) =>
      said(writeWhole(join(folder, 'a'), String(i), { onlyNew: true })),
    );
    expect((await Promise.all(several)).filter((one) => one === undefined)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('that another program has changed is not replaced', async () => {
    const file = put('a', 'theirs');
    await expect(writeWhole(file, 'new', { instead: Buffer.from('old') })).rejects.toThrow(ChangedMeanwhile);
    await expect(writeWhole(file, 'new', { still: () => false })).rejects.toThrow(ChangedMeanwhile);
    expect(text(file)).toBe('theirs');
    rmSync(file);
    await expect(writeWhole(file, 'new', { instead: Buffer.from('old') })).rejects.toThrow(ChangedMeanwhile);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(onWindows)('that is not a regular file is written to and keeps its type', async () => {
    await writeWhole('/dev/null', 'gone');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await said(writeWhole(pipe, 'x'))).toBe('cannot be written: the other end is not open');
    expect(statSync(pipe).isFIFO()).toBe(true);
    expect(await said(updateFile(pipe, () => ({ text: 'x' }), {}))).toBe(
      'cannot be written: it is a pipe or a device, not a file',
    );
  });

  it('that cannot be written remains unchanged, with the reason', async () => {
    expect(await said(writeWhole(folder, 'x'))).toBe('cannot be written: it is a folder');
    expect(await said(writeWhole(join(folder, 'new/'), 'x'))).toBe('cannot be written: it is a folder');
    expect(await said(writeWhole(join(folder, 'gone/a'), 'x'))).toBe('cannot be written: no such folder');
    expect(await said(writeWhole(join(put('a', 'old'), 'b'), 'x'))).toBe('cannot be written: no such folder');
    expect(await said(writeWhole(join(folder, 'a\0b'), 'x'))).toBe('cannot be written: the name is not valid here');
    if (!onWindows) {
      expect(await said(writeWhole(join(folder, 'x'.repeat(300)), 'x'))).toBe(
        'cannot be written: the name is too long',
      );
      symlinkSync('circle', join(folder, 'circle'));
      expect(await said(writeWhole(join(folder, 'circle'), 'x'))).toBe('cannot be written: its links lead in a circle');
      // The longest possible name.
      await writeWhole(join(folder, 'y'.repeat(255)), 'x');
      expect(await said(writeWhole('/dev/full', 'x'))).toBe('cannot be written: the disk is full');
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is the same under each of its names', () => {
    const file = put('a', 'old');
    linkSync(file, join(folder, 'hard'));
    expect(isSameFile(file, join(folder, 'hard'))).toBe(true);
    expect(isSameFile(file, join(folder, '.', 'a'))).toBe(true);
    expect(isSameFile(file, put('b', 'old'))).toBe(false);
    expect(isSameFile(file, join(folder, 'gone'))).toBe(false);
  });
});

describe('a change', () => {
  const add = (bytes: Buffer) => ({ text: `${bytes.toString()}+` });

  it('is recomputed if the file changed meanwhile', async () => {
    const file = put('a', 'old');
    let calls = 0;
    await updateFile(file, (bytes) => {
      // An editor saves between reading and writing.
      if (calls++ === 0) writeFileSync(file, 'theirs');
      return add(bytes);
    });
    expect([text(file), calls]).toEqual(['theirs+', 2]);
  });

  it('is abandoned if the file keeps changing, and the last state remains', async () => {
    const file = put('a', 'old');
    let calls = 0;
    const change = updateFile(file, (bytes) => {
      writeFileSync(file, `theirs ${calls++}`);
      return add(bytes);
    });
    expect(await said(change)).toBe('cannot be written: another program changed it meanwhile; run the command again');
    expect(text(file)).toBe(`theirs ${calls - 1}`);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('without anything to write needs no lock and leaves the file unchanged', async () => {
    const file = put('a', 'old');
    const { mtimeMs, ino } = statSync(file);
    await updateFile(file, () => ({}));
    expect([statSync(file).mtimeMs, statSync(file).ino]).toEqual([mtimeMs, ino]);
  });

  it('made twenty times concurrently is in the file twenty times', async () => {
    const file = put('a', '');
    await Promise.all(Array.from({ length: 20 }, () => updateFile(file, add)));
    expect(text(file)).toBe('+'.repeat(20));
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

describe('a full disk', () => {
  it.skipIf(!canMount)(`leaves the complete old file, and no other${mountNote}`, async () => {
    const { buildSync } = await import('esbuild');
    const writer = join(folder, 'write.cjs');
    buildSync({
      entryPoints: [join(__dirname, '../../../src/node/write.ts')],
      bundle: true,
      platform: 'node',
      outfile: writer,
    });
    const program = `require(process.argv[1]).writeWhole('/mnt/a', 'n'.repeat(3 << 20)).then(
      () => console.log('written'), (error) => console.log(error.code))`;
    const ran = spawnSync(ownMounts[0], [
      ...ownMounts.slice(1),
      `mount -t tmpfs -o size=2m x /mnt; printf old > /mnt/a
       "$1" -e "$2" "$3"; cat /mnt/a; ls -A /mnt`,
      'sh',
      process.execPath,
      program,
      writer,
    ]);
    expect(ran.stdout.toString()).toBe('ENOSPC\nolda\n');
    expect(existsSync('/mnt/a')).toBe(false);
  });
});
