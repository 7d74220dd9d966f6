/** The tools that look at one report: check_report, explain_row, export_report. */
import { evidenceText, rowSentence } from '../page-model/wording';
import { summarySentence } from '../page-model/answer';
import { detailView } from '../page-model/detail';
import { rowNamer } from '../page-model/page';
import { exportFormats, formatNames } from '../export/formats';
import type { Analysis, Row, VerdictWord } from '../analysis/model';
import { subjectLabel } from '../analysis/subjects';
import type { Report } from '../generated/format';
import { checkText, type CheckResult, type Located, type TextPlace } from '../judge/check';
import { causeOf, effectOf, exitCodeOf, rowsByKey } from '../judge/gate';
import { word, type Message } from '../messages/messages';
import { nearest } from '../report/nearest';
import type { Severity } from '../report/problem';
import { saidP } from '../text/ratio';
import type { AgentAnswer } from './answer';
import { AgentRefusal, type AgentGround } from './ground';
import type { AgentInput } from './schema';

export const defaultRows = 20;
const defaultExplained = 3;
const maxFindingsOfRow = 10;
const maxRunsShown = 30;

/** A report that was judged, with its name in answers. */
export interface AgentReport extends CheckResult {
  readonly name: string;
  readonly report: Report;
  readonly analysis: Analysis;
}

/** @returns undefined if it is not a report; the answer then says why */
export async function judged(
  path: string,
  ground: AgentGround,
  answer: AgentAnswer,
  baseline?: string,
): Promise<AgentReport | undefined> {
  const { name, text } = await ground.read(path);
  const result = checkText(text, ground.settingsFor(path), baseline);
  const { report, analysis, findings } = result;
  if (!report || !analysis) {
    answer.failed = true;
    answer.say(word('agent.not-a-report'));
    for (const one of findings) quoteFinding(answer, name, one);
    return undefined;
  }
  if (!result.knowsBaseline)
    throw new AgentRefusal(
      word('agent.no-baseline', { id: baseline ?? '', subjects: report.subjects.map(({ id }) => id).join(', ') }),
    );
  return { ...result, name, report, analysis };
}

export function placeText(name: string, place: TextPlace | undefined): string {
  return place ? `${name}:${place.start.line + 1}:${place.start.column + 1}: ` : `${name}: `;
}

function quoteFinding(answer: AgentAnswer, name: string, { finding, place }: Located): void {
  const { waived, severity, rule, message } = finding;
  const text = waived ? word('agent.waived', { text: message, reason: waived.reason }) : message;
  answer.quote(word('agent.finding', { severity, rule, text }), placeText(name, place));
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The most severe first; those that a person waived last. */
function bySeverity(findings: readonly Located[]): Located[] {
  const rank = ({ finding }: Located): number => (finding.waived ? 4 : severityRank[finding.severity]);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

const worst: readonly VerdictWord[] = ['failed', 'regression', 'suspect-worse', 'small-worse', 'unclear'];

/** Worse verdicts first, then smaller ratios; rows without a ratio that should have one are among the worst. */
function worstFirst(rows: readonly Row[]): Row[] {
  const rank = ({ verdict }: Row): number => {
    if (verdict.trouble) return 0;
    const at = worst.indexOf(verdict.word);
    return at < 0 ? worst.length : at;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b) || (a.ratio ?? Infinity) - (b.ratio ?? Infinity) || 0);
}

/** One row with its number, interval, verdict, evidence and test. */
function rowMessage({ report, analysis }: AgentReport, row: Row): Message {
  const args = {
    key: row.key,
    label: rowNamer(report, analysis)(row),
    said: rowSentence(row, 1 - analysis.correction.alpha),
    evidence: evidenceText(row, analysis.baseline, (subject) => subjectLabel(report, subject)),
  };
  if (!row.tested) return word('agent.row', args);
  return word('agent.row-tested', { ...args, p: saidP(row.tested.adjusted), tests: analysis.correction.tests });
}

export async function checkForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const one = await judged(input.text('path'), ground, answer, input.maybe('baseline'));
  if (!one) return;
  const { name, report, analysis, findings } = one;
  const limit = input.count('limit', defaultRows);
  const namer = rowNamer(report, analysis);
  answer.say(word('agent.answer'));
  answer.quoteText(`${name}: ${report.title}`);
  for (const summary of analysis.summaries)
    answer.quote(
      word('agent.subject', {
        subject: subjectLabel(report, summary.subject),
        baseline: subjectLabel(report, analysis.baseline),
        said: summarySentence(summary, namer),
      }),
    );
  sayGate(one, answer);
  if (findings.length === 0) answer.say(word('agent.no-findings'));
  else {
    answer.say(word('agent.findings', { n: findings.length }));
    answer.list(bySeverity(findings), limit, (found) => quoteFinding(answer, name, found));
  }
  const rows = worstFirst(analysis.rows);
  answer.say(word('agent.rows', { n: rows.length }));
  const places = new Map(one.placesOf(rows.slice(0, limit)).map((place, at) => [rows[at], place]));
  answer.list(rows, limit, (row) => answer.quote(rowMessage(one, row), placeText(name, places.get(row))));
}

