// The small shell that starts what is timed: what it answers, and what it does with real scripts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerIn, isJump, Starter, type ScriptEnd } from '../../../src/node/measure/starter';

describe('the answer of the shell', () => {
  it('has the time between its two times, whatever its decimal sign', () => {
    expect(answerIn('1796029990.999990 1796029991.000015 3\n')).toEqual({ seconds: 25e-6, code: 3, signal: null });
    expect(answerIn('1796029990,000000 1796029990,250000 0\n')).toEqual({ seconds: 0.25, code: 0, signal: null });
  });

  it('is not there before its line is whole', () => {
    expect(answerIn('')).toBeUndefined();
    expect(answerIn('1796029990.999990 1796029991.000015 1')).toBeUndefined();
  });

  it('has a signal where the shell says that there was one, and else the number that the script chose', () => {
    const line = '1796029990.000000 1796029990.250000 139\n';
    expect(answerIn(`bash: line 9: 42 Segmentation fault\n${line}`)).toMatchObject({ code: null, signal: 'SIGSEGV' });
    expect(answerIn(line)).toMatchObject({ code: 139, signal: null });
  });
});

describe('a clock that is set while a script runs', () => {
  it('is detected by another clock, and one that is slowed down or sped up is none', () => {
    expect(isJump(10, 10.5, 1)).toBe(true);
    expect(isJump(10, -3590, 1)).toBe(true);
    expect(isJump(10, 10.001, 0.01)).toBe(false);
    expect(isJump(10, 10.3, 600)).toBe(false);
  });
});

const hasBash5 = spawnSync('bash', ['-c', 'test -n "$EPOCHREALTIME"']).status === 0;

describe.runIf(process.platform === 'linux' && hasBash5)('the shell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-starter-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const started = async (env: NodeJS.ProcessEnv = process.env): Promise<Starter> => {
    const shell = await Starter.start(folder, env);
    if (!shell) throw new Error('no bash 5 here');
    onTestFinished(() => end(shell));
    return shell;
  };
  const end = ({ group }: Starter): void => {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  };
  const run = async (shell: Starter, script: string): Promise<ScriptEnd & { readonly printed: string }> => {
    const [out, err] = [join(folder, 'out'), join(folder, 'err')];
    for (const file of [out, err]) writeFileSync(file, '');
    const finished = await shell.run({ script, mark: 'abc', out, err });
    return { ...finished, printed: readFileSync(out, 'utf8') + readFileSync(err, 'utf8') };
  };

  it('hands on outputs, the mark, the end and nothing to read, script after script', async () => {
    const shell = await started();
    expect(await run(shell, 'echo "größer $VMIBENCH_MARK"; echo b >&2; exit 3')).toMatchObject({
      printed: 'größer abc\nb\n',
      code: 3,
      signal: null,
    });
    expect(await run(shell, 'read line || echo nothing')).toMatchObject({ printed: 'nothing\n', code: 0 });
    expect(await run(shell, 'kill -SEGV $$')).toMatchObject({ printed: '', code: null, signal: 'SIGSEGV' });
    // The descriptor of its answers is its own.
    expect(await run(shell, '(echo 1.000000 2.000000 0 >&3) 2>/dev/null')).not.toMatchObject({ code: 0 });
  });

  it('measures no less than a script takes', async () => {
    const shell = await started();
    expect((await run(shell, 'sleep 0.2')).seconds).toBeGreaterThanOrEqual(0.2);
  });

  it('waits for a script that ends gently', async () => {
    const shell = await started();
    const script = "trap 'echo ended; exit 0' TERM; echo begun > begun; while :; do sleep 0.05; done";
    const running = run(shell, script);
    await vi.waitFor(() => expect(read(join(folder, 'begun'))).not.toBe(''), { timeout: 60_000 });
    process.kill(-groupOf(shell), 'SIGTERM');
    expect(await running).toMatchObject({ printed: expect.stringContaining('ended') as string, code: 0 });
    expect(shell.group).toBeDefined();
  });

  it('continues after signals that a script sends to its whole group', async () => {
    const shell = await started();
    const names = ['USR1', 'USR2', 'ALRM', 'PIPE'];
    const script = names.map((name) => `trap '' ${name}; kill -s ${name} 0`).join('; ');
    expect(await run(shell, `${script}; echo there`)).toMatchObject({ printed: 'there\n', code: 0 });
    expect(shell.group).toBeDefined();
  });

  it('ends with what ends it, and is not there where its time is not known', async () => {
    const shell = await started();
    expect(await run(shell, 'kill -KILL $PPID')).toMatchObject({ code: null, signal: 'SIGKILL' });
    expect(shell.group).toBeUndefined();
    expect(await Starter.start(folder, { ...process.env, PATH: folder })).toBeUndefined();
    writeFileSync(join(folder, 'bash'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    expect(await Starter.start(folder, { ...process.env, PATH: folder })).toBeUndefined();
  });

  it('runs no file of the environment first', async () => {
    writeFileSync(join(folder, 'rc'), 'echo ready >&3; exit 4\n');
    const shell = await started({ ...process.env, BASH_ENV: join(folder, 'rc') });
    expect(await run(shell, 'echo "$BASH_ENV"')).toMatchObject({ printed: `${join(folder, 'rc')}\n` });
  });
});

/** Never 0, which is the group of these tests. */
function groupOf({ group }: Starter): number {
  if (group === undefined) throw new Error('the shell has ended');
  return group;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
