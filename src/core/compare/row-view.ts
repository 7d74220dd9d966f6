/**
 * Rows of a comparison as text. Writing a row costs as much as comparing it, and few of many rows are looked at: so a
 * page asks for the rows that it shows, and an export writes all when it is made.
 */
import type { Row, Verdict } from '../analysis/model';
import { formatRatio } from '../text/ratio';
import { formatScaled, scaleOf, withUnit } from '../text/value';
import { verdictText } from '../page-model/wording';
import { word, type Message } from '../messages/messages';
import { eachInSteps, toEnd, type Stepwise } from '../text/steps';
import { changeCount, type ChangeCount } from './compare';
import type { ComparedRow, ComparedHalf, MeasuredChange, PairComparison } from './model';
import { baselineMoved } from './moved';
import { decidingView, sideView, type ChangeView } from './change-view';
import { changeVerdict, troubleText } from './said';

export interface HalfView {
  readonly ratio?: string;
  /** "100.4 s": the subject's value, if its report has nothing to compare it with. */
  readonly value?: string;
  readonly verdict?: Verdict;
  readonly verdictText?: Message;
}

export interface ComparedRowView {
  readonly key: string;
  readonly label: string;
  readonly role: ComparedRow['role'];
  /** "lower is better". */
  readonly direction?: Message;
  readonly then: HalfView;
  readonly now: HalfView;
  readonly change?: ChangeView;
  readonly candidate?: ChangeView;
  readonly baseline?: ChangeView;
  readonly count: ChangeCount;
  readonly verdict?: Verdict;
  readonly verdictText?: Message;
  readonly severity: number;
  readonly flipped: boolean;
  readonly moved: boolean;
  /** Why it is not compared, what was converted, how it was matched. */
  readonly remarks: readonly Message[];
}

/** What rows are sorted and filtered by, and how they are named while their text is not there. */
export interface RowBrief {
  readonly label: string;
  readonly count: ChangeCount;
  /** Sizes of the changes as shares; 0 where nothing changed. */
  readonly change: number;
  readonly candidate: number;
  readonly baseline: number;
}

export function rowBrief(row: ComparedRow): RowBrief {
  return {
    label: row.label,
    count: changeCount(row),
    change: sizeOf(row.change),
    candidate: sizeOf(row.candidate),
    baseline: sizeOf(row.baseline),
  };
}

function sizeOf(change: MeasuredChange | undefined): number {
  if (change?.quotient === undefined || change.identical) return 0;
  // A page gets JSON, which has no infinity.
  return Math.min(Math.abs(change.quotient - 1), Number.MAX_VALUE);
}

/** The rows of a comparison as text, in its order. */
export function allRowViews(comparison: PairComparison): ComparedRowView[] {
  return toEnd(rowViewSteps(comparison, [...comparison.rows.keys()]));
}

/** Some of the rows as text, in steps. @param places in `comparison.rows`; others are left out */
export function* rowViewSteps(comparison: PairComparison, places: readonly number[]): Stepwise<ComparedRowView[]> {
  const views: ComparedRowView[] = [];
  yield* eachInSteps(places, (place) => {
    const row = comparison.rows[place];
    if (row) views.push(rowView(row, comparison));
  });
  return views;
}

/** A row as text. */
export function rowView(row: ComparedRow, comparison: PairComparison): ComparedRowView {
  const { key, label, role, change, severity, flipped, trouble, conversion, by } = row;
  const { metric } = comparison.now.report.benchmarks[row.now.benchmark] ?? {};
  const remarks = [
    ...(trouble ? [troubleText(trouble)] : []),
    ...(conversion ? [word('compare.converted', { from: conversion.from, to: conversion.to })] : []),
    ...(by === 'accepted' ? [word('compare.accepted')] : []),
    ...(row.parameters.length
      ? [
          word('compare.parameters-remark', {
            names: row.parameters.slice(0, 4).map((name) => word('compare.name', { name })),
          }),
        ]
      : []),
  ];
  return {
    key,
    label,
    role,
    direction: row.direction === 'higher' || row.direction === 'lower' ? word(`history.${row.direction}`) : undefined,
    ...halves(row, comparison),
    change: change && decidingView(change, row, metric),
    candidate: row.candidate && sideView('cand', row.candidate, row, metric),
    baseline: row.baseline && sideView('base', row.baseline, row, metric),
    count: changeCount(row),
    verdict: change?.verdict,
    verdictText: change && changeVerdict(change, row),
    severity,
    flipped,
    moved: baselineMoved(row),
    remarks,
  };
}

function halves(row: ComparedRow, comparison: PairComparison): { readonly then: HalfView; readonly now: HalfView } {
  const { then, now, limits, trouble } = row;
  if (then.row && now.row) return { then: halfView(then, limits), now: halfView(now, limits) };
  const unit = {
    then: comparison.then.report.benchmarks[then.benchmark]?.metric?.unit,
    now: comparison.now.report.benchmarks[now.benchmark]?.metric?.unit,
  };
  // Values of then are in the unit of now, unless they cannot be converted. Both use one scale.
  const both =
    trouble === 'unit'
      ? undefined
      : scaleOf(
          [then, now].flatMap(({ cand }) => (cand?.centre === undefined ? [] : [cand.centre])),
          unit.now,
        );
  const value = ({ cand }: ComparedHalf, own: string | undefined): string | undefined => {
    if (cand?.centre === undefined) return undefined;
    const scale = both ?? scaleOf([cand.centre], own);
    return withUnit(formatScaled(cand.centre, scale), scale.unit);
  };
  return {
    then: { ...halfView(then, limits), value: value(then, unit.then) },
    now: { ...halfView(now, limits), value: value(now, unit.now) },
  };
}

/** One report's side of a row as text. */
export function halfView({ row }: ComparedHalf, limits: Row['limits']): HalfView {
  if (!row) return {};
  return {
    ratio: row.ratio === undefined ? undefined : formatRatio(row.ratio, { printed: row.printed, limits }),
    verdict: row.verdict,
    verdictText: verdictText(row),
  };
}
