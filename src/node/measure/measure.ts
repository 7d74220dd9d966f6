/** Carries out a plan: step by step, each run on the disk before the next one begins. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plan, PlanBenchmark, PlanSubject } from '../../core/generated/plan-format';
import { decidedIn } from '../../core/plan/decide';
import { designOf } from '../../core/plan/design';
import { durationText } from '../../core/plan/duration';
import { estimateOf } from '../../core/plan/estimate';
import { filled, fillings } from '../../core/plan/fill';
import { eventLine, linesOfRun } from '../../core/plan/log-lines';
import { usualFailures } from '../../core/plan/next-step';
import { resting, type LoggedStep } from '../../core/plan/progress';
import type { PlanReaders } from '../../core/plan/readers';
import { withWarmups, type RunStep, type Step } from '../../core/plan/schedule';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { readBytes } from '../read';
import { calibrateTarget, carryOut, isTimed, runLimits, sweepTarget, type Ended, type Where } from './commands';
import { KernelWatch } from './kernel-watch';
import { Observers } from './observers';
import { MachineWatch } from './machine-watch';
import { endMarked } from './leftovers';
import { artifactOf, prepareRawFolder, rawFolder } from './raw-outputs';
import { numbersShown, readingOf } from './run-reading';
import { outputName, stepName } from './step-names';
import { isSameBoot, restartAs, type Waiting } from './restarts';
import { logLimits, markOf, now, type MeasureSession } from './session';
import type { Timer } from './stopwatch';

interface Telling {
  /** What is going on, in one line that moves. */
  readonly status: (said: Message) => void;
  /** What has happened. */
  readonly line: (said: Message, kind?: 'warning') => void;
}

export interface MeasureOptions {
  readonly plan: Plan;
  readonly planFile: string;
  readonly log: string;
  /** As it is shown. */
  readonly logName: string;
  /** Benchmarks to run; all without. */
  readonly only?: ReadonlySet<string>;
  readonly budgetMs?: number;
  /** When the budget began, by performance.now(); without, now. */
  readonly began?: number;
  readonly stopwatch: Timer;
  readonly readers: PlanReaders;
  readonly telling: Telling;
  readonly waiting: Waiting;
}

export interface MeasureOutcome {
  readonly how: 'all' | 'budget' | 'restarts' | 'stopped' | 'full';
  readonly said: Message;
  readonly failedRuns: number;
}

/** Less room than that on the log's disk stops a plan before its next run. */
const leastFreeBytes = 4 * 1024 * 1024;

/**
 * Carries out what is left of a plan. Never throws for what a command does.
 * @throws the file system's errors, if the log cannot be written; what it holds is whole
 */
export function measurePlan(session: MeasureSession, options: MeasureOptions): Promise<MeasureOutcome> {
  return new Measuring(session, options).all();
}

class Measuring {
  private logged: LoggedStep[];
  private readonly where: Where;
  private readonly from: number;
  private readonly allRuns: number;
  private boot: number;
  private failedInRow = 0;
  /** Boots in a row that were lost while something ran. */
  private lostInRow = 0;
  /** The id of the boot that runs, where something boots; and where in the steps its restart is. */
  private bootId: string | undefined;
  private restartedAt = 0;
  private readonly restartTimes: number[] = [];
  private rests: ReadonlySet<string>;
  private readonly kernel: KernelWatch;
  private readonly machines: MachineWatch;
  private readonly observers: Observers;

  constructor(
    private readonly session: MeasureSession,
    private readonly options: MeasureOptions,
  ) {
    const { plan, planFile, log, stopwatch, began = performance.now() } = options;
    this.from = began;
    this.logged = [...session.progress.steps];
    this.boot = session.progress.boot;
    this.rests = resting(this.logged, this.failures);
    this.where = {
      plan,
      folder: dirname(planFile),
      raw: rawFolder(log),
      mark: markOf(log),
      stopwatch,
      emptyOnTarget: 0,
    };
    const append = (line: string): void => session.file.append(line);
    const warn = (said: Message): void => options.telling.line(said, 'warning');
    this.kernel = new KernelWatch(this.where, append, warn);
    this.observers = new Observers(this.where, log, append, options.telling.line);
    this.machines = new MachineWatch(this.where, append, warn, session.progress);
    this.allRuns = session.steps.filter(({ kind }) => kind === 'run').length;
  }

  async all(): Promise<MeasureOutcome> {
    const outcome = await this.steps();
    // After the last run nothing else would.
    await sweepTarget(this.where);
    return outcome;
  }

