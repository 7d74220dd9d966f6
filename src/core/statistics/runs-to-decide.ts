/** How many runs would decide a row that is "unclear". */
import { meanOverSpread, meanOverTwoSpreads } from './chi-mean';
import { tCritical } from './critical';
import { normalCdf } from './normal';
import { errorOf, smallestRuns, type Aim } from './power';

/**
 * Up to so many runs a side Welch's degrees of freedom vary with the seen spreads so much that it costs power: with three
 * runs the textbook's 80 % are 70 %. Both spreads are averaged over there.
 */
const fewRuns = 12;

export interface UnclearRow {
  /** The seen ratio, either way round: limits and tests are symmetric on the log scale. */
  readonly ratio: number;
  /** Standard deviations of the logs of the two sides. */
  readonly sdX: number;
  readonly sdY: number;
  /** Limits as shares: `fail` 0.05 and `equivalence` 0.01 unless the report says otherwise. */
  readonly fail: number;
  readonly equivalence: number;
}

/**
 * The smallest number of runs a side, 2 or more, at which the row leaves "unclear" with the wanted probability, were the
 * seen ratio and spreads true; `undefined` above `maxPlannedRuns`.
 */
export function runsToDecide(row: UnclearRow, aim: Aim = {}): number | undefined {
  const { alpha = 0.05, power = 0.8 } = aim;
  return smallestRuns((n) => decidedShare(row, n, alpha) >= power);
}

/**
 * Probability that a row with n runs a side is decided, which is one of: p < alpha; the interval at 1 - 2 alpha lies in
 * the band of equivalence; the interval at 1 - alpha lies in the band of `fail`.
 *
 * The correction over the report is left out: it depends on the other rows. That changes nothing for the usual limits: a
 * row with p < alpha is a suspect at least where the ratio is past `warn`, and where it is not, an interval without 1 in it
 * reaches no farther than twice the ratio and lies in the band of `fail`.
 *
 * For Welch's test on logs. Rows that are tested on ranks have outliers, which widen their spread: they need fewer.
 */
export function decidedShare(row: UnclearRow, n: number, alpha = 0.05): number {
  const { se, df } = errorOf({ n, sd: row.sdX }, { n, sd: row.sdY });
  if (se === 0) return 1;
  // All lengths from here on are in units of the true standard error; `missed` is by how much the seen one misses it.
  const effect = Math.abs(Math.log(row.ratio)) / se;
  const fail = -Math.log1p(-row.fail) / se;
  const same = -Math.log1p(-row.equivalence) / se;
  const decided = (missed: number, seenDf: number): number => {
    const significant = tCritical(1 - alpha, seenDf) * missed;
    const contained = Math.max(fail - significant, same - tCritical(1 - 2 * alpha, seenDf) * missed);
    if (contained >= significant) return 1;
    const past = normalCdf(effect - significant) + normalCdf(-effect - significant);
    return past + (contained > 0 ? normalCdf(contained - effect) - normalCdf(-contained - effect) : 0);
  };
  if (n > fewRuns) return meanOverSpread(df, (s) => decided(s, df));
  const shareX = row.sdX ** 2 / (row.sdX ** 2 + row.sdY ** 2);
  return meanOverTwoSpreads(n - 1, (s, t) => {
    const seenX = shareX * s * s;
    const seenY = (1 - shareX) * t * t;
    const square = seenX + seenY;
    return decided(Math.sqrt(square), ((n - 1) * square * square) / (seenX * seenX + seenY * seenY));
  });
}
