/** A row before correction: sides, evidence, performance ratio and raw test. Depends only on its benchmark. */
import type { Benchmark, Report, Subject } from '../generated/format';
import type { Path } from '../report/path';
import { word, type Message } from '../messages/messages';
import type { EstimateKind, Evidence, Interval, Limits, AnalysisOptions, Side, Tested, Verdict } from './model';
import type { Direction, MetricRole } from '../report/metric';
import { rowDifferences } from './environments';
import { joinMarks, type Mark } from './marks';
import { orderMarks } from './run-order';
import { performance } from './orient';
import { isRowOfPartner, partnerSide, type Partners } from './partners';
import { plannedLooks } from './planned-looks';
import { printedRatio, type Printed } from './printed';
import { sideOf } from './sides';
import type { Pairing } from './subjects';
import { testSides } from './test';
import { oneSided, uncompared, zeroVerdict } from './uncompared';

/** The parts of a row that do not depend on the family of tests. `raw` is present if the row was tested. */
export interface Measured {
  readonly subject: string;
  readonly baseline: string;
  readonly role: MetricRole;
  readonly direction?: Direction;
  readonly evidence: Evidence;
  readonly base?: Side;
  readonly cand?: Side;
  readonly ratio?: number;
  readonly printed?: string;
  readonly estimate?: EstimateKind;
  readonly interval?: Interval;
  readonly raw?: Omit<Tested, 'adjusted'>;
  readonly marks?: readonly Mark[];
  /** Decided without a test and without the printed number: failed, not judged, or equal to the last digit. */
  readonly fixed?: Verdict;
  /** Why a row with runs was not tested. */
  readonly untestedWhy?: Message;
  readonly limits: Limits;
  /** Relative to the benchmark. */
  readonly path: Path;
}

/** The limits of a benchmark: its own, then the report's, then those of the settings. */
export function limitsOf(report: Report, benchmark: Benchmark | undefined, options: AnalysisOptions): Limits {
  const [own, whole] = [benchmark?.thresholds, report.comparison?.thresholds];
  return {
    warn: own?.warn ?? whole?.warn ?? options.warn,
    fail: own?.fail ?? whole?.fail ?? options.fail,
    equivalence: own?.equivalence ?? whole?.equivalence ?? options.equivalence,
  };
}

const strength: Readonly<Record<Side['evidence'], number>> = { none: 0, values: 1, summary: 2, samples: 3 };

function weaker(a: Side | undefined, b: Side | undefined): Side['evidence'] {
  if (!a || !b) return 'none';
  return strength[a.evidence] < strength[b.evidence] ? a.evidence : b.evidence;
}

/**
 * Measures a subject in a benchmark; undefined if the benchmark has no data about it.
 * @param partners entries that may have the baseline, in another unit
 */
export function measure(
  report: Report,
  benchmark: Benchmark,
  subject: Subject,
  pair: Pairing,
  limits: Limits,
  alpha: number,
  partners?: Partners,
): Measured | undefined {
  const own = sideOf(report, benchmark, pair.baseline);
  const cand = sideOf(report, benchmark, subject.id);
  if (partners && own && !cand && isRowOfPartner(partners, subject.id, pair.baseline)) return undefined;
  const base = own ?? (cand && partnerSide(report, partners, pair.baseline));
  const evidence = weaker(base, cand);
  const printed = evidence === 'none' ? printedRatio(benchmark, subject.id, pair) : undefined;
  const direction = benchmark.metric?.direction;
  const role = benchmark.metric?.role ?? 'primary';
  const judgeable =
    role === 'primary' && subject.role !== 'reference' && direction !== undefined && direction !== 'none';
  // A judged benchmark that only the baseline has is a row too: it may have been lost.
  if (!cand && !printed && !(judgeable && base?.centre !== undefined)) return undefined;
  const judged = printed
    ? fromPrinted(printed, direction)
    : fromSides(base, cand, evidence, benchmark.metric, alpha, limits.equivalence, plannedLooks(report, benchmark));
  const failed = hasFailed(base) || hasFailed(cand);
  const fixed: Verdict | undefined = failed
    ? { word: 'failed', tested: false }
    : (notJudged(subject, role, direction) ?? judged.fixed);
  return {
    subject: subject.id,
    baseline: judged.baseline ?? pair.baseline,
    role,
    direction,
    evidence: judged.evidence ?? evidence,
    base,
    cand,
    ratio: judged.ratio,
    printed: judged.printed,
    estimate: judged.estimate,
    interval: judged.interval,
    raw: fixed ? undefined : judged.raw,
    marks: joinMarks(
      judged.marks,
      judged.raw && orderMarks(report, benchmark, base, cand, judged.raw.blocks),
      isConfounded(report, benchmark, judged, pair, subject) ? ['confounded'] : undefined,
    ),
    fixed,
    untestedWhy: judged.untestedWhy,
    limits,
    path: judged.path ?? (cand ? pathOf(cand) : base ? pathOf(base) : []),
  };
}

