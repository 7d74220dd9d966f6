/** What the commands for other schedulers begin with: a plan and its log. */
import type { Plan } from '../../core/generated/plan-format';
import { progressOf, type LogProgress } from '../../core/plan/progress';
import { asSettled } from '../../core/plan/settled';
import { word, type Message } from '../../core/messages/messages';
import { FileFault, isFileError, writeReasonOf } from '../../node/failures';
import { isThere, progressIn, progressOfPlan } from '../../node/measure/session';
import { complainAbout } from '../lines';
import type { ExitCode, Io } from '../output';
import { UsageError, type Typed } from '../usage';
import { logOf, planIn } from './plan-file';

export interface PlanInput {
  readonly plan: Plan;
  readonly planFile: string;
  readonly log: string;
}

/**
 * @param needsDesign whether a plan whose pilot has not run is refused
 * @throws UsageError
 */
export async function withPlan(
  { positionals: [planFile, more] }: Typed,
  io: Io,
  work: (input: PlanInput) => Promise<ExitCode> | ExitCode,
  needsDesign = true,
): Promise<ExitCode> {
  if (planFile === undefined) throw new UsageError(word('run.no-plan'));
  if (more !== undefined) throw new UsageError(word('run.one-plan'));
  const plan = planIn(planFile, io);
  if (!plan) return 2;
  const log = logOf(planFile, plan);
  try {
    const settled = asSettled(plan, isThere(log) ? progressIn(log) : undefined);
    if (needsDesign && settled.design.pilot !== undefined) throw new FileFault(word('pilot.first'));
    return await work({ plan: settled, planFile, log });
  } catch (error) {
    if (!isFileError(error)) throw error;
    complainAbout(io, log, error instanceof FileFault ? error.said : writeReasonOf(error));
    return 2;
  }
}

/** @throws FileFault if the log is not of this plan */
export function progressSoFar({ plan, log }: PlanInput): LogProgress {
  return progressOfPlan(plan, log) ?? progressOf('');
}

/** Why nothing is left to do. */
export function overText({ ended, steps }: LogProgress, all: number): Message {
  if (steps.length >= all) return word('run.over-all');
  return word(ended ? 'run.over-decided' : 'run.over-resting');
}
