// A plan that observes, by the program as shipped: real commands beside a real run that does not count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { one, planner, reasons } from './planned';

const { planned } = planner();

/** Says that it has begun, and what it has seen once it is asked to end, as perf does. */
const watcher = (name: string, code = 0): string =>
  `trap 'echo "{subject}: seen by ${name}"; exit ${code}' INT; : > {subject}.${name}; while :; do sleep 0.05; done`;

/** Without it a shell in the background ignores SIGINT for good. */
const canReset = spawnSync('env', ['--default-signal=INT', 'true']).status === 0;

describe.runIf(process.platform === 'linux' && canReset)('a plan that observes', () => {
  it('keeps what was printed beside one more run of each subject, which does not count', async () => {
    const waits = 'if [ "$VMIBENCH_RUN" = 0 ]; then for n in {subject}.here {subject}.there; do';
    const plan = planned({
      ...one(`${waits} until test -e $n; do sleep 0.05; done; done; : > {subject}.observed; fi; echo 1`),
      target: { shell: 'sh -c' },
      observe: { there: watcher('there'), 'on/host': { command: watcher('here', 3), on: 'here' } },
    });
    const ran = await plan.go();
    expect(ran.code, ran.err).toBe(0);
    expect(plan.runs()).toHaveLength(4);
    expect(reasons(plan.runs())).toEqual([undefined]);
    const observed = plan.all().filter(({ event }) => event === 'observed');
    expect(observed).toHaveLength(2);
    for (const subject of ['a', 'b']) {
      expect(existsSync(join(plan.home, `${subject}.observed`))).toBe(true);
      const [there, here] = ['1-there', '2'].map((name) => `p.raw/x.${subject}.observed-${name}.out`);
      expect(observed).toContainEqual(
        expect.objectContaining({
          subject,
          benchmark: 'x',
          outputs: [
            expect.objectContaining({ name: 'there', artifact: there }),
            expect.objectContaining({ name: 'on/host', artifact: here, failed: 'exit code 3' }),
          ],
        }),
      );
      expect(readFileSync(join(plan.home, there ?? ''), 'utf8')).toBe(`${subject}: seen by there\n`);
      expect(ran.out + ran.err).toContain(`${subject} x observed: "on/host" failed: exit code 3`);
    }
  });

  it('reports an observed run that fails, and measures the others', async () => {
    const plan = planned({
      ...one('test "$VMIBENCH_RUN" != 0 || exit 3; echo 1'),
      design: { runs: 1 },
      observe: { nothing: ':' },
    });
    const ran = await plan.go();
    expect(ran.code, ran.err).toBe(0);
    for (const subject of ['a', 'b']) expect(ran.out).toContain(`${subject} x observed failed: exit code 3`);
    expect(plan.runs()).toHaveLength(2);
  });
});
