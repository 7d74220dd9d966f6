/** The rows of one candidate for the table. */
import type { Benchmark, Report } from '../generated/format';
import { centreOf, spreadOf } from '../analysis/centres';
import { metricChange } from '../analysis/change';
import { familyOf } from '../analysis/family';
import { differInCorrectionOnly } from '../analysis/correction-only';
import type { Naming } from '../analysis/label';
import type { Analysis, EstimateKind, Row, Side } from '../analysis/model';
import { subjectLabel } from '../analysis/subjects';
import { eachInSteps, type Stepwise } from '../text/steps';
import { isEqual, stepOf } from '../report/versions';
import { countedAnew, countOf, type FindingCounts } from './finding-counts';
import type { RowView, TagView, ValueView } from './model';
import { evidenceText, verdictText } from './wording';

/** A row's previous view, reused as long as its inputs are unchanged. */
interface Kept {
  readonly row: Row;
  readonly benchmark: Benchmark;
  readonly under?: string;
  /** Everything besides the benchmark that its label depends on. */
  readonly mark: string;
  readonly findings?: RowView['findings'];
  readonly view: RowView;
}

/** What was shown of a version, in the order of its rows. */
export interface RowViewMemory {
  readonly report: Report;
  readonly naming: Naming;
  readonly subjects: readonly string[];
  readonly findings: FindingCounts;
  /** All rows of the analysis, and whether all are shown. */
  readonly all: readonly Row[];
  readonly isWhole: boolean;
  /** A list: ten thousand rows of which one has changed would be hashed twice otherwise. */
  readonly kept: readonly Kept[];
  readonly views: readonly RowView[];
}

export interface RowsInput {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The subject of the rows. */
  readonly subjects: readonly string[];
  readonly naming: Naming;
  readonly findings: FindingCounts;
  readonly before?: RowViewMemory;
}

/** The views of the subjects' rows, in the order of the file; unchanged views are the same objects. */
export function* rowViews(
  input: RowsInput,
): Stepwise<{ readonly rows: readonly RowView[]; readonly memory: RowViewMemory }> {
  const { report, analysis, subjects, naming, findings, before } = input;
  const changed = before && changedIn(input, before);
  const kept: Kept[] = changed ? before.kept.slice() : [];
  const views: RowView[] = changed ? before.views.slice() : [];
  const all = analysis.rows;
  const mine = changed ? all : all.filter((row) => subjects.includes(row.subject));
  const put = (one: Kept, index: number): void => {
    kept[index] = one;
    views[index] = one.view;
  };
  if (changed) yield* eachInSteps(changed, (index) => put(keptAgain(input, all[index]!, before.kept[index]!), index));
  else {
    const primaries = primaryKeys(report, mine);
    const oldOf = keptOf(before?.kept);
    yield* eachInSteps(mine, (row) => {
      const benchmark = report.benchmarks[row.benchmark];
      if (!benchmark) return;
      const under = row.role === 'primary' ? undefined : primaries.get(primaryName(benchmark, row));
      put(keptOrMade(input, { row, benchmark, under }, oldOf(row, kept.length)), kept.length);
    });
  }
  const isWhole = kept.length === all.length;
  return { rows: views, memory: { report, naming, subjects, findings, all, isWhole, kept, views } };
}

/**
 * The rows to look at again where one benchmark changed, and nothing that others' views depend on. Undefined where more
 * may have changed, or where not all rows are shown.
 */
function changedIn(
  { report, analysis, subjects, naming, findings }: RowsInput,
  before: RowViewMemory,
): readonly number[] | undefined {
  const step = report === before.report ? undefined : stepOf(report);
  if (report !== before.report && step?.before !== before.report) return undefined;
  const { rows } = analysis;
  const { all } = before;
  if (!before.isWhole || naming !== before.naming || all.length !== rows.length) return undefined;
  const anew = countedAnew(before.findings, findings);
  if (!anew || !isEqual(subjects, before.subjects)) return undefined;
  const [was, is] = [before.report.benchmarks[step?.at ?? -1], report.benchmarks[step?.at ?? -1]];
  // Costs are shown under the rows of their family.
  if (was && is && (was.metric?.role !== is.metric?.role || familyOf(was) !== familyOf(is))) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [row, old] = [rows[i]!, all[i]!];
    if (row !== old && (row.key !== old.key || row.benchmark !== old.benchmark)) return undefined;
    if (row !== old || row.benchmark === step?.at || (anew.size > 0 && anew.has(row.key))) changed.push(i);
  }
  return changed;
}

