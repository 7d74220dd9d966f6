/** What a panel shows of a report's state: the model of its page, the banner over it, or why there is no page. */
import type { Analysis } from '../../core/analysis/model';
import type { Problem } from '../../core/report/problem';
import { sourcePath } from '../../core/report/usable';
import type { DetailView, FindingView, LiveView, PageModel, RowView } from '../../core/page-model/model';
import { detailView } from '../../core/page-model/detail';
import { leftOut } from '../../core/page-model/left-out';
import { pageModelSteps, type PageMemory } from '../../core/page-model/page';
import { pivotView, type PivotView } from '../../core/page-model/pivot';
import { valuesView, type ValuesView } from '../../core/page-model/values';
import { toEnd, type Stepwise } from '../../core/text/steps';
import { fixesOf } from '../../core/language/fix-edit';
import type { Banner } from '../../protocol/report';
import type { ReportDocument, ReportText, State } from './report-document';

/** Opened rows that a first frame shows whole. */
const maxDetails = 20;

/** The pair that a panel's reader chose. */
export interface PairChoice {
  readonly baseline: string;
  /** Empty for all candidates together. */
  readonly candidate: string;
}

/** What stands behind a page whose report is made of another text than its own: a run log. */
export interface Behind {
  /** What is wrong with the text itself. */
  readonly findings: () => readonly FindingView[];
  /** The line on which a row begins, from 1. */
  readonly lineOf: (row: string | undefined) => number;
  readonly showLine: (line: number) => Promise<void>;
  /** Takes an action of the page that needs a report in a file, and says so. */
  readonly command: (name: string) => boolean;
  /** How far the plan is that writes the text. */
  readonly live?: (analysis: Analysis) => LiveView | undefined;
}

/** Makes the models of one panel, each building on the one before. */
export class Pages {
  private memory: PageMemory | undefined;
  private made:
    { readonly state: State; readonly choice: PairChoice | undefined; readonly model: PageModel } | undefined;

  constructor(
    private readonly report: ReportDocument<ReportText>,
    private readonly behind?: Behind,
  ) {}

  /** The page of the last good report; nothing if there never was one. */
  make(state: State, choice: PairChoice | undefined): PageModel | undefined {
    return toEnd(this.making(state, choice));
  }

  /** The same in steps; nothing is made twice. */
  *making(state: State, choice: PairChoice | undefined): Stepwise<PageModel | undefined> {
    if (this.made?.state === state && this.made.choice === choice) return this.made.model;
    const { good } = state;
    const analysis = this.analysisOf(state, choice);
    if (!good || !analysis) return undefined;
    const views = this.behind
      ? [...this.behind.findings(), ...foundBehind(state, this.behind)]
      : findingViews(this.report, state);
    const { model, memory } = yield* pageModelSteps({
      report: good.report,
      analysis,
      candidate: choice?.candidate,
      findings: views,
      before: this.memory,
    });
    this.memory = memory;
    const live = this.behind?.live?.(analysis);
    this.made = { state, choice, model: live ? { ...model, live } : model };
    return this.made.model;
  }

  /** What an opened row shows. */
  detail(state: State, key: string, choice: PairChoice | undefined): DetailView | undefined {
    const { good } = state;
    const analysis = this.analysisOf(state, choice);
    const row = analysis?.rows.find((one) => one.key === key);
    return (
      good &&
      analysis &&
      row &&
      detailView(good.report, analysis, row, good.literals.at(sourcePath(good.report, row.path)))
    );
  }

  /** The opened ones among these rows, as far as they can be told. */
  details(state: State, rows: readonly RowView[], kept: unknown, choice: PairChoice | undefined): DetailView[] {
    const open = (kept as { readonly open?: unknown } | undefined)?.open;
    if (!Array.isArray(open)) return [];
    return rows
      .filter((row) => open.includes(row.key))
      .slice(0, maxDetails)
      .flatMap((row) => this.detail(state, row.key, choice) ?? []);
  }

  /** Vary and hold, of the pair's baseline. What a page asks for is looked up, so anything may stand in it. */
  pivot(state: State, varying: readonly unknown[], choice: PairChoice | undefined): PivotView | undefined {
    const analysis = this.analysisOf(state, choice);
    if (!state.good || !analysis) return undefined;
    const keys = Array.isArray(varying) ? varying.filter((key) => typeof key === 'string').slice(0, 2) : [];
    return pivotView({
      report: state.good.report,
      baseline: analysis.baseline,
      against: (subject) => this.report.against(subject, state),
      varying: keys,
    });
  }

  /** The measured values of benchmarks. Ids that the report does not have are passed over. */
  values(state: State, wanted: readonly unknown[], choice: PairChoice | undefined): ValuesView | undefined {
    const analysis = this.analysisOf(state, choice);
    if (!state.good || !analysis) return undefined;
    const ids = Array.isArray(wanted) ? wanted.filter((id) => typeof id === 'string') : [];
    return valuesView(state.good.report, analysis, ids);
  }

  /** The chosen baseline may have been renamed away in the text; then the file's own is in force again. */
  private analysisOf(state: State, choice: PairChoice | undefined): Analysis | undefined {
    const known = state.good?.report.subjects.some((subject) => subject.id === choice?.baseline);
    return this.report.against(known ? choice?.baseline : undefined, state);
  }
}

/** Findings at the lines of the text that people write. The report that was made of it cannot be fixed. */
function foundBehind({ findings }: State, { lineOf }: Behind): FindingView[] {
  return findings.map(({ id, rule, severity, message, rows, waived }) => ({
    id,
    rule,
    severity,
    text: message,
    line: lineOf(rows[0]),
    column: 1,
    rows,
    fixes: [],
    waived,
  }));
}

function findingViews(report: ReportDocument<ReportText>, { findings, good }: State): FindingView[] {
  // A text that is only being read has no places yet.
  if (findings.length === 0) return [];
  const places = report.rangesOf(findings);
  return findings.map((finding, index) => {
    const { id, rule, severity, message, waived } = finding;
    const lost = good && leftOut(good.report, good.analysis, finding);
    const at = places[index]?.range.start;
    const fixes = fixesOf(finding).map((fix) => ({ id: fix.id, title: fix.title }));
    return {
      id,
      rule,
      severity,
      text: message,
      line: (at?.line ?? 0) + 1,
      column: (at?.character ?? 0) + 1,
      rows: lost?.rows ?? finding.rows,
      fixes,
      waived,
      entry: lost?.entry,
    };
  });
}

/** Why there is no page. */
export function emptyReason({ reading: { state } }: State): 'empty' | 'foreign' | 'newer' | 'broken' {
  return state === 'read' ? 'broken' : state;
}

/** What stands in the way of a page, whatever the settings make of the rules; nothing for a text that can be judged. */
export function obstacles({ reading }: State): readonly Problem[] {
  return reading.report ? [] : reading.problems.filter((problem) => problem.severity === 'error');
}

/** The first obstacle and how many there are. */
export function bannerOf(report: ReportDocument<ReportText>, state: State): Banner | undefined {
  const errors = obstacles(state);
  const [first] = errors;
  if (!first) return undefined;
  const start = report.ranges([first], 'read')[0]?.start;
  return {
    text: first.message,
    line: (start?.line ?? 0) + 1,
    column: (start?.character ?? 0) + 1,
    more: errors.length - 1,
  };
}
