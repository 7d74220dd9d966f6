/**
 * The process that measures the time: it starts a script, waits, and answers. It does nothing else, so that a busy
 * program around it does not lengthen runs; and when that program is killed, it ends what is running.
 */
import { closeSync, fstatSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { cutTo, openForOutput } from '../append';
import { markName } from '../../core/plan/target';
import type { Cut, FromClock, TimedJob, JobEnd, ToClock } from './job';
import { endMarked, processes, sendSignal } from './leftovers';

/** How long a script has to end after it was told to. */
const graceMs = 2000;
const floodPollMs = 50;

let stop: (() => void) | undefined;
let gone = false;

function answer(message: FromClock): void {
  if (!gone) process.send?.(message, undefined, undefined, () => undefined);
}

function begin(job: TimedJob): void {
  const files: (number | undefined)[] = [];
  const close = (): void => files.forEach((handle) => handle !== undefined && closeSync(handle));
  // Node's own variable for its child would make every Node that the script starts talk to us.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const before = new Set(processes());
  const from = process.hrtime.bigint();
  let child: ChildProcess;
  try {
    for (const name of [job.out, job.err]) files.push(name === undefined ? undefined : openForOutput(name));
    child = spawn('/bin/sh', ['-c', job.script], {
      cwd: job.cwd,
      env: job.mark === undefined ? env : { ...env, [markName]: job.mark },
      stdio: ['ignore', files[0] ?? 'ignore', files[1] ?? 'ignore'],
      // A group of its own, which can be ended as a whole, and which Ctrl+C does not reach.
      detached: true,
    });
  } catch (error) {
    close();
    return end({ seconds: 0, code: null, signal: null, left: 0, notStarted: codeOf(error) });
  }
  const { pid } = child;
  let cut: Cut | undefined;
  let hard: NodeJS.Timeout | undefined;
  const cutShort = (why: Cut): void => {
    cut ??= why;
    if (pid === undefined || hard) return;
    // A flood that may end in its own time would go on filling the disk.
    sendSignal(-pid, why === 'flood' ? 'SIGKILL' : 'SIGTERM');
    hard = setTimeout(() => sendSignal(-pid, 'SIGKILL'), graceMs);
  };
  stop = () => cutShort('stopped');
  const timeout = setTimeout(() => cutShort('timeout'), job.timeoutMs);
  const isFlood = (): boolean =>
    files.reduce<number>((sum, handle) => sum + (handle === undefined ? 0 : fstatSync(handle).size), 0) > job.mostBytes;
  const flood = setInterval(() => isFlood() && cutShort('flood'), floodPollMs);
  const over = (seconds: number, code: number | null, signal: string | null, notStarted?: string): void => {
    for (const timer of [timeout, flood, hard]) clearTimeout(timer);
    stop = undefined;
    // What is quicker than the looks at its size is a flood, too.
    if (isFlood()) cut ??= 'flood';
    for (const handle of files) if (handle !== undefined) cutTo(handle, job.mostBytes);
    close();
    // Whatever is still there would run beside the next run.
    const { mark } = job;
    const group = pid !== undefined && (mark !== undefined || cut !== undefined) && sendSignal(-pid, 'SIGKILL');
    const left = Math.max(mark === undefined ? 0 : endMarked(mark, before), group ? 1 : 0);
    end({ seconds, code, signal, cut, left, notStarted });
  };
  child.once('error', (error) => over(0, null, null, codeOf(error)));
  child.once('exit', (code, signal) => over(Number(process.hrtime.bigint() - from) / 1e9, code, signal));
  if (pid !== undefined) answer({ started: pid });
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? error);
}

function end(how: JobEnd): void {
  if (gone) process.exit(0);
  answer({ end: how });
}

process.on('message', (message: ToClock) => ('job' in message ? begin(message.job) : stop?.()));
process.on('disconnect', () => {
  gone = true;
  if (!stop) process.exit(0);
  stop();
});
// They are for the program around it, which says what is to happen.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
