/** The list of problems of an editor: what is in it, in which order, and where it ends. */
import { namer } from '../analysis/label';
import type { Analysis, Row } from '../analysis/model';
import { rowsOfEntry } from '../findings/changed-places';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { gathered } from './gather';

/** A list that nobody reads to its end is cut, and says so. */
const maxProblems = 100;
/** Places that are shown with one finding. */
export const maxRelated = 20;

export interface ProblemList {
  readonly shown: readonly Finding[];
  /** Said at the start of the file if there are more. */
  readonly more?: Message;
}

/**
 * What was waived comes last. It stays visible at its place, as a hint: a list of things to do leaves hints out.
 * @param good the last report that could be judged
 * @param leaves whether a finding is left to somebody else who says the same
 */
export function problemList(
  findings: readonly Finding[],
  good: { readonly report: Report; readonly analysis: Analysis } | undefined,
  leaves: (finding: Finding) => boolean = () => false,
): ProblemList {
  const mine = findings.filter((finding) => !leaves(finding));
  const ordered = [...mine.filter((finding) => !finding.waived), ...mine.filter((finding) => finding.waived)];
  const listed = gathered(ordered, rowNames(good));
  const shown = listed.slice(0, maxProblems);
  const left = listed.length - shown.length;
  return left > 0 ? { shown, more: word('finding.more', { n: left }) } : { shown };
}

/** What a problem says, with the reason why it is waived. */
export function problemText({ message, waived }: Finding): Message {
  return waived ? word('finding.waived', { said: message, reason: waived.reason }) : message;
}

function rowNames(good: Parameters<typeof problemList>[1]): (key: string, finding: Finding) => string {
  const name = good && namer(good.report);
  let rows: ReadonlyMap<string, Row> | undefined;
  const rowOf = ({ path: [list, index], rows: [key = ''] }: Finding): Row | undefined => {
    const all = good?.analysis.rows ?? [];
    // Almost always a row of the benchmark in which it was found, so that no map of all rows is made.
    const near = list === 'benchmarks' && typeof index === 'number' ? rowsOfEntry(all, index) : [];
    const found = near.find((row) => row.key === key);
    if (found) return found;
    rows ??= new Map(all.map((row) => [row.key, row]));
    return rows.get(key);
  };
  return (key, finding) => {
    const benchmark = good?.report.benchmarks[rowOf(finding)?.benchmark ?? -1];
    return (benchmark && name?.(benchmark)) ?? key;
  };
}
