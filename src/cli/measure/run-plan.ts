/** `vmibench run`: carries out a plan. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { version } from '../../../package.json';
import type { Plan } from '../../core/generated/plan-format';
import { durationMs } from '../../core/plan/duration';
import { readWith } from '../../core/import/detect';
import { runLogReader } from '../../core/import/runlog/reader';
import { progressOf } from '../../core/plan/progress';
import { asSettled } from '../../core/plan/settled';
import { restOf, scheduleOf, type Step } from '../../core/plan/schedule';
import { nearest } from '../../core/report/nearest';
import { word, type Message } from '../../core/messages/messages';
import { isFileError, writeReasonOf, FileFault } from '../../node/failures';
import { measurePlan, type MeasureOutcome } from '../../node/measure/measure';
import { settledOrDue } from '../../node/measure/pilot';
import { beginSession, isThere, progressIn, type MeasureSession } from '../../node/measure/session';
import { Stopwatch } from '../../node/measure/stopwatch';
import type { Command } from '../command';
import { complain, complainAbout, shownLine } from '../lines';
import type { ExitCode, Io } from '../output';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { printSchedule } from './dry-run';
import { runHelp } from './help';
import { logOf, planIn } from './plan-file';

const options: OptionTable = {
  'dry-run': { type: 'boolean' },
  resume: { type: 'boolean' },
  only: { type: 'string', value: 'ID' },
  seed: { type: 'string', value: '1' },
  budget: { type: 'string', value: '2h' },
};

const signals = ['SIGINT', 'SIGTERM'] as const;

interface Asked {
  readonly plan: Plan;
  readonly planFile: string;
  readonly log: string;
  readonly seed?: number;
  readonly budgetMs?: number;
  readonly began?: number;
  readonly only?: ReadonlySet<string>;
}

async function runPlan(typed: Typed, io: Io): Promise<ExitCode> {
  const [planFile, more] = typed.positionals;
  if (planFile === undefined) throw new UsageError(word('run.no-plan'));
  if (more !== undefined) throw new UsageError(word('run.one-plan'));
  const seed = seedOf(typed);
  const typedBudget = budgetOf(typed);
  const plan = planIn(planFile, io);
  if (!plan) return 2;
  const own = durationMs(plan.limits?.budget ?? '');
  const asked: Asked = {
    plan,
    planFile,
    log: logOf(planFile, plan),
    seed,
    budgetMs: typedBudget ?? own,
    only: onlyOf(typed, plan),
  };
  if (typed.has('dry-run')) return dryRun(asked, io);
  if (plan.design.pilot === undefined) return runIntoLog(asked, typed.has('resume'), io);
  return ofFiles(asked.log, io, () => runAfterPilot(asked, typed.has('resume'), io));
}

/** The pilot, or what is left of it, and then as much as it says. */
async function runAfterPilot(each: Asked, resume: boolean, io: Io): Promise<ExitCode> {
  // One budget for both.
  const asked: Asked = { ...each, began: performance.now() };
  const { planFile, log } = asked;
  const now = () => settledOrDue(asked.plan, planFile, log, { runLogReader });
  let found = now();
  if ('pilot' in found) {
    tell(io, word('pilot.begin', { log: relative('.', found.log) }));
    const code = await runIntoLog({ ...asked, only: undefined, plan: found.pilot, log: found.log }, resume, io);
    if (code === 2 || code === 3) return code;
    found = now();
  }
  if ('pilot' in found) return 3;
  if (found.said) tell(io, found.said);
  return runIntoLog({ ...asked, plan: found.plan }, resume && isThere(log), io);
}

/** Carries out a plan into a log, with what happens as lines. @throws UsageError where plans cannot run */
export async function runIntoLog(asked: Asked, resume: boolean, io: Io): Promise<ExitCode> {
  if (process.platform === 'win32') throw new UsageError(word('run.windows'));
  return ofFiles(asked.log, io, () => carriedOut(asked, resume, io));
}

async function ofFiles(log: string, io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!isFileError(error)) throw error;
    const { said, file = log } = error instanceof FileFault ? error : { said: writeReasonOf(error) };
    complainAbout(io, file, said);
    return 2;
  }
}

