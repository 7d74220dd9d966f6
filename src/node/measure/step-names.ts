/** What the steps of a plan are called. */
import { word, type Message } from '../../core/messages/messages';
import type { RunStep, Step } from '../../core/plan/schedule';

/** Of the files for what a run prints. */
export function outputName({ benchmark, subject, run }: RunStep): string {
  return `${benchmark}.${subject}.${String(run)}`;
}

/** A step as it is said while it goes on. */
export function stepName(step: Exclude<Step, { kind: 'look' }>): Message {
  if (step.kind === 'run')
    return word('run.row', { subject: step.subject, benchmark: step.benchmark, run: String(step.run) });
  if (step.kind === 'warmup') return word('run.row-warmup', { subject: step.subject, benchmark: step.benchmark });
  if (step.kind === 'observe') return word('run.row-observed', { subject: step.subject, benchmark: step.benchmark });
  return word('run.row-restart', { subject: step.subject });
}
