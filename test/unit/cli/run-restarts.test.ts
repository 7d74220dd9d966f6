// Restarts against a target made of real processes: a folder with the id of its boot and the name of its kernel, behind
// a separate shell, which can start wrongly, hang and be restored.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { lines, program, runHere } from './bin';

const { run, folder } = program();

/** Does what is written after its number in `faults`: 2 wrong, 5 hang. */
const reboot = `
n=$(($(cat n) + 1)); echo $n > n
fault=$(grep "^$n " faults | cut -d' ' -f2)
cp next kernel; echo "boot-$n" > boot_id
if [ "$fault" = wrong ]; then echo fallback > kernel; fi
if [ "$fault" = stuck ]; then echo "boot-$((n - 1))" > boot_id; fi
if [ "$fault" = hang ]; then touch down; fi
exit 255
`;

let count = 0;
function target(faults: readonly string[], over: Readonly<Record<string, unknown>> = {}) {
  const home = join(folder, `target-${++count}`);
  mkdirSync(join(home, 'bin'), { recursive: true });
  const put = (name: string, text: string): void => writeFileSync(join(home, name), text, { mode: 0o755 });
  put(
    'shell.sh',
    '[ ! -e down ] || { echo "no route to host" >&2; exit 255; }\nPATH="$PWD/bin:$PATH"\nexec sh -c "$1"\n',
  );
  put('reboot.sh', reboot);
  put('faults', faults.map((fault) => `${fault}\n`).join(''));
  put('n', '0');
  put('boot_id', 'boot-0');
  put('kernel', 'old');
  const subject = (id: string) => ({ id, prepare: `echo ${id} > next`, verify: { 'cat kernel': id } });
  put(
    'p.vmiplan.json',
    JSON.stringify({
      format: 'vmiplan/1',
      target: { shell: 'sh ./shell.sh' },
      subjects: [{ ...subject('old'), role: 'baseline' }, subject('new')],
      restart: 'sh ./reboot.sh',
      ready: { within: '1 s', boot: 'cat boot_id' },
      recover: 'rm -f down',
      benchmarks: [
        {
          id: 'x',
          command: 'if [ $(cat kernel) = new ]; then echo 2$VMIBENCH_BOOT; else echo 1$VMIBENCH_BOOT; fi',
          read: 'value',
          metric: { name: 'score', direction: 'higher' },
          runs: 2,
        },
      ],
      design: { restarts: 4 },
      ...over,
    }),
  );
  chmodSync(join(home, 'shell.sh'), 0o755);
  const log = join(home, 'p.vmiruns.jsonl');
  return {
    put,
    log,
    go: (...args: string[]) => run(['run', 'p.vmiplan.json', ...args], { cwd: home, env: { TMPDIR: home } }),
    all: () => lines(readFileSync(log, 'utf8')).map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe.skipIf(process.platform === 'win32')('a plan with restarts', () => {
  it('ends with four against four; failed and hung boots are reported and give no sample', async () => {
    const { go, all, log } = target(['2 wrong', '5 hang']);
    const ran = await go();
    expect(ran).toMatchObject({ code: 0, err: '' });
    const said = lines(ran.out).filter((line) => line.includes('failed'));
    expect(said).toEqual([
      expect.stringMatching(/^restart 2 as (old|new) failed: "cat kernel" prints "fallback" instead of "\1"$/),
      expect.stringMatching(/^restart 5 as (old|new) failed: not ready within 1 s; brought back by "recover"$/),
    ]);
    const restarts = all().filter(({ event }) => event === 'restart');
    expect(restarts.map(({ boot, failed }) => [boot, failed === undefined])).toEqual(
      Array.from({ length: 10 }, (_, i) => [i + 1, i !== 1 && i !== 4]),
    );
    // The failed restart was repeated as the same subject, and blocks alternate.
    const good = restarts.filter(({ failed }) => failed === undefined).map(({ subject }) => String(subject));
    expect(good.slice(2, 4)).toEqual([good[1], good[0]]);

    const report = JSON.parse((await runHere(['import', '--runlog', log])).out) as Report;
    for (const { subject, samples = [], boots = [] } of report.benchmarks[0]?.results ?? []) {
      expect(samples).toHaveLength(8);
      expect(new Set(boots).size).toBe(4);
      expect(boots).not.toContain(2);
      expect(boots).not.toContain(5);
      // Each sample says in which boot and under which kernel it was measured.
      expect(samples).toEqual(boots.map((boot) => Number(`${subject === 'new' ? 2 : 1}${String(boot)}`)));
    }
  }, 60_000);

  it('says what the kernel of a boot said during its runs, and not before', async () => {
    const { go, all, put } = target([], {
      design: { restarts: 1 },
      benchmarks: [
        {
          id: 'x',
          command: 'echo "[9.9] WARNING: CPU: 1 at kernel/x.c:7 of $(cat kernel)" >> ring; echo 1',
          read: 'value',
          metric: { direction: 'higher' },
        },
      ],
    });
    put('ring', '[0.1] BUG: early\n[0.2] fine\n');
    put('bin/dmesg', '#!/bin/sh\ncat ring\n');
    const ran = await go();
    expect(ran.code).toBe(0);
    const kernel = all().filter(({ event }) => event === 'kernel');
    expect(kernel).toHaveLength(2);
    for (const { boot, subject, lines: said } of kernel) {
      expect(said).toEqual([`[9.9] WARNING: CPU: 1 at kernel/x.c:7 of ${String(subject)}`]);
      expect(ran.out).toContain(`during restart ${String(boot)} as ${String(subject)} the kernel said: [9.9] WARNING`);
    }
  }, 60_000);

  it('captures the machine of each boot, says what has changed, and reports what differs between subjects', async () => {
    const { go, all, log, put } = target([], {
      design: { restarts: 2 },
      environment: {
        guest: 'cat "env-$(cat kernel)"; [ "$VMIBENCH_BOOT" != 1 ] || sh retune.sh',
        host: { command: `echo '{"id":"x","host":{"kernel":"6.1","governor":"performance"}}'`, on: 'here' },
        broken: 'echo none',
      },
    });
    const env = (vcpus: number): string => JSON.stringify({ id: 'g', guest: { vcpus, kernel: 'k' } });
    put('env-old', env(4));
    put('env-new', env(8));
    // After the first boot the subject of the other three boots gets one more.
    put('retune.sh', 'sed -i "s/:4/:5/" env-old; sed -i "s/:8/:9/" env-new');
    const ran = await go();
    expect(ran.code).toBe(0);
    const captured = all().filter(({ event, failed }) => event === 'environment' && failed === undefined);
    expect(captured.map(({ boot }) => boot)).toEqual([1, 2, 3, 4]);
    expect(captured[0]).toMatchObject({ environment: { host: { kernel: '6.1' }, guest: { kernel: 'k' } } });
    // What is known already is named by its hash.
    const hashes = captured.map(({ sha256 }) => String(sha256));
    captured.forEach(({ environment }, index) =>
      expect(environment === undefined).toBe(hashes.indexOf(hashes[index] ?? '') < index),
    );
    expect(ran.out).toMatch(
      /the machine of (old|new) has changed since it was first captured: guest\.vcpus is [59], not [48]/,
    );
    expect(ran.out).toContain('the environment "broken" of old is not known: it printed no entry');

    const report = JSON.parse((await runHere(['import', '--runlog', log])).out) as Report;
    expect(report.environments?.map(({ id }) => id).sort()).toEqual(['new', 'old']);
    expect(report.subjects.map(({ id, environment }) => [id, environment])).toEqual([
      ['old', 'old'],
      ['new', 'new'],
    ]);
    put('r.vmibench.json', JSON.stringify(report));
    const { out } = await runHere(['check', log.replace('p.vmiruns.jsonl', 'r.vmibench.json')]);
    expect(out).toContain('unequal-environments');
    expect(out).toMatch(/guest\.vcpus/);
    // Nothing was changed by hand, and yet the log says what it found.
    expect((await go('--resume')).err).toContain('the log is complete');
  }, 60_000);

  it('detects a target that never went down', async () => {
    const { go, all } = target(['1 stuck'], {
      design: { restarts: 1 },
      ready: { within: '300 ms', boot: 'cat boot_id' },
    });
    const ran = await go();
    expect(ran.code).toBe(0);
    expect(all().find(({ event }) => event === 'restart')?.failed).toMatch(
      /^its boot id is still the old one after 0\.3 s/,
    );
  }, 60_000);

  it('stops when restarts fail repeatedly, and resumes once they work', async () => {
    const { go, all } = target(['3 wrong', '4 wrong'], { design: { restarts: 2 }, limits: { failures: 2 } });
    const ran = await go();
    expect(ran.code).toBe(3);
    expect(lines(ran.out).at(-1)).toMatch(
      /^2 restarts as (old|new) failed in a row; fix the target, then continue with --resume/,
    );
    expect((await go('--resume')).code).toBe(0);
    expect(all().filter(({ run: number }) => number !== undefined)).toHaveLength(8);
  }, 60_000);

  it('repeats a boot that is lost during a run, and counts none of its runs', async () => {
    // In the third boot the second run disables the network.
    const command =
      'if [ $VMIBENCH_BOOT = 3 ] && [ -e ran-3 ]; then touch down; exit 1; fi; touch ran-$VMIBENCH_BOOT; echo 1$VMIBENCH_BOOT';
    const { go, all, log } = target([], {
      design: { restarts: 2 },
      benchmarks: [{ id: 'x', command, read: 'value', metric: { direction: 'higher' }, runs: 2 }],
      ready: { within: '500 ms', boot: 'cat boot_id' },
    });
    const ran = await go();
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/restart 3 as (old|new) was lost \(exit code 1\); its runs do not count and are run again/);
    expect(
      all()
        .filter(({ event }) => event === 'lost')
        .map(({ boot }) => boot),
    ).toEqual([3]);
    const report = JSON.parse((await runHere(['import', '--runlog', log])).out) as Report;
    const results = report.benchmarks[0]?.results ?? [];
    expect(results.map(({ samples, failed }) => [samples?.length, failed])).toEqual([
      [4, undefined],
      [4, undefined],
    ]);
    expect(results.flatMap(({ boots = [] }) => boots)).not.toContain(3);
    expect((await go('--resume')).err).toContain('the log is complete: 8 runs');
  }, 60_000);

  it('repeats a boot in which a load cannot be ended, and counts none of its runs', async () => {
    // In the third boot the first run leaves a load behind, and from then on the target ends nothing until it boots.
    // The load itself says that it has left, else it may still be ended as a part of the run.
    const load = "setsid sh -c 'touch keeps; exec sleep 60' >/dev/null 2>&1 &";
    const left = 'while [ ! -e keeps ]; do sleep 0.01; done';
    const command = `if [ $VMIBENCH_BOOT = 3 ]; then ${load} ${left}; fi; echo 1$VMIBENCH_BOOT`;
    const { go, all, put } = target([], {
      design: { restarts: 2 },
      benchmarks: [{ id: 'x', command, read: 'value', metric: { direction: 'higher' }, runs: 2 }],
    });
    put('shell.sh', `exec sh -c "kill() { [ -e keeps ] || command kill \\"\\$@\\"; }\n$1"\n`);
    put('reboot.sh', `rm -f keeps\n${reboot}`);
    const ran = await go();
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(
      'was lost (the load of an earlier run is still running on the target and cannot be ended); its runs do not count',
    );
    const events = all().filter(({ event }) => event === 'lost');
    expect(events.map(({ boot }) => boot)).toEqual([3]);
    expect(all().filter(({ run: number, boot }) => number !== undefined && boot !== 3)).toHaveLength(8);
  }, 60_000);

  it('measures time on the target', async () => {
    const timed = { id: 't', command: 'sleep 0.1', timeout: '20 s' };
    const { go, all } = target([], { design: { restarts: 1 }, benchmarks: [timed] });
    expect((await go()).code).toBe(0);
    for (const { value } of all().filter(({ run: number }) => number !== undefined)) {
      expect(value).toBeGreaterThan(0.09);
      expect(value).toBeLessThan(5);
    }
  }, 60_000);
});
