/** The lenses of a plan: what can be done with it, and how much it is. */
import type { Plan } from '../generated/plan-format';
import { word, type Message } from '../messages/messages';
import { designOf } from '../plan/design';
import type { LogProgress } from '../plan/progress';
import { asSettled } from '../plan/settled';
import { scheduleOf } from '../plan/schedule';
import type { Path } from '../report/path';

export interface PlanLens {
  readonly text: Message;
  /** On the first line if undefined. */
  readonly path?: Path;
  readonly action?: 'run' | 'resume' | 'dry-run' | 'calibrate' | 'log';
  /** The benchmark that alone is run. */
  readonly only?: string;
}

/**
 * @param progress of the plan's log; undefined if there is none
 * @param able whether commands may be started here: `untrusted` says why not, `no` says nothing
 */
export function planLenses(
  planned: Plan,
  progress: LogProgress | undefined,
  able: 'yes' | 'untrusted' | 'no',
): readonly PlanLens[] {
  const plan = asSettled(planned, progress);
  const steps = scheduleOf(plan, progress?.mark?.seed);
  const all = steps.filter(({ kind }) => kind === 'run').length;
  const restarts = steps.filter(({ kind }) => kind === 'restart').length;
  const begun = progress !== undefined;
  const action = begun ? 'resume' : 'run';
  const runs: PlanLens[] =
    able !== 'yes'
      ? []
      : [
          ...(progress?.ended
            ? []
            : [{ text: begun ? resumeText(progress, all) : word('plan-lens.run'), action } as const]),
          { text: word('plan-lens.dry-run'), action: 'dry-run' },
          { text: word('plan-lens.calibrate'), action: 'calibrate' },
        ];
  const { blocks } = designOf(plan);
  const amount =
    plan.design.pilot !== undefined
      ? word('plan-lens.pilot', { n: plan.design.pilot })
      : restarts > 0
        ? word('plan-lens.restarts', { runs: all, restarts })
        : word('plan-lens.amount', { runs: all, blocks });
  return [
    ...runs,
    ...(progress?.ended ? [{ text: word('plan-lens.complete', { n: progress.steps.length }) }] : []),
    ...(begun ? [{ text: word('plan-lens.log'), action: 'log' } as const] : []),
    { text: amount },
    ...(able === 'untrusted' ? [{ text: word('plan-lens.untrusted') }] : []),
    ...(able === 'yes' && !progress?.ended && plan.benchmarks.length > 1
      ? plan.benchmarks.map(({ id }, index): PlanLens => ({
          text: word('plan-lens.only'),
          path: ['benchmarks', index],
          action,
          only: id,
        }))
      : []),
  ];
}

function resumeText({ steps }: LogProgress, all: number): Message {
  return word('plan-lens.resume', { n: steps.length, all });
}
