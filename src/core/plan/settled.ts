/** Plans whose pilot has decided how much is run: the log says so. */
import type { Plan } from '../generated/plan-format';
import { property } from '../report/value';
import type { LogProgress } from './progress';

/** As it is run, if that is decided. What the log says is taken only if it could be: a log may be of anybody. */
export function asSettled(plan: Plan, progress: Pick<LogProgress, 'design'> | undefined): Plan {
  const { pilot, see: _see, power: _power, budget: _budget, ...kept } = plan.design;
  const [restarts, runs] = ['restarts', 'runs'].map((name) => countIn(property(progress?.design, name)));
  const isWhole = runs !== undefined && (plan.restart === undefined) === (restarts === undefined);
  return pilot === undefined || !isWhole ? plan : { ...plan, design: { ...kept, restarts, runs } };
}

function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
