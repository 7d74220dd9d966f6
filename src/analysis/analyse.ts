/**
 * From a report to its analysis. Work is in proportion to what changed: a benchmark that is equal to the one before
 * is not measured again, and a row that comes out the same is the same object.
 */
import equal from 'fast-deep-equal';
import type { Benchmark, Report } from '../generated/format';
import { adjustP, correctionFor } from '../statistics/adjust';
import { limitsOf, measure, type Measured } from './measure';
import type { Analysis, Options, Row, Tested, Verdict } from './model';
import { pairing, type Pairing } from './subjects';
import { summarise } from './summary';
import { testedVerdict, untestedVerdict } from './verdict';

/** What the next analysis can build on. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly memory: Memory;
}

interface Memory {
  readonly report: Report;
  readonly options: Options;
  readonly asked?: string;
  /** By benchmark id. */
  readonly measured: ReadonlyMap<string, { readonly benchmark: Benchmark; readonly rows: readonly Measured[] }>;
  /** Rows by key, each with what it was made of. */
  readonly rows: ReadonlyMap<string, { readonly row: Row; readonly of: Measured }>;
}

/** Judges a report against its own baseline, or the one asked for. */
export function analyse(report: Report, options: Options, asked?: string, before?: Memory): Analysed {
  const pair = pairing(report, asked);
  const alpha = report.comparison?.alpha ?? options.alpha;
  const memory = before && sameFrame(before, report, options, asked) ? before : undefined;
  const measured = pair ? measureAll(report, pair, options, alpha, memory) : { perBenchmark: new Map(), list: [] };
  const family = measured.list.filter((entry) => entry.row.raw && entry.row.role === 'primary');
  const method = correctionFor(report.comparison?.correction ?? options.correction, family.length);
  const corrected = adjustP(family.map((entry) => entry.row.raw?.p ?? 1), method);
  const adjusted = new Map(family.map((entry, index) => [entry.row, corrected[index] ?? 1]));

  const kept = new Map<string, { readonly row: Row; readonly of: Measured }>();
  const rows = measured.list.map(({ row: of, benchmark, key }) => {
    const old = memory?.rows.get(key);
    // The same measurement differs only in place and correction; the verdict follows from these.
    const same = old?.of === of && old.row.benchmark === benchmark && old.row.tested?.adjusted === (adjusted.get(of) ?? of.raw?.p);
    const row = old && same ? old.row : finish(of, key, benchmark, adjusted.get(of), alpha);
    kept.set(key, { row, of });
    return row;
  });
  const candidates = pair?.others.filter((subject) => subject.role !== 'reference').map((subject) => subject.id) ?? [];
  const analysis: Analysis = {
    baseline: pair?.baseline ?? report.subjects[0]?.id ?? '',
    ownBaseline: !pair || pair.own === undefined || pair.own === pair.baseline,
    candidates,
    rows,
    summaries: candidates.map((subject) => summarise(subject, rows, family.length, alpha)),
    correction: { alpha, method, tests: family.length },
  };
  return {
    analysis,
    memory: { report, options, asked, measured: measured.perBenchmark, rows: kept },
  };
}

/** What every row depends on beside its benchmark. */
function sameFrame(before: Memory, report: Report, options: Options, asked: string | undefined): boolean {
  return before.asked === asked && same(before.options, options) && same(before.report.subjects, report.subjects)
    && same(before.report.methodology, report.methodology) && same(before.report.comparison, report.comparison);
}

/** Equality of parsed values. Too deep to compare is taken for changed. */
function same(a: unknown, b: unknown): boolean {
  try {
    return equal(a, b);
  } catch {
    return false;
  }
}

interface Entry {
  readonly row: Measured;
  readonly benchmark: number;
  readonly key: string;
}

function measureAll(report: Report, pair: Pairing, options: Options, alpha: number, memory: Memory | undefined) {
  const perBenchmark = new Map<string, { benchmark: Benchmark; rows: readonly Measured[] }>();
  const list: Entry[] = [];
  const seen = new Map<string, number>();
  report.benchmarks.forEach((benchmark, index) => {
    const old = memory?.measured.get(benchmark.id);
    const rows = old && same(old.benchmark, benchmark) ? old.rows : measureOne(report, benchmark, pair, options, alpha);
    perBenchmark.set(benchmark.id, { benchmark, rows });
    for (const row of rows) {
      // An id used twice is a problem of its own; its rows still need keys of their own.
      const plain = `${benchmark.id}/${row.subject}`;
      const times = seen.get(plain) ?? 0;
      seen.set(plain, times + 1);
      list.push({ row, benchmark: index, key: times ? `${plain}#${times + 1}` : plain });
    }
  });
  return { perBenchmark, list };
}

function measureOne(report: Report, benchmark: Benchmark, pair: Pairing, options: Options, alpha: number): readonly Measured[] {
  const limits = limitsOf(report, benchmark, options);
  return pair.others.flatMap((subject) => measure(report, benchmark, subject, pair, limits, alpha) ?? []);
}

function finish(of: Measured, key: string, benchmark: number, adjusted: number | undefined, alpha: number): Row {
  const { raw, path } = of;
  // Cost metrics are tested, but stand outside the family: their p is their own.
  const tested: Tested | undefined = raw && {
    method: raw.method, bootMeans: raw.bootMeans, se: raw.se, df: raw.df, p: raw.p, adjusted: adjusted ?? raw.p, lo90: raw.lo90, hi90: raw.hi90,
  };
  // Written out: objects of one shape are what keeps ten thousand of them quick.
  return {
    key, benchmark, subject: of.subject, baseline: of.baseline, role: of.role, direction: of.direction, evidence: of.evidence,
    base: of.base, cand: of.cand, ratio: of.ratio, printed: of.printed, interval: of.interval, tested,
    verdict: verdictOf(of, tested, alpha), limits: of.limits, path: ['benchmarks', benchmark, ...path],
  };
}

function verdictOf(row: Measured, tested: Tested | undefined, alpha: number): Verdict {
  if (row.fixed) return row.fixed;
  if (row.ratio === undefined) return { word: 'not-judged', tested: false };
  if (tested && row.interval) {
    const verdict = testedVerdict(row.ratio, row.interval, tested, row.limits, alpha);
    return row.withinBoot ? { ...verdict, withinBoot: true } : verdict;
  }
  const verdict = untestedVerdict(row.ratio, row.limits);
  return row.untestedWhy ? { ...verdict, why: row.untestedWhy } : verdict;
}
