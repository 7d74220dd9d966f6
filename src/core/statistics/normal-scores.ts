/**
 * Welch's t on normal scores: the test for runs with outliers. A slow run counts as the slowest, not by how much.
 *
 * Source: ranks to scores as in B. L. van der Waerden (1952) with Blom's positions; Welch's form after
 * D. W. Zimmerman, B. D. Zumbo (1993), because the spreads differ. The interval inverts the test over the ratio.
 */
import { tCritical } from './critical';
import { medianOfSorted, quantileOfSorted } from './describe';
import { roundingTolerance } from './log-sample';
import { scoreStatistic, type ScoreStatistic } from './normal-score-statistic';
import { allDifferences, medianDifference } from './pair-differences';
import { defaultLevels, type Levels, type RatioTest } from './ratio-test';
import { ScoreInversion, type End, type ShiftStatistic } from './score-inversion';
import { tTwoSided } from './student';

/** The scores' own result; `undefined` as `shift` if ties leave no interval that holds the estimate. */
export interface ScoresTest {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  /** The estimate with its intervals, as in `RatioTest`. */
  readonly shift?: Omit<RatioTest, 't' | 'p'>;
}

/**
 * The test of two ascending lists of logs in the same unit, at least 2 values a side and not all equal.
 *
 * The estimate is exp of the median of all pairwise log ratios (Hodges-Lehmann). An interval holds every ratio q for
 * which x against y / q has a p value of at least 1 - level; its ends are pairwise ratios, and are open if the test
 * rejects at the end itself (see `RatioTest`). With many ties the test may accept no ratio, a single one, or
 * not the estimate: then there is no `shift`. Time: a few dozen merges, after sorting.
 *
 * @param withShift Whether the estimate is needed; the p value alone takes a single merge.
 */
export function normalScoresTest(
  x: Float64Array,
  y: Float64Array,
  levels: Levels = defaultLevels,
  withShift = true,
): ScoresTest {
  const { t, df } = scoreStatistic(x, y, 0);
  const p = tTwoSided(t, df);
  return { t, df, p, shift: withShift ? shiftOf(scoreStatistic, x, y, df, levels, 1) : undefined };
}

/**
 * The same for differences of pairs: normal scores of the signed ranks, one value a pair.
 *
 * The signed ranks of d - s are the ranks of d - s pooled with s - d, so the two-sample statistic of -d against d is
 * the one-sample t of the scores times the root of 2. Shifts between the two are twice those of d: the estimate is the
 * median of the means of two differences, and the ends of intervals are such means.
 *
 * Source: the scores of D. A. S. Fraser (1957) with Blom's positions; as a t statistic like W. J. Conover, R. L. Iman
 * (1981).
 *
 * @param differences ascending logs, at least 2 and not all equal
 */
export function signedScoresTest(differences: Float64Array, levels: Levels, withShift: boolean): ScoresTest {
  const opposite = differences.map((value) => 0 - value).reverse();
  const { t, df } = signedStatistic(opposite, differences, 0);
  const p = tTwoSided(t, df);
  const shift = withShift ? shiftOf(signedStatistic, opposite, differences, df, levels, 0.5) : undefined;
  return { t, df, p, shift };
}

function signedStatistic(opposite: Float64Array, differences: Float64Array, shift: number): ScoreStatistic {
  return { t: scoreStatistic(opposite, differences, shift).t / Math.SQRT2, df: differences.length - 1 };
}

/** @param scale The shift of the estimate in shifts of y against x. */
function shiftOf(
  statistic: ShiftStatistic,
  x: Float64Array,
  y: Float64Array,
  df: number,
  levels: Levels,
  scale: number,
): ScoresTest['shift'] {
  const all = allDifferences(x, y);
  const estimate = all === undefined ? medianDifference(x, y) : medianOfSorted(all);
  const rough = Math.sqrt(roughVariance(x) + roughVariance(y));
  const inversion = new ScoreInversion(statistic, x, y, all, estimate, rough);
  const lower = inversion.lower(levels.outer);
  const upper = inversion.upper(levels.outer);
  const lower90 = inversion.lower(levels.inner);
  const upper90 = inversion.upper(levels.inner);
  if (!holds(lower, upper, estimate) || !isInterval(lower90, upper90)) return undefined;
  const width = upper.at - lower.at;
  return {
    // The ends come from another search, so one value may differ by rounding.
    ratio: Math.exp(scale * Math.min(Math.max(estimate, lower.at), upper.at)),
    lo: Math.exp(scale * lower.at),
    hi: Math.exp(scale * upper.at),
    loOpen: lower.open,
    hiOpen: upper.open,
    lo90: Math.exp(scale * lower90.at),
    hi90: Math.exp(scale * upper90.at),
    lo90Open: lower90.open,
    hi90Open: upper90.open,
    se: scale * (width < Infinity ? width / (2 * tCritical(levels.outer, df)) : narrowerError(inversion, df)),
    df,
  };
}

/** Whether more than a single ratio is accepted: an interval without width would say that nothing is uncertain. */
function isInterval(lower: End, upper: End): boolean {
  return upper.at - lower.at > 2 * roundingTolerance;
}

function holds(lower: End, upper: End, estimate: number): boolean {
  return (
    isInterval(lower, upper) &&
    estimate >= lower.at - 4 * roundingTolerance &&
    estimate <= upper.at + 4 * roundingTolerance
  );
}

/** Squared standard error of the centre, from the quartiles, so that outliers do not mislead the search. */
function roughVariance(sorted: Float64Array): number {
  const sd = (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)) / 1.35;
  return (sd * sd) / sorted.length + 1e-20;
}

/** The standard error from the interval at 50 %, used if the requested interval is open. */
function narrowerError(inversion: ScoreInversion, df: number): number {
  return (inversion.upper(0.5).at - inversion.lower(0.5).at) / (2 * tCritical(0.5, df));
}
