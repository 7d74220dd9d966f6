// Real processes that are killed while they write, and several that write at once. scripts/kill-writes.mjs kills whole
// commands, for longer.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { killedWriters } from '../../../scripts/lib/killed.mjs';
import { program, report } from './bin';

const { run, put, folder } = program();

describe.skipIf(process.platform === 'win32')('a process that is killed while it writes', () => {
  it('leaves the complete old file or the complete new one, at fifty points', async () => {
    const { points, torn, leftBySignal, signals } = await killedWriters({ points: 50, folder });
    expect({ points, torn, leftBySignal }).toEqual({ points: 50, torn: [], leftBySignal: [] });
    expect(signals).toEqual(['SIGINT', 'SIGKILL', 'SIGTERM']);
    // Fifty new processes: seconds, but more on a busy machine.
  }, 240_000);
});

describe('several processes that write to one report', () => {
  it('lose no import, with eight at once', async () => {
    const into = put('many/into.vmibench.json', report());
    const logs = Array.from({ length: 8 }, (_, i) =>
      put(
        `logs/${i}.vmiruns.jsonl`,
        Array.from({ length: 3 }, (_run, n) =>
          JSON.stringify({
            subject: `s${i}`,
            benchmark: 'x',
            metric: 'time',
            unit: 's',
            direction: 'lower',
            value: 100 + n,
          }),
        ).join('\n'),
      ),
    );
    const ran = await Promise.all(
      logs.map((one) => run(['import', '--runlog', one, '--into', into, '--as', 'subject'])),
    );
    expect(ran.map(({ code, err }) => (code === 0 ? code : err))).toEqual(ran.map(() => 0));
    const { subjects } = JSON.parse(readFileSync(into, 'utf8')) as Report;
    expect(subjects.map(({ id }) => id).sort()).toEqual(['a', 'b', ...logs.map((_, i) => `s${i}`)]);
    expect(readdirSync(dirname(into))).toEqual(['into.vmibench.json']);
  });

  it('take over the lock of a dead process, and say so', async () => {
    const file = put('dead/a.vmibench.json', JSON.stringify(report()));
    const { lockName } = await import('../../../src/node/lock');
    const { hostname } = await import('node:os');
    const lock = lockName(file);
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    expect(await run(['format', file])).toEqual({
      code: 0,
      out: `${file}: formatted\n`,
      err: `vmibench: ${file}: process ${2 ** 22 + 1} ended while it was writing; its lock was removed\n`,
    });
    expect(readdirSync(join(folder, 'dead'))).toEqual(['a.vmibench.json']);
  });
});
