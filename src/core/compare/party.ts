/** Reads a text as one side of a comparison, or says why it cannot be. */
import { analysisSteps } from '../analysis/analyse';
import { readingSteps, type ReportReading } from '../report/read';
import { toEnd, type Stepwise } from '../text/steps';
import type { CheckSettings } from '../judge/settings';
import { word, type Message } from '../messages/messages';
import type { Party } from './model';

export type ReadParty = { readonly party: Party; readonly reading: ReportReading } | { readonly why: Message };

/** Conflict markers of git, in order. Searched one after the other: a single pattern would try all pairs. */
const marks = [/^<{7} /m, /^={7}$/m, /^>{7} /m] as const;

function isInConflict(text: string): boolean {
  let rest = text;
  for (const mark of marks) {
    const found = mark.exec(rest);
    if (!found) return false;
    rest = rest.slice(found.index + found[0].length);
  }
  return true;
}

export function readParty(name: string, text: string, settings: CheckSettings): ReadParty {
  return toEnd(partySteps(name, text, settings));
}

/** The same in steps. */
export function* partySteps(name: string, text: string, { options }: CheckSettings): Stepwise<ReadParty> {
  const reading = yield* readingSteps(text);
  if (reading.report) {
    const { analysis } = yield* analysisSteps(reading.report, options);
    return { party: { name, report: reading.report, analysis }, reading };
  }
  if (isInConflict(text)) return { why: word('compare.conflict') };
  const first = reading.problems.find((problem) => problem.severity === 'error');
  return { why: first ? word('compare.unreadable', { why: first.message }) : word('compare.unreadable-plain') };
}