function sayGate({ analysis, findings }: AgentReport, answer: AgentAnswer): void {
  const rows = rowsByKey(analysis);
  const effects = findings.map(({ finding }) =>
    effectOf(causeOf(finding, rows), { failOn: 'regression', inconclusive: 'report' }),
  );
  answer.say(word(`agent.gate-${exitCodeOf(false, effects)}`));
}

/** The rows that an agent may mean: by key, else by the id of the benchmark, else by its name, else by a part of it. */
function rowsNamed({ report, analysis }: AgentReport, asked: string): readonly Row[] {
  const namer = rowNamer(report, analysis);
  const low = asked.toLowerCase();
  const ways: readonly ((row: Row) => boolean)[] = [
    (row) => row.key === asked,
    (row) => report.benchmarks[row.benchmark]?.id === asked,
    (row) => namer(row).toLowerCase() === low || report.benchmarks[row.benchmark]?.name.toLowerCase() === low,
    (row) => namer(row).toLowerCase().includes(low),
  ];
  for (const fits of ways) {
    const found = analysis.rows.filter(fits);
    if (found.length > 0) return worstFirst(found);
  }
  const names = analysis.rows.flatMap((row) => [row.key, report.benchmarks[row.benchmark]?.id ?? row.key, namer(row)]);
  const near = nearest(asked, names);
  throw new AgentRefusal(near ? word('agent.no-row-near', { row: asked, near }) : word('agent.no-row', { row: asked }));
}

export async function explainForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const one = await judged(input.text('path'), ground, answer);
  if (!one) return;
  const rows = rowsNamed(one, input.text('row'));
  if (rows.length > 1) answer.say(word('agent.several-rows', { n: rows.length }));
  answer.list(rows, input.count('limit', defaultExplained), (row) => explainOne(one, row, answer));
}

function explainOne(one: AgentReport, row: Row, answer: AgentAnswer): void {
  const { name, report, analysis, findings } = one;
  const [place] = one.placesOf([row]);
  const { explanation, details, sides, claims, notes, command } = detailView(report, analysis, row);
  answer.quote(rowMessage(one, row), placeText(name, place));
  for (const sentence of explanation) answer.quote(sentence);
  for (const { label, runs } of sides) {
    const values = runs.filter(({ excluded }) => excluded === undefined).map(({ value }) => String(value));
    if (values.length > 0) answer.quoteText(`${label}: ${valuesText(values)}`);
  }
  for (const sentence of details) answer.quote(sentence);
  for (const { text, says, data } of claims) {
    const args = { text: text || '–', says };
    answer.quote(data ? word('agent.claim-data', { ...args, data }) : word('agent.claim', args));
  }
  for (const text of [...notes, ...(command === undefined ? [] : [command])]) answer.quoteText(text);
  const about = bySeverity(findings.filter(({ finding }) => finding.rows.includes(row.key)));
  if (about.length > 0) answer.say(word('agent.about-row'));
  answer.list(about, maxFindingsOfRow, (found) => quoteFinding(answer, name, found));
}

function valuesText(values: readonly string[]): string {
  return values.slice(0, maxRunsShown).join(' ') + (values.length > maxRunsShown ? ' …' : '');
}

export async function exportForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const one = await judged(input.text('path'), ground, answer);
  if (!one) return;
  const { report, analysis, findings } = one;
  const format = formatNames.find((known) => known === input.text('format')) ?? 'markdown';
  const text = exportFormats[format].write({ report, analysis, findings: findings.map(({ finding }) => finding) });
  await answer.handOver(text, input.maybe('to'), ground);
}
