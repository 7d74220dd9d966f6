/** What another program that owns the machines is to do next. */
import type { Plan } from '../generated/plan-format';
import { filled, fillings } from './fill';
import { resting, type LogProgress } from './progress';
import { restOf, runKey, scheduleOf, withWarmups, type RunStep, type Step } from './schedule';

/** Failed runs in a row after which a benchmark rests. */
export const usualFailures = 3;

interface NextRun {
  readonly step: 'run';
  readonly subject: string;
  readonly benchmark: string;
  readonly run: number;
  readonly block?: number;
  readonly boot?: number;
  /** How often to run the command before the run that counts. */
  readonly warmup: number;
  /** To be run before, not timed; only where nothing is started anew. */
  readonly prepare?: string;
  readonly command: string;
}

interface NextRestart {
  readonly step: 'restart';
  readonly subject: string;
  readonly boot: number;
  readonly prepare?: string;
  readonly restart: string;
  /** Commands, with what each must print. */
  readonly verify?: Readonly<Record<string, string | undefined>>;
}

export type NextStep = NextRun | NextRestart;

/** @param progress of the log @returns undefined if nothing is left, or all that is left rests */
export function nextStep(plan: Plan, progress: LogProgress): NextStep | undefined {
  if (progress.ended) return undefined;
  const all = scheduleOf(plan, progress.mark?.seed);
  const rests = resting(progress.steps, plan.limits?.failures ?? usualFailures);
  const rest = restOf(all, progress.done).filter(
    (step) => step.kind !== 'look' && !('benchmark' in step && rests.has(step.benchmark)),
  );
  const first = rest.find(({ kind }) => kind === 'run');
  if (first?.kind !== 'run') return undefined;
  const restart = restartBefore(all, first);
  if (restart?.kind !== 'restart' || isUp(all, restart, progress)) return runOf(plan, all, first, progress);
  const subject = plan.subjects.find(({ id }) => id === restart.subject);
  if (!subject) throw new Error(`no subject ${restart.subject}`);
  const command = typeof plan.restart === 'object' ? plan.restart.command : (plan.restart ?? '');
  const fill = (text: string | undefined) => (text === undefined ? undefined : filled(text, fillings(subject)));
  return {
    step: 'restart',
    subject: subject.id,
    boot: progress.boot + 1,
    prepare: fill(subject.prepare),
    restart: filled(command, fillings(subject)),
    verify: subject.verify,
  };
}

/** The restart in whose boot a run is. */
function restartBefore(all: readonly Step[], run: Pick<RunStep, 'subject' | 'benchmark' | 'run'>): Step | undefined {
  const at = all.findIndex((step) => step.kind === 'run' && runKey(step) === runKey(run));
  return all.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === 'restart');
}

/** Whether that restart was done: the last boot is as its subject, and has no runs of another restart. */
function isUp(
  all: readonly Step[],
  restart: Step & { readonly kind: 'restart' },
  { booted, steps }: LogProgress,
): boolean {
  if (booted?.subject !== restart.subject) return false;
  return steps.filter(({ boot }) => boot === booted.boot).every((step) => restartBefore(all, step) === restart);
}

function runOf(plan: Plan, all: readonly Step[], step: RunStep, { booted }: LogProgress): NextRun {
  const subject = plan.subjects.find(({ id }) => id === step.subject);
  const benchmark = plan.benchmarks.find(({ id }) => id === step.benchmark);
  if (!subject || !benchmark) throw new Error('a step of no subject or benchmark');
  const values = fillings(subject, benchmark);
  const warm = withWarmups(all, plan);
  const at = warm.findIndex((one) => one.kind === 'run' && runKey(one) === runKey(step));
  const before = warm.slice(0, at).findLastIndex(({ kind }) => kind !== 'warmup');
  return {
    step: 'run',
    subject: subject.id,
    benchmark: benchmark.id,
    run: step.run,
    block: step.block,
    boot: plan.restart === undefined ? undefined : booted?.boot,
    warmup: at - before - 1,
    prepare: plan.restart === undefined && subject.prepare !== undefined ? filled(subject.prepare, values) : undefined,
    command: filled(benchmark.command, values),
  };
}
