/** Everything that a page shows of a report, from its analysis and findings. */
import type { Report } from '../generated/format';
import type { Analysis, Row } from '../analysis/model';
import { word } from '../words/words';
import { answerView } from './answer';
import { environmentView } from './environment';
import { headView } from './head';
import { namer } from '../analysis/label';
import type { FindingView, PageModel, RowView } from './model';
import { rowViews, type RowMemory } from './rows';

export interface PageInput {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The candidate shown; the first one where it is not there (any more). */
  readonly candidate?: string;
  readonly findings: readonly FindingView[];
  readonly before?: PageMemory;
}

/** What the next page of the same document builds on. */
export interface PageMemory {
  readonly rows: RowMemory;
}

export interface MadePage {
  readonly model: PageModel;
  readonly memory: PageMemory;
}

/** A row's name in sentences: "specjbb (large)", with the candidate where there are several. */
export function rowNamer(report: Report, analysis: Analysis): (row: Row) => string {
  const name = namer(report);
  const several = analysis.candidates.length > 1;
  return (row) => {
    const benchmark = report.benchmarks[row.benchmark];
    const label = benchmark ? name(benchmark) : row.key;
    return several ? `${label}, ${row.subject}` : label;
  };
}

export function pageModel(input: PageInput): MadePage {
  const { report, analysis, findings, before } = input;
  const shown = analysis.candidates.find((id) => id === input.candidate)
    ?? report.subjects.find((one) => one.id === input.candidate && one.id !== analysis.baseline)?.id
    ?? analysis.candidates[0] ?? report.subjects.find((one) => one.id !== analysis.baseline)?.id ?? '';
  const name = namer(report);
  const label = (row: Row): string => {
    const benchmark = report.benchmarks[row.benchmark];
    return benchmark ? name(benchmark) : row.key;
  };
  const { rows, memory } = rowViews({ report, analysis, candidate: shown, label: name, findings: findingsByRow(findings), before: before?.rows });
  const summary = analysis.summaries.find((one) => one.subject === shown);
  return {
    model: {
      head: headView(report, analysis, shown),
      answer: summary ? answerView(analysis, summary, label) : { counts: [], text: word('answer.none') },
      rows,
      environment: environmentView(report, analysis.baseline, shown),
      findings,
    },
    memory: { rows: memory },
  };
}

const rank: readonly FindingView['severity'][] = ['error', 'warning', 'information', 'hint'];

function findingsByRow(findings: readonly FindingView[]): ReadonlyMap<string, NonNullable<RowView['findings']>> {
  const byRow = new Map<string, NonNullable<RowView['findings']>>();
  for (const finding of findings) {
    for (const key of finding.rows) {
      const old = byRow.get(key);
      const severity = old && rank.indexOf(old.severity) <= rank.indexOf(finding.severity) ? old.severity : finding.severity;
      byRow.set(key, { count: (old?.count ?? 0) + 1, severity });
    }
  }
  return byRow;
}
