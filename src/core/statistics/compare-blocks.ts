/** Compares the two sides of a row within the blocks that they share: a paired test. */
import { blockPairs, type BlockDesign } from './blocks';
import type { Booted } from './boots';
import { inCoarseSteps } from './coarse';
import type { ComparedBlocks, SidesComparison, TestedComparison, UntestedReason } from './compare';
import { tCritical } from './critical';
import { logSample, roundingTolerance, type LogSample } from './log-sample';
import { signedScoresTest } from './normal-scores';
import { countOutliers } from './outliers';
import { isInRange, signOf, type Levels, type RatioTest } from './ratio-test';
import { tTwoSided } from './student';

type BlockPairs = ReturnType<typeof blockPairs>;

/** With fewer blocks, signed ranks cannot tell an outlier from a change. */
const minRankedBlocks = 20;

/**
 * The sample is the difference of the block means of the logs: t with one degree of freedom less than blocks, and the
 * interval likewise. From 20 blocks on, where differences have outliers, the normal scores of their signed ranks.
 *
 * @param x Positive runs with their blocks, as is y.
 * @param coarse See `compareSides`.
 */
export function compareBlocks(
  x: Booted,
  y: Booted,
  design: BlockDesign,
  levels: Levels,
  coarse: number,
): SidesComparison {
  const pairs = blockPairs(x, y, design, x.samples[0]!);
  const sorted = pairs.differences.slice().sort();
  const means = pairedT(sorted, levels);
  if (typeof means === 'string') return { tested: false, reason: means, boots: 'blocks' };
  const outliers = sorted.length >= minRankedBlocks ? countOutliers(sorted) : 0;
  const blocks: ComparedBlocks = {
    count: sorted.length,
    shared: design.labels.length,
    sd: means.se * Math.sqrt(sorted.length),
    outliers,
    left: pairs.left,
  };
  if (outliers > 0) return onSignedRanks(x, y, sorted, means, pairs, blocks, levels, coarse);
  if (!isInRange(means)) return { tested: false, reason: 'overflow', boots: 'blocks' };
  return comparison(means, 'block-logs', pairs, blocks);
}

function onSignedRanks(
  x: Booted,
  y: Booted,
  sorted: Float64Array,
  means: RatioTest,
  pairs: BlockPairs,
  blocks: ComparedBlocks,
  levels: Levels,
  coarse: number,
): SidesComparison {
  const unit = x.samples[0]!;
  const [logX, logY] = [logSample(x.samples, unit), logSample(y.samples, unit)];
  if (typeof logX === 'string' || typeof logY === 'string')
    return { tested: false, reason: 'overflow', boots: 'blocks' };
  const steps = inCoarseSteps(logX.logs, logY.logs, coarse);
  const { t, df, p, shift } = signedScoresTest(sorted, levels, !steps);
  const test: RatioTest = { ...(shift ?? means), t, df, p };
  if (!isInRange(test)) return { tested: false, reason: 'overflow', boots: 'blocks' };
  const { ratio, lo, hi, lo90, hi90 } = means;
  return {
    ...comparison(test, 'signed-scores', pairs, blocks),
    estimate: shift ? 'scores' : steps ? 'coarse' : 'ties',
    means: { ratio, lo, hi, lo90, hi90 },
  };
}

function comparison(
  test: RatioTest,
  method: TestedComparison['method'],
  { x, y }: BlockPairs,
  blocks: ComparedBlocks,
): TestedComparison {
  return {
    ...test,
    tested: true,
    method,
    sign: signOf(test.t),
    errorDf: test.df,
    boots: 'blocks',
    fewAgainstMany: false,
    x: { n: blocks.count, sd: momentsOf(x).sd, outliers: 0 },
    y: { n: blocks.count, sd: momentsOf(y).sd, outliers: 0 },
    blocks,
  };
}

/** One-sample t of the differences, at least two, ascending. */
function pairedT(differences: Float64Array, levels: Levels): RatioTest | UntestedReason {
  const n = differences.length;
  const { mean, sd } = momentsOf(differences);
  if (!Number.isFinite(mean)) return 'overflow';
  if (differences[n - 1]! - differences[0]! <= roundingTolerance)
    return Math.abs(mean) <= roundingTolerance ? 'equal-blocks' : 'constant-blocks';
  const df = n - 1;
  const se = sd / Math.sqrt(n);
  const t = mean / se;
  const [outer, inner] = [tCritical(levels.outer, df) * se, tCritical(levels.inner, df) * se];
  const closed = { loOpen: false, hiOpen: false, lo90Open: false, hi90Open: false };
  return {
    ratio: Math.exp(mean),
    lo: Math.exp(mean - outer),
    hi: Math.exp(mean + outer),
    lo90: Math.exp(mean - inner),
    hi90: Math.exp(mean + inner),
    ...closed,
    se,
    df,
    t,
    p: tTwoSided(t, df),
  };
}

function momentsOf(values: Float64Array): Pick<LogSample, 'mean' | 'sd'> {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (values[i]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / (n - 1)) };
}
