/** Reads a text as one side of a comparison, or says why it cannot be. */
import { analyse } from '../analysis/analyse';
import { readReport, type ReportReading } from '../report/read';
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

export function readParty(name: string, text: string, { options }: CheckSettings): ReadParty {
  const reading = readReport(text);
  if (reading.report)
    return { party: { name, report: reading.report, analysis: analyse(reading.report, options).analysis }, reading };
  if (isInConflict(text)) return { why: word('compare.conflict') };
  const first = reading.problems.find((problem) => problem.severity === 'error');
  return { why: first ? word('compare.unreadable', { why: first.message }) : word('compare.unreadable-plain') };
}
