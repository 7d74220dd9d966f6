/**
 * From a report and its analysis to its findings. One file a group of rules; a group is a pure function of what the
 * pipeline already knows, and a new group is a line in `groups`.
 */
import type { Analysis } from '../analysis/model';
import type { Report } from '../generated/format';
import type { Problem } from '../report/problem';
import type { Finding, Severities } from './model';
import { verdicts } from './verdicts';

/** What every rule may look at. The analysis is the one against the file's own baseline. */
export interface Subject {
  readonly report: Report;
  readonly analysis: Analysis;
}

type Group = (subject: Subject) => readonly Finding[];

const groups: readonly Group[] = [verdicts];

/**
 * All findings of a text: what the reader found wrong first, then what the rules say of a report that can be judged.
 * Rules that are off are left out; the others have the severity that the settings give them.
 */
export function findings(problems: readonly Problem[], subject: Subject | undefined, severities: Severities = {}): Finding[] {
  const structure = named(problems);
  const rules = subject ? groups.flatMap((group) => group(subject)) : [];
  return [...structure, ...rules].flatMap((finding) => withSeverity(finding, severities));
}

/** Names for what the reader found: rule and place, and a number where one place has the same rule twice. */
function named(problems: readonly Problem[]): Finding[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const plain = `${problem.rule}@${problem.span ? problem.span.offset : problem.path.join('/')}`;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return { ...problem, id: times ? `${plain}#${times + 1}` : plain, rows: [], related: [] };
  });
}

function withSeverity(finding: Finding, severities: Severities): Finding[] {
  const wanted = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
  if (wanted === 'off') return [];
  return wanted === undefined || wanted === finding.severity ? [finding] : [{ ...finding, severity: wanted }];
}