function seedOf(typed: Typed): number | undefined {
  const text = typed.value('seed');
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(word('run.not-seed', { found: text }));
  return Number(text);
}

function budgetOf(typed: Typed): number | undefined {
  const text = typed.value('budget');
  const ms = text === undefined ? undefined : durationMs(text);
  if (text !== undefined && ms === undefined) throw new UsageError(word('run.not-time', { found: text }));
  return ms;
}

function onlyOf(typed: Typed, { benchmarks }: Plan): ReadonlySet<string> | undefined {
  const ids = typed.values('only');
  const known = benchmarks.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw new UsageError(
      near === undefined
        ? word('run.only-unknown', { id, known: known.join(', ') })
        : word('run.only-unknown-near', { id, near }),
    );
  }
  return ids.length > 0 ? new Set(ids) : undefined;
}

/** What a log has is left out, so that what is printed is what --resume would do. */
function dryRun({ plan: planned, log, seed, only }: Asked, io: Io): ExitCode {
  const progress = existsSync(log) ? progressIn(log) : progressOf('');
  const plan = asSettled(planned, progress);
  const all = scheduleOf(plan, progress.mark?.seed ?? seed);
  const wanted = (step: Step): boolean => !('benchmark' in step) || (only?.has(step.benchmark) ?? true);
  printSchedule(restOf(all, progress.done, progress.observed).filter(wanted), plan, progress, io.out);
  return 0;
}

async function carriedOut(asked: Asked, resume: boolean, io: Io): Promise<ExitCode> {
  const { plan, planFile, log, seed, budgetMs, began, only } = asked;
  const shown = relative('.', log);
  // Before the locks, so that what a signal does is told before their own listener ends the process.
  let running: { readonly session: MeasureSession; readonly stopwatch: Stopwatch } | undefined;
  const told = (): void => {
    if (!running) return;
    running.stopwatch.tellGroup('SIGTERM');
    io.err.status('');
    const all = running.session.steps.filter(({ kind }) => kind === 'run').length;
    complain(io, word('run.interrupted', { n: progressIn(log).done.size, all, log: shown }));
  };
  // Once: a listener that stays would keep the signal from ending the process.
  for (const signal of signals) process.prependOnceListener(signal, told);
  const session = await beginSession({ plan, planFile, log, seed, resume, program: `vmibench ${version}` });
  const stopwatch = new Stopwatch(join(__dirname, 'clock.js'));
  running = { session, stopwatch };
  try {
    const runs = (steps: readonly Step[]): number => steps.filter(({ kind }) => kind === 'run').length;
    const restarts = session.steps.filter(({ kind }) => kind === 'restart').length;
    tell(
      io,
      resume
        ? word('run.begin-rest', { runs: runs(session.rest), all: runs(session.steps), log: shown })
        : word('run.begin', { runs: runs(session.steps), restarts, log: shown }),
    );
    const outcome = await measurePlan(session, {
      plan,
      planFile,
      log,
      logName: shown,
      only,
      budgetMs,
      began,
      stopwatch,
      readers: { readWith, runLogReader },
      waiting: { stopped: () => false, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
      telling: {
        status: (said) => io.err.status(shownLine(said)),
        line: (said, kind) => tell(io, said, kind),
      },
    });
    return concluded(outcome, io);
  } finally {
    for (const signal of signals) process.off(signal, told);
    stopwatch.close();
    session.file.close();
    session.release();
  }
}

function tell(io: Io, said: Message, kind?: 'warning'): void {
  io.err.status('');
  const line = shownLine(said);
  io.out.write(`${kind ? io.out.paint(line, 'yellow') : line}\n`);
}

function concluded({ how, said, failedRuns }: MeasureOutcome, io: Io): ExitCode {
  if (failedRuns > 0) tell(io, word('run.failed-runs', { n: failedRuns }), 'warning');
  tell(io, said, how === 'all' ? undefined : 'warning');
  if (how !== 'all') return 3;
  return failedRuns > 0 ? 1 : 0;
}

export const runPlanCommand: Command = { help: runHelp, options, run: runPlan };
