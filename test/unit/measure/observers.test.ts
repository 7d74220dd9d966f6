// What runs beside a run, with real commands: each is ended as itself, however it is named and however short the run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { PlanBenchmark, PlanSubject } from '../../../src/core/generated/plan-format';
import { word } from '../../../src/core/messages/messages';
import { observerScript } from '../../../src/core/plan/observe';
import { sweepScript } from '../../../src/core/plan/target';
import type { Ended } from '../../../src/node/measure/commands';
import { Observers } from '../../../src/node/measure/observers';
import type { Timer } from '../../../src/node/measure/stopwatch';
import { planOf } from '../plan/support';

const names = ['target', 'stat', 'stat-2', 'a b', 'a/b'] as const;
/** They say so when they are asked to end, as perf does. */
const observe = Object.fromEntries(
  names.map((name, index) => [name, `trap 'echo seen; exit 0' INT; : > begun-${index}; while :; do sleep 0.05; done`]),
);
const ended: Ended = { seconds: 1, here: 1, out: '', stopped: false, left: 0, printed: false };

/** Without it a shell in the background ignores SIGINT for good. */
const canReset = spawnSync('env', ['--default-signal=INT', 'true']).status === 0;

describe.runIf(process.platform === 'linux' && canReset)('what observes a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-observers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let count = 0;
  const beside = (run: (mark: string) => Promise<Ended>) => {
    const home = join(folder, `home-${++count}`);
    const raw = join(home, 'p.raw');
    mkdirSync(raw, { recursive: true });
    const mark = `observers-${process.pid}-${count}`;
    const plan = planOf({ observe });
    const where = { plan, folder: home, raw, mark, stopwatch: {} as Timer, emptyOnTarget: 0 };
    const logged: string[] = [];
    const observers = new Observers(
      where,
      join(home, 'p.vmiruns.jsonl'),
      (line) => logged.push(line),
      () => undefined,
    );
    const [subject] = plan.subjects as [PlanSubject];
    const [benchmark] = plan.benchmarks as [PlanBenchmark];
    const done = observers.beside({ subject, benchmark, row: word('run.full') }, async () => {
      await vi.waitFor(
        () => expect(names.every((_name, index) => existsSync(join(home, `begun-${index}`)))).toBe(true),
        { timeout: 60_000 },
      );
      return run(mark);
    });
    const printed = (): readonly string[] =>
      ['1-target', '2-stat', '3-stat-2', '4', '5'].map((name) =>
        readFileSync(join(raw, `pack.gzip.observed-${name}.out`), 'utf8'),
      );
    return { done, logged, printed };
  };
  const seen = names.map(() => 'seen\n');

  it('is not ended by what ends the runs on a target, nor mixed up with others of similar names', async () => {
    const { done, logged, printed } = beside((mark) => {
      expect(spawnSync('/bin/sh', ['-c', sweepScript(`${mark}.target`)]).status).toBe(0);
      return Promise.resolve(ended);
    });
    await done;
    expect(printed()).toEqual(seen);
    const { outputs } = JSON.parse(logged.join('')) as { readonly outputs: readonly object[] };
    expect(outputs).toEqual(names.map((name) => expect.objectContaining({ name }) as object));
    expect(outputs.filter((one) => 'failed' in one)).toEqual([]);
  });

  it('is ended after a run that could not be carried out', async () => {
    const { done, printed } = beside(() => Promise.reject(new Error('no room')));
    await expect(done).rejects.toThrow('no room');
    expect(printed()).toEqual(seen);
  });

  it('is ended after a run that was over before it had begun', () => {
    const slow = join(folder, 'slow');
    mkdirSync(slow);
    const real = spawnSync('/bin/sh', ['-c', 'command -v env'], { encoding: 'utf8' }).stdout.trim();
    writeFileSync(join(slow, 'env'), `#!/bin/sh\nsleep 0.5\nexec ${real} "$@"\n`, { mode: 0o755 });
    const { status } = spawnSync('/bin/sh', ['-c', observerScript('sleep 300', `observers-${process.pid}.short.`)], {
      input: '',
      env: { ...process.env, PATH: `${slow}:${process.env['PATH'] ?? ''}` },
      timeout: 60_000,
    });
    expect(status).toBe(0);
  });

  it('is no longer looked for once it has ended by itself', () => {
    const script = observerScript('exit 4', `observers-${process.pid}.ended.`);
    expect(spawnSync('/bin/sh', ['-c', script], { input: '', timeout: 60_000 }).status).toBe(4);
  });
});
