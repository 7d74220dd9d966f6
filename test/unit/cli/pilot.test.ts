// A plan that begins with a pilot, by the program as shipped: the pilot's log, then as many runs as it says.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines } from './bin';
import { one, planner } from './planned';

const { planned, run } = planner();

describe.skipIf(process.platform === 'win32')('a plan with a pilot', () => {
  it('runs the pilot once, then as much as it says, which its log holds', async () => {
    const plan = planned({ ...one('echo "10$((VMIBENCH_RUN * 7 % 5))"'), design: { pilot: 6, see: '2%' } });
    const pilotLog = join(plan.home, 'p.pilot.vmiruns.jsonl');
    const at = (command: string) => run([command, plan.plan], { cwd: plan.home, env: { TMPDIR: plan.home } });
    expect(await at('next')).toMatchObject({ code: 2, err: expect.stringContaining('begins with a pilot') as string });

    // It ends in the middle of the pilot, and goes on there.
    expect((await plan.go('--budget', '0s')).code).toBe(3);
    expect(existsSync(plan.log)).toBe(false);
    const ran = await plan.go('--resume');
    expect(ran.code, ran.err).toBe(0);
    const piloted = lines(readFileSync(pilotLog, 'utf8')).filter((line) => line.includes('"run":'));
    expect(piloted.filter((line) => line.includes('"subject":"a"'))).toHaveLength(6);
    expect(piloted).toHaveLength(6);
    const [, runs = ''] = /the pilot suggests (\d+) runs per side/.exec(ran.out) ?? [];
    expect(Number(runs)).toBeGreaterThan(2);
    expect(plan.runs()).toHaveLength(2 * Number(runs));
    expect(plan.all()[0]).toMatchObject({ plan: { design: { runs: Number(runs) } } });

    // What was decided stands in the log, also where the pilot's is gone.
    rmSync(pilotLog);
    expect((await at('status')).out).toContain(`${2 * Number(runs)} of ${2 * Number(runs)} runs`);
  });
});
