/** Compares two judged reports. */
import { namer } from '../analysis/label';
import { limitsOf } from '../analysis/measure';
import type { Analysis, Limits, AnalysisOptions, Row, Side, Verdict } from '../analysis/model';
import type { Direction, MetricRole } from '../report/metric';
import { marked } from '../analysis/marks';
import { isBetter, isWorse } from '../analysis/orient';
import { sideOf } from '../analysis/sides';
import { testedVerdict } from '../analysis/verdict';
import type { Benchmark } from '../generated/format';
import { adjustP, correctionFor } from '../statistics/adjust';
import { changeOfRatio, changeOfSide, plainVerdict, scaledSide, type RawChange } from './change';
import { environmentDifferences } from './environments';
import { matchBenchmarks, type Match } from './match';
import type {
  Accepted,
  MeasuredChange,
  ComparedRow,
  ComparedHalf,
  PairComparison,
  Party,
  SubjectPair,
  Trouble,
} from './model';
import { differingParameters } from './parameters';
import { matchSubjects } from './subjects';
import { unitFactor } from '../text/unit-factor';
import { rowKey } from '../report/row-key';

/**
 * Pure: the same reports give the same answer.
 * @param accepted renamed benchmarks that the user confirmed
 */
export function compareReports(
  then: Party,
  now: Party,
  options: AnalysisOptions,
  accepted: Accepted = [],
): PairComparison {
  const { matches, gone, fresh, suggested, apart } = matchBenchmarks(then.report, now.report, accepted);
  const subjects = matchSubjects(then.report, now.report);
  const alpha = now.report.comparison?.alpha ?? options.alpha;
  const drafts = matches.flatMap((match) => draftsOf(then, now, match, subjects, options, alpha));
  const deciding = drafts
    .filter((draft) => draft.role === 'primary' && draft.trouble === undefined)
    .map((draft) => draft[draft.deciding ?? 'ratio']);
  const tests = deciding.filter((raw) => raw?.raw).length;
  const method = correctionFor(now.report.comparison?.correction ?? options.correction, tests);
  const setting = now.report.comparison?.correction ?? options.correction;
  const adjusted = new Map([
    ...corrected(deciding, setting),
    // A baseline shared by several candidates moved only once.
    ...corrected(
      [
        ...new Map(
          drafts.map((draft) => [`${draft.now.benchmark} ${draft.now.base?.subject}`, draft.baseline]),
        ).values(),
      ],
      setting,
    ),
  ]);
  const rows = drafts.map((draft) => finish(draft, adjusted, alpha));
  return {
    then,
    now,
    subjects,
    rows: rows.sort(bySeverity),
    gone,
    fresh,
    suggested,
    apart,
    sameBaseline:
      then.analysis.baseline === now.analysis.baseline ||
      subjects.some((pair) => pair.then === then.analysis.baseline && pair.now === now.analysis.baseline),
    environment: environmentDifferences(then.report, now.report, matches, subjects),
    correction: { alpha, tests, method },
  };
}

interface Draft extends Omit<ComparedRow, 'ratio' | 'candidate' | 'baseline' | 'change' | 'severity' | 'flipped'> {
  readonly ratio?: RawChange;
  readonly candidate?: RawChange;
  readonly baseline?: RawChange;
  /** Which of the three changes decides. */
  readonly deciding?: 'ratio' | 'candidate';
}

