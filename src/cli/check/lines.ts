/** A check as lines: `file:line:column: severity: message [rule]`, then a summary per file, then a total. */
import { rowTroubles, type Analysis, type CandidateSummary, type CountName, type Row } from '../../core/analysis/model';
import { countNames } from '../../core/analysis/summary';
import type { Located, TextPlace } from '../../core/judge/check';
import type { Report } from '../../core/generated/format';
import type { Effect } from '../../core/judge/gate';
import type { Severity } from '../../core/report/problem';
import { answerText, summarySentence } from '../../core/page-model/answer';
import { rowNamer } from '../../core/page-model/page';
import { rowSentence } from '../../core/page-model/wording';
import { word, type Message } from '../../core/messages/messages';
import { complainAbout, findingMessage, severityColours, shownLine, shownName } from '../lines';
import type { Io, Output } from '../output';
import type { CheckedFile, CheckRun, CheckWriter, FileTotals } from './model';

export function lineWriter(run: CheckRun, io: Io, several: boolean): CheckWriter {
  const { out } = io;
  return {
    file: (checked) => {
      if (checked.why) return complainAbout(io, checked.name, checked.why);
      const name = shownName(checked.name);
      const lines = [...findingsAndRows(checked, run, out, name), ...summaries(checked, out, name)];
      out.write(lines.map((line) => `${line}\n`).join(''));
    },
    end: (totals) => {
      const ends = several ? [total(totals)] : [];
      const [failing, open] = [countEffects(totals, 'fail'), countEffects(totals, 'inconclusive')];
      const all = totals.reduce((sum, one) => sum + one.severities.length, 0);
      if (failing > 0) ends.push(word('cli.failing', { n: failing, all, level: run.gate.failOn }));
      if (open > 0) ends.push(word('cli.inconclusive', { n: open, all }));
      out.write(ends.map((message) => `${out.paint(shownLine(message), 'bold')}\n`).join(''));
    },
  };
}

/** How many findings of all files have an effect on the gate. */
export function countEffects(totals: readonly FileTotals[], effect: Effect): number {
  return totals.reduce((sum, one) => sum + one.effects.filter((each) => each === effect).length, 0);
}

interface PlacedLine {
  readonly place: TextPlace;
  readonly text: string;
}

/** Findings and, with --rows, rows: in the order of the file, a finding before its row. */
function findingsAndRows({ result, night }: CheckedFile, run: CheckRun, out: Output, name: string): string[] {
  if (!result) return [];
  const entries: PlacedLine[] = result.findings.map((located) => ({
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
      if (place) entries.push({ place, text: `${out.paint('verdict', 'bold')}: ${shownLine(said)}` });
    });
    for (const { said, place } of night?.rows ?? [])
      entries.push({ place, text: `${out.paint('verdict', 'bold')}: ${shownLine(said)}` });
    entries.sort((a, b) => a.place.offset - b.place.offset);
  }
  return entries.map(({ place, text }) => `${name}:${place.start.line + 1}:${place.start.column + 1}: ${text}`);
}

/** "specjbb (large): 0.99: regression, untested", with the reason if a row was not judged or not tested. */
function rowText(row: Row, label: string, level: number): Message {
  const sentence = rowSentence(row, level);
  const { why } = row.verdict;
  return why ? word('cli.row-why', { label, sentence, why }) : word('cli.row', { label, sentence });
}

function findingText({ finding }: Located, out: Output): string {
  const { severity, rule, waived } = finding;
  const kind = out.paint(severity, waived ? 'dim' : severityColours[severity]);
  return `${kind}: ${shownLine(findingMessage(finding))} ${out.paint(`[${rule}]`, 'dim')}`;
}

function summaries({ result, night }: CheckedFile, out: Output, name: string): string[] {
  const { report, analysis } = result ?? {};
  const bold = out.paint(name, 'bold');
  if (!report || !analysis) return [`${bold}: ${shownLine(word('cli.not-a-report'))}`];
  const history = night ? [`${bold}: ${shownLine(night.answer)}`] : [];
  if (analysis.summaries.length === 0) return night ? history : [`${bold}: ${shownLine(word('report.no-rows'))}`];
  return [
    ...analysis.summaries.map((summary) => `${bold}: ${shownLine(summaryOf(report, analysis, summary))}`),
    ...history,
  ];
}

/** The summary of a candidate's rows; if there are several candidates, with its name in front. */
export function summaryOf(report: Report, analysis: Analysis, summary: CandidateSummary): Message {
  const said = summarySentence(summary, rowNamer(report, { ...analysis, candidates: [summary.subject] }));
  return analysis.summaries.length > 1 ? word('cli.summary-for', { subject: summary.subject, summary: said }) : said;
}

function total(totals: readonly FileTotals[]): Message {
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
    troubles: Object.fromEntries(
      rowTroubles.map((name) => [name, all.reduce((total, one) => total + one.troubles[name], 0)]),
    ) as CandidateSummary['troubles'],
    tests: 0,
    falseAlarms: 0,
  };
}
