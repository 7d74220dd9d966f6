/**
 * Welch's t on normal scores: the test for runs with outliers. A slow run counts as the slowest, not by how much.
 *
 * Source: ranks to scores as in B. L. van der Waerden (1952) with Blom's positions; Welch's form after
 * D. W. Zimmerman, B. D. Zumbo (1993), because the spreads differ. The interval inverts the test over the ratio.
 */
import { tCritical } from './critical';
import { medianOfSorted, quantileOfSorted } from './describe';
import { scoreStatistic } from './normal-score-statistic';
import { allDifferences, medianDifference } from './pair-differences';
import { defaultLevels, type Levels, type RatioTest } from './ratio-test';
import { ScoreInversion } from './score-inversion';
import { tTwoSided } from './student';

/**
 * The test of two ascending lists of logs in the same unit, at least 2 values a side and not all equal.
 *
 * The estimate is exp of the median of all pairwise log ratios (Hodges-Lehmann). An interval holds every ratio q for
 * which x against y / q has a p value of at least 1 - level; its ends are pairwise ratios, and are open if the test
 * rejects at the end itself (see `RatioTest`). Time: a few dozen merges, after sorting.
 */
export function normalScoresTest(x: Float64Array, y: Float64Array, levels: Levels = defaultLevels): RatioTest {
  const { t, df } = scoreStatistic(x, y, 0);
  const all = allDifferences(x, y);
  const estimate = all === undefined ? medianDifference(x, y) : medianOfSorted(all);
  const inversion = new ScoreInversion(x, y, all, estimate, Math.sqrt(roughVariance(x) + roughVariance(y)));
  const lower = inversion.lower(levels.outer);
  const upper = inversion.upper(levels.outer);
  const lower90 = inversion.lower(levels.inner);
  const upper90 = inversion.upper(levels.inner);
  const width = upper.at - lower.at;
  return {
    ratio: Math.exp(estimate),
    lo: Math.exp(lower.at),
    hi: Math.exp(upper.at),
    loOpen: lower.open,
    hiOpen: upper.open,
    lo90: Math.exp(lower90.at),
    hi90: Math.exp(upper90.at),
    lo90Open: lower90.open,
    hi90Open: upper90.open,
    se: width < Infinity ? width / (2 * tCritical(levels.outer, df)) : narrowerError(inversion, df),
    df,
    t,
    p: tTwoSided(t, df),
  };
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
