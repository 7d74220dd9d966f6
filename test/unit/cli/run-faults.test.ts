// What commands, disks, clocks and a second runner do to a plan: each ends with a sentence, and the log stays whole.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMount, mountNote, ownMounts } from '../lib/own-mounts';
import { lines, start, type Ran } from './bin';
import { one, planner, reasons } from './planned';

const { bin, planned } = planner();

describe.skipIf(process.platform === 'win32')('vmibench run', () => {
  it.each([
    ['fails', 'echo "no such disk" >&2; exit 3', {}, ['exit code 3: no such disk']],
    ['is killed', 'kill -SEGV $$', {}, ['ended by SIGSEGV']],
    ['takes too long', 'sleep 30', { timeout: '200 ms' }, ['took longer than 0.2 s and was ended']],
    ['floods its output', 'yes', {}, ['printed more than 1 MB and was ended']],
    ['waits for input', 'read answer; echo "$answer"', {}, [expect.stringMatching(/^exit code 1|printed nothing/)]],
    ['prints nothing', ':', {}, ['printed nothing that "read" finds (value)']],
    ['prints no number', 'echo fast', {}, ['printed "fast" where a number was expected']],
  ])('reports a command that %s, and continues', async (_name, command, over, expected) => {
    const plan = planned({ ...one(command, over), limits: { output: 1 }, design: { runs: 1, seed: 2 } });
    const ran = await plan.go();
    expect(ran.code).toBe(1);
    expect(reasons(plan.runs())).toEqual(expected);
    expect(plan.runs()).toHaveLength(2);
    expect(ran.out).toContain('2 runs failed');
  });

  it('refuses a command that no shell can be given, and times the next ones as before', async () => {
    const benchmarks = [
      ['x', 'echo 1\0echo 2'],
      ['y', 'echo 3'],
    ].map(([id, command = '']) => ({ ...one(command).benchmarks[0], id }));
    const plan = planned({ benchmarks, design: { runs: 2, order: 'blocked' } });
    const ran = await plan.go();
    expect(ran.code, ran.err).toBe(1);
    const [x, y] = ['x', 'y'].map((row) => plan.runs().filter(({ row: of, benchmark = of }) => benchmark === row));
    expect(reasons(x ?? [])).toEqual([expect.stringContaining('ERR_INVALID_ARG_VALUE')]);
    expect(y?.map(({ value }) => value)).toEqual([3, 3, 3, 3]);
  });

  it('ends processes that a run leaves behind, even outside its session', async () => {
    const word = `left-behind-${process.pid}`;
    const plan = planned({ ...one(`(setsid sh -c 'sleep 50; : ${word}' &); echo 1`), design: { runs: 1 } });
    const ran = await plan.go();
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/still running after it and were ended|still running after it and was ended/);
    const alive = (): string[] =>
      readdirSync('/proc').filter(
        (pid) => /^\d+$/.test(pid) && existsSync(`/proc/${pid}/cmdline`) && commandLine(pid).includes(word),
      );
    // A process that was ended may still have to leave its table on a busy machine.
    await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
  });

  it('keeps little of a gigabyte of output, in memory and on the disk', async () => {
    const plan = planned({
      ...one('dd if=/dev/zero bs=1M count=1000 conv=sparse 2> /dev/null; echo 1'),
      design: { runs: 1 },
      limits: { output: 2 },
    });
    const quiet = planned({ ...one('echo 1'), design: { runs: 1 } });
    expect((await plan.go()).code).toBe(1);
    expect(reasons(plan.runs())).toEqual(['printed more than 2 MB and was ended']);
    const raw = join(plan.home, 'p.raw');
    const outputs = readdirSync(raw).filter((name) => name.startsWith('x.'));
    const kept = outputs.map((name) => statSync(join(raw, name)).size);
    expect(kept).toEqual([2 * 1024 * 1024, 2 * 1024 * 1024]);
    expect(statSync(plan.log).size).toBeLessThan(10_000);
    const [noisy, calm] = [await memoryOf(plan), await memoryOf(quiet)];
    expect(noisy - calm).toBeLessThan(200);
  });

  it.runIf(process.platform === 'linux')('refuses a run whose target set its clock back, and says so', async () => {
    const plan = planned({
      ...one('if [ "$VMIBENCH_RUN" = 2 ]; then echo 3600 > ago; fi; sleep 0.02', { read: 'time' }),
      target: { shell: 'sh ./shell.sh' },
    });
    const put = (name: string, text: string): void => writeFileSync(join(plan.home, name), text, { mode: 0o755 });
    mkdirSync(join(plan.home, 'bin'));
    put('ago', '0\n');
    put('shell.sh', 'PATH="$PWD/bin:$PATH"\nexec sh -c "$1"\n');
    put('bin/date', '#!/bin/sh\necho "$(($(/bin/date +%s%N) - $(cat ago) * 1000000000))"\n');
    const ran = await plan.go();
    expect(ran.code).toBe(1);
    const [back] = reasons(plan.runs()).filter((why) => why !== undefined);
    expect(back).toMatch(
      /^the target's clock says -3\d{3}\.\d{3} s and this machine's \d\.\d{3} s: one of them jumped$/,
    );
    expect(plan.runs().filter(({ value }) => typeof value === 'number' && value > 0.01)).toHaveLength(3);
  });

  it('lets one of two real runners have a log, and a target', async () => {
    const plan = planned({ ...one('sleep 0.2; echo 1'), design: { runs: 3 } });
    const both = await Promise.all([plan.go(), plan.go()]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(both.map(({ err }) => err).join('')).toMatch(
      /^\S+p\.vmiruns\.jsonl: error: process \d+ on \S+ is running this plan\n$/,
    );
    expect(plan.runs()).toHaveLength(6);
    const slow = planned({ ...one('touch runs; sleep 600'), target: { shell: 'env sh -c' } });
    const beside = planned({ ...one('echo 1'), target: { shell: 'env sh -c' } });
    const busy = spawn(process.execPath, [bin, 'run', slow.plan], { env: { ...process.env, TMPDIR: slow.home } });
    const ended = new Promise((resolve) => busy.on('close', resolve));
    while (!existsSync(join(slow.home, 'runs'))) await setTimeout(20);
    const refused = await start(process.execPath, [bin, 'run', beside.plan], { env: { TMPDIR: slow.home } });
    busy.kill();
    await ended;
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(`process ${String(busy.pid)} on `);
    expect(refused.err).toContain('is running a plan on the same target; two at once would disturb each other');
    expect(existsSync(beside.log)).toBe(false);
  });

  it.skipIf(!canMount)(`stops before the disk is full, and resumes once there is room${mountNote}`, async () => {
    const plan = planned({ ...one('head -c 1000000 /dev/zero | tr "\\0" x; echo; echo 1'), design: { runs: 4 } });
    const { out } = await inOwnMount(plan.home, '-o size=9m', [
      'vmibench run p.vmiplan.json; echo "code $?"',
      'mount -o remount,size=64m /mnt',
      'vmibench run --resume p.vmiplan.json; echo "code $?"',
    ]);
    expect(out).toMatch(
      /^the disk of the log is nearly full; make room, then continue with --resume\ncode 3\n[23456] runs left of 8/m,
    );
    expect(lines(out).slice(-2)).toEqual([expect.stringMatching(/^8 of 8 runs in p\.vmiruns\.jsonl/), 'code 0']);
    expect(keysIn(plan.home)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']);
  });

  it.skipIf(!canMount)(`loses only the run in which the disk became full${mountNote}`, async () => {
    const fill = 'if [ "$VMIBENCH_SUBJECT$VMIBENCH_RUN" = b2 ]; then cat /dev/zero > fill 2> /dev/null; fi; echo 1';
    // Its line in the log needs a new page of the disk.
    const plan = planned({ ...one(`${fill} # ${'x'.repeat(5000)}`) });
    const { out, err } = await inOwnMount(plan.home, '-o size=9m', [
      'vmibench run p.vmiplan.json; echo "code $?"',
      'rm fill; mkdir fill',
      'vmibench run --resume p.vmiplan.json; echo "code $?"',
    ]);
    expect(err).toBe('p.vmiruns.jsonl: error: cannot be written: the disk is full\n');
    expect(lines(out).filter((line) => line.startsWith('code'))).toEqual(['code 2', 'code 0']);
    expect(keysIn(plan.home)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it.skipIf(!canMount)(`runs nothing where its log or what commands print cannot be written${mountNote}`, async () => {
    const plan = planned({ ...one('touch /mnt/ran; echo 1') });
    const { out, err } = await inOwnMount(plan.home, '', [
      'mkdir p.raw',
      'mount -t tmpfs -o ro x p.raw',
      'vmibench run p.vmiplan.json; echo "code $?"',
      'umount p.raw; rm p.vmiruns.jsonl',
      'mount -o remount,ro /mnt',
      'vmibench run p.vmiplan.json; echo "code $?"',
      'ls',
    ]);
    expect(lines(err)).toEqual([
      'p.vmiruns.jsonl: error: the folder for what commands print, p.raw, cannot be written: the file system is read-only',
      'p.vmiruns.jsonl: error: cannot be written: the file system is read-only',
    ]);
    expect(lines(out).slice(1)).toEqual(['code 2', 'code 2', 'p.raw', 'p.vmiplan.json']);
  });

  it('says which folder of its log is missing', async () => {
    const plan = planned({ ...one('echo 1'), log: 'missing/x.vmiruns.jsonl' });
    expect(await plan.go()).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing/x.vmiruns.jsonl: error: cannot be written: no such folder') as unknown,
    });
  });
});

/** Runs commands in a file system of its own, with the plan in it, and copies its log into the plan's folder. */
async function inOwnMount(home: string, size: string, commands: readonly string[]): Promise<Ran> {
  const [shell, ...args] = ownMounts;
  const script = [
    `mount -t tmpfs ${size} x /mnt; cp p.vmiplan.json /mnt; home=$PWD; cd /mnt`,
    'vmibench() { "$node" "$bin" "$@"; }',
    'set +e',
    ...commands,
    'cp p.vmiruns.jsonl "$home/copied" 2> /dev/null',
  ];
  return start(shell, [...args, script.join('\n')], {
    cwd: home,
    env: { TMPDIR: home, node: process.execPath, bin },
  });
}

/** Which runs a copied log has: subject and number. */
const keysIn = (home: string): string[] =>
  lines(readFileSync(join(home, 'copied'), 'utf8'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .flatMap(({ subject, run }) => (run === undefined ? [] : [`${String(subject)}${String(run)}`]))
    .sort();

/** The most memory, in megabytes, of the program and of the process that measures, for a plan that is run again. */
async function memoryOf(plan: ReturnType<typeof planned>): Promise<number> {
  const [probe, result] = [join(plan.home, 'probe.cjs'), join(plan.home, 'memory')];
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').appendFileSync(process.env.MEMORY, process.resourceUsage().maxRSS + '\\n'));`,
  );
  await start(process.execPath, [bin, 'run', plan.plan], {
    cwd: plan.home,
    env: { TMPDIR: plan.home, NODE_OPTIONS: `--require ${probe}`, MEMORY: result },
  });
  return Math.max(...lines(readFileSync(result, 'utf8')).map(Number)) / 1024;
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
