// One process at a time changes a file; a lock whose process is dead does not count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { sayEnglish } from '../../../src/core/messages/messages';
import { writeReasonOf } from '../../../src/node/failures';
import { lockFile, lockName } from '../../../src/node/lock';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vmibench-lock-')));
const file = join(folder, 'a');
const lock = lockName(file);
beforeEach(() => rmSync(lock, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const holder = (over: object): void =>
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), ...over }));

it('a lock keeps a second process waiting until the first one is done', async () => {
  const first = await lockFile(file);
  let waited = 0;
  const second = lockFile(file, { onWait: () => void waited++ });
  await new Promise((resolve) => setTimeout(resolve, 100));
  first.release();
  (await second).release();
  expect(waited).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});

it('a lock has a bounded wait, and the message names its holder', async () => {
  holder({});
  const error: unknown = await lockFile(file, { waitMs: 100 }).catch((one: unknown) => one);
  expect(sayEnglish(writeReasonOf(error))).toBe(
    `cannot be written: process ${process.pid} on ${hostname()} is writing to it; ` +
      `if that process has ended, delete ${lock} and run the command again`,
  );
  expect(readFileSync(lock, 'utf8')).toContain(String(process.pid));
});

it('the lock of a dead process is taken over', async () => {
  const pid = deadPid();
  holder({ pid });
  const taken = await lockFile(file, { waitMs: 100 });
  expect(taken.after).toBe(pid);
  expect(taken.held()).toBe(true);
  taken.release();
  expect(readdirSync(folder)).toEqual([]);
});

it.skipIf(process.platform !== 'linux')('the lock of a process whose number was reused is taken over', async () => {
  holder({ started: '1' });
  const taken = await lockFile(file, { waitMs: 100 });
  expect(taken.after).toBe(process.pid);
  taken.release();
});

it('the lock of another computer is not taken over, whatever runs here', async () => {
  holder({ pid: deadPid(), host: `not-${hostname()}` });
  await expect(lockFile(file, { waitMs: 100 })).rejects.toThrow();
});

it('a damaged lock is taken over once it is old', async () => {
  writeFileSync(lock, '{"pid":');
  await expect(lockFile(file, { waitMs: 100 })).rejects.toThrow();
  utimesSync(lock, 1, 1);
  (await lockFile(file, { waitMs: 100 })).release();
});

it('a dead lock is taken over by only one of many processes at a time', async () => {
  holder({ pid: deadPid() });
  let inside = 0;
  let most = 0;
  const takers = Array.from({ length: 10 }, async () => {
    const taken = await lockFile(file);
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
    taken.release();
  });
  await Promise.all(takers);
  expect(most).toBe(1);
});

it('a lock that was removed is no longer held, and its replacement is kept', async () => {
  const taken = await lockFile(file);
  holder({ pid: 1 });
  expect(taken.held()).toBe(false);
  taken.release();
  expect(readdirSync(folder)).toHaveLength(1);
});
