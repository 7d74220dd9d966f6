// Inputs that never end, or never begin, are ended with a message.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sayEnglish } from '../../../src/core/messages/messages';
import { readReasonOf } from '../../../src/node/failures';
import { openInput } from '../../../src/node/input-files';
import { boundedPieces, readBytes } from '../../../src/node/read';

const folder = mkdtempSync(join(tmpdir(), 'vmibench-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = { most: 1 << 20, nobodyMs: 100, silentMs: 300 };
const said = (read: () => unknown): string => {
  try {
    read();
    return '';
  } catch (error) {
    return sayEnglish(readReasonOf(error));
  }
};
const pipe = (name: string): string => {
  execFileSync('mkfifo', [join(folder, name)]);
  return join(folder, name);
};

it('a file over the limit is refused before it is read', () => {
  const file = join(folder, 'large');
  writeFileSync(file, Buffer.alloc((1 << 20) + 1));
  expect(said(() => readBytes(file, small))).toBe('cannot be read: it has 2 MB or more; the limit is 1 MB');
  writeFileSync(file, Buffer.alloc(1 << 20));
  expect(readBytes(file, small)).toHaveLength(1 << 20);
});

it('a growing file is read only up to its initial size', () => {
  const file = join(folder, 'growing');
  writeFileSync(file, Buffer.alloc(3 << 19));
  let read = 0;
  for (const piece of boundedPieces(file, { ...small, most: 1 << 22 })) {
    read += piece.length;
    appendFileSync(file, piece);
  }
  expect(read).toBe(3 << 19);
});

describe.skipIf(process.platform === 'win32')('a path that is not a regular file', () => {
  it('may be an endless device', () => {
    expect(said(() => readBytes('/dev/zero', small))).toBe('cannot be read: it has 2 MB or more; the limit is 1 MB');
    expect(readBytes('/dev/null', small)).toHaveLength(0);
    expect(() => openInput({ name: '/dev/zero', path: 'zero' })).toThrow();
  });

  it('may be a pipe without a writer', () => {
    expect(said(() => readBytes(pipe('nobody'), small))).toBe(
      'cannot be read: it is a pipe, and nothing was written to it for 1 second',
    );
  });

  it('may be a pipe whose writer is silent, or comes late', () => {
    const silent = pipe('silent');
    const holder = spawn('sh', ['-c', 'exec 3<>"$1"; sleep 20', 'sh', silent], { stdio: 'ignore' });
    const patient = { ...small, nobodyMs: 10_000 };
    expect(said(() => readBytes(silent, patient))).toBe('cannot be read: it gave no data for 1 second');
    holder.kill();
    const late = pipe('late');
    spawn('sh', ['-c', 'sleep 0.2; { printf a; sleep 0.1; printf b; } > "$1"', 'sh', late], { stdio: 'ignore' });
    expect(readBytes(late, { ...patient, silentMs: 10_000 }).toString()).toBe('ab');
  }, 30_000);
});
