// A plan that another program carries out, step by step, beside vmibench run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines, program, runHere, type Ran } from './bin';

const { run, folder } = program();

let count = 0;
function planned(over: Readonly<Record<string, unknown>>) {
  const home = join(folder, `steps-${++count}`);
  mkdirSync(home);
  const plan = join(home, 'p.vmiplan.json');
  writeFileSync(
    plan,
    JSON.stringify({
      format: 'vmiplan/1',
      // Plans on one target wait for each other.
      target: { shell: `env HOME=${home} sh -c` },
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [{ id: 'x', command: 'echo "score $VMIBENCH_RUN {subject}"', ...value }],
      design: { runs: 2 },
      ...over,
    }),
  );
  const go = (name: string, ...args: string[]): Promise<Ran> => runHere([name, ...args, plan]);
  return {
    home,
    plan,
    go,
    next: async (): Promise<Record<string, unknown>> => JSON.parse((await go('next')).out) as Record<string, unknown>,
    log: (): Record<string, unknown>[] =>
      lines(readFileSync(join(home, 'p.vmiruns.jsonl'), 'utf8')).map(
        (line) => JSON.parse(line) as Record<string, unknown>,
      ),
  };
}
const value = { read: { pattern: 'score ([0-9]+)' }, metric: { name: 'score', direction: 'higher' } };

describe.skipIf(process.platform === 'win32')('vmibench next, record and status', () => {
  it('read an output, take a value or a failure, and mix with run', async () => {
    const plan = planned({});
    const first = await plan.next();
    expect(first).toMatchObject({ step: 'run', benchmark: 'x', run: 1, warmup: 0 });
    expect(first['command']).toBe(`echo "score $VMIBENCH_RUN ${String(first['subject'])}"`);
    expect((await plan.go('record')).err).toContain('Give the outcome');
    const file = join(plan.home, 'out');
    writeFileSync(file, 'score 5\n');
    expect(await plan.go('record', '--output', file)).toMatchObject({ code: 0 });
    const { subject, block } = first;
    expect(plan.log()[1]).toMatchObject({ subject, block, benchmark: 'x', run: 1, value: 5 });
    writeFileSync(file, 'nothing\n');
    expect(await plan.go('record', '--output', file)).toMatchObject({ code: 1 });
    expect(await plan.go('record', '--value', '6')).toMatchObject({
      code: 0,
      out: expect.stringContaining('recorded'),
    });
    expect((await plan.go('status')).out).toMatch(/^3 of 4 runs; [^]*\nnext: /);
    expect((await plan.go('run')).err).toContain('the log already exists');
    const rest = await run(['run', '--resume', plan.plan]);
    expect(rest.out).toContain('4 of 4 runs');
    expect(plan.log().filter(({ run: number }) => number !== undefined)).toHaveLength(4);
    expect(await plan.go('next')).toMatchObject({ code: 1, err: expect.stringContaining('all runs are in the log') });
    expect(await plan.go('record', '--value', '6')).toMatchObject({ code: 2 });
    expect(await plan.go('status')).toMatchObject({ code: 0 });
  });

  it('looks when a look is due, and ends as soon as all is decided', async () => {
    const plan = planned({ design: { looks: [5, 10] } });
    for (let n = 0; n < 10; n++) {
      const { subject } = await plan.next();
      await plan.go('record', '--value', String((subject === 'a' ? 100 : 200) + n / 10));
    }
    expect(plan.log().slice(-2)).toMatchObject([{ event: 'look', count: 5, decided: 1, rows: 1 }, { event: 'end' }]);
    expect((await plan.go('next')).err).toContain('all rows are decided');
  });

  it('ask for restarts, and refuse to take a run for one', async () => {
    const plan = planned({ restart: 'reboot', design: { restarts: 2 } });
    const first = await plan.next();
    expect(first).toMatchObject({ step: 'restart', boot: 1, restart: 'reboot' });
    expect((await plan.go('record', '--value', '1')).code).toBe(2);
    expect((await plan.go('record', '--failed', 'wrong kernel')).code).toBe(0);
    expect(await plan.next()).toEqual({ ...first, boot: 2 });
    await plan.go('record', '--restarted', '--boot-id', 'abc');
    expect(await plan.next()).toMatchObject({ step: 'run', subject: first['subject'], boot: 2 });
    expect((await plan.go('next', '--sh')).out).toContain('export VMIBENCH_BOOT=2\n');
    expect((await plan.go('record', '--restarted')).code).toBe(2);
    await plan.go('record', '--value', '1');
    expect(plan.log().at(-1)).toMatchObject({ boot: 2, value: 1 });
    expect(await plan.next()).toMatchObject({ step: 'restart', boot: 3 });
    // The boot is lost after all: its run is due again.
    expect((await plan.go('record', '--lost', 'no route')).code).toBe(0);
    expect(plan.log().at(-1)).toMatchObject({ event: 'lost', boot: 2, subject: first['subject'], failed: 'no route' });
    expect(await plan.next()).toEqual({ ...first, boot: 3 });
    expect((await plan.go('record', '--lost', 'again')).err).toContain('--lost needs a restart in the log');
  });

  it('leave a log of another plan alone', async () => {
    const plan = planned({});
    await plan.go('record', '--value', '1');
    writeFileSync(plan.plan, readFileSync(plan.plan, 'utf8').replace('"runs":2', '"runs":3'));
    for (const name of ['next', 'status']) expect((await plan.go(name)).err).toContain('the plan has changed');
    expect((await plan.go('record', '--value', '1')).code).toBe(2);
    expect(plan.log()).toHaveLength(2);
  });
});
