/** A schedule as text: what would run when, and for how long. */
import type { Plan } from '../../core/generated/plan-format';
import { durationText } from '../../core/plan/duration';
import { estimateOf } from '../../core/plan/estimate';
import type { LogProgress } from '../../core/plan/progress';
import { withWarmups, type Step } from '../../core/plan/schedule';
import { word } from '../../core/messages/messages';
import { shownLine } from '../lines';
import type { Output } from '../output';

export function printSchedule(steps: readonly Step[], plan: Plan, { steps: logged }: LogProgress, out: Output): void {
  const all = withWarmups(steps, plan);
  const runs = steps.filter(({ kind }) => kind === 'run').length;
  const width = String(runs).length;
  let n = 0;
  let block: number | undefined;
  for (const step of all) {
    if ('block' in step && step.block !== undefined && step.block !== block) {
      block = step.block;
      out.write(`${out.paint(`block ${String(block)}`, 'bold')}\n`);
    }
    const number = (step.kind === 'run' ? String(++n) : '').padStart(width);
    out.write(`  ${number}  ${shownLine(textOf(step))}\n`);
  }
  const { ms, unknown } = estimateOf(all, plan, logged);
  const time = word('run.time-left', { time: durationText(ms) });
  const restarts = steps.filter(({ kind }) => kind === 'restart').length;
  out.write(`${shownLine(word('run.dry', { runs, restarts, time: unknown > 0 ? word('run.time-unknown') : time }))}\n`);
}

function textOf(step: Step): string {
  if (step.kind === 'look') return `look at ${String(step.count)}`;
  if (step.kind === 'restart') return `restart as ${step.subject}`;
  if (step.kind === 'warmup') return `${step.benchmark}  ${step.subject}  warm-up`;
  return `${step.benchmark}  ${step.subject}  run ${String(step.run)}`;
}
