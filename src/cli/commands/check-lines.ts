/** A check as lines: `file:line:column: severity: sentence [rule]`, then a summary a file, then a total. */
import type { Analysis, CountName, Row, CandidateSummary } from '../../core/analysis/model';
import { countNames } from '../../core/analysis/summary';
import type { Located, TextPlace } from '../../core/judge/check';
import { visible } from '../../core/text/visible';
import type { Report } from '../../core/generated/format';
import type { Severity } from '../../core/report/problem';
import { answerText, summarySentence } from '../../core/page-model/answer';
import { rowNamer } from '../../core/page-model/page';
import { rowSentence } from '../../core/page-model/wording';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { Colour, Io, Output } from '../output';
import type { Outcome, Run, Totals, Writer } from './check';

const colours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'dim',
};

/** A sentence longer than this is cut: a name in a file may have a megabyte. */
const longest = 2000;

/** A text of a file or about it on one line, harmless and of a length that can be read. */
function line(message: Message | string): string {
  const said = typeof message === 'string' ? message : sayEnglish(message);
  return visible(said.length > longest ? `${said.slice(0, longest)}…` : said);
}

/** A file's name at the beginning of a line; nothing that a build server would take for a command to it. */
export function shownName(name: string): string {
  const shown = visible(name);
  return /^[-:#]/.test(shown) ? `./${shown}` : shown;
}

export function lineWriter(run: Run, { out, err }: Io, several: boolean): Writer {
  return {
    file: (outcome) => {
      const name = shownName(outcome.name);
      if (outcome.why)
        return err.write(`${err.paint(name, 'bold')}: ${err.paint('error', 'red')}: ${line(outcome.why)}\n`);
      out.write(
        [...places(outcome, run, out, name), ...summaries(outcome, out, name)].map((one) => `${one}\n`).join(''),
      );
    },
    end: (totals) => {
      const ends = several ? [total(totals)] : [];
      const failing = totals.reduce((sum, one) => sum + one.failing, 0);
      const all = totals.reduce((sum, one) => sum + one.severities.length, 0);
      if (failing > 0) ends.push(word('cli.failing', { n: failing, all, level: run.level }));
      out.write(ends.map((message) => `${out.paint(line(message), 'bold')}\n`).join(''));
    },
  };
}

interface Entry {
  readonly place: TextPlace;
  readonly text: string;
}

/** Findings and, where they are asked for, rows: in the order of their places, a finding before its row. */
function places({ result }: Outcome, run: Run, out: Output, name: string): string[] {
  if (!result) return [];
  const entries: Entry[] = result.findings.map((located) => ({
    place: located.place,
    text: findingText(located, out),
  }));
  const { report, analysis } = result;
  if (run.rows && report && analysis) {
    const label = rowNamer(report, analysis);
    const level = 1 - analysis.correction.alpha;
    const at = result.placesOf(analysis.rows);
    analysis.rows.forEach((row, index) => {
      const place = at[index];
      const said = rowText(row, label(row), level);
      if (place) entries.push({ place, text: `${out.paint('verdict', 'bold')}: ${line(said)}` });
    });
    entries.sort((a, b) => a.place.offset - b.place.offset);
  }
  return entries.map(({ place, text }) => `${name}:${place.start.line + 1}:${place.start.column + 1}: ${text}`);
}

/** "specjbb (large): 0.99: regression, untested", and why where a row was not judged or not tested. */
function rowText(row: Row, label: string, level: number): Message {
  const sentence = rowSentence(row, level);
  const { why } = row.verdict;
  return why ? word('cli.row-why', { label, sentence, why }) : word('cli.row', { label, sentence });
}

function findingText({ finding }: Located, out: Output): string {
  const { severity, message, rule, waived } = finding;
  const said = waived ? word('cli.waived', { said: message, reason: waived.reason }) : message;
  return `${out.paint(severity, waived ? 'dim' : colours[severity])}: ${line(said)} ${out.paint(`[${rule}]`, 'dim')}`;
}

function summaries({ result }: Outcome, out: Output, name: string): string[] {
  const { report, analysis } = result ?? {};
  const bold = out.paint(name, 'bold');
  if (!report || !analysis) return [`${bold}: ${line(word('cli.not-a-report'))}`];
  if (analysis.summaries.length === 0) return [`${bold}: ${line(word('report.no-rows'))}`];
  return analysis.summaries.map((summary) => `${bold}: ${line(summaryOf(report, analysis, summary))}`);
}

/** The sentence over a candidate's rows; where there are several candidates, with its name before it. */
export function summaryOf(report: Report, analysis: Analysis, summary: CandidateSummary): Message {
  const said = summarySentence(summary, rowNamer(report, { ...analysis, candidates: [summary.subject] }));
  return analysis.summaries.length > 1 ? word('cli.summary-for', { subject: summary.subject, summary: said }) : said;
}

function total(totals: readonly Totals[]): Message {
  const severities = totals.flatMap((one) => one.severities);
  const count = (severity: Severity): number => severities.filter((one) => one === severity).length;
  const bad = totals.filter((one) => one.state !== 'checked').length;
  const waived = totals.reduce((all, one) => all + one.waived, 0);
  const facts = [
    word('cli.files', { n: totals.length }),
    ...(bad ? [word('cli.unchecked-files', { n: bad })] : []),
    ...(count('error') ? [word('cli.errors', { n: count('error') })] : []),
    ...(count('warning') ? [word('cli.warnings', { n: count('warning') })] : []),
    ...(count('information') ? [word('cli.informations', { n: count('information') })] : []),
    ...(count('hint') ? [word('cli.hints', { n: count('hint') })] : []),
    ...(waived ? [word('cli.waived-count', { n: waived })] : []),
  ];
  return word('cli.total', {
    facts: word('answer.list', { parts: facts }),
    verdicts: answerText(sum(totals.flatMap((one) => one.summaries))),
  });
}

/** The counts of many summaries as one. */
function sum(all: readonly CandidateSummary[]): CandidateSummary {
  const add = (of: (summary: CandidateSummary) => Readonly<Record<CountName, number>>): Record<CountName, number> =>
    Object.fromEntries(
      countNames.map((name) => [name, all.reduce((total, one) => total + of(one)[name], 0)]),
    ) as Record<CountName, number>;
  return {
    subject: '',
    counts: add((one) => one.counts),
    untested: add((one) => one.untested),
    tests: 0,
    falseAlarms: 0,
  };
}