function draftsOf(
  then: Party,
  now: Party,
  match: Match,
  subjects: readonly SubjectPair[],
  options: AnalysisOptions,
  alpha: number,
): Draft[] {
  const [a, b] = [then.report.benchmarks[match.then], now.report.benchmarks[match.now]];
  if (!a || !b) return [];
  const factor = unitFactor(a.metric?.unit, b.metric?.unit);
  const trouble = troubleOf(a, b, factor);
  const role: MetricRole = b.metric?.role ?? 'primary';
  const label = nameIn(now)(b);
  const differing = differingParameters(a, b);
  return subjects.flatMap((pair): Draft[] => {
    // A report of one subject has no rows; its subject is followed from report to report.
    const alone = then.report.subjects.length < 2 || now.report.subjects.length < 2;
    if (!alone && pair.now === now.analysis.baseline) return [];
    const half = (party: Party, entry: Benchmark, index: number, subject: string, times: number): ComparedHalf => {
      const row = rowsIn(party).get(`${index} ${subject}`);
      const side = (id: string | undefined): Side | undefined => {
        const found = id === undefined ? undefined : sideOf(party.report, entry, id);
        return found && scaledSide(found, times);
      };
      return { benchmark: index, subject, row, cand: side(subject), base: side(row?.baseline) };
    };
    const old = half(then, a, match.then, pair.then, factor ?? 1);
    const fresh = half(now, b, match.now, pair.now, 1);
    if (!old.row && !old.cand && !fresh.row && !fresh.cand) return [];
    const direction = b.metric?.direction ?? a.metric?.direction;
    const limits = fresh.row?.limits ?? limitsOf(now.report, b, options);
    const [ratio, candidate, baseline] = trouble
      ? [undefined, undefined, undefined]
      : [
          changeOfRatio(old.row, fresh.row, alpha),
          changeOfSide(old.cand, fresh.cand, direction, b.metric?.unit, alpha, limits.equivalence),
          changeOfSide(old.base, fresh.base, direction, b.metric?.unit, alpha, limits.equivalence),
        ];
    return [
      {
        key: rowKey(b.id, pair.now),
        label,
        role,
        direction,
        limits,
        then: old,
        now: fresh,
        by: match.by,
        ratio,
        candidate,
        baseline,
        deciding: decides(ratio, candidate, baseline),
        trouble,
        conversion:
          factor !== undefined && factor !== 1
            ? { from: a.metric?.unit ?? '', to: b.metric?.unit ?? '', factor }
            : undefined,
        parameters: differing,
      },
    ];
  });
}

/** One naming per report, not one per row. */
const namers = new WeakMap<object, (benchmark: Benchmark) => string>();

function nameIn({ report }: Party): (benchmark: Benchmark) => string {
  const known = namers.get(report);
  if (known) return known;
  const made = namer(report);
  namers.set(report, made);
  return made;
}

/** Rows of a report by benchmark and subject, looked up once for all benchmarks. */
const indices = new WeakMap<Analysis, ReadonlyMap<string, Row>>();

function rowsIn({ analysis }: Party): ReadonlyMap<string, Row> {
  const known = indices.get(analysis);
  if (known) return known;
  const made = new Map(analysis.rows.map((row) => [`${row.benchmark} ${row.subject}`, row]));
  indices.set(analysis, made);
  return made;
}

function troubleOf(a: Benchmark, b: Benchmark, factor: number | undefined): Trouble | undefined {
  if (factor === undefined) return 'unit';
  const [before, after] = [a.metric?.direction, b.metric?.direction];
  if (before !== undefined && after !== undefined && before !== after) return 'direction';
  return a.version !== undefined && b.version !== undefined && a.version !== b.version ? 'version' : undefined;
}

/** If both reports contain the same baseline runs, only the candidate's own change is independent of them. */
function decides(
  ratio: RawChange | undefined,
  candidate: RawChange | undefined,
  baseline: RawChange | undefined,
): Draft['deciding'] {
  if (ratio && !(baseline?.identical && candidate?.raw)) return 'ratio';
  return candidate ? 'candidate' : undefined;
}

function corrected(
  list: readonly (RawChange | undefined)[],
  setting: AnalysisOptions['correction'],
): [RawChange, number][] {
  const tested = list.flatMap((change) => (change?.raw ? [change] : []));
  const p = adjustP(
    tested.map((change) => change.raw?.p ?? 1),
    correctionFor(setting, tested.length),
  );
  return tested.map((change, index) => [change, p[index] ?? 1]);
}

