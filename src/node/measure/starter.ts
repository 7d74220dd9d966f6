/**
 * A small shell that starts scripts and reads the time itself. A program as large as Node takes milliseconds to make a
 * process of itself, and learns late that it has ended; both vary more than short commands do. Needs bash 5, whose
 * variable EPOCHREALTIME is the time in microseconds, and Linux, where what a script leaves running can be found.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { markName } from '../../core/plan/target';
import type { JobEnd } from './job';

export type ScriptEnd = Pick<JobEnd, 'seconds' | 'code' | 'signal' | 'notStarted'>;

/** What a script is started with. The files are there, and are added to. */
export type Startable = Readonly<Record<'script' | 'mark' | 'out' | 'err', string>>;

const readyLine = 'ready';

const program = [
  'test -n "$EPOCHREALTIME" || exit 1',
  // What is ended gently may take its time, and the shell waits for it. Its children are ended as usual.
  'trap : TERM INT HUP QUIT USR1 USR2 ALRM PIPE',
  // What the shell says itself comes before its answer: that what it ran was ended by a signal.
  'exec 2>&3',
  `echo ${readyLine} >&3`,
  `vmibench_next() { IFS= read -r -d '' "$1"; }`,
  'while vmibench_next vmibench_out && vmibench_next vmibench_err &&',
  '  vmibench_next vmibench_mark && vmibench_next vmibench_script; do',
  '  vmibench_from=$EPOCHREALTIME',
  `  ${markName}=$vmibench_mark /bin/sh -c "$vmibench_script" \\`,
  '    </dev/null >>"$vmibench_out" 2>>"$vmibench_err" 3>&-',
  '  vmibench_code=$?',
  '  echo "$vmibench_from $EPOCHREALTIME $vmibench_code" >&3',
  'done',
].join('\n');

export class Starter {
  private said = '';
  private told: () => void = () => undefined;
  private end: Pick<ScriptEnd, 'code' | 'signal'> | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly cwd: string,
  ) {
    // It may end at any moment; its end is what is then heard of.
    child.stdin?.on('error', () => undefined);
    const answers = child.stdio[3] as Readable;
    answers.on('error', () => undefined);
    answers.on('data', (piece: Buffer) => {
      this.said += piece.toString('latin1');
      this.told();
    });
    child.once('error', () => this.ended(null, null));
    child.once('exit', (code, signal) => this.ended(code, signal));
  }

  /** Undefined where there is no such shell. */
  static async start(cwd: string, env: NodeJS.ProcessEnv): Promise<Starter | undefined> {
    if (process.platform !== 'linux') return undefined;
    // With -p it does nothing that its user's environment asks for, such as running a file of BASH_ENV first.
    const child = spawn('bash', ['--norc', '--noprofile', '-p', '-c', program], {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const made = new Starter(child, cwd);
    await made.until(() => made.said.includes(readyLine));
    return made.end ? undefined : made;
  }

  /** Of the shell, and of the group that it and what it starts are in. Undefined once it has ended. */
  get group(): number | undefined {
    return this.end ? undefined : this.child.pid;
  }

  /** One at a time. If the shell ends with the script, its end is the script's. */
  async run({ out, err, mark, script }: Startable): Promise<ScriptEnd> {
    this.said = '';
    const [clock, from] = [clockOffset(), process.hrtime.bigint()];
    this.child.stdin?.write([out, err, mark, script].map((text) => `${text}\0`).join(''));
    await this.until(() => answerIn(this.said) !== undefined);
    const seconds = Number(process.hrtime.bigint() - from) / 1e9;
    const answer = answerIn(this.said);
    if (!answer) return { seconds, code: null, signal: null, ...this.end };
    const { code, signal } = answer;
    return { code, signal, seconds: isJump(clock, clockOffset(), seconds) ? seconds : answer.seconds };
  }

  private ended(code: number | null, signal: string | null): void {
    this.end ??= { code, signal };
    this.told();
  }

  private async until(is: () => boolean): Promise<void> {
    while (!is() && !this.end) await new Promise<void>((resolve) => (this.told = resolve));
  }
}

const signalNames = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));
/** What sh adds to the number of a signal. */
const signalled = 128;

/** @param said since the script was handed over; undefined as long as there is no answer in it */
export function answerIn(said: string): ScriptEnd | undefined {
  const [line, from, fromMicro, to, toMicro, status = ''] = /^(\d+)\D(\d{6}) (\d+)\D(\d{6}) (\d+)\n/m.exec(said) ?? [];
  if (line === undefined) return undefined;
  const seconds = Number(BigInt(`${to}${toMicro}`) - BigInt(`${from}${fromMicro}`)) / 1e6;
  const code = Number(status);
  // A script may end with such a number by itself; the shell then says nothing.
  const signal = said.startsWith(line) ? undefined : signalNames.get(code - signalled);
  return signal === undefined ? { seconds, code, signal: null } : { seconds, code: null, signal };
}

/** By how much the time of day is ahead of a clock that nobody sets, in seconds. */
function clockOffset(): number {
  return (Date.now() - performance.now()) / 1000;
}

/** Steps of Date.now(), and what passes between asking the two clocks. */
const offsetSteps = 0.003;
/** By how much a clock is slowed down or sped up at most, to be set right without a jump. */
const slewed = 0.001;

/** Whether the time of day was set while a script ran: its own time is then wrong, and ours less exact. */
export function isJump(before: number, after: number, seconds: number): boolean {
  return Math.abs(after - before) > offsetSteps + slewed * seconds;
}
