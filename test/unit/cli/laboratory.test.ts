// The runner against a real guest that boots, comes up wrongly, hangs, crashes, loses its network and keeps a load.
// What needs minutes runs with VMIBENCH_LAB_TESTS=all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { laboratory, missingForLaboratory, type Laboratory } from '../lib/laboratory';
import { lines, program, runHere } from './bin';

const missing = missingForLaboratory();
const all = process.env['VMIBENCH_LAB_TESTS'] === 'all';
const { run, put, folder } = program();

let lab: Laboratory;

/** Carries out a plan of two kernels that are booted in turn. */
async function carryOut(name: string, faults: readonly string[], over: Readonly<Record<string, unknown>>) {
  const [newer = '', older = ''] = lab.kernels;
  const subject = (id: string, kernel: string) => ({
    id,
    config: { kernel },
    prepare: 'printf {kernel} > /dev/vda && sync',
    verify: { 'uname -r': kernel },
  });
  await lab.begin(faults);
  const plan = put(`${name}/p.vmiplan.json`, {
    format: 'vmiplan/1',
    target: { shell: lab.shell },
    subjects: [{ ...subject('old', older), role: 'baseline' }, subject('new', newer)],
    restart: 'reboot -f',
    ready: { within: '150 s' },
    recover: lab.cycle,
    benchmarks: [{ id: 'loads', command: 'work', read: 'value', metric: { direction: 'lower' }, timeout: '40 s' }],
    design: { restarts: 1, seed: 1 },
    ...over,
  });
  const log = join(folder, name, 'p.vmiruns.jsonl');
  const ran = await run(['run', plan], { env: { TMPDIR: folder } });
  const logged = lines(readFileSync(log, 'utf8')).map((line) => JSON.parse(line) as Record<string, unknown>);
  const { out } = await runHere(['import', '--runlog', log]);
  const results = (JSON.parse(out) as Report).benchmarks.flatMap(({ results: of = [] }) => of);
  return {
    out: ran.out,
    events: (kind: string) => logged.filter(({ event }) => event === kind),
    counted: {
      failed: results.flatMap(({ failed = [] }) => failed).length,
      values: results.flatMap(({ samples = [] }) => samples),
      boots: [...new Set(results.flatMap(({ boots = [] }) => boots).map(Number))].sort((a, b) => a - b),
    },
  };
}

describe.skipIf(missing !== undefined)(
  missing === undefined ? 'a laboratory of real guests' : `a laboratory of real guests (not run: it needs ${missing})`,
  () => {
    beforeAll(() => {
      lab = laboratory(join(folder, 'lab'));
    }, 240_000);
    afterAll(() => lab.act('off'));

    it('replaces a boot of the wrong kernel, and ends a load that outlives its connection', async () => {
      const [newer, older] = lab.kernels;
      // Which side is first is the plan's seed's choice.
      const { out, events, counted } = await carryOut('small', ['wrong', 'load'], { design: { restarts: 1, runs: 2 } });
      const restarts = events('restart');
      expect(restarts.map(({ failed }) => failed !== undefined)).toEqual([true, false, false]);
      const [expected, found] = restarts[0]?.subject === 'new' ? [newer, older] : [older, newer];
      expect(restarts[0]?.failed).toBe(`"uname -r" prints "${found}" instead of "${expected}"`);
      expect(out).toContain(' run 1 failed: exit code 255');
      // The second run began after what the first had left was ended.
      expect(counted).toEqual({ failed: 1, values: [0, 0, 0], boots: [2, 3] });
    }, 600_000);

    it.runIf(all)(
      'ends with four against four when one boot is wrong and one hangs',
      async () => {
        const { out, events, counted } = await carryOut('four', ['', 'wrong', '', 'hang'], {
          design: { restarts: 4 },
          ready: { within: '60 s' },
        });
        const failed = events('restart').flatMap(({ failed: why, boot }) => (why === undefined ? [] : [{ boot, why }]));
        expect(failed).toEqual([
          { boot: 2, why: expect.stringMatching(/^"uname -r" prints ".*" instead of ".*"$/) as string },
          { boot: 4, why: 'not ready within 60 s; brought back by "recover"' },
        ]);
        expect(out.match(/restart \d+ as \w+ failed: /g)).toHaveLength(2);
        expect(counted).toEqual({
          failed: 0,
          values: Array.from({ length: 8 }, () => 0),
          boots: [1, 3, 5, 6, 7, 8, 9, 10],
        });
      },
      1_200_000,
    );

    it.runIf(all)(
      'does boots again whose network goes or whose kernel crashes, and reports what a kernel says',
      async () => {
        // Power cycles are boots, too, and how many there are depends on how soon a guest answers.
        const lacks = Array.from({ length: 9 }, () => 'memory');
        const { out, events, counted } = await carryOut('lost', ['network', '', '', 'panic', ...lacks], {
          design: { restarts: 2 },
        });
        expect(events('lost').map(({ boot }) => boot)).toEqual([1, 3]);
        expect(out).toMatch(/restart 1 as \w+ was lost \(exit code 255/);
        const kernels = events('kernel');
        expect(kernels.map(({ boot }) => boot)).toEqual([4, 5, 6]);
        for (const { lines: said } of kernels) expect(String(said)).toMatch(/oom-kill|Out of memory/);
        expect(counted.values).toHaveLength(4);
      },
      1_200_000,
    );

    it.runIf(all)(
      'reports a kernel that follows a null pointer, and counts its boot',
      async () => {
        const plan = carryOut('oops', [], {
          subjects: [{ id: 'one', role: 'baseline' }],
          benchmarks: [
            {
              id: 'oops',
              command:
                'touch /tmp/waits; until [ -e /tmp/poisoned ]; do sleep 1; done; sh -c "echo m > /proc/sysrq-trigger"; echo 0',
              read: 'value',
              metric: { direction: 'lower' },
            },
          ],
        });
        await vi.waitFor(() => lab.act('sh', 'test -e /tmp/waits'), { timeout: 200_000, interval: 1000 });
        await lab.poison();
        lab.act('sh', 'touch /tmp/poisoned');
        const { events, counted } = await plan;
        // The kernel has died once, and goes on: that is 128 in its taint.
        expect(events('kernel')).toMatchObject([{ boot: 1, subject: 'one', taint: 128 }]);
        expect(String(events('kernel')[0]?.['lines'])).toContain('BUG: kernel NULL pointer dereference');
        expect(counted.values).toEqual([0]);
      },
      600_000,
    );
  },
);