function keptAgain(input: RowsInput, row: Row, old: Kept): Kept {
  const benchmark = input.report.benchmarks[row.benchmark] ?? old.benchmark;
  return keptOrMade(input, { row, benchmark, under: old.under }, old);
}

function keptOrMade(
  { report, analysis, naming, findings }: RowsInput,
  { row, benchmark, under }: Pick<Kept, 'row' | 'benchmark' | 'under'>,
  old: Kept | undefined,
): Kept {
  const mark = naming.mark(benchmark);
  const found = countOf(findings, row.key);
  const same =
    old !== undefined &&
    (old.row === row || differInCorrectionOnly(old.row, row)) &&
    old.mark === mark &&
    old.under === under &&
    old.findings?.count === found?.count &&
    old.findings?.severity === found?.severity &&
    (old.benchmark === benchmark || isShownAlike(old.benchmark, benchmark));
  if (same && old.row === row && old.benchmark === benchmark) return old;
  const made = { row, benchmark, under, mark, findings: found };
  return { ...made, view: same ? viewAgain(old, row) : rowView(report, analysis, made, naming.name(benchmark)) };
}

/** Corrected p values move by thousands at a key press; nothing else of a view depends on them. */
function viewAgain({ view, row: old }: Kept, row: Row): RowView {
  return old === row ? view : { ...view, adjusted: row.tested?.adjusted, verdict: row.verdict };
}

/** By index first; a map is built only if rows moved. */
function keptOf(before: readonly Kept[] = []): (row: Row, index: number) => Kept | undefined {
  let places: ReadonlyMap<string, Kept> | undefined;
  return ({ key }, index) => {
    const one = before[index];
    if (one?.row.key === key) return one;
    places ??= new Map(before.map((kept) => [kept.row.key, kept]));
    return places.get(key);
  };
}

function isShownAlike(old: Benchmark, now: Benchmark): boolean {
  return (
    old.name === now.name &&
    old.notes === now.notes &&
    old.suite === now.suite &&
    JSON.stringify(old.metric) === JSON.stringify(now.metric) &&
    JSON.stringify(old.parameters) === JSON.stringify(now.parameters)
  );
}

function primaryKeys(report: Report, rows: readonly Row[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  if (rows.every((row) => row.role === 'primary')) return keys;
  for (const row of rows) {
    const benchmark = report.benchmarks[row.benchmark];
    if (!benchmark || row.role !== 'primary') continue;
    const name = primaryName(benchmark, row);
    if (!keys.has(name)) keys.set(name, row.key);
  }
  return keys;
}

function primaryName(benchmark: Benchmark, row: Row): string {
  return JSON.stringify([familyOf(benchmark), row.subject]);
}

/** A side's value for the table: the centre that the row's ratio is made of. */
export function valueView(side: Side | undefined, estimate: EstimateKind | undefined): ValueView | undefined {
  const centre = centreOf(side, estimate);
  if (!side || !centre) return undefined;
  const range = side.sd === undefined && side.samples === undefined ? side.range : undefined;
  return { centre: centre.value, is: centre.computed, spread: spreadOf(side), sd: side.sd, range, n: side.n };
}

/** Parameters as tags, in the order of the file. */
export function tagsOf(benchmark: Benchmark): TagView[] {
  return Object.entries(benchmark.parameters ?? {}).map(([name, value]) => ({
    name,
    value: value as TagView['value'],
  }));
}

function rowView(report: Report, analysis: Analysis, made: Omit<Kept, 'view'>, label: string): RowView {
  const { row, benchmark } = made;
  const { metric } = benchmark;
  return {
    key: row.key,
    benchmark: benchmark.id,
    name: benchmark.name,
    label,
    suite: benchmark.suite,
    tags: tagsOf(benchmark),
    metric: metric?.name,
    unit: metric?.unit,
    direction: row.direction,
    role: row.role,
    under: made.under,
    subject: row.subject,
    subjectLabel: subjectLabel(report, row.subject),
    base: valueView(row.base, row.estimate),
    cand: valueView(row.cand, row.estimate),
    ratio: row.ratio,
    printed: row.printed,
    interval: row.interval,
    limits: row.limits,
    change: metricChange(row, metric),
    p: row.tested?.p,
    adjusted: row.tested?.adjusted,
    verdict: row.verdict,
    verdictText: verdictText(row),
    evidence: row.evidence,
    evidenceText: evidenceText(row, analysis.baseline, (subject) => subjectLabel(report, subject)),
    notes: benchmark.notes,
    findings: made.findings,
  };
}
