/** Compared rows before they are judged: what was measured then and now, and how it changed. */
import { namer } from '../analysis/label';
import { joinMarks } from '../analysis/marks';
import { limitsOf } from '../analysis/measure';
import type { Analysis, AnalysisOptions, Row, Side } from '../analysis/model';
import { sideOf } from '../analysis/sides';
import type { Benchmark } from '../generated/format';
import type { MetricRole } from '../report/metric';
import { rowKey } from '../report/row-key';
import { unitFactor } from '../text/unit-factor';
import { changeOfRatio, changeOfSide, scaledSide, type RawChange } from './change';
import type { Followed, marksBetween } from './marks';
import type { Match } from './match';
import type { ComparedHalf, ComparedRow, Party, SubjectPair, Trouble } from './model';
import { differingParameters } from './parameters';

/** A compared row before the correction for the number of tests. */
export interface Draft extends Omit<
  ComparedRow,
  'ratio' | 'candidate' | 'baseline' | 'change' | 'severity' | 'flipped'
> {
  readonly ratio?: RawChange;
  readonly candidate?: RawChange;
  readonly baseline?: RawChange;
  /** Which of the three changes decides. */
  readonly deciding?: 'ratio' | 'candidate';
}

/** What is the same for all rows of two reports. */
export interface DraftFrame {
  readonly then: Party;
  readonly now: Party;
  readonly subjects: readonly SubjectPair[];
  readonly options: AnalysisOptions;
  readonly alpha: number;
  readonly marksOf: ReturnType<typeof marksBetween>;
}

/** The rows of a benchmark that both reports have. */
export function draftsOf(match: Match, { then, now, subjects, options, alpha, marksOf }: DraftFrame): Draft[] {
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
      const row = rowsIn(party)
        .get(index)
        ?.find((one) => one.subject === subject);
      const side = (id: string | undefined, known: Side | undefined): Side | undefined => {
        if (id === undefined) return undefined;
        // The baseline's may be of another entry, in another unit.
        const own = entry.results?.[known?.result ?? -1]?.subject === id ? known : undefined;
        const found = own ?? sideOf(party.report, entry, id);
        return found && scaledSide(found, times);
      };
      return { benchmark: index, subject, row, cand: side(subject, row?.cand), base: side(row?.baseline, row?.base) };
    };
    const old = half(then, a, match.then, pair.then, factor ?? 1);
    const fresh = half(now, b, match.now, pair.now, 1);
    if (!old.row && !old.cand && !fresh.row && !fresh.cand) return [];
    const direction = b.metric?.direction ?? a.metric?.direction;
    const limits = fresh.row?.limits ?? limitsOf(now.report, b, options);
    const changeOf = (x: Side | undefined, y: Side | undefined): RawChange | undefined =>
      changeOfSide(x, y, direction, b.metric?.unit, alpha, limits.equivalence);
    const marked = (change: RawChange | undefined, ...followed: readonly Followed[]): RawChange | undefined => {
      const marks = change?.raw && marksOf(a, b, followed);
      return change && marks ? { ...change, marks: joinMarks(change.marks, marks) } : change;
    };
    const home = { then: old.row?.baseline, now: fresh.row?.baseline };
    const [ratio, candidate, baseline] = trouble
      ? [undefined, undefined, undefined]
      : [
          marked(changeOfRatio(old.row, fresh.row, alpha), pair, home),
          marked(changeOf(old.cand, fresh.cand), pair),
          marked(changeOf(old.base, fresh.base), home),
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

/** Rows of a report by benchmark, looked up once for all benchmarks. */
const indices = new WeakMap<Analysis, ReadonlyMap<number, readonly Row[]>>();

function rowsIn({ analysis }: Party): ReadonlyMap<number, readonly Row[]> {
  const known = indices.get(analysis);
  if (known) return known;
  const made = new Map<number, Row[]>();
  for (const row of analysis.rows) {
    const others = made.get(row.benchmark);
    if (others) others.push(row);
    else made.set(row.benchmark, [row]);
  }
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
