/** The complete model of a page, from the analysis and findings of a report. */
import type { Report } from '../generated/format';
import type { Analysis, Row, CandidateSummary } from '../analysis/model';
import { subjectLabel } from '../analysis/subjects';
import { toEnd, type Stepwise } from '../text/steps';
import { word, type Message } from '../messages/messages';
import { answerOfAll, answerView, summarySentence } from './answer';
import { environmentView } from './environment';
import { headView } from './head';
import { namer, naming as namingOf, withCandidate } from '../analysis/label';
import { findingCounts } from './finding-counts';
import type { AnswerView, FindingView, PageModel } from './model';
import { rowViews, type RowViewMemory } from './rows';

export interface PageInput {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The candidate shown; all candidates if none is named or the named one no longer exists. */
  readonly candidate?: string;
  readonly findings: readonly FindingView[];
  readonly before?: PageMemory;
}

/** What the next model of the same document builds on. */
export interface PageMemory {
  readonly rows: RowViewMemory;
}

export interface MadePage {
  readonly model: PageModel;
  readonly memory: PageMemory;
}

/** A row's name in sentences: "specjbb (large)", with the candidate if there are several. */
export function rowNamer(report: Report, analysis: Analysis): (row: Row) => string {
  const name = namer(report);
  const whole = withCandidate(analysis);
  return (row) => {
    const benchmark = report.benchmarks[row.benchmark];
    return whole(benchmark ? name(benchmark) : row.key, row);
  };
}

export function pageModel(input: PageInput): MadePage {
  return toEnd(pageModelSteps(input));
}

/** The same in steps. */
export function* pageModelSteps(input: PageInput): Stepwise<MadePage> {
  const { report, analysis, findings, before } = input;
  const shown = candidateShown(report, analysis, input.candidate);
  const subjects = shown === '' ? analysis.candidates : [shown];
  const naming = namingOf(report);
  const label = (row: Row): string => {
    const benchmark = report.benchmarks[row.benchmark];
    return benchmark ? naming.name(benchmark) : row.key;
  };
  const { rows, memory } = yield* rowViews({
    report,
    analysis,
    subjects,
    naming,
    findings: findingCounts(findings, before?.rows.findings),
    before: before?.rows,
  });
  const summaries = analysis.summaries.filter((one) => subjects.includes(one.subject));
  return {
    model: {
      head: headView(report, analysis, shown),
      answer: answerOf(report, analysis, summaries, label),
      rows,
      environment: environmentView(report, analysis.baseline, subjects[0] ?? ''),
      findings,
    },
    memory: { rows: memory },
  };
}

/** The requested subject, judged or not; else all candidates, or the only one. Empty means all. */
function candidateShown(report: Report, analysis: Analysis, wanted: string | undefined): string {
  const others = report.subjects.map((subject) => subject.id).filter((id) => id !== analysis.baseline);
  if (wanted && others.includes(wanted)) return wanted;
  return analysis.candidates.length > 1 ? '' : (analysis.candidates[0] ?? others[0] ?? '');
}

function answerOf(
  report: Report,
  analysis: Analysis,
  summaries: readonly CandidateSummary[],
  label: (row: Row) => string,
): AnswerView {
  const [only] = summaries;
  if (!only) return { counts: [], text: word('answer.none') };
  return summaries.length === 1
    ? answerView(analysis, only, label)
    : answerOfAll(analysis, summaries, label, (id) => subjectLabel(report, id));
}

/**
 * The answer for one line: counts over all candidates, a sentence or one per candidate, and the row to look at first.
 */
export function briefAnswer(
  report: Report,
  analysis: Analysis,
): { readonly brief: Message; readonly sentence: Message; readonly worst?: string } {
  const { text, worst, each } = answerOf(report, analysis, analysis.summaries, rowNamer(report, analysis));
  const sentences = analysis.summaries.map((summary) => summarySentence(summary, rowNamer(report, analysis)));
  const [only = text] = sentences;
  const sentence = each
    ? word('status.each', {
        parts: sentences.map((said, at) => word('status.one', { subject: each[at]?.label ?? '', said })),
      })
    : only;
  return { brief: text, sentence, worst: worst?.key };
}
