/** One file or standard input, read and judged: for commands that show a report and do not gate it. */
import { checkText, type CheckResult } from '../core/judge/check';
import { readerRules } from '../core/findings/reader-rules';
import { nearest } from '../core/report/nearest';
import { visible } from '../core/text/visible';
import type { CheckSettings } from '../core/judge/settings';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import type { Target } from './targets';
import type { Io } from './output';
import { readStdin, readText, reasonOf } from '../node/read';
import { shownName } from './check/lines';

export type Judged = Required<Pick<CheckResult, 'report' | 'analysis' | 'findings'>>;

/** Says something about a file where the results are not. */
export function sayOf(io: Io, name: string, message: Message, severity: 'error' | 'warning' = 'error'): void {
  io.err.write(
    `${io.err.paint(shownName(name), 'bold')}: ${io.err.paint(severity, severity === 'error' ? 'red' : 'yellow')}: ${visible(sayEnglish(message))}\n`,
  );
}

/** The text of a target; undefined where it cannot be had, which has been said. */
export async function textOf(target: Target, io: Io): Promise<string | undefined> {
  if (target.kind === 'missing') {
    sayOf(io, target.name, target.why);
    return undefined;
  }
  try {
    return target.kind === 'stdin' ? await readStdin() : readText(target.name);
  } catch (error) {
    sayOf(io, target.name, reasonOf(error));
    return undefined;
  }
}

/** Rules that say a text is faulty: then parts of it may be left out, and the reader of an export would not know. */
const reader: ReadonlySet<string> = new Set(readerRules.map(({ name }) => name));

/** Judges a text, against a subject of the caller's where there is one; undefined with the reason said. */
export function judge(
  text: string,
  name: string,
  settings: CheckSettings,
  io: Io,
  baseline?: string,
): Judged | undefined {
  const { report, analysis, findings, knowsBaseline } = checkText(text, settings, baseline);
  if (!report || !analysis) {
    sayOf(io, name, word('cli.export-not-a-report'));
    return undefined;
  }
  if (!knowsBaseline && baseline !== undefined) {
    sayOf(
      io,
      name,
      noSubject(
        'cli.no-baseline',
        baseline,
        report.subjects.map((subject) => subject.id),
      ),
    );
    return undefined;
  }
  if (findings.some(({ finding }) => finding.severity === 'error' && reader.has(finding.rule)))
    sayOf(io, name, word('cli.export-partly'), 'warning');
  return { report, analysis, findings };
}

export function noSubject(
  key: 'cli.no-baseline' | 'cli.export-no-candidate',
  id: string,
  subjects: readonly string[],
): Message {
  const near = nearest(id, subjects);
  return near ? word(`${key}-near`, { id, near }) : word(key, { id, subjects: subjects.join(', ') });
}
