/** A check as workflow annotations for GitHub Actions: `::error file=…,line=…::sentence`. */
import type { Effect } from '../../core/judge/gate';
import type { Located } from '../../core/judge/check';
import { visible } from '../../core/text/visible';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { findingMessage, shownName } from '../lines';
import type { Io } from '../output';
import { summaryOf } from './lines';
import type { CheckedFile, CheckWriter } from './model';

const annotationKinds = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export function githubWriter({ out }: Io): CheckWriter {
  const line = (text: string): void => out.write(`${text}\n`);
  return {
    file: (checked) => {
      const { name, why, result, effects } = checked;
      if (why) line(`::error file=${property(name)}::${data(why)}`);
      for (const located of result?.findings ?? []) line(annotation(name, located, effects.get(located.finding)));
      for (const said of summaries(checked)) line(`${plain(shownName(name))}: ${plain(sayEnglish(said))}`);
    },
    end: () => undefined,
  };
}

function annotation(name: string, { finding, place: { start, end } }: Located, effect: Effect | undefined): string {
  const where = [`file=${property(name)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`];
  // GitHub takes columns only for annotations of one line.
  if (start.line === end.line) where.push(`col=${start.column + 1}`, `endColumn=${end.column + 1}`);
  where.push(`title=${property(finding.rule)}`);
  const message = findingMessage(finding);
  const said = effect === 'inconclusive' ? word('cli.inconclusive-one', { said: message }) : message;
  const kind = finding.waived ? 'notice' : annotationKinds[finding.severity];
  return `::${kind} ${where.join(',')}::${data(said)}`;
}

function summaries({ result }: CheckedFile): readonly Message[] {
  const { report, analysis } = result ?? {};
  if (!result) return [];
  if (!report || !analysis) return [word('cli.not-a-report')];
  return analysis.summaries.map((summary) => summaryOf(report, analysis, summary));
}

/** GitHub runs `##[command]` anywhere in a line, and `::command::` at its start. */
function plain(text: string): string {
  return visible(text).replaceAll('##[', '## [');
}

function data(said: Message): string {
  return escaped(plain(sayEnglish(said)));
}

function property(text: string): string {
  return escaped(plain(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
