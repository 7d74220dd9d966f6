/** Compares two judged reports. */
import type { Limits, AnalysisOptions, Verdict } from '../analysis/model';
import type { Direction } from '../report/metric';
import { marked } from '../analysis/marks';
import { isBetter, isWorse } from '../analysis/orient';
import { testedWith } from '../analysis/finished';
import { testedVerdict } from '../analysis/verdict';
import { eachInSteps, toEnd, type Stepwise } from '../text/steps';
import { adjustP, correctionFor } from '../statistics/adjust';
import { plainVerdict, type RawChange } from './change';
import { draftsOf, type Draft } from './drafts';
import { environmentDifferences } from './environments';
import { marksBetween } from './marks';
import { matchBenchmarks } from './match';
import type { Accepted, MeasuredChange, ComparedRow, PairComparison, Party } from './model';
import { matchSubjects } from './subjects';

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
  return toEnd(comparingSteps(then, now, options, accepted));
}

/** The same in steps. */
export function* comparingSteps(
  then: Party,
  now: Party,
  options: AnalysisOptions,
  accepted: Accepted = [],
): Stepwise<PairComparison> {
  const { matches, gone, fresh, suggested, apart } = matchBenchmarks(then.report, now.report, accepted);
  const subjects = matchSubjects(then.report, now.report);
  const alpha = now.report.comparison?.alpha ?? options.alpha;
  const frame = { then, now, subjects, options, alpha, marksOf: marksBetween(then.report, now.report) };
  yield;
  const drafts: Draft[] = [];
  yield* eachInSteps(matches, (match) => {
    for (const draft of draftsOf(match, frame)) drafts.push(draft);
  });
  const deciding = drafts
    .filter((draft) => draft.role === 'primary' && draft.trouble === undefined)
    .map((draft) => draft[draft.deciding ?? 'ratio']);
  const tests = deciding.filter((raw) => raw?.raw).length;
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
  yield;
  const rows: ComparedRow[] = [];
  yield* eachInSteps(drafts, (draft) => void rows.push(finish(draft, adjusted, alpha)));
  const environment = environmentDifferences(then.report, now.report, matches, subjects);
  yield;
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
    environment,
    correction: { alpha, tests, method: correctionFor(setting, tests) },
  };
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
  const { limits, direction, deciding } = draft;
  const made = (raw: RawChange | undefined, way?: Direction): MeasuredChange | undefined =>
    raw && changeFrom(raw, adjusted.get(raw), { limits, alpha, direction: way });
  const ratio = made(draft.ratio);
  const candidate = made(draft.candidate, direction);
  const baseline = made(draft.baseline, direction);
  const change = deciding === 'ratio' ? ratio : deciding === 'candidate' ? candidate : undefined;
  // No object spread, here and below: it made comparing, and all that reads the rows, several times slower.
  return {
    key: draft.key,
    label: draft.label,
    role: draft.role,
    direction,
    limits,
    then: draft.then,
    now: draft.now,
    by: draft.by,
    ratio,
    candidate,
    baseline,
    change,
    severity: severityOf(change, limits),
    flipped: isFlipped(draft, change),
    trouble: draft.trouble,
    conversion: draft.conversion,
    parameters: draft.parameters,
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
  const { raw: test, fixed, marks, restart } = raw;
  const tested = test && testedWith(test, test.p, corrected ?? test.p);
  const verdict =
    tested && raw.interval && raw.ratio !== undefined && !fixed
      ? testedVerdict(raw.ratio, raw.interval, tested, limits, alpha, direction)
      : plainVerdict(raw, limits);
  return {
    ratio: raw.ratio,
    quotient: raw.quotient,
    interval: raw.interval,
    estimate: raw.estimate,
    tested,
    verdict: tested ? marked(verdict, marks, restart) : verdict,
    identical: raw.identical,
  };
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
