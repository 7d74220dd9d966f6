/**
 * What is run when: a pure function of plan and seed. A block is one run, or one restart, of each subject; the order
 * of the subjects turns in every other block, so that a steady drift meets both sides alike.
 */
import type { Plan, PlanBenchmark } from '../generated/plan-format';
import { addAll } from '../text/lists';
import { designOf, isInBlock, type FullDesign } from './design';
import { chance, shuffled } from './random';

/** One run of one benchmark on one subject, named by its number among all runs of that pair, from 1. */
export interface RunStep {
  readonly kind: 'run';
  readonly subject: string;
  readonly benchmark: string;
  readonly run: number;
  /** Which block it is in, from 1. Subjects that were run one after the other as a whole have no blocks. */
  readonly block?: number;
}

export type Step =
  | RunStep
  | { readonly kind: 'restart'; readonly subject: string; readonly block?: number }
  | { readonly kind: 'warmup'; readonly subject: string; readonly benchmark: string }
  /** A run that does not count, with what the plan observes it by. */
  | { readonly kind: 'observe'; readonly subject: string; readonly benchmark: string }
  /** The plan may stop here, with as many blocks as `count`. */
  | { readonly kind: 'look'; readonly count: number };

/** All steps of a plan but the warm-ups. @param seed instead of the plan's own */
export function scheduleOf(plan: Plan, seed?: number): readonly Step[] {
  return plan.observe === undefined ? scheduleOfRuns(plan, seed) : withObserved(scheduleOfRuns(plan, seed));
}

/**
 * Each benchmark is observed on each subject once: as early as it can be, because a plan with looks may stop early, and
 * after the runs of the boot, which are not to be disturbed.
 */
function withObserved(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  const all: Step[] = [];
  const due: Step[] = [];
  const restarted = steps.some(({ kind }) => kind === 'restart');
  for (const step of steps) {
    if (step.kind !== 'run') addAll(all, due.splice(0));
    all.push(step);
    if (step.kind !== 'run' || seen.has(observedKey(step))) continue;
    seen.add(observedKey(step));
    const { subject, benchmark } = step;
    (restarted ? due : all).push({ kind: 'observe', subject, benchmark });
  }
  return [...all, ...due];
}

/** Names what is observed once. */
export function observedKey({ subject, benchmark }: Pick<RunStep, 'subject' | 'benchmark'>): string {
  return JSON.stringify([subject, benchmark]);
}

function scheduleOfRuns(plan: Plan, seed?: number): readonly Step[] {
  const design = designOf(plan, seed);
  const subjects = plan.subjects.map(({ id }) => id);
  const steps: Step[] = [];
  const add = (step: Step): void => void steps.push(step);
  if (design.order === 'blocked') {
    for (const subject of shuffled(subjects, chance(design.seed)))
      for (let block = 1; block <= design.blocks; block++) oneSide(plan, design, subject, block, false, add);
    return steps;
  }
  for (let block = 1; block <= design.blocks; block++) {
    if (design.restarted) {
      for (const subject of subjectsIn(subjects, design, block, 0)) oneSide(plan, design, subject, block, true, add);
    } else {
      rowsIn(plan, design, block).forEach((benchmark) => {
        const row = plan.benchmarks.indexOf(benchmark);
        for (const subject of subjectsIn(subjects, design, block, row)) add(runStep(subject, benchmark, block, block));
      });
    }
    if (design.looks.includes(block)) add({ kind: 'look', count: block });
  }
  return steps;
}

function runStep(subject: string, { id }: PlanBenchmark, run: number, block?: number): RunStep {
  return { kind: 'run', subject, benchmark: id, run, ...(block === undefined ? {} : { block }) };
}

/** The runs of one subject in one block, after its restart if it has one. */
function oneSide(
  plan: Plan,
  design: FullDesign,
  subject: string,
  block: number,
  shared: boolean,
  add: (step: Step) => void,
): void {
  const of = shared ? { block } : {};
  if (design.restarted) add({ kind: 'restart', subject, ...of });
  const rows = rowsIn(plan, design, block);
  const most = rows.reduce((so, row) => Math.max(so, design.runsOf(row)), 0);
  for (let turn = 1; turn <= most; turn++)
    for (const benchmark of rows) {
      const runs = design.runsOf(benchmark);
      if (turn <= runs) add(runStep(subject, benchmark, (block - 1) * runs + turn, of.block));
    }
}

/** The benchmarks of a block, in an order that is drawn for it and is the same for all subjects. */
function rowsIn(plan: Plan, { seed }: FullDesign, block: number): readonly PlanBenchmark[] {
  return shuffled(
    plan.benchmarks.filter((benchmark) => isInBlock(plan, benchmark, block)),
    chance(seed, 1, block),
  );
}

/**
 * The subjects of a block in order. `turning`: a drawn order and, in the next block, its reverse; of three and more the
 * order also moves on by one each pair of blocks, so that each comes first equally often.
 */
function subjectsIn(
  subjects: readonly string[],
  { order, seed }: FullDesign,
  block: number,
  row: number,
): readonly string[] {
  if (order === 'randomized') return shuffled(subjects, chance(seed, 2, block, row));
  const first = shuffled(subjects, chance(seed, 3, row));
  const pair = Math.floor((block - 1) / 2);
  // Of two, the reverse is the only other order.
  const by = first.length > 2 ? pair % first.length : 0;
  const turned = [...first.slice(by), ...first.slice(0, by)];
  return block % 2 === 1 ? turned : turned.reverse();
}

/** The steps with the warm-ups of each benchmark: before its first run on a subject, and again after each restart. */
export function withWarmups(steps: readonly Step[], { benchmarks }: Plan): readonly Step[] {
  const wanted = new Map(benchmarks.map(({ id, warmup = 0 }) => [id, warmup]));
  const warm = new Set<string>();
  return steps.flatMap((step): Step[] => {
    if (step.kind === 'restart') warm.clear();
    if (step.kind !== 'run') return [step];
    const { subject, benchmark } = step;
    const key = JSON.stringify([subject, benchmark]);
    if (warm.has(key)) return [step];
    warm.add(key);
    const warmups = Array.from({ length: wanted.get(benchmark) ?? 0 }, () => ({
      kind: 'warmup' as const,
      subject,
      benchmark,
    }));
    return [...warmups, step];
  });
}

/** Names a run in the log. */
export function runKey({ subject, benchmark, run }: Pick<RunStep, 'subject' | 'benchmark' | 'run'>): string {
  return JSON.stringify([subject, benchmark, run]);
}

/**
 * What is left of a schedule: runs that are not in the log, restarts that such a run follows, and looks that no run
 * of the log is behind.
 * @param done keys of runs @param observed keys of what was observed
 */
export function restOf(
  steps: readonly Step[],
  done: ReadonlySet<string>,
  observed: ReadonlySet<string> = new Set(),
): readonly Step[] {
  const isDone = (step: Step): boolean =>
    (step.kind === 'run' && done.has(runKey(step))) || (step.kind === 'observe' && observed.has(observedKey(step)));
  const lastDone = steps.findLastIndex((step) => step.kind === 'run' && isDone(step));
  return steps.filter((step, index) => {
    if (step.kind === 'run' || step.kind === 'observe') return !isDone(step);
    if (step.kind === 'look') return index > lastDone;
    if (step.kind === 'warmup') return true;
    for (let at = index + 1; at < steps.length; at++) {
      const next = steps[at];
      if (next?.kind !== 'run' && next?.kind !== 'observe') return false;
      if (!isDone(next)) return true;
    }
    return false;
  });
}
