/** A check as annotations of GitHub's workflows: `::error file=…,line=…::sentence`. */
import type { Located } from '../../core/judge/check';
import { visible } from '../../core/text/visible';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { Io } from '../output';
import type { Outcome, Writer } from './check';
import { shownName, summaryOf } from './lines';

const commands = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export function githubWriter({ out }: Io): Writer {
  const line = (text: string): void => out.write(`${text}\n`);
  return {
    file: (outcome) => {
      const { name, why, result } = outcome;
      if (why) line(`::error file=${property(name)}::${data(why)}`);
      for (const located of result?.findings ?? []) line(annotation(name, located));
      for (const said of summaries(outcome)) line(`${plain(shownName(name))}: ${plain(sayEnglish(said))}`);
    },
    end: () => undefined,
  };
}

function annotation(name: string, { finding, place: { start, end } }: Located): string {
  const { waived } = finding;
  const said = waived ? word('cli.waived', { said: finding.message, reason: waived.reason }) : finding.message;
  const where = [`file=${property(name)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`];
  // Columns are for places within one line.
  if (start.line === end.line) where.push(`col=${start.column + 1}`, `endColumn=${end.column + 1}`);
  return `::${waived ? 'notice' : commands[finding.severity]} ${[...where, `title=${property(finding.rule)}`].join(',')}::${data(said)}`;
}

function summaries({ result }: Outcome): readonly Message[] {
  const { report, analysis } = result ?? {};
  if (!result) return [];
  if (!report || !analysis) return [word('cli.not-a-report')];
  return analysis.summaries.map((summary) => summaryOf(report, analysis, summary));
}

/** GitHub obeys `##[command]` wherever it stands in a line, and `::command::` at a line's beginning. */
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
