/** A check as workflow annotations for GitHub Actions, with summaries as plain lines. */
import type { Effect } from '../../core/judge/gate';
import type { Located } from '../../core/judge/check';
import { visible } from '../../core/text/visible';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { findingMessage, shownName } from '../lines';
import type { Annotation } from '../inert-output';
import type { Io } from '../output';
import { summaryOf } from './lines';
import type { CheckedFile, CheckWriter } from './model';

const annotationKinds = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export function githubWriter({ out }: Io): CheckWriter {
  return {
    file: (checked) => {
      const { name, why, result, effects } = checked;
      if (why)
        out.annotation({ kind: 'error', properties: { file: visible(name) }, message: visible(sayEnglish(why)) });
      for (const located of result?.findings ?? [])
        out.annotation(annotation(name, located, effects.get(located.finding)));
      for (const said of summaries(checked)) out.write(`${shownName(name)}: ${visible(sayEnglish(said))}\n`);
    },
    end: () => undefined,
  };
}

function annotation(name: string, { finding, place: { start, end } }: Located, effect: Effect | undefined): Annotation {
  // GitHub takes columns only for annotations of one line.
  const columns = start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {};
  const message = findingMessage(finding);
  const said = effect === 'inconclusive' ? word('cli.inconclusive-one', { said: message }) : message;
  return {
    kind: finding.waived ? 'notice' : annotationKinds[finding.severity],
    properties: { file: visible(name), line: start.line + 1, endLine: end.line + 1, ...columns, title: finding.rule },
    message: visible(sayEnglish(said)),
  };
}

function summaries({ result, night }: CheckedFile): readonly Message[] {
  const { report, analysis } = result ?? {};
  if (!result) return [];
  if (!report || !analysis) return [word('cli.not-a-report')];
  return [
    ...analysis.summaries.map((summary) => summaryOf(report, analysis, summary)),
    ...(night ? [night.answer] : []),
  ];
}
