/** Inverts the normal-scores test: the shifts of y against x between which it does not reject. */
import { criticalFor } from './critical';
import { roundingTolerance } from './log-sample';
import type { ScoreStatistic } from './normal-score-statistic';
import {
  countUpTo,
  distinctValues,
  listDifferences,
  maxListedDifferences,
  nextAbove,
  nextPoint,
} from './pair-differences';

/** An end on the log scale: a pairwise difference, or infinite if the test never rejects on that side. */
export interface End {
  readonly at: number;
  /** The test also rejects at the end itself. */
  readonly open: boolean;
}

/** Below 0 before the step being searched for, above 0 past it; the magnitude guides the search. */
type Side = (statistic: ScoreStatistic) => number;

/** The test of x against y - shift, both ascending: it changes only at the pairwise differences y - x. */
export type ShiftStatistic = (x: Float64Array, y: Float64Array, shift: number) => ScoreStatistic;

/**
 * The test changes only at the pairwise differences, so the candidates are the differences (where values tie) and the
 * gaps between them: place 2k is the gap below difference k, and place 2k + 1 the difference. Few differences are all
 * listed; among many, the search first narrows down to few.
 */
export class ScoreInversion {
  private readonly low: number;
  private readonly high: number;
  private readonly atLow: ScoreStatistic;
  private readonly atHigh: ScoreStatistic;
  private readonly all: Places | undefined;
  /** Where the searches before have looked: the ends of both levels are near each other. */
  private readonly looked: { readonly at: number; readonly statistic: ScoreStatistic }[] = [];

  /**
   * Two ascending lists, at least 2 values each.
   *
   * @param all Their differences, ascending, if there are few.
   * @param guess Approximate middle, and `scale` approximate width; they only speed up a long search.
   */
  constructor(
    private readonly statistic: ShiftStatistic,
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    all: Float64Array | undefined,
    private readonly guess: number,
    private readonly scale: number,
  ) {
    // Past the extreme differences lies complete separation, either way.
    this.low = y[0]! - x[x.length - 1]! - 1;
    this.high = y[y.length - 1]! - x[0]! + 1;
    this.atLow = statistic(x, y, this.low);
    this.atHigh = statistic(x, y, this.high);
    this.all = all && new Places(statistic, x, y, all);
  }

  /** The smallest shift at which the test with this confidence level does not reject. */
  lower(level: number): End {
    const critical = criticalFor(level);
    const side: Side = ({ t, df }) => critical(df) - t;
    if (side(this.atLow) >= 0) return { at: -Infinity, open: true };
    const { places, last } = this.lastBefore(side, this.guess - 2 * this.scale);
    // If the last rejected place is a difference, the gap above it is the first that is not rejected.
    return { at: places.differences[last >> 1]!, open: last % 2 === 1 };
  }

  /** The largest shift at which the test does not reject. */
  upper(level: number): End {
    const critical = criticalFor(level);
    const side: Side = ({ t, df }) => -critical(df) - t;
    if (side(this.atHigh) < 0) return { at: Infinity, open: true };
    const { places, last } = this.lastBefore(side, this.guess + 2 * this.scale);
    return { at: places.differences[last >> 1]!, open: last % 2 === 0 };
  }

  /** The last place before the step, near `near`, and the list that contains it. */
  private lastBefore(side: Side, near: number): { readonly places: Places; readonly last: number } {
    const { x, y } = this;
    if (this.all !== undefined) return { places: this.all, last: this.all.lastBefore(side) };
    let low = this.low;
    let high = this.high;
    let atLow = -Infinity;
    let atHigh = Infinity;
    const look = (d: number): void => {
      if (!(d > low && d < high)) return;
      const statistic = this.statistic(x, y, d);
      this.looked.push({ at: d, statistic });
      narrow(d, side(statistic));
    };
    const narrow = (d: number, here: number): void => {
      if (here < 0) [low, atLow] = [d, here];
      else [high, atHigh] = [d, here];
    };
    for (const { at, statistic } of this.looked) if (at > low && at < high) narrow(at, side(statistic));
    for (let reach = 0.5 * this.scale; reach > 0 && (atLow === -Infinity || atHigh === Infinity); reach *= 4) {
      look(near - reach);
      look(near + reach);
      if (near - reach <= this.low && near + reach >= this.high) break;
    }
    let count = countUpTo(x, y, high) - countUpTo(x, y, low);
    for (
      let width = Infinity, step = 0;
      count > maxListedDifferences && high - low > 4 * roundingTolerance;
      step += 1
    ) {
      const halve = step % 3 === 2 && high - low > 0.25 * width;
      if (step % 3 === 0) width = high - low;
      look(nextPoint(low, high, atLow, atHigh, halve));
      if (step % 2 === 1) count = countUpTo(x, y, high) - countUpTo(x, y, low);
    }
    const [from, to] = [low - 2 * roundingTolerance, high + 2 * roundingTolerance];
    const few =
      count > maxListedDifferences
        ? tiedDifferences(x, y, from, to)
        : listDifferences(x, y, from, to, countUpTo(x, y, to) - countUpTo(x, y, from));
    const places = new Places(this.statistic, x, y, few);
    return { places, last: places.lastBetween(side, atLow, atHigh) };
  }
}

/**
 * The different values among very many differences in a range as narrow as rounding. They are differences of the data:
 * the point at which the search stopped would not tie any two values.
 */
function tiedDifferences(x: Float64Array, y: Float64Array, from: number, to: number): Float64Array {
  const found: number[] = [];
  for (let d = nextAbove(x, y, from); d <= to; d = nextAbove(x, y, d + 2 * roundingTolerance)) found.push(d);
  return Float64Array.from(found);
}

/** Ascending differences, with the cached results of the test at and between them. */
class Places {
  readonly differences: Float64Array;
  private readonly known: (ScoreStatistic | undefined)[];

  constructor(
    private readonly test: ShiftStatistic,
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    sorted: Float64Array,
  ) {
    this.differences = distinctValues(sorted);
    this.known = new Array<ScoreStatistic | undefined>(2 * this.differences.length + 1);
  }

  /** The last place before the step; the lowest gap is known to be before it, and the highest past it. */
  lastBefore(side: Side): number {
    let last = 0;
    let after = 2 * this.differences.length;
    while (after - last > 1) {
      const middle = (last + after) >> 1;
      if (side(this.statistic(middle)) < 0) last = middle;
      else after = middle;
    }
    return last;
  }

  /** As `lastBefore`, by interpolation between the values of `side` on both sides of the step. */
  lastBetween(side: Side, atFirst: number, atEnd: number): number {
    let [last, after, atLast, atAfter] = [0, 2 * this.differences.length, atFirst, atEnd];
    for (let step = 0; after - last > 1; step += 1) {
      const share = step % 3 === 2 ? 0.5 : atLast / (atLast - atAfter);
      // The second step closes in from the other side.
      const past = step % 3 === 1 ? (share < 0.5 ? 2 : -2) : 0;
      const guess = Math.round(last + (share >= 0 ? share : 0.5) * (after - last)) + past;
      const middle = Math.min(Math.max(guess, last + 1), after - 1);
      const here = side(this.statistic(middle));
      if (here < 0) [last, atLast] = [middle, here];
      else [after, atAfter] = [middle, here];
    }
    return last;
  }

  private statistic(place: number): ScoreStatistic {
    const k = place >> 1;
    const { differences } = this;
    const shift = place % 2 === 1 ? differences[k]! : 0.5 * differences[k - 1]! + 0.5 * differences[k]!;
    return (this.known[place] ??= this.test(this.x, this.y, shift));
  }
}
