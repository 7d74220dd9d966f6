// What is passed to the sh of a target, run by a real one.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  emptyScript,
  emptySeconds,
  handedOver,
  markName,
  scriptOf,
  targetScript,
  targetTime,
} from '../../../src/core/plan/target';

/** Shells of this machine, and whether only the time since the boot is left to them. */
const clocks = (
  [
    ['the shell knows the time', 'bash', false],
    ['busybox', 'busybox sh', false],
    ['the time since the boot is left', 'dash', true],
  ] as const
).filter(([, shell]) => spawnSync('/bin/sh', ['-c', `command -v ${shell.split(' ')[0] ?? ''}`]).status === 0);

const sh = (script: string) => spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });

describe.skipIf(process.platform !== 'linux')('a script for a target', () => {
  it('prints the output of its command, returns its exit code, and reports its duration there', () => {
    const script = scriptOf({
      command: `echo "it's $A"; echo x >&2; sleep 0.2; exit 7 # done`,
      variables: { A: "b'c", B: undefined },
    });
    const { stdout, stderr, status } = sh(handedOver('sh -c', targetScript(script, 'm1')));
    expect([stdout, status]).toEqual(["it's b'c\n", 7]);
    const { seconds = 0, text } = targetTime(stderr);
    expect(text).toBe('x\n');
    expect(seconds).toBeGreaterThan(0.19);
    expect(seconds).toBeLessThan(10);
  });

  it('stops processes of an earlier run there, and nothing else', async () => {
    const left = (mark: string) =>
      spawn('/bin/sh', ['-c', 'exec sleep 30'], {
        env: { ...process.env, [markName]: mark },
        detached: true,
        stdio: 'ignore',
      });
    const [own, other] = [left('plan.1.'), left('plan.10.')];
    const ended = new Promise((resolve) => own.once('exit', (_code, signal) => resolve(signal)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sh(targetScript(':', 'plan.1.')).status).toBe(0);
    expect(await ended).toBe('SIGKILL');
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    other.kill('SIGKILL');
  });

  it.each(clocks)('has a clock where date knows whole seconds only: %s', (_name, shell, coarse) => {
    const bin = mkdtempSync(join(tmpdir(), 'vmibench-bin-'));
    try {
      writeFileSync(join(bin, 'date'), '#!/bin/sh\necho "$(/bin/date +%s)%N"\n', { mode: 0o755 });
      writeFileSync(join(bin, 'sh'), `#!/bin/sh\nexec ${shell} "$@"\n`, { mode: 0o755 });
      const { stderr, status } = spawnSync('/bin/sh', ['-c', targetScript('sleep 0.2', 'm2')], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      });
      expect(status).toBe(0);
      const time = targetTime(stderr);
      expect(time).toMatchObject({ text: '', ...(coarse ? { coarse: true } : {}) });
      expect(time.coarse ?? false).toBe(coarse);
      expect(time.seconds).toBeGreaterThan(0.18);
      expect(time.seconds).toBeLessThan(20);
    } finally {
      rmSync(bin, { recursive: true });
    }
  });

  it('says what an empty command takes there, at least, asking the clock included', () => {
    const { stdout, status } = sh(handedOver('sh -c', emptyScript));
    expect(status).toBe(0);
    const times = stdout
      .trim()
      .split('\n')
      .map((line) => targetTime(line).seconds);
    expect(times).toHaveLength(15);
    expect(emptySeconds(stdout)).toBe(Math.min(...times.map((time = 0) => time)));
    expect(emptySeconds(stdout)).toBeGreaterThan(0);
  });

  it('takes no time from a clock that is coarse, missing or set back', () => {
    const lines = ['coarse:12345678900 coarse:12345678900', '%N %N', '12345678901 12345678900'];
    expect(emptySeconds(lines.map((line) => `vmibench-clock ${line}\n`).join(''))).toBe(0);
    expect(emptySeconds('')).toBe(0);
  });

  it('reports that there is no clock', () => {
    expect(targetTime('vmibench-clock %N %N\n')).toEqual({ text: '' });
    expect(targetTime('vmibench-clock  \n')).toEqual({ text: '' });
    expect(targetTime('nothing')).toEqual({ text: 'nothing' });
  });
});
