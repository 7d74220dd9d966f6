// What runs plans in VS Code, on its own: to the end, stopped in the middle of a command, and resumed.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import '../../../src/core/messages/en';
import { readWith } from '../../../src/core/import/detect';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import { sayEnglish } from '../../../src/core/messages/messages';
import { progressOf } from '../../../src/core/plan/progress';
import { carryOutPlan } from '../../../src/extension/measure';
import { lines, program } from '../cli/bin';
import { planOf } from '../plan/support';

const { bin, folder } = program();
const clock = join(dirname(bin), '..', 'dist', 'cli', 'clock.js');

let count = 0;
function prepared(command: string, shown = (path: string): string => path) {
  const home = join(folder, `plan-${++count}`);
  mkdirSync(home);
  const log = join(home, 'p.vmiruns.jsonl');
  // A target of its own: plans on one target wait for each other.
  const plan = planOf({
    target: { shell: `env HOME=${home} sh -c` },
    benchmarks: [{ id: 'x', command, read: 'value', metric: { direction: 'higher' } }],
    design: { runs: 2 },
  });
  const said: string[] = [];
  let begun = 0;
  const go = (resume: boolean, stop = new AbortController()): Promise<number> =>
    carryOutPlan(
      { readWith, runLogReader },
      { plan, planFile: shown(join(home, 'p.vmiplan.json')), log: shown(log), resume },
      {
        status: () => undefined,
        line: (message) => said.push(sayEnglish(message)),
        begun: () => begun++,
      },
      stop.signal,
      clock,
    );
  return {
    home,
    said,
    go,
    log: () => readFileSync(log, 'utf8'),
    begun: () => begun,
  };
}

const there = async (file: string): Promise<void> => {
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Whether a process still does something: one that has ended stays in the table until its parent asks for it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH' && process.platform !== 'linux';
  }
}

describe.skipIf(process.platform === 'win32')('a plan in the extension host', () => {
  it('runs to its end, in an environment without what VS Code sets', async () => {
    process.env['VSCODE_PID'] = '1';
    const plan = prepared('echo "1${VSCODE_PID}${ELECTRON_RUN_AS_NODE}"');
    expect(await plan.go(false)).toBe(0);
    delete process.env['VSCODE_PID'];
    expect(plan.begun()).toBe(1);
    expect(plan.said.at(-1)).toContain('4 of 4 runs');
    expect(lines(plan.log()).filter((line) => line.includes('"value":1,'))).toHaveLength(4);
    expect(await plan.go(false)).toBe(2);
    expect(plan.said.at(-1)).toContain('the log already exists');
  });

  it('ends its command when it is stopped, counts no run of it, and resumes', async () => {
    const plan = prepared('if test -e go; then echo 1; else echo $$ > waits; sleep 600; fi');
    const stop = new AbortController();
    const ended = plan.go(false, stop);
    const waits = join(plan.home, 'waits');
    await there(waits);
    const pid = Number(readFileSync(waits, 'utf8'));
    stop.abort();
    expect(await ended).toBe(3);
    // The signal takes a moment to arrive on a busy machine.
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 60_000 });
    expect(progressOf(plan.log()).done.size).toBe(0);
    writeFileSync(join(plan.home, 'go'), '');
    expect(await plan.go(true)).toBe(0);
    expect(progressOf(plan.log()).done.size).toBe(4);
  });

  it('runs where the plan is, however its path is given', async () => {
    const plan = prepared('basename "$PWD"; echo 2', (path) => relative('.', path));
    expect(await plan.go(false)).toBe(0);
    const raw = join(plan.home, 'p.raw');
    const printed = readdirSync(raw).filter((name) => /^x\..*\.out$/.test(name));
    expect(printed.map((name) => readFileSync(join(raw, name), 'utf8'))).toEqual(Array(4).fill(`plan-${count}\n2\n`));
  });

  it.runIf(process.platform === 'linux')('ends what a run leaves running without its environment', async () => {
    const plan = prepared('env -i sleep 600 & echo $! >> left; echo 1');
    expect(await plan.go(false)).toBe(0);
    const pids = lines(readFileSync(join(plan.home, 'left'), 'utf8')).map(Number);
    // What should have been ended by now does not outlive the test.
    onTestFinished(() => pids.filter(isRunning).forEach((pid) => process.kill(pid, 'SIGKILL')));
    expect(pids).toHaveLength(4);
    await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 60_000 });
    expect(plan.said.filter((line) => line.includes('1 process was still running'))).toHaveLength(4);
  });
});