/** Only tested rows carry marks. */
function isConfounded(
  report: Report,
  benchmark: Benchmark,
  { raw }: Judged,
  { baseline }: Pairing,
  { id }: Subject,
): boolean {
  return raw !== undefined && rowDifferences(report, benchmark, baseline, id).length > 0;
}

function hasFailed(side: Side | undefined): boolean {
  return side !== undefined && side.failed > 0 && side.evidence === 'none';
}

function notJudged(subject: Subject, role: MetricRole, direction: Direction | undefined): Verdict | undefined {
  const because = (why: Message): Verdict => ({ word: 'not-judged', tested: false, why });
  if (subject.role === 'reference') return because(word('why.reference'));
  if (direction === 'none') return because(word('why.direction-none'));
  if (role === 'info') return because(word('why.info'));
  return undefined;
}

type Judged = Partial<
  Pick<
    Measured,
    | 'baseline'
    | 'evidence'
    | 'ratio'
    | 'printed'
    | 'estimate'
    | 'interval'
    | 'raw'
    | 'marks'
    | 'fixed'
    | 'untestedWhy'
    | 'path'
  >
>;

function because(why: Message): Judged {
  return { fixed: { word: 'not-judged', tested: false, why } };
}

function incomparable(why: Message): Judged {
  return { fixed: uncompared('not-comparable', why) };
}

function fromPrinted(printed: Printed, direction: Direction | undefined): Judged {
  const { evidence, ratio, interval, baseline, path } = printed;
  const common: Judged = { evidence, baseline, path };
  if (ratio === undefined)
    return { ...common, ...because(printed.why ?? word(direction ? 'why.nothing' : 'why.no-direction')) };
  if (!Number.isFinite(ratio)) return { ...common, ...incomparable(word('why.overflow')) };
  if (ratio <= 0) return { ...common, ...incomparable(word('why.not-positive')) };
  return { ...common, ratio, interval, printed: printed.literal ? String(ratio) : undefined, untestedWhy: printed.why };
}

function fromSides(
  base: Side | undefined,
  cand: Side | undefined,
  evidence: Side['evidence'],
  metric: Benchmark['metric'],
  alpha: number,
  equivalence: number,
  looks: readonly number[] | undefined,
): Judged {
  const direction = metric?.direction;
  if (base?.centre === undefined && cand?.centre === undefined) return because(word('why.nothing'));
  if (direction === undefined) return because(word('why.no-direction'));
  if (direction === 'none') return {};
  if (base?.centre === undefined || cand?.centre === undefined) return { fixed: oneSided(base?.centre) };
  const zero = zeroVerdict(base, cand, direction, metric?.unit);
  if (zero) return zero.word === 'parity' || zero.word === 'no-change' ? { ratio: 1, fixed: zero } : { fixed: zero };
  const ratio = performance(cand.centre / base.centre, direction);
  if (ratio === undefined || !Number.isFinite(ratio) || ratio <= 0) return incomparable(word('why.overflow'));
  if (evidence === 'samples' || evidence === 'summary')
    return testSides(base, cand, direction, ratio, alpha, equivalence, looks);
  const interval =
    base.centreIs === 'middle' && cand.centreIs === 'middle' ? rangeOf(base, cand, direction) : undefined;
  return { ratio, interval };
}

/** If only extremes are printed, the ratio may be anywhere between the worst and the best case. */
function rangeOf(base: Side, cand: Side, direction: Direction): Interval | undefined {
  if (!base.range || !cand.range) return undefined;
  const a = performance(cand.range.lo / base.range.hi, direction);
  const b = performance(cand.range.hi / base.range.lo, direction);
  if (a === undefined || b === undefined) return undefined;
  return { lo: Math.min(a, b), hi: Math.max(a, b), from: 'range' };
}

/** The path of a side's number in the file. */
function pathOf(side: Side): Path {
  const field = side.samples
    ? 'samples'
    : side.centreIs === 'median'
      ? 'median'
      : side.centreIs === 'middle'
        ? 'min'
        : side.centreIs === 'stated'
          ? 'value'
          : 'mean';
  return side.centre === undefined ? ['results', side.result ?? 0] : ['results', side.result ?? 0, field];
}
