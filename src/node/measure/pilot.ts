/** Plans that find out how much to run: a pilot of the baseline first, in a log of its own. */
import type { Plan } from '../../core/generated/plan-format';
import { pilotOf, settledByPilot, type PilotSize, type SettledPlan } from '../../core/plan/calibration';
import type { PlanReaders } from '../../core/plan/readers';
import { asSettled, loggedAmounts } from '../../core/plan/settled';
import { decode } from '../../core/text/decode';
import { FileFault } from '../failures';
import { readBytes } from '../read';
import { isThere, logLimits, pilotLogOf, progressIn, progressOfPlan } from './session';

export interface PilotDue {
  readonly pilot: Plan;
  readonly log: string;
  /** Its log is there, and is to be gone on with. */
  readonly begun: boolean;
}

/**
 * The plan as it is run, or the pilot that is due before. What has been decided once stands in the plan's log.
 * @throws FileFault with the pilot's log, if it is of another plan or says too little; and the file system's errors
 */
export function settledOrDue(
  plan: Plan,
  planFile: string,
  log: string,
  { runLogReader }: Pick<PlanReaders, 'runLogReader'>,
): SettledPlan | PilotDue {
  const { pilot: size } = plan.design;
  if (size === undefined) return { plan };
  const logged = asSettled(plan, isThere(log) ? progressIn(log) : undefined);
  if (logged.design.pilot === undefined) return { plan: logged };
  const pilotLog = pilotLogOf(planFile);
  try {
    const pilot = pilotOf(plan, sizeIn(pilotLog) ?? (plan.restart === undefined ? { runs: size } : { restarts: size }));
    if (!progressOfPlan(pilot, pilotLog)?.ended) return { pilot, log: pilotLog, begun: isThere(pilotLog) };
    const found = settledByPilot(plan, decode(readBytes(pilotLog, logLimits)), runLogReader);
    if ('why' in found) throw new FileFault(found.why);
    return found;
  } catch (error) {
    throw error instanceof FileFault ? new FileFault(error.said, pilotLog) : error;
  }
}

/** `calibrate` writes the same log, and may have been asked for another length. It is as good. */
function sizeIn(log: string): PilotSize | undefined {
  const amounts = isThere(log) ? loggedAmounts(progressIn(log)) : {};
  return amounts.runs === undefined ? undefined : amounts;
}