  private async steps(): Promise<MeasureOutcome> {
    const { plan, only, stopwatch } = this.options;
    prepareRawFolder(this.where.raw);
    // Of a session that was killed together with its clock.
    endMarked(this.where.mark);
    if (isTimed(plan)) await stopwatch.calibrate({ cwd: this.where.folder, mark: this.where.mark });
    if (plan.restart === undefined) await calibrateTarget(this.where);
    const wanted = this.session.rest.filter((step) => !('benchmark' in step) || (only?.has(step.benchmark) ?? true));
    const steps = withWarmups(wanted, plan);
    for (let at = 0; at < steps.length; at++) {
      const early = this.endsEarly();
      if (early) return early;
      const step = steps[at];
      if (!step || ('benchmark' in step && this.rests.has(step.benchmark))) continue;
      if (step.kind === 'restart') this.restartedAt = at;
      this.tellStatus(step, steps.slice(at));
      const end = await this.step(step);
      // The restart and all its runs are done again.
      if (end === 'lost') at = this.restartedAt - 1;
      else if (end) return end;
    }
    await this.kernel.ended();
    const { length } = this.logged;
    if (!only) this.session.file.append(eventLine('end', { at: now() }));
    return this.outcome('all', word('run.ended-all', { n: length, all: this.allRuns, log: this.options.logName }));
  }

  private get failures(): number {
    return this.options.plan.limits?.failures ?? usualFailures;
  }

  private outcome(how: MeasureOutcome['how'], said: Message): MeasureOutcome {
    return { how, said, failedRuns: this.logged.filter(({ failed }) => failed).length };
  }

  private endsEarly(): MeasureOutcome | undefined {
    const { budgetMs, log, logName, waiting } = this.options;
    const facts = { n: this.logged.length, all: this.allRuns, log: logName };
    if (waiting.stopped()) return this.outcome('stopped', word('run.interrupted', facts));
    if (budgetMs !== undefined && performance.now() - this.from >= budgetMs)
      return this.outcome('budget', word('run.ended-budget', { ...facts, time: durationText(budgetMs) }));
    const { bavail, bsize } = statfsSync(dirname(log));
    return bavail * bsize < leastFreeBytes ? this.outcome('full', word('run.full')) : undefined;
  }

  private tellStatus(step: Step, left: readonly Step[]): void {
    const { plan, telling } = this.options;
    if (step.kind === 'look') return;
    const times = this.restartTimes;
    const restartMs = times.length
      ? times.reduce((sum, one) => sum + one, 0) / times.length
      : this.session.progress.restartMs;
    const { ms, unknown } = estimateOf(left, plan, this.logged, restartMs);
    const said = word('run.time-left', { time: durationText(ms) });
    telling.status(
      word('run.status', {
        n: this.logged.length + 1,
        all: this.allRuns,
        row: stepName(step),
        left: unknown === 0 && ms > 0 ? word('run.status-left', { said }) : '',
      }),
    );
  }

  /** @returns the outcome, if the plan ends with this step, or that its boot was lost */
  private async step(step: Step): Promise<MeasureOutcome | 'lost' | undefined> {
    const { plan } = this.options;
    if (step.kind === 'look') return this.look(step.count);
    const subject = plan.subjects.find(({ id }) => id === step.subject);
    if (!subject) throw new Error(`no subject ${step.subject}`);
    if (step.kind === 'restart') return this.restart(subject);
    const benchmark = plan.benchmarks.find(({ id }) => id === step.benchmark);
    if (!benchmark) throw new Error(`no benchmark ${step.benchmark}`);
    if (step.kind === 'run') return this.run(step, subject, benchmark);
    const run = (): Promise<Ended> => this.execute(subject, benchmark, undefined);
    if (step.kind === 'warmup') return this.lostBoot(subject, await run());
    const boot = plan.restart === undefined ? undefined : this.boot;
    const ended = await this.observers.beside({ subject, benchmark, boot, row: stepName(step) }, run);
    if (ended.stopped) return undefined;
    const lost = await this.lostBoot(subject, ended);
    if (ended.failed && !lost)
      this.options.telling.line(word('run.row-failed', { row: stepName(step), why: ended.failed }), 'warning');
    return lost;
  }

  /** The plan stops as a whole: rows that are dropped would change heat and caches for the others. */
  private look(count: number): MeasureOutcome | undefined {
    const { plan, log, logName, telling } = this.options;
    const { decided, all } = decidedIn(decode(readBytes(log, logLimits)), this.options.readers.runLogReader);
    const end = decided === all && all > 0;
    this.session.file.append(eventLine('look', { count, decided, rows: all, at: now() }));
    telling.line(word('run.look', { n: String(count), decided: String(decided), all: String(all) }));
    const most = designOf(plan).looks.at(-1);
    if (!end || count === most) return undefined;
    this.session.file.append(eventLine('end', { at: now() }));
    const facts = { count: String(count), most: String(most), n: this.logged.length, log: logName };
    return this.outcome('all', word('run.ended-decided', facts));
  }

