/** The rows of one candidate for the table. */
import type { Benchmark, Report } from '../generated/format';
import { centreOf, spreadOf } from '../analysis/centres';
import { metricChange } from '../analysis/change';
import { familyOf } from '../analysis/family';
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
  readonly label: string;
  readonly findings?: RowView['findings'];
  readonly view: RowView;
}

export type RowViewMemory = ReadonlyMap<string, Kept>;

export interface RowsInput {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The subject of the rows. */
  readonly subjects: readonly string[];
  readonly label: (benchmark: Benchmark) => string;
  /** How many findings a row has, and the most serious one. */
  readonly findings?: ReadonlyMap<string, { readonly count: number; readonly severity: Severity }>;
  readonly before?: RowViewMemory;
}

/** The views of the subjects' rows, in the order of the file; unchanged views are the same objects. */
export function* rowViews(
  input: RowsInput,
): Stepwise<{ readonly rows: readonly RowView[]; readonly memory: RowViewMemory }> {
  const { report, analysis, subjects, label, findings, before } = input;
  const mine = analysis.rows.filter((row) => subjects.includes(row.subject));
  const primaries = primaryKeys(report, mine);
  const memory = new Map<string, Kept>();
  const rows: RowView[] = [];
  yield* eachInSteps(mine, (row) => {
    const benchmark = report.benchmarks[row.benchmark];
    if (!benchmark) return;
    const made = {
      row,
      benchmark,
      label: label(benchmark),
      findings: findings?.get(row.key),
      under: row.role === 'primary' ? undefined : primaries.get(primaryName(benchmark, row)),
    };
    const old = before?.get(row.key);
    const kept =
      old && unchanged(old, made) ? { ...made, view: old.view } : { ...made, view: rowView(report, analysis, made) };
    memory.set(row.key, kept);
    rows.push(kept.view);
  });
  return { rows, memory };
}

function unchanged(old: Kept, now: Omit<Kept, 'view'>): boolean {
  return (
    old.row === now.row &&
    old.label === now.label &&
    old.under === now.under &&
    old.findings?.count === now.findings?.count &&
    old.findings?.severity === now.findings?.severity &&
    (old.benchmark === now.benchmark || isShownAlike(old.benchmark, now.benchmark))
  );
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

function rowView(report: Report, analysis: Analysis, made: Omit<Kept, 'view'>): RowView {
  const { row, benchmark } = made;
  const { metric } = benchmark;
  return {
    key: row.key,
    benchmark: benchmark.id,
    name: benchmark.name,
    label: made.label,
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
