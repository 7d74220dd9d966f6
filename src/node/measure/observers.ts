/** Commands that run beside a run which does not count, and end with it. What they print is kept with the outputs. */
import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlanBenchmark, PlanSubject } from '../../core/generated/plan-format';
import { eventLine } from '../../core/plan/log-lines';
import { observersOf, observerScript, partialCounters, type ObserverCommand } from '../../core/plan/observe';
import { handedOver } from '../../core/plan/target';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { inert } from '../../core/report/show';
import { dropIfEmpty, endOf, openForOutput } from '../append';
import type { Ended, Where } from './commands';
import { ownEnvironment } from './environment';
import { sendSignal } from './leftovers';
import { artifactOf } from './raw-outputs';
import { now } from './session';

/** More than the script takes: 20 s for its beginning and its signals, and as much again to look and to connect. */
const patienceMs = 60_000;
const mostRead = 1024 * 1024;

interface Observation {
  readonly subject: PlanSubject;
  readonly benchmark: PlanBenchmark;
  readonly boot?: number;
  /** What the run is called. */
  readonly row: Message;
}

interface Observed {
  readonly name: string;
  readonly artifact?: string;
  readonly sha256?: string;
  readonly failed?: Message;
}

export class Observers {
  constructor(
    private readonly where: Where,
    private readonly log: string,
    private readonly append: (line: string) => void,
    private readonly tell: (said: Message, kind?: 'warning') => void,
  ) {}

  /** Carries out a run and what observes it. Unless the run failed or was stopped, the log says what was observed. */
  async beside({ subject, benchmark, boot, row }: Observation, run: () => Promise<Ended>): Promise<Ended> {
    const watching = observersOf(this.where.plan, subject, benchmark).map((one, index) =>
      this.start(one, index + 1, `${benchmark.id}.${subject.id}.observed-${index + 1}`),
    );
    let ended: Ended;
    let found: readonly Observed[] = [];
    try {
      ended = await run();
    } finally {
      found = await Promise.all(watching.map((end) => end()));
    }
    if (ended.failed || ended.stopped) return ended;
    const outputs = found.map(({ failed, ...rest }) => ({ ...rest, failed: failed && sayEnglish(failed) }));
    this.append(eventLine('observed', { subject: subject.id, benchmark: benchmark.id, boot, at: now(), outputs }));
    for (const one of found) this.say(one, row);
    return ended;
  }

  /** @returns what ends it, and says what came out */
  private start({ name, command, on }: ObserverCommand, place: number, begin: string): () => Promise<Observed> {
    const { plan, folder, raw, mark } = this.where;
    // A name may hold anything, a slash too; names that differ in case are one file on some disks.
    const file = /^[\w.-]+$/.test(name) ? `${begin}-${name}` : begin;
    // The dot at its end: else the first would end the tenth as well.
    const script = observerScript(command, `${mark}.watch.${place}.`);
    const output = join(raw, `${file}.out`);
    const handle = openForOutput(output);
    const child = spawn('/bin/sh', ['-c', on === 'here' ? script : handedOver(plan.target?.shell ?? 'sh -c', script)], {
      cwd: folder,
      env: ownEnvironment(),
      stdio: ['pipe', handle, handle],
      detached: true,
    });
    closeSync(handle);
    child.stdin?.on('error', () => undefined);
    const over = new Promise<Message | undefined>((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) =>
        resolve(word('run.not-started', { why: error.code ?? error.name })),
      );
      child.once('exit', (code, signal) => {
        if (code === 0) resolve(undefined);
        else if (signal === null) resolve(word('run.exit', { code: String(code), said: '' }));
        else resolve(word('run.signal', { signal, said: '' }));
      });
    });
    return async () => {
      child.stdin?.end();
      const hard = setTimeout(() => child.pid !== undefined && sendSignal(-child.pid, 'SIGKILL'), patienceMs);
      const failed = await over;
      clearTimeout(hard);
      dropIfEmpty(output);
      const { path, sha256 } = artifactOf(raw, this.log, file) ?? {};
      return { name, artifact: path, sha256, failed };
    };
  }

  private say({ name, artifact, failed }: Observed, row: Message): void {
    if (failed) this.tell(word('run.observe-failed', { row, name: inert(name), why: failed }), 'warning');
    else if (artifact === undefined) this.tell(word('run.observed-nothing', { row, name: inert(name) }));
    else this.tell(word('run.observed', { row, name: inert(name), file: inert(artifact) }));
    const partial = artifact && partialCounters(decode(endOf(join(dirname(this.log), artifact), mostRead)));
    if (!partial) return;
    const { n, least } = partial;
    this.tell(word('run.observe-partial', { row, name: inert(name), n, least: String(least) }), 'warning');
  }
}
