/** Plans whose pilot has decided how much is run: the log says so. */
import type { Plan } from '../generated/plan-format';
import { property } from '../report/value';
import { mostRestarts, mostRunsInRestart } from './calibrate';
import type { LogProgress } from './progress';

type Logged = Pick<LogProgress, 'design'> | undefined;

/** As it is run, if that is decided. What the log says is taken only if it could be: a log may be of anybody. */
export function asSettled(plan: Plan, progress: Logged): Plan {
  const { pilot, see: _see, power: _power, budget: _budget, ...kept } = plan.design;
  const { restarts, runs } = loggedAmounts(progress);
  const isWhole = runs !== undefined && (plan.restart === undefined) === (restarts === undefined);
  return pilot === undefined || !isWhole ? plan : { ...plan, design: { ...kept, restarts, runs } };
}

/** How much a log says is run, as far as a pilot can decide on that much. */
export function loggedAmounts(progress: Logged): { readonly restarts?: number; readonly runs?: number } {
  const restarts = countIn(property(progress?.design, 'restarts'), mostRestarts);
  // Without restarts, runs are what is counted in their place.
  const runs = countIn(property(progress?.design, 'runs'), restarts === undefined ? mostRestarts : mostRunsInRestart);
  return { restarts, runs };
}

function countIn(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most ? value : undefined;
}
