// Looks through the runner: how often plans with noise of restarts and of runs find a difference, and when they stop.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { Stopwatch } from '../../../src/node/measure/stopwatch';
import { carryOutDrawn, planRates } from '../../perf/plan-looks';
import { program } from '../cli/bin';

const { bin } = program();
// Each line waits for the disk; memory is one that waits for nothing.
const memory = '/dev/shm';
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'vmibench-looks-'));
const before = process.env['TMPDIR'];
beforeAll(() => {
  // The lock of the target: plans of other tests are on this machine, too.
  process.env['TMPDIR'] = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('200 plans that stop at looks', () => {
  it('raise few false alarms, and find a change of 1%', async () => {
    const [same, changed] = [await planRates(folder, 100, 0, 1), await planRates(folder, 100, 0.01, 1001)];
    // Drawn from seeds, so the same each time: 7 and 98. Without the factor of the looks it is 15.
    expect(same.found).toBeLessThanOrEqual(9);
    expect(changed.found).toBeGreaterThanOrEqual(95);
    expect(changed.restarts).toBeLessThan(25);
  }, 240_000);
});

describe.skipIf(process.platform === 'win32')('a plan by real processes', () => {
  it('has the log of the same plan in this process', async () => {
    const home = (name: string): string => {
      mkdirSync(join(folder, name));
      return join(folder, name);
    };
    const timer = new Stopwatch(join(dirname(bin), '..', 'dist', 'cli', 'clock.js'));
    try {
      for (const [seed, effect] of [
        [7, 0.03],
        [8, 0.05],
      ] as const) {
        const here = await carryOutDrawn({ home: home(`here-${seed}`), seed, effect });
        const real = await carryOutDrawn({ home: home(`real-${seed}`), seed, effect }, timer);
        expect(timeless(real.log)).toEqual(timeless(here.log));
        expect([real.found, real.restarts]).toEqual([true, here.restarts]);
      }
    } finally {
      timer.close();
    }
  }, 120_000);
});

/** The lines of a log without when they were written, how long they took, and what else the machine was doing. */
const timeless = (log: string): unknown[] =>
  log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ event }) => event !== 'machine')
    .map(({ at: _at, took: _took, date: _date, ...rest }) => rest);
