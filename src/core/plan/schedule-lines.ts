/** A schedule as lines: what would run when, and for how long. */
import type { Plan } from '../generated/plan-format';
import { word, type Message } from '../messages/messages';
import { durationText } from './duration';
import { estimateOf } from './estimate';
import type { LogProgress } from './progress';
import { withWarmups, type Step } from './schedule';

interface ScheduleLine {
  readonly text: Message;
  /** A heading. */
  readonly block?: true;
  /** Counts the runs, from 1. */
  readonly number?: number;
}

export interface ScheduleLines {
  readonly lines: readonly ScheduleLine[];
  readonly sum: Message;
}

export function scheduleLines(
  steps: readonly Step[],
  plan: Plan,
  { steps: logged, restartMs }: Pick<LogProgress, 'steps' | 'restartMs'>,
): ScheduleLines {
  const all = withWarmups(steps, plan);
  const lines: ScheduleLine[] = [];
  let [number, block] = [0, 0];
  for (const step of all) {
    if ('block' in step && step.block !== undefined && step.block !== block) {
      block = step.block;
      lines.push({ text: word('run.dry-block', { block: String(block) }), block: true });
    }
    lines.push({ text: textOf(step), ...(step.kind === 'run' ? { number: ++number } : {}) });
  }
  const { ms, unknown } = estimateOf(all, plan, logged, restartMs);
  const time = unknown > 0 ? word('run.time-unknown') : word('run.time-left', { time: durationText(ms) });
  const restarts = steps.filter(({ kind }) => kind === 'restart').length;
  return { lines, sum: word('run.dry', { runs: number, restarts, time }) };
}

function textOf(step: Step): Message {
  if (step.kind === 'look') return word('run.dry-look', { count: String(step.count) });
  if (step.kind === 'restart') return word('run.row-restart', { subject: step.subject });
  const { benchmark, subject } = step;
  if (step.kind === 'warmup') return word('run.dry-warmup', { benchmark, subject });
  if (step.kind === 'observe') return word('run.dry-observe', { benchmark, subject });
  return word('run.dry-run', { benchmark, subject, run: String(step.run) });
}
