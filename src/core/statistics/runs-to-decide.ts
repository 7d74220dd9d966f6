/** The number of runs that would decide a row that is "unclear". */
import { minBlocks } from './blocks';
import { meanOverSpread, meanOverTwoSpreads } from './chi-mean';
import { equivalenceLevel, tCritical } from './critical';
import { normalCdf } from './normal';
import { errorOf, smallestRuns, type Aim } from './power';

/**
 * Up to this many runs per side, Welch's degrees of freedom vary so much with the observed spreads that it costs power:
 * with three runs, 70 % instead of the textbook's 80 %. Both spreads are then averaged over.
 */
const fewRuns = 12;

interface Unclear {
  /** The observed ratio or its inverse: limits and tests are symmetric on the log scale. */
  readonly ratio: number;
  /** Limits as shares: `fail` 0.05 and `equivalence` 0.01 unless the report says otherwise. */
  readonly fail: number;
  readonly equivalence: number;
}

export interface UnclearRow extends Unclear {
  /** Standard deviations of the logs of the two sides. */
  readonly sdX: number;
  readonly sdY: number;
}

export interface UnclearBlocks extends Unclear {
  /** Standard deviation of the differences of the logs. */
  readonly sd: number;
}

/**
 * The smallest number of runs per side, 2 or more, at which the row is no longer "unclear" with the required
 * probability, assuming that the observed ratio and spreads are the true ones; `undefined` above `maxPlannedRuns`.
 */
export function runsToDecide(row: UnclearRow, aim: Aim = {}): number | undefined {
  const { alpha = 0.05, power = 0.8 } = aim;
  return smallestRuns((n) => decidedShare(row, n, alpha) >= power);
}

/** The same for a row that is compared within blocks: the smallest number of blocks, at least `minBlocks`. */
export function blocksToDecide(row: UnclearBlocks, { alpha = 0.05, power = 0.8 }: Aim = {}): number | undefined {
  const n = smallestRuns((blocks) => {
    const decided = decidedAt(row, row.sd / Math.sqrt(blocks), alpha);
    return row.sd === 0 || meanOverSpread(blocks - 1, (s) => decided(s, blocks - 1)) >= power;
  });
  return n === undefined ? undefined : Math.max(n, minBlocks);
}

/**
 * Probability that a row with n runs per side is decided: p < alpha, or the interval at 1 - 2 alpha lies in the
 * equivalence band, or the interval at 1 - alpha lies in the `fail` band.
 *
 * The correction over the report depends on the other rows, and is ignored. With the usual limits this makes no
 * difference: a row with p < alpha is at least a suspect if the ratio is past `warn`; if it is not, an interval without
 * 1 extends to at most twice the ratio, and lies in the `fail` band.
 *
 * For Welch's test on logs. Rows tested on ranks have outliers, which inflate their spread, and need fewer runs.
 */
export function decidedShare(row: UnclearRow, n: number, alpha = 0.05): number {
  const { se, df } = errorOf({ n, sd: row.sdX }, { n, sd: row.sdY });
  if (se === 0) return 1;
  const decided = decidedAt(row, se, alpha);
  if (n > fewRuns) return meanOverSpread(df, (s) => decided(s, df));
  const shareX = row.sdX ** 2 / (row.sdX ** 2 + row.sdY ** 2);
  return meanOverTwoSpreads(n - 1, (s, t) => {
    const seenX = shareX * s * s;
    const seenY = (1 - shareX) * t * t;
    const square = seenX + seenY;
    return decided(Math.sqrt(square), ((n - 1) * square * square) / (seenX * seenX + seenY * seenY));
  });
}

/** The same given the observed standard error as a multiple of the true one, and its degrees of freedom. */
function decidedAt(row: Unclear, se: number, alpha: number): (missed: number, seenDf: number) => number {
  // All lengths below are in units of the true standard error; `missed` is the ratio of the observed one to it.
  const effect = Math.abs(Math.log(row.ratio)) / se;
  const fail = -Math.log1p(-row.fail) / se;
  const same = -Math.log1p(-row.equivalence) / se;
  return (missed, seenDf) => {
    const significant = tCritical(1 - alpha, seenDf) * missed;
    const contained = Math.max(fail - significant, same - tCritical(equivalenceLevel(alpha), seenDf) * missed);
    if (contained >= significant) return 1;
    const past = normalCdf(effect - significant) + normalCdf(-effect - significant);
    return past + (contained > 0 ? normalCdf(contained - effect) - normalCdf(-contained - effect) : 0);
  };
}
