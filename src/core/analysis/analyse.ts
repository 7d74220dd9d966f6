/**
 * Analyses a report. Work is proportional to the change: a benchmark equal to its previous version is not measured
 * again, and a row with the same result is the same object.
 */
import equal from 'fast-deep-equal';
import type { Benchmark, Report } from '../generated/format';
import { adjustP, correctionFor } from '../statistics/adjust';
import { lookFactor } from '../statistics/looks';
import { besideWork } from './beside-work';
import { marked } from './marks';
import { limitsOf, measure, type Measured } from './measure';
import type { Analysis, Limits, AnalysisOptions, Row, Tested, Verdict } from './model';
import { partnersOf, type Partners } from './partners';
import { areUnique, countedKeys, sameIds } from './row-keys';
import { pairing, type Pairing } from './subjects';
import { summarise } from './summary';
import { testedVerdict, untestedVerdict } from './verdict';
import type { Path } from '../report/path';
import { rowKey } from '../report/row-key';
import { eachInSteps, toEnd, type Stepwise } from '../text/steps';

/** State that the next analysis can reuse. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly memory: Memory;
}

interface Memory {
  readonly report: Report;
  readonly options: AnalysisOptions;
  readonly asked?: string;
  /** In the order of the report's benchmarks. */
  readonly measured: readonly (readonly Entry[])[];
  /** No id occurs twice. */
  readonly unique: boolean;
  /** Ids of benchmarks whose rows also depend on entries in other units. */
  readonly partnered: ReadonlySet<string>;
  /** The rows and their inputs, in order. */
  readonly list: readonly Entry[];
  readonly rows: readonly Row[];
}

/** Judges a report against its own baseline, or the requested one. */
export function analyse(report: Report, options: AnalysisOptions, asked?: string, before?: Memory): Analysed {
  return toEnd(analysisSteps(report, options, asked, before));
}

/** The same in steps. */
export function* analysisSteps(
  report: Report,
  options: AnalysisOptions,
  asked?: string,
  before?: Memory,
): Stepwise<Analysed> {
  const pair = pairing(report, asked);
  const alpha = report.comparison?.alpha ?? options.alpha;
  const memory = before && sameFrame(before, report, options, asked) ? before : undefined;
  const measured = pair
    ? yield* measureAll(report, pair, options, alpha, memory)
    : { perBenchmark: [], list: [], partnered: new Set<string>(), unique: false };
  const family = measured.list.filter((entry) => entry.row.raw && entry.row.role === 'primary');
  const method = correctionFor(report.comparison?.correction ?? options.correction, family.length);
  const isCorrected = method !== 'none' && family.length > 1;
  const pOf = (of: Measured): number => pOfLooks(of, alpha, isCorrected);
  const corrected = adjustP(
    family.map((entry) => pOf(entry.row)),
    method,
  );
  // The family in its order: no map, whose ten thousand entries would cost more than the correction.
  let inFamily = 0;

  const placeOf = memory && byPlace(memory.list, (entry) => entry.key);
  const rows: Row[] = [];
  yield* eachInSteps(measured.list, (entry, index) => {
    const { row: of, benchmark, key } = entry;
    const at = memory?.list[index] === entry ? index : placeOf?.(key, index);
    const old = at === undefined || memory?.list[at]?.row !== of ? undefined : memory.rows[at];
    // The same measurement can differ only in place and correction, which determine the verdict.
    const p = of.raw && pOf(of);
    // Cost metrics are tested, but are not part of the family: their p is not corrected.
    const adjusted = of.raw && of.role === 'primary' ? (corrected[inFamily++] ?? 1) : p;
    const same = old?.benchmark === benchmark && old.tested?.adjusted === adjusted && old.tested?.p === p;
    rows.push(old && same ? old : finish(of, key, benchmark, p ?? 1, adjusted, alpha));
  });
  yield;
  const candidates = pair?.others.filter((subject) => subject.role !== 'reference').map((subject) => subject.id) ?? [];
  const analysis: Analysis = {
    baseline: pair?.baseline ?? report.subjects[0]?.id ?? '',
    ownBaseline: !pair || pair.own === undefined || pair.own === pair.baseline,
    candidates,
    rows: besideWork(report, rows),
    summaries: candidates.map((subject) => summarise(subject, rows, family.length, alpha)),
    correction: { alpha, method, tests: family.length },
  };
  return {
    analysis,
    memory: {
      report,
      options,
      asked,
      measured: measured.perBenchmark,
      partnered: measured.partnered,
      unique: measured.unique,
      list: measured.list,
      rows,
    },
  };
}

/** Whether everything that rows depend on, apart from their benchmarks, is unchanged. */
function sameFrame(before: Memory, report: Report, options: AnalysisOptions, asked: string | undefined): boolean {
  return (
    before.asked === asked &&
    same(before.options, options) &&
    same(before.report.subjects, report.subjects) &&
    same(before.report.environments, report.environments) &&
    same(before.report.methodology, report.methodology) &&
    same(before.report.comparison, report.comparison)
  );
}

/** Equality of parsed values. Values too deep to compare count as changed. */
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

/**
 * Finds an entry of the last version by name. Most entries keep their index, so a map is built only if some moved.
 */
