/**
 * The process that measures the time: it starts a script, waits, and answers. It does nothing else, so that a busy
 * program around it does not lengthen runs; and when that program is killed, it ends what is running.
 */
import { closeSync, fstatSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { cutTo, openForOutput } from '../append';
import { markName } from '../../core/plan/target';
import type { Cut, FromClock, TimedJob, JobEnd, ToClock } from './job';
import { endMarked, processes, sendSignal } from './leftovers';
import { Starter, type ScriptEnd } from './starter';

/** How long a script has to end after it was told to. */
const graceMs = 2000;
const floodPollMs = 50;

// Node's own variable for its child would make every Node that the script starts talk to us.
const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;

let stop: (() => void) | undefined;
let gone = false;

function answer(message: FromClock): void {
  if (!gone) process.send?.(message, undefined, undefined, () => undefined);
}

let groupSaid: number | undefined;

/** Only what has changed: the program around it would wake up beside what is measured. */
function sayGroup(group: number | undefined): void {
  if (group !== groupSaid) answer({ group });
  groupSaid = group;
}

let starter: Starter | undefined;
/** As the first start of it says: what is timed later is compared with what was timed then. */
let hasStarter: boolean | undefined;

/** Starts what has a mark; undefined where nothing can but we. */
async function starterFor({ cwd, mark, script }: TimedJob): Promise<Starter | undefined> {
  // What is handed over ends with a NUL. A script that holds one is refused by the system.
  if (mark === undefined || hasStarter === false || script.includes('\0')) return undefined;
  if (starter?.group !== undefined && starter.cwd === cwd) return starter;
  // It is in another folder; or it was ended, and what is in its group with it.
  if (starter?.group !== undefined) sendSignal(-starter.group, 'SIGKILL');
  starter = await Starter.start(cwd, env);
  hasStarter ??= starter !== undefined;
  return starter;
}

type Handles = readonly [out: number | undefined, err: number | undefined];

interface Running {
  /** Of the script and of what has started it. */
  readonly group?: number;
  readonly finished: Promise<ScriptEnd>;
}

function startDirectly({ script, cwd, mark }: TimedJob, [out, err]: Handles): Running {
  const from = process.hrtime.bigint();
  const child = spawn('/bin/sh', ['-c', script], {
    cwd,
    env: mark === undefined ? env : { ...env, [markName]: mark },
    stdio: ['ignore', out ?? 'ignore', err ?? 'ignore'],
    // A group of its own, which can be ended as a whole, and which Ctrl+C does not reach.
    detached: true,
  });
  const finished = new Promise<ScriptEnd>((ended) => {
    child.once('error', (error) => ended(notStarted(error)));
    child.once('exit', (code, signal) =>
      ended({ seconds: Number(process.hrtime.bigint() - from) / 1e9, code, signal }),
    );
  });
  return { group: child.pid, finished };
}

function startBy(by: Starter, { script, mark = '', out = '/dev/null', err = '/dev/null' }: TimedJob): Running {
  // The shell is in another folder than we are.
  return { group: by.group, finished: by.run({ script, mark, out: resolve(out), err: resolve(err) }) };
}

async function begin(job: TimedJob): Promise<void> {
  const now: { running?: Running; cut?: Cut; hard?: NodeJS.Timeout } = {};
  const cutShort = (why: Cut): void => {
    now.cut ??= why;
    const group = now.running?.group;
    if (group === undefined || now.hard) return;
    // A flood that may end in its own time would go on filling the disk.
    sendSignal(-group, now.cut === 'flood' ? 'SIGKILL' : 'SIGTERM');
    now.hard = setTimeout(() => sendSignal(-group, 'SIGKILL'), graceMs);
  };
  stop = () => cutShort('stopped');
  const files: number[] = [];
  const open = (name: string | undefined): number | undefined => {
    if (name === undefined) return undefined;
    const handle = openForOutput(name);
    files.push(handle);
    return handle;
  };
  const isFlood = (): boolean => files.reduce((sum, handle) => sum + fstatSync(handle).size, 0) > job.mostBytes;
  let ended: JobEnd;
  try {
    const handles: Handles = [open(job.out), open(job.err)];
    const by = await starterFor(job);
    const before = new Set(processes());
    const running = by ? startBy(by, job) : startDirectly(job, handles);
    now.running = running;
    sayGroup(running.group);
    // It was stopped while it was prepared.
    if (now.cut) cutShort(now.cut);
    const timeout = setTimeout(() => cutShort('timeout'), job.timeoutMs);
    const flood = setInterval(() => isFlood() && cutShort('flood'), floodPollMs);
    const finished = await running.finished;
    for (const timer of [timeout, flood, now.hard]) clearTimeout(timer);
    // What is quicker than the looks at its size is a flood, too.
    if (isFlood()) now.cut ??= 'flood';
    files.forEach((handle) => cutTo(handle, job.mostBytes));
    const left = cleanedUp(job, running, before, now.cut !== undefined);
    ended = { ...finished, cut: now.cut, left };
  } catch (error) {
    ended = { ...notStarted(error), left: 0 };
  }
  stop = undefined;
  files.forEach(closeSync);
  end(ended);
}

/** Whatever is still there would run beside the next run. @returns how many processes there were, at least */
function cleanedUp({ mark }: TimedJob, { group }: Running, before: ReadonlySet<string>, isCut: boolean): number {
  const own = starter !== undefined && group === starter.group;
  const found = mark === undefined ? 0 : endMarked(mark, before, own ? group : undefined);
  // The shell that starts scripts lives on, unless one has ended it, or did not end by itself.
  if (group === undefined || (own && !isCut)) return found;
  const left = (mark !== undefined || isCut) && sendSignal(-group, 'SIGKILL');
  if (own) {
    starter = undefined;
    return found;
  }
  sayGroup(undefined);
  return Math.max(found, left ? 1 : 0);
}

function notStarted(error: unknown): ScriptEnd {
  const notStarted = String((error as NodeJS.ErrnoException).code ?? error);
  return { seconds: 0, code: null, signal: null, notStarted };
}

function end(how: JobEnd): void {
  if (gone) process.exit(0);
  answer({ end: how });
}

process.on('message', (message: ToClock) => ('job' in message ? void begin(message.job) : stop?.()));
process.on('disconnect', () => {
  gone = true;
  if (!stop) process.exit(0);
  stop();
});
// They are for the program around it, which says what is to happen.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
