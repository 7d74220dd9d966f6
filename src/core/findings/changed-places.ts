/** What rules about the whole report have to look at again: the benchmarks in which two versions differ. */
import { differInCorrectionOnly } from '../analysis/correction-only';
import type { Naming } from '../analysis/label';
import type { Row } from '../analysis/model';
import { isEqual, stepOf } from '../report/versions';
import type { EntryPlace, ReportRule, RuleContext } from './rule';

/** One version, as it was looked at. */
export interface LookedAt {
  readonly context: RuleContext;
  readonly names: Naming;
}

/** A benchmark that is another one now, or has other rows. */
interface ChangedPlace {
  readonly old: EntryPlace;
  readonly now: EntryPlace;
}

/** From this share of all benchmarks on, comparing them takes longer than looking at all. */
const maxShare = 0.1;

/**
 * Which benchmark is another one in the later version: its index, or -1 where none is. Undefined where more than that
 * has changed, or names may have.
 */
export function entryChanged(old: LookedAt, now: LookedAt): number | undefined {
  if (old.names !== now.names) return undefined;
  if (old.context.report === now.context.report) return -1;
  const step = stepOf(now.context.report);
  return step?.before === old.context.report ? step.at : undefined;
}

/** The benchmarks that changed; undefined if the versions differ in more than that. */
export function changedPlaces(old: LookedAt, now: LookedAt): readonly ChangedPlace[] | undefined {
  const entry = entryChanged(old, now);
  if (entry === undefined || !isEqual(frameOf(old.context), frameOf(now.context))) return undefined;
  const [before, after] = [old.context.analysis.rows, now.context.analysis.rows];
  if (before.length !== after.length) return undefined;
  const changed = new Set(entry < 0 ? [] : [entry]);
  for (let i = 0; i < after.length; i++) {
    const [one, other] = [before[i], after[i]];
    if (one === other || !one || !other) continue;
    if (one.key !== other.key || one.benchmark !== other.benchmark) return undefined;
    if (!differInCorrectionOnly(one, other)) changed.add(other.benchmark);
  }
  if (changed.size > 1 + maxShare * now.context.report.benchmarks.length) return undefined;
  return [...changed].flatMap((index) => {
    const [a, b] = [placeAt(old.context, index), placeAt(now.context, index)];
    return a && b ? [{ old: a, now: b }] : [];
  });
}

/** Whether a rule reads the same in all of them. One that cannot be asked is run, and then says why. */
export function readsAlike(rule: ReportRule, places: readonly ChangedPlace[], old: LookedAt, now: LookedAt): boolean {
  try {
    return places.every((place) => isEqual(rule.reads(place.old, old.context), rule.reads(place.now, now.context)));
  } catch {
    return false;
  }
}

/** All else that rules about the whole report look at, apart from the fields beside the benchmarks. */
function frameOf({ analysis, options, lists, claiming }: RuleContext): unknown {
  const { baseline, candidates, correction } = analysis;
  return [baseline, candidates, correction.alpha, options, lists, claiming];
}

function placeAt({ report, rowsAt }: RuleContext, index: number): EntryPlace | undefined {
  const benchmark = report.benchmarks[index];
  return benchmark && { benchmark, index, rows: rowsAt(index) };
}

/** The rows of a benchmark, which are in its order. */
export function rowsOfEntry(rows: readonly Row[], benchmark: number): readonly Row[] {
  let [from, high] = [0, rows.length];
  while (from < high) {
    const middle = (from + high) >> 1;
    if ((rows[middle]?.benchmark ?? 0) < benchmark) from = middle + 1;
    else high = middle;
  }
  let to = from;
  while (rows[to]?.benchmark === benchmark) to++;
  return rows.slice(from, to);
}
