/** The other end of the process that measures the time. */
import { fork, type ChildProcess } from 'node:child_process';
import { smallest } from '../../core/text/lists';
import type { FromClock, TimedJob, JobEnd } from './job';
import { sendSignal } from './leftovers';

/** How many empty scripts are timed to know what starting one takes. */
const calibrations = 15;

/** What carries out a plan's scripts, one at a time. */
export type Timer = Pick<Stopwatch, 'run' | 'calibrate'>;

export class Stopwatch {
  private waiting: ((end: JobEnd | undefined) => void) | undefined;
  private readonly child: ChildProcess;
  /** Of what the clock has started. */
  private group: number | undefined;
  /** What an empty script takes at least, in seconds: on a busy machine more would make short runs vanish. */
  private startSeconds = 0;

  /**
   * @param program the built file of `clock.ts`
   * @param env of what it starts
   */
  constructor(program: string, env: NodeJS.ProcessEnv = process.env) {
    this.child = fork(program, [], {
      // In VS Code the program is Electron; with this variable it is Node.
      env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    this.child.on('message', (message: FromClock) => {
      if ('end' in message) this.answer(message.end);
      else this.group = message.group;
    });
    this.child.on('error', () => this.answer(undefined));
    this.child.on('exit', () => this.answer(undefined));
  }

  /** Runs a script. Undefined if the process that measures was killed; what it ran has then been ended, too. */
  async run(job: TimedJob): Promise<JobEnd | undefined> {
    if (!this.child.connected) return undefined;
    const end = await new Promise<JobEnd | undefined>((resolve) => {
      this.waiting = resolve;
      this.child.send({ job });
    });
    return end && { ...end, seconds: Math.max(0, end.seconds - this.startSeconds) };
  }

  /** Times empty scripts, so that what starting one takes is not counted. */
  async calibrate(job: Pick<TimedJob, 'cwd' | 'mark'>): Promise<void> {
    const times: number[] = [];
    for (let n = 0; n < calibrations; n++) {
      const end = await this.run({ ...job, script: ':', timeoutMs: 10_000, mostBytes: 1e6 });
      if (end && end.code === 0) times.push(end.seconds);
    }
    this.startSeconds = times.length > 0 ? smallest(times) : 0;
  }

  /** Ends the script that runs; `run` then answers. */
  stop(): void {
    if (this.child.connected) this.child.send({ stop: true });
  }

  /** For a program that is about to end without waiting: the clock goes on, and ends what does not. */
  tellGroup(signal: NodeJS.Signals): void {
    if (this.group !== undefined) sendSignal(-this.group, signal);
  }

  close(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private answer(end: JobEnd | undefined): void {
    if (!end && this.group !== undefined) {
      sendSignal(-this.group, 'SIGKILL');
      this.group = undefined;
    }
    this.waiting?.(end);
    this.waiting = undefined;
  }
}
