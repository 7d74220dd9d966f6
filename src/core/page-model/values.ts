/** The measured values of all subjects, benchmark by benchmark: what a chart of values shows. Made when asked for. */
import type { Analysis, Row, Side } from '../analysis/model';
import { namer } from '../analysis/label';
import { sideOf } from '../analysis/sides';
import type { Benchmark, Report } from '../generated/format';
import { tCritical } from '../statistics/critical';
import { grouped } from '../text/grouped';
import type { RowView, SubjectView, ValueView } from './model';
import { valueView } from './rows';

/** What the ends around a value are. */
type ValueEnds = 'interval' | 'stated-interval' | 'range';

export interface MeasuredValue {
  /** Index into `ValuesView.subjects`. */
  readonly subject: number;
  /** Key of the row in which it is the candidate; for the baseline of the first row that has it. */
  readonly row?: string;
  readonly value: ValueView;
  /** In the metric's unit. */
  readonly lo?: number;
  readonly hi?: number;
  readonly ends?: ValueEnds;
  /** Single runs, thinned to `maxRuns`, without those that are excluded. */
  readonly runs?: readonly number[];
}

export interface MeasuredBenchmark extends Pick<RowView, 'label' | 'metric' | 'unit' | 'direction'> {
  readonly id: string;
  readonly values: readonly MeasuredValue[];
}

export interface ValuesView {
  /** Baseline first, then in the order of the file. */
  readonly subjects: readonly SubjectView[];
  readonly benchmarks: readonly MeasuredBenchmark[];
  /** Benchmarks with a value, of which `benchmarks` may be the first. */
  readonly total: number;
}

/** Benchmarks in one answer. */
const maxBenchmarks = 400;
/** Runs of one value that are sent; more dots would lie on each other. */
const maxRuns = 60;
const level = 0.95;

/** @param wanted ids of benchmarks in the order in which they are to be shown; without any, the first of the file */
export function valuesView(report: Report, analysis: Analysis, wanted: readonly string[]): ValuesView {
  const subjects = subjectsOf(report, analysis.baseline);
  const name = namer(report);
  const rows = grouped(analysis.rows, (row) => row.benchmark);
  const places = new Map(report.benchmarks.map((benchmark, index) => [benchmark.id, index]));
  const has = (benchmark: Benchmark): boolean =>
    (benchmark.results ?? []).some((result) => subjects.some(({ id }) => id === result.subject));
  const chosen =
    wanted.length > 0
      ? wanted.flatMap((id) => places.get(id) ?? [])
      : report.benchmarks.flatMap((benchmark, index) =>
          (benchmark.metric?.role ?? 'primary') === 'primary' && has(benchmark) ? [index] : [],
        );
  const benchmarks = chosen.slice(0, maxBenchmarks).flatMap((index): MeasuredBenchmark[] => {
    const benchmark = report.benchmarks[index];
    if (!benchmark) return [];
    const mine = rows.get(index) ?? [];
    const values = subjects.flatMap(({ id }, subject) => measured(report, benchmark, mine, { id, subject }));
    const { metric } = benchmark;
    return values.length === 0
      ? []
      : [
          {
            id: benchmark.id,
            label: name(benchmark),
            metric: metric?.name,
            unit: metric?.unit,
            direction: mine[0]?.direction ?? metric?.direction,
            values,
          },
        ];
  });
  return { subjects, benchmarks, total: chosen.length };
}

function subjectsOf(report: Report, baseline: string): SubjectView[] {
  const all = report.subjects.map(({ id, label, role }): SubjectView => ({
    id,
    label: label ?? id,
    role: id === baseline ? 'baseline' : role === 'reference' ? 'reference' : 'candidate',
  }));
  return [...all.filter(({ id }) => id === baseline), ...all.filter(({ id }) => id !== baseline)];
}

function measured(
  report: Report,
  benchmark: Benchmark,
  rows: readonly Row[],
  { id, subject }: { readonly id: string; readonly subject: number },
): MeasuredValue[] {
  // The baseline's centre is the one that its ratios are made of: a row without a ratio has none.
  const compared = rows.filter((one) => one.baseline === id);
  const row = rows.find((one) => one.subject === id) ?? compared.find((one) => one.ratio !== undefined) ?? compared[0];
  const side = (row?.subject === id ? row.cand : row?.base) ?? sideOf(report, benchmark, id);
  const value = valueView(side, row?.estimate);
  if (!side || !value || !Number.isFinite(value.centre)) return [];
  const runs = side.samples && side.samples.length > 1 ? thinned(side.samples) : undefined;
  // The interval of the mean says nothing of a median.
  const ends = value.is === 'median' ? {} : endsOf(side);
  return [{ subject, row: row?.key, value, ...ends, runs }];
}

/** The interval of the mean, from the file or from its spread; else the printed extremes. */
function endsOf({ centre, sd, n, ci, range }: Side): Pick<MeasuredValue, 'lo' | 'hi' | 'ends'> {
  if (ci) return { lo: ci.lo, hi: ci.hi, ends: 'stated-interval' };
  if (centre !== undefined && sd !== undefined && n !== undefined && n > 1) {
    const reach = (tCritical(level, n - 1) * sd) / Math.sqrt(n);
    return { lo: centre - reach, hi: centre + reach, ends: 'interval' };
  }
  return range ? { ...range, ends: 'range' } : {};
}

/** Every k-th run, and the extremes. */
function thinned(runs: readonly number[]): readonly number[] {
  if (runs.length <= maxRuns) return runs;
  const sorted = [...runs].sort((a, b) => a - b);
  return Array.from({ length: maxRuns }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (maxRuns - 1))] ?? 0);
}