  private async restart(subject: PlanSubject): Promise<MeasureOutcome | undefined> {
    const { telling, waiting } = this.options;
    await this.kernel.ended();
    for (;;) {
      const boot = ++this.boot;
      const at = now();
      const { failed, id, ms, stopped } = await restartAs(this.where, subject, boot, waiting);
      if (stopped) return this.endsEarly();
      const facts = { boot, subject: subject.id, id, at, took: Number((ms / 1000).toFixed(3)) };
      const why = failed && { failed: sayEnglish(failed) };
      this.session.file.append(eventLine('restart', { ...facts, ...why }));
      if (!failed) {
        this.failedInRow = 0;
        this.bootId = id;
        this.restartTimes.push(ms);
        await this.machines.capture(subject, boot);
        await calibrateTarget(this.where);
        await this.kernel.began(subject, boot);
        telling.line(word('run.restarted', { boot: String(boot), subject: subject.id, time: durationText(ms) }));
        return undefined;
      }
      telling.line(word('run.restart-failed', { boot: String(boot), subject: subject.id, why: failed }), 'warning');
      if (++this.failedInRow >= this.failures)
        return this.outcome('restarts', word('run.ended-restarts', { n: this.failedInRow, subject: subject.id }));
      const early = this.endsEarly();
      if (early) return early;
    }
  }

  private async execute(subject: PlanSubject, benchmark: PlanBenchmark, step: RunStep | undefined): Promise<Ended> {
    const { plan } = this.options;
    const values = fillings(subject, benchmark);
    const variables = {
      VMIBENCH_SUBJECT: subject.id,
      VMIBENCH_BENCHMARK: benchmark.id,
      VMIBENCH_RUN: step?.run ?? 0,
      VMIBENCH_BLOCK: step?.block,
      VMIBENCH_BOOT: plan.restart === undefined ? undefined : this.boot,
    };
    if (plan.restart === undefined && subject.prepare !== undefined) {
      const command = filled(subject.prepare, values);
      const { failed, ...rest } = await carryOut(
        this.where,
        { command, variables },
        'prepare',
        runLimits(plan, benchmark),
        'target',
      );
      if (failed) return { ...rest, failed: word('run.prepare', { why: failed }), printed: false };
    }
    // After what sets the subject's switches.
    if (plan.restart === undefined) await this.machines.once(subject);
    return carryOut(
      this.where,
      { command: filled(benchmark.command, values), variables },
      step ? outputName(step) : 'warmup',
      runLimits(plan, benchmark),
    );
  }

  /**
   * After a failure: whether the boot is gone, or has a load that cannot be ended. Its samples are then void, because
   * nobody knows since when it was.
   */
  private async lostBoot(
    subject: PlanSubject,
    { failed: why, loaded }: Ended,
  ): Promise<MeasureOutcome | 'lost' | undefined> {
    const { plan, telling } = this.options;
    if (!why || plan.restart === undefined) return undefined;
    if (!loaded && (await isSameBoot(this.where, subject, this.boot, this.bootId))) return undefined;
    const { boot } = this;
    this.kernel.lost();
    this.session.file.append(eventLine('lost', { boot, subject: subject.id, failed: sayEnglish(why), at: now() }));
    this.logged = this.logged.filter((one) => one.boot !== boot);
    telling.line(word('run.lost', { boot: String(boot), subject: subject.id, why }), 'warning');
    if (++this.lostInRow < this.failures) return 'lost';
    return this.outcome('restarts', word('run.ended-restarts', { n: this.lostInRow, subject: subject.id }));
  }

  private async run(
    step: RunStep,
    subject: PlanSubject,
    benchmark: PlanBenchmark,
  ): Promise<MeasureOutcome | 'lost' | undefined> {
    const { plan, telling, waiting } = this.options;
    const at = now();
    const from = performance.now();
    const ended = await this.execute(subject, benchmark, step);
    // What was interrupted is no run: it is done again.
    if (ended.stopped || waiting.stopped()) return undefined;
    const lost = await this.lostBoot(subject, ended);
    if (lost) return lost;
    this.lostInRow = 0;
    const reading = readingOf(ended, benchmark, this.options.readers);
    const took = (performance.now() - from) / 1000;
    const facts = { at, took, boot: plan.restart === undefined ? undefined : this.boot, command: benchmark.command };
    this.session.file.append(
      linesOfRun(plan, step, reading, {
        ...facts,
        artifact: ended.printed ? artifactOf(this.where.raw, this.options.log, outputName(step)) : undefined,
      }),
    );
    const failed = 'failed' in reading;
    this.logged.push({ ...step, failed, took, boot: facts.boot });
    const row = stepName(step);
    if ('failed' in reading) telling.line(word('run.row-failed', { row, why: reading.failed }), 'warning');
    else telling.line(word('run.row-value', { row, value: numbersShown(reading) }));
    if (ended.left > 0) telling.line(word('run.left-behind', { row, n: ended.left }), 'warning');
    const rests = resting(this.logged, this.failures);
    if (rests.has(step.benchmark) && !this.rests.has(step.benchmark))
      telling.line(word('run.rests', { benchmark: step.benchmark, n: this.failures }), 'warning');
    this.rests = rests;
    return undefined;
  }
}
