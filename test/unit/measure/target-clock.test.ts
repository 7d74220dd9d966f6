// What asking a target's clock takes is not counted. Here each look at the clock takes exactly a second of its time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { calibrateTarget, carryOut, type Where } from '../../../src/node/measure/commands';
import type { Timer } from '../../../src/node/measure/stopwatch';
import { planOf } from '../plan/support';

const limits = { timeoutMs: 60_000, mostMegabytes: 1 };

/** Runs scripts one after the other, without a clock of its own. */
const timer: Timer = {
  calibrate: () => Promise.resolve(),
  run: ({ script, cwd, out = '/dev/null', err = '/dev/null' }) => {
    const stdio = ['ignore', openSync(out, 'w'), openSync(err, 'w')] as const;
    const { status, signal } = spawnSync('/bin/sh', ['-c', script], { cwd, stdio: [...stdio] });
    return Promise.resolve({ seconds: 60, code: status, signal, left: 0 });
  },
};

describe.runIf(process.platform === 'linux')('the clock of a target', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-clock-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes time to be asked, which is measured first and subtracted from each run', async () => {
    for (const name of ['bin', 'raw']) mkdirSync(join(folder, name));
    const date = `#!/bin/sh\nread -r n < now\necho $((n + 1)) > now\necho "$((n + 1))000000000"\n`;
    writeFileSync(join(folder, 'bin', 'date'), date, { mode: 0o755 });
    writeFileSync(join(folder, 'now'), '1796000000\n');
    const where: Where = {
      plan: planOf({ target: { shell: `env PATH=${join(folder, 'bin')}:/usr/bin:/bin sh -c` } }),
      folder,
      raw: join(folder, 'raw'),
      mark: 'target-clock-test',
      stopwatch: timer,
      emptyOnTarget: 0,
    };
    const seconds = async (command: string): Promise<number> =>
      (await carryOut(where, { command, variables: {} }, 'x', limits)).seconds;
    expect(await seconds('date; date')).toBe(3);
    await calibrateTarget(where);
    expect(where.emptyOnTarget).toBe(1);
    expect(await seconds('date; date')).toBe(2);
    expect(await seconds(':')).toBe(0);
    expect(await seconds('echo 1796000000 > now')).toBeLessThan(0);
  });
});
