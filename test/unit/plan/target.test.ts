// What is passed to the sh of a target, run by a real one.
import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { handedOver, markName, scriptOf, targetScript, targetTime } from '../../../src/core/plan/target';

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
    const [own, other] = [left('plan-1'), left('plan-2')];
    const ended = new Promise((resolve) => own.once('exit', (_code, signal) => resolve(signal)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sh(targetScript(':', 'plan-1')).status).toBe(0);
    expect(await ended).toBe('SIGKILL');
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    other.kill('SIGKILL');
  });

  it('reports a clock without nanoseconds', () => {
    expect(targetTime('vmibench-clock %N %N\n')).toEqual({ text: '' });
    expect(targetTime('vmibench-clock 1700000000 1700000001\n')).toEqual({ text: '' });
    expect(targetTime('nothing')).toEqual({ text: 'nothing' });
  });
});
