/** The runs of both sides of a row, for the rules about runs. */
import type { Row, Side } from '../../analysis/model';
import type { Benchmark, Result } from '../../generated/format';
import type { Path } from '../../report/path';
import type { RuleContext, RowPlace } from '../rule';

export interface RunList {
  readonly side: Side;
  readonly result: Result;
  readonly path: Path;
  readonly values: readonly number[];
  /** The index in the file of a run that was not excluded. */
  readonly placeOf: (index: number) => number;
}

/** The runs of each side that has any. */
export function runListsOf(place: RowPlace): readonly RunList[] {
  return listsOf(place, true);
}

/** @param withBase whether the runs of the baseline are wanted too */
function listsOf({ row, benchmark, at }: RowPlace, withBase: boolean): readonly RunList[] {
  if (row.role === 'info') return noLists;
  const base = withBase ? listOf(row.base, benchmark, at) : undefined;
  const cand = listOf(row.cand, benchmark, at);
  return base ? (cand ? [base, cand] : [base]) : cand ? [cand] : noLists;
}

const noLists: readonly RunList[] = [];

function listOf(side: Side | undefined, { results }: Benchmark, at: Path): RunList | undefined {
  const result = side?.result === undefined ? undefined : results?.[side.result];
  if (!side?.samples || side.result === undefined || !result) return undefined;
  const path = [...at, 'results', side.result];
  return { side, result, path, values: side.samples, placeOf: (index) => placeIn(result, index) };
}

function placeIn(result: Result, index: number): number {
  if (!result.excluded?.length) return index;
  const out = new Set(result.excluded.map((entry) => entry.index));
  let left = index;
  for (let place = 0; place < (result.samples?.length ?? 0); place++) if (!out.has(place) && left-- === 0) return place;
  return index;
}

/** Runs in the order in which they were made, if the file states it. */
export function inRunOrder({ values, placeOf, result }: RunList): readonly number[] {
  const { order } = result;
  if (!order || order.length !== result.samples?.length) return values;
  return values
    .map((value, i) => ({ value, at: order[placeOf(i)] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.value);
}

/** The sides of a row that are looked at there: the baseline's in the row of the first candidate only. */
export function ownSides({ subject, base, cand }: Row, { analysis }: RuleContext): readonly Side[] {
  const sides = subject === analysis.candidates[0] ? [base, cand] : [cand];
  return sides.filter((side) => side !== undefined);
}

/** Six rules look at the runs of a row in turn, so the last result is cached. */
let last: { readonly place: RowPlace; readonly runs: readonly RunList[] } | undefined;

/** The baseline's runs are included only in the row of the first candidate, so that each list is searched once. */
export function ownRunLists(place: RowPlace, context: RuleContext): readonly RunList[] {
  if (last?.place === place) return last.runs;
  const [first] = context.analysis.candidates;
  const runs = listsOf(place, place.row.subject === first);
  last = { place, runs };
  return runs;
}
