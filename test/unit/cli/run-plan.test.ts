// Plans are run by the program as shipped: real commands, real signals.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { killedRuns } from '../../../scripts/lib/killed-runs.mjs';
import type { Report } from '../../../src/core/generated/format';
import { lines, runHere } from './bin';
import { one, planner } from './planned';

const { put, folder, bin, planned } = planner();

/** As hackbench prints it. */
const hackbench = `Running in process mode with 10 groups using 40 file descriptors each (== 400 tasks)
Each sender will pass 100 messages of 100 bytes
Time: 1.500
`;

describe.skipIf(process.platform === 'win32')('vmibench run', () => {
  it('runs a plan in the order of --dry-run, and makes a log that becomes a report', async () => {
    const plan = planned({
      benchmarks: [
        { id: 'nap', command: 'sleep 0.0{ms}', parameters: { ms: 2 } },
        {
          id: 'say',
          command: 'echo "ops 12 $VMIBENCH_SUBJECT $VMIBENCH_RUN $VMIBENCH_BLOCK"; echo "ops 1{subject}"',
          read: { pattern: '^ops ([0-9]+) [ab]' },
          metric: { name: 'ops', unit: 'ops/s', direction: 'higher' },
        },
        {
          id: 'json',
          command: `echo '{"jobs":[{"iops":"4.5e2"}]}'`,
          read: { pointer: '/jobs/0/iops' },
          metric: { name: 'iops', direction: 'higher' },
        },
      ],
    });
    const dry = await plan.go('--dry-run');
    expect(dry.code).toBe(0);
    expect(existsSync(plan.log)).toBe(false);
    const order = [...dry.out.matchAll(/^ +\d+ {2}(\w+) {2}(\w) {2}run (\d)$/gm)].map((found) =>
      found.slice(1).join(' '),
    );
    expect(order).toHaveLength(12);

    const ran = await plan.go();
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(lines(ran.out).at(-1)).toBe(
      '12 of 12 runs in p.vmiruns.jsonl; open it, or make a report: vmibench import --runlog p.vmiruns.jsonl',
    );
    const runs = plan.runs();
    expect(runs.map((line) => `${String(line.benchmark)} ${String(line.subject)} ${String(line.run)}`)).toEqual(order);
    expect(runs.filter(({ benchmark }) => benchmark === 'json').map(({ value }) => value)).toEqual([
      450, 450, 450, 450,
    ]);
    for (const { value } of runs.filter(({ benchmark }) => benchmark === 'nap')) {
      expect(value).toBeGreaterThan(0.012);
      expect(value).toBeLessThan(5);
    }
    const artifact = runs.find(({ benchmark }) => benchmark === 'say')?.artifact as string;
    expect(readFileSync(join(plan.home, artifact), 'utf8')).toMatch(/^ops 12 [ab] [12] [12]\nops 1[ab]\n$/);

    const made = await runHere(['import', '--runlog', plan.log]);
    const report = JSON.parse(made.out) as Report;
    expect(made.code).toBe(0);
    expect(report.methodology).toMatchObject({ order: 'interleaved', spread: 'samples' });
    expect(report.benchmarks.map(({ id, results }) => [id, results?.map(({ samples }) => samples?.length)])).toEqual(
      expect.arrayContaining([['say-ops', [2, 2]]]),
    );
    // Completed runs show how long a run takes.
    expect((await plan.go('--resume')).err).toContain('the log is complete: 12 runs');
  });

  it('reads the output of a tool by its name', async () => {
    const real = `real 1.25\nuser 1.00\nsys 0.10\n`;
    const plan = planned(one(`sleep 0.02; printf '${real.replaceAll('\n', '\\n')}'`, { read: 'time' }));
    // "time" is the plan's own word for its clock, not the tool.
    expect((await plan.go()).code).toBe(0);
    expect(plan.runs()[0]?.unit).toBe('s');
    const tool = planned(
      one(`printf '${hackbench.replaceAll('\n', '\\n')}'`, { read: 'hackbench', metric: undefined }),
    );
    expect((await tool.go()).code).toBe(0);
    expect(tool.runs().map(({ value, unit, direction }) => [value, unit, direction])).toEqual(
      Array.from({ length: 4 }, () => [1.5, 's', 'lower']),
    );
  });

  it.runIf(process.platform === 'linux')('says once, before the first run, what spoils it on the target', async () => {
    const plan = planned({ ...one('echo 1'), target: { shell: 'sh ./shell.sh' } });
    writeFileSync(join(plan.home, 'load'), '900.25 1 1 1/1 1\n');
    writeFileSync(join(plan.home, 'shell.sh'), `exec sh -c "$(printf '%s' "$1" | sed "s#/proc/loadavg#$PWD/load#")"\n`);
    const ran = await plan.go();
    expect(ran.code).toBe(0);
    const said = lines(ran.out);
    expect(said.filter((line) => line.startsWith('before the first run: a load of 900.3 on '))).toHaveLength(1);
    expect(said.findIndex((line) => line.startsWith('before '))).toBeLessThan(said.indexOf('a x run 1: 1'));
    const events = plan.all().filter(({ event }) => event === 'machine');
    expect(events.map(({ spoilers }) => String(spoilers))).toEqual([expect.stringContaining('a load of 900.3 on ')]);
    expect((await runHere(['import', '--runlog', plan.log])).code).toBe(0);
  });

  it('pauses a benchmark that fails repeatedly, and runs the others', async () => {
    const plan = planned({
      benchmarks: [
        { id: 'bad', command: 'exit 1' },
        { id: 'good', command: 'sleep 0.02' },
      ],
      design: { runs: 5 },
      limits: { failures: 2 },
    });
    const ran = await plan.go();
    expect(ran.out).toContain('bad is paused: 2 runs in a row failed');
    const of = (id: string): number => plan.runs().filter(({ benchmark }) => benchmark === id).length;
    expect([of('bad') < 5, of('good')]).toEqual([true, 10]);
  });

  it('explains how to resume on Ctrl+C, ends running processes, and resumes', async () => {
    const plan = planned({ ...one('echo $VMIBENCH_RUN; sleep 0.3'), design: { runs: 2 } });
    const child = spawn(process.execPath, [bin, 'run', plan.plan], {
      cwd: plan.home,
      env: { ...process.env, TMPDIR: plan.home },
    });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => (said += String(piece)));
    child.stdout.on('data', (piece: Buffer) => {
      if (String(piece).includes('run 1: 1')) child.kill('SIGINT');
    });
    const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
    expect(said).toMatch(/^vmibench: \d of 4 runs are in p\.vmiruns\.jsonl; continue with vmibench run --resume\n$/);
    expect((await plan.go()).err).toContain('the log already exists; continue with --resume, or move it away');
    expect((await plan.go('--resume')).code).toBe(0);
    expect(plan.runs()).toHaveLength(4);
    expect(new Set(plan.runs().map(({ subject, run: number }) => `${String(subject)}${String(number)}`)).size).toBe(4);
  });

  it('loses, repeats or truncates no run when killed at ten points, and leaves no process', async () => {
    const home = join(folder, 'killed');
    mkdirSync(home);
    const { kills, keys, wanted, half, leftOver } = await killedRuns({
      bin,
      folder: home,
      points: 10,
      env: { TMPDIR: home },
    });
    expect({ keys, half, leftOver }).toEqual({ keys: wanted, half: 0, leftOver: [] });
    expect(kills).toBeGreaterThan(5);
  }, 120_000);

  it('resumes after a truncated line, and only with the plan and seed of the log', async () => {
    const plan = planned({ ...one('echo 1'), design: { runs: 2 } });
    await plan.go();
    const text = readFileSync(plan.log, 'utf8');
    const cut = lines(text).slice(0, 3).join('\n');
    writeFileSync(plan.log, `${cut}\n${(lines(text)[3] ?? '').slice(0, 40)}`);
    expect((await plan.go('--resume', '--seed', '9')).err).toContain('the log was begun with --seed 1');
    expect((await plan.go('--resume')).code).toBe(0);
    expect(plan.all().filter(({ run: number }) => number !== undefined)).toHaveLength(4);
    writeFileSync(plan.log, `${cut}\n`);
    writeFileSync(plan.plan, readFileSync(plan.plan, 'utf8').replace('echo 1', 'echo 2'));
    expect((await plan.go('--resume')).err).toContain('the plan has changed since the log was begun');
    writeFileSync(plan.log, '{"subject":"a","benchmark":"x","value":1}\n');
    expect((await plan.go('--resume')).err).toContain('the log was not begun by vmibench run');
  });

  it('stops at a look once all rows are decided, not before', async () => {
    const clear = planned({
      ...one('if [ $VMIBENCH_SUBJECT = a ]; then echo 10$VMIBENCH_RUN; else echo 20$VMIBENCH_RUN; fi'),
      design: { looks: [3, 6, 9] },
    });
    expect((await clear.go()).out).toContain('all rows are decided after 3 of 9; 6 runs in p.vmiruns.jsonl');
    const open = planned({ ...one('echo $((100 + (VMIBENCH_RUN * 37) % 11 * 20))'), design: { looks: [3, 4] } });
    expect((await open.go()).code).toBe(0);
    expect(open.runs()).toHaveLength(8);
    expect(
      open
        .all()
        .filter(({ event }) => event === 'look')
        .map(({ count: n, decided }) => [n, decided]),
    ).toEqual([
      [3, 0],
      [4, 0],
    ]);
  });

  it('stops at its budget or at --only, and can resume the rest', async () => {
    const plan = planned({
      benchmarks: ['x', 'y'].map((id) => ({ id, command: 'sleep 0.05' })),
      design: { runs: 1 },
    });
    expect((await plan.go('--only', 'x')).code).toBe(0);
    expect(plan.runs().map(({ benchmark }) => benchmark)).toEqual(['x', 'x']);
    const stopped = await plan.go('--resume', '--budget', '1ms');
    expect(stopped).toMatchObject({ code: 3, out: expect.stringContaining('the budget of') as unknown });
    expect((await plan.go('--resume')).code).toBe(0);
    expect(plan.runs()).toHaveLength(4);
  });

  it.each([
    [['run'], 'Name the plan to run.'],
    [['run', 'PLAN', '--seed', 'x'], '--seed must be a whole number'],
    [['run', 'PLAN', '--budget', 'long'], '--budget must be a time'],
    [['run', 'PLAN', '--only', 'xx'], 'did you mean "x"?'],
  ])('rejects %j with a message', async (args, sentence) => {
    const { plan } = planned(one('echo 1'));
    const ran = await runHere(args.map((arg) => (arg === 'PLAN' ? plan : arg)));
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) as unknown });
  });

  it('rejects a plan with errors, and names their places', async () => {
    const file = put('broken/p.vmiplan.json', '{"format": "vmiplan/1",\n "subjects": []}');
    const { code, err } = await runHere(['run', file]);
    expect(code).toBe(2);
    expect(lines(err)).toEqual([
      `${file}:1:1: error: The plan lacks "benchmarks", "design"; add them. [schema]`,
      `${file}:2:14: error: "subjects" is an empty array; it needs at least one entry. [schema]`,
      `${file}: error: the plan has errors; nothing was run`,
    ]);
  });
});
