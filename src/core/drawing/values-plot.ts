/** Geometry of a chart of values: under the name of each benchmark a bar from zero for each subject. */
import { addAll, largest, smallest } from '../text/lists';

export interface PlottedValue {
  readonly value: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly runs?: readonly number[];
}

export interface ValueLane {
  /** Index of the group and of the value in it. */
  readonly group: number;
  readonly at: number;
  readonly column: number;
  /** Middle of the lane from the top, in CSS pixels. */
  readonly y: number;
  /** Places from 0 to 1 across the plot; undefined where they are beyond it. */
  readonly zero: number;
  readonly end: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly runs: readonly number[];
  /** The value, an end or a run is farther than the plot reaches: it is drawn with an arrow. */
  readonly beyond: boolean;
}

interface ValuesPlot {
  readonly height: number;
  /** Where each group's name is. */
  readonly heads: readonly { readonly column: number; readonly top: number }[];
  readonly lanes: readonly ValueLane[];
  /** Height of one bar. */
  readonly bar: number;
}

/** Heights in CSS pixels. */
const headHeight = 22;
const groupGap = 12;

/** Runs and ends reach at most this many times as far as the farthest value. */
const maxReach = 1.6;

/**
 * Each group has a scale of its own, from zero to its largest value, run or end. Groups follow each other as words do:
 * from column to column, then down.
 * @param groups the values of each group @param headLines how many lines of text stand over each group
 */
export function valuesPlot(
  groups: readonly (readonly PlottedValue[])[],
  headLines: readonly number[],
  columns = 1,
): ValuesPlot {
  const widest = largest(
    groups.map((values) => values.length),
    1,
  );
  const lane = widest > 8 ? 16 : 20;
  const heads: { column: number; top: number }[] = [];
  const lanes: ValueLane[] = [];
  let y = 4;
  for (let first = 0; first < groups.length; first += columns) {
    const row = groups.slice(first, first + columns);
    const head = headHeight + 15 * (largest(headLines.slice(first, first + columns), 1) - 1);
    row.forEach((values, column) => {
      heads.push({ column, top: y });
      addAll(lanes, lanesOf(values, { group: first + column, column, top: y + head, lane }));
    });
    y += head + lane * largest(row.map((values) => values.length)) + groupGap;
  }
  return { height: y, heads, lanes, bar: lane - 6 };
}

function lanesOf(
  values: readonly PlottedValue[],
  place: { readonly group: number; readonly column: number; readonly top: number; readonly lane: number },
): ValueLane[] {
  const { group, column, top, lane } = place;
  const { from, to } = reachOf(values);
  const share = (value: number): number => (value - from) / (to - from);
  const isInside = (value: number): boolean => share(value) >= -1e-9 && share(value) <= 1 + 1e-9;
  const clamped = (value: number): number => Math.max(0, Math.min(1, share(value)));
  return values.map(({ value, lo, hi, runs = [] }, at) => ({
    group,
    at,
    column,
    y: top + (at + 0.5) * lane,
    zero: share(0),
    end: clamped(value),
    lo: lo === undefined ? undefined : clamped(lo),
    hi: hi === undefined ? undefined : clamped(hi),
    runs: runs.filter(isInside).map(share),
    beyond: ![value, lo, hi, ...runs].every((one) => one === undefined || isInside(one)),
  }));
}

function reachOf(values: readonly PlottedValue[]): { readonly from: number; readonly to: number } {
  const centres = values.map(({ value }) => value);
  const far = largest(centres.map(Math.abs), 0) || 1;
  const all = values.flatMap(({ value, lo, hi, runs = [] }) => [value, lo ?? value, hi ?? value, ...runs]);
  const to = Math.max(0, Math.min(largest(all), far * maxReach));
  // Zero is always there; values below it begin a side of their own.
  const from = smallest(centres) < 0 ? Math.max(smallest(all), -far * maxReach) : 0;
  return to > from ? { from, to } : { from, to: from + 1 };
}
