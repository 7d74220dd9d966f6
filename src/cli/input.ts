/** Reads and checks one report, for commands that print it and do not gate on it. */
import { checkText, type CheckResult } from '../core/judge/check';
import { readerRules } from '../core/findings/reader-rules';
import { nearest } from '../core/report/nearest';
import type { CheckSettings } from '../core/judge/settings';
import { word, type Message } from '../core/messages/messages';
import { readReasonOf } from '../node/failures';
import { readStdin, readTextFile } from '../node/read';
import { complainAbout } from './lines';
import type { Io } from './output';
import type { Target } from './targets';

export type CheckedReport = Required<Pick<CheckResult, 'report' | 'analysis' | 'findings'>>;

/** Rules of the reader: errors of these mean that parts of the report are missing from the output. */
const readerRuleNames: ReadonlySet<string> = new Set(readerRules.map(({ name }) => name));

/**
 * The report of a target, compared with `baseline` instead of its own if given.
 * @returns undefined if there is none, which has been reported
 */
export async function checkedReport(
  target: Target,
  settings: CheckSettings,
  io: Io,
  baseline: string | undefined,
): Promise<CheckedReport | undefined> {
  const refuse = (why: Message): undefined => void complainAbout(io, target.name, why);
  if (target.kind === 'missing') return refuse(target.why);
  let text: string;
  try {
    text = target.kind === 'stdin' ? await readStdin() : readTextFile(target.name);
  } catch (error) {
    return refuse(readReasonOf(error));
  }
  const { report, analysis, findings, knowsBaseline } = checkText(text, settings, baseline);
  if (!report || !analysis) return refuse(word('cli.export-not-a-report'));
  if (!knowsBaseline && baseline !== undefined) {
    const subjects = report.subjects.map((subject) => subject.id);
    return refuse(unknownSubject('cli.no-baseline', baseline, subjects));
  }
  if (findings.some(({ finding }) => finding.severity === 'error' && readerRuleNames.has(finding.rule)))
    complainAbout(io, target.name, word('cli.export-partly'), 'warning');
  return { report, analysis, findings };
}

export function unknownSubject(
  key: 'cli.no-baseline' | 'cli.export-no-candidate' | 'importing.no-baseline',
  id: string,
  subjects: readonly string[],
): Message {
  const near = nearest(id, subjects);
  return near ? word(`${key}-near`, { id, near }) : word(key, { id, subjects: subjects.join(', ') });
}