function byPlace<T>(
  list: readonly T[],
  name: (one: T) => string,
): (wanted: string, index: number) => number | undefined {
  let places: ReadonlyMap<string, number> | undefined;
  return (wanted, index) => {
    const one = list[index];
    if (one !== undefined && name(one) === wanted) return index;
    places ??= new Map(list.map((other, at) => [name(other), at]));
    return places.get(wanted);
  };
}

interface AllMeasured {
  readonly perBenchmark: readonly (readonly Entry[])[];
  readonly list: readonly Entry[];
  readonly partnered: ReadonlySet<string>;
  readonly unique: boolean;
}

function* measureAll(
  report: Report,
  pair: Pairing,
  options: AnalysisOptions,
  alpha: number,
  memory: Memory | undefined,
): Stepwise<AllMeasured> {
  const perBenchmark: (readonly Entry[])[] = [];
  const list: Entry[] = [];
  const placeOf = memory && byPlace(memory.report.benchmarks, (benchmark) => benchmark.id);
  const unique = memory && sameIds(memory.report, report) ? memory.unique : areUnique(report);
  const keyOf = unique ? rowKey : countedKeys();
  const usual = limitsOf(report, undefined, options);
  const partners = partnersOf(report);
  yield* eachInSteps(report.benchmarks, (benchmark, index) => {
    const at = placeOf?.(benchmark.id, index);
    const old = at === undefined ? undefined : memory?.report.benchmarks[at];
    const limits = benchmark.thresholds ? limitsOf(report, benchmark, options) : usual;
    // What is partly measured in another entry changes with that.
    const alone = !partners.has(index) && !memory?.partnered.has(benchmark.id);
    const known = at !== undefined && old && alone && same(old, benchmark) ? memory?.measured[at] : undefined;
    // The same entries where nothing moved: at a key press almost all of them.
    const kept = at === index && unique && memory?.unique ? known : undefined;
    const own =
      kept ??
      (known?.map(({ row }) => row) ?? measureOne(report, benchmark, pair, limits, alpha, partners.get(index))).map(
        (row): Entry => ({ row, benchmark: index, key: keyOf(benchmark.id, row.subject) }),
      );
    perBenchmark.push(own);
    for (const entry of own) list.push(entry);
  });
  const partnered = new Set([...partners.keys()].flatMap((at) => report.benchmarks[at]?.id ?? []));
  return { perBenchmark, list, partnered, unique };
}

function measureOne(
  report: Report,
  benchmark: Benchmark,
  pair: Pairing,
  limits: Limits,
  alpha: number,
  partners: Partners,
): readonly Measured[] {
  const rows: Measured[] = [];
  for (const subject of pair.others) {
    const row = measure(report, benchmark, subject, pair, limits, alpha, partners);
    if (row) rows.push(row);
  }
  return rows;
}

/** p of a row at all of its looks together. Only p values of primary rows are corrected afterwards. */
function pOfLooks({ raw, role }: Measured, alpha: number, isCorrected: boolean): number {
  if (!raw) return 1;
  if (!raw.looks) return raw.p;
  return Math.min(1, raw.p * lookFactor(raw.looks.plan, alpha, isCorrected && role === 'primary'));
}

function finish(
  of: Measured,
  key: string,
  benchmark: number,
  p: number,
  adjusted: number | undefined,
  alpha: number,
): Row {
  const { raw, path } = of;
  const tested: Tested | undefined = raw && {
    method: raw.method,
    bootMeans: raw.bootMeans,
    blocks: raw.blocks,
    looks: raw.looks,
    sign: raw.sign,
    means: raw.means,
    se: raw.se,
    df: raw.df,
    p,
    adjusted: adjusted ?? p,
    lo90: raw.lo90,
    hi90: raw.hi90,
  };
  // No object spread: a single object shape keeps ten thousand rows fast.
  return {
    key,
    benchmark,
    subject: of.subject,
    baseline: of.baseline,
    role: of.role,
    direction: of.direction,
    evidence: of.evidence,
    base: of.base,
    cand: of.cand,
    ratio: of.ratio,
    printed: of.printed,
    estimate: of.estimate,
    interval: of.interval,
    tested,
    verdict: verdictOf(of, tested, alpha),
    limits: of.limits,
    path: fullPath(benchmark, path),
  };
}

/** Without a spread where the path is one of the usual: of a result. */
function fullPath(benchmark: number, path: Path): Path {
  const [list, index, field] = path;
  return path.length === 3 && list !== undefined && index !== undefined && field !== undefined
    ? ['benchmarks', benchmark, list, index, field]
    : ['benchmarks', benchmark, ...path];
}

function verdictOf(row: Measured, tested: Tested | undefined, alpha: number): Verdict {
  if (row.fixed) return row.fixed;
  if (row.ratio === undefined) return { word: 'not-judged', tested: false };
  if (tested && row.interval) {
    const verdict = testedVerdict(row.ratio, row.interval, tested, row.limits, alpha, row.direction);
    return marked(verdict, row.marks, row.cand?.restart);
  }
  const verdict = untestedVerdict(row.ratio, row.limits);
  return row.untestedWhy ? { ...verdict, why: row.untestedWhy } : verdict;
}