function finish(draft: Draft, adjusted: ReadonlyMap<RawChange, number>, alpha: number): ComparedRow {
  const { ratio, candidate, baseline, deciding, ...rest } = draft;
  const made = (raw: RawChange | undefined, direction?: Direction): MeasuredChange | undefined =>
    raw && changeFrom(raw, adjusted.get(raw), { limits: draft.limits, alpha, direction });
  const [first, second, third] = [made(ratio), made(candidate, draft.direction), made(baseline, draft.direction)];
  const change = deciding === 'ratio' ? first : deciding === 'candidate' ? second : undefined;
  return {
    ...rest,
    ratio: first,
    candidate: second,
    baseline: third,
    change,
    severity: severityOf(change, draft.limits),
    flipped: isFlipped(draft, change),
  };
}

interface Judging {
  readonly limits: Limits;
  readonly alpha: number;
  /** That of the metric; none for a change of ratios. */
  readonly direction?: Direction;
}

function changeFrom(
  raw: RawChange,
  corrected: number | undefined,
  { limits, alpha, direction }: Judging,
): MeasuredChange {
  const { raw: test, fixed, marks, restart, ...rest } = raw;
  const tested = test && { ...test, adjusted: corrected ?? test.p };
  const verdict =
    tested && raw.interval && raw.ratio !== undefined && !fixed
      ? testedVerdict(raw.ratio, raw.interval, tested, limits, alpha, direction)
      : plainVerdict(raw, limits);
  return { ...rest, tested, verdict: tested ? marked(verdict, marks, restart) : verdict };
}

/** The size of a change in margins, better or worse: a multiple of what matters. */
function severityOf(change: MeasuredChange | undefined, { warn }: Limits): number {
  if (change?.ratio === undefined || change.identical) return 0;
  const share = Math.abs(change.ratio - 1);
  return share / Math.max(warn, 1e-6);
}

/** Which side of "the same" a verdict is on; undefined if undecided. */
function standing({ word }: Verdict): -1 | 0 | 1 | undefined {
  switch (word) {
    case 'regression':
      return -1;
    case 'improvement':
      return 1;
    case 'parity':
    case 'no-change':
    case 'none-seen':
    case 'small-better':
    case 'small-worse':
      return 0;
    default:
      return undefined;
  }
}

/** Two verdicts that contradict each other, with a change between them that is more than rounding across a margin. */
function isFlipped({ then, now, limits, trouble }: Draft, change: MeasuredChange | undefined): boolean {
  if (!then.row || !now.row || trouble) return false;
  const [before, after] = [standing(then.row.verdict), standing(now.row.verdict)];
  if (before === undefined || after === undefined || before === after || change?.ratio === undefined) return false;
  if (change.identical) return false;
  return isWorse(change.ratio, limits) || isBetter(change.ratio, limits);
}

/** Worst first: rows that cannot be compared, then by size; otherwise the order of the file. */
function bySeverity(a: ComparedRow, b: ComparedRow): number {
  return (
    Number(b.trouble !== undefined) - Number(a.trouble !== undefined) ||
    b.severity - a.severity ||
    Number(b.flipped) - Number(a.flipped) ||
    a.now.benchmark - b.now.benchmark
  );
}

/** The count that a compared row belongs to. */
export type ChangeCount = 'regression' | 'improvement' | 'same' | 'unclear' | 'identical' | 'not-compared';

export function changeCount({ change, trouble }: Pick<ComparedRow, 'change' | 'trouble'>): ChangeCount {
  if (trouble || !change) return 'not-compared';
  if (change.identical) return 'identical';
  const { word } = change.verdict;
  if (word === 'regression' || word === 'improvement') return word;
  if (word === 'not-judged' || word === 'failed') return 'not-compared';
  return word === 'unclear' || word === 'suspect-better' || word === 'suspect-worse' ? 'unclear' : 'same';
}
