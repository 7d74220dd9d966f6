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
import type { Severity } from '../report/problem';
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

/** In the order of the rows. A list: ten thousand rows of which one has changed would be hashed twice otherwise. */
export type RowViewMemory = readonly Kept[];

export interface RowsInput {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The subject of the rows. */
  readonly subjects: readonly string[];
  readonly naming: Naming;
  /** How many findings a row has, and the most serious one. */
  readonly findings?: ReadonlyMap<string, { readonly count: number; readonly severity: Severity }>;
  readonly before?: RowViewMemory;
}

/** The views of the subjects' rows, in the order of the file; unchanged views are the same objects. */
export function* rowViews(
  input: RowsInput,
): Stepwise<{ readonly rows: readonly RowView[]; readonly memory: RowViewMemory }> {
  const { report, analysis, subjects, naming, findings, before } = input;
  const mine = analysis.rows.filter((row) => subjects.includes(row.subject));
  const primaries = primaryKeys(report, mine);
  const memory: Kept[] = [];
  const oldOf = keptOf(before);
  yield* eachInSteps(mine, (row) => {
    const benchmark = report.benchmarks[row.benchmark];
    if (!benchmark) return;
    const under = row.role === 'primary' ? undefined : primaries.get(primaryName(benchmark, row));
    const mark = naming.mark(benchmark);
    const found = findings?.get(row.key);
    const old = oldOf(row, memory.length);
    const same =
      old !== undefined &&
      (old.row === row || differInCorrectionOnly(old.row, row)) &&
      old.mark === mark &&
      old.under === under &&
      old.findings?.count === found?.count &&
      old.findings?.severity === found?.severity &&
      (old.benchmark === benchmark || isShownAlike(old.benchmark, benchmark));
    if (same && old.row === row && old.benchmark === benchmark) memory.push(old);
    else {
      const made = { row, benchmark, under, mark, findings: found };
      const view = same ? viewAgain(old, row) : rowView(report, analysis, made, naming.name(benchmark));
      memory.push({ ...made, view });
    }
  });
  return { rows: memory.map(({ view }) => view), memory };
}

/** Corrected p values move by thousands at a key press; nothing else of a view depends on them. */
function viewAgain({ view, row: old }: Kept, row: Row): RowView {
  return old === row ? view : { ...view, adjusted: row.tested?.adjusted, verdict: row.verdict };
}

/** By index first; a map is built only if rows moved. */
function keptOf(before: RowViewMemory = []): (row: Row, index: number) => Kept | undefined {
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
