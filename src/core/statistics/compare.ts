/** Compares the two sides of a row (step 2 of the specification), fast enough for 10,000 rows. */
import { blockDesign, minBlocks } from './blocks';
import type { Booted, BootRule } from './boots';
import { bootMeans, bootRule } from './boots';
import { inCoarseSteps } from './coarse';
import { compareBlocks } from './compare-blocks';
import { moments } from './describe';
import { logSample, type LogSample } from './log-sample';
import { normalScoresTest } from './normal-scores';
import { countOutliers, minOutlierRuns } from './outliers';
import { defaultLevels, isInRange, signOf, type Levels, type RatioTest } from './ratio-test';
import { sdOfInterval } from './summary-side';
import { Scratch } from './scratch';
import type { SampleSummary, WelchTrouble } from './welch';
import { fewAgainstMany, welchOnLogSamples, welchOnSummaries, withCautiousDf } from './welch';

/** Runs in the unit of the metric; all lists without excluded runs. */
export type SampleSide = Booted;

/** A printed mean with its standard deviation, or with an interval of the mean. */
type SummarySide =
  | { readonly mean: number; readonly sd: number; readonly n: number; readonly bootCount?: number }
  | {
      readonly mean: number;
      readonly ci: { readonly lo: number; readonly hi: number; readonly level: number };
      readonly n: number;
      readonly bootCount?: number;
    };

export type SideInput = SampleSide | SummarySide;

/**
 * `welch-logs` by default, `normal-scores` if there are outliers, `summary` if a side is a printed summary;
 * `block-logs` and `signed-scores` are the first two where sides are compared within blocks.
 */
export type TestMethod = 'welch-logs' | 'normal-scores' | 'summary' | 'block-logs' | 'signed-scores';

/**
 * Why a row has no test. `zero-variance-equal` and `equal-blocks` are no change; `zero-variance-different`,
 * `constant-blocks` (the sides differ by the same ratio in every block) and `single-run` are judged by the values;
 * `not-positive`, `overflow` and `bad-summary` (a negative or missing spread) are not judged.
 */
export type UntestedReason = WelchTrouble | 'bad-summary' | 'equal-blocks' | 'constant-blocks';

/** The tested sample of one side. */
interface TestedSide {
  /** Number of runs, of boots if boot means are the sample, or of blocks. */
  readonly n: number;
  /** Sample sd of the logs (of their means in blocks), about the coefficient of variation; sd / mean for a summary. */
  readonly sd: number;
  /** Values with a modified z above 3.5, counted from 6 values: they choose the method, and are not findings. */
  readonly outliers: number;
}

/**
 * Where the estimate and the intervals of a row that is tested on ranks come from: `scores` - its own; `coarse` and
 * `ties` - Welch's, because the runs come in coarse steps, or because ties leave the scores no interval.
 */
type EstimateSource = 'scores' | 'coarse' | 'ties';

/** What Welch's test says about a row that is tested on ranks, at the same levels. */
export type MeansTest = Pick<RatioTest, 'ratio' | 'lo' | 'hi' | 'lo90' | 'hi90'>;

export interface TestedComparison extends RatioTest {
  readonly tested: true;
  readonly method: TestMethod;
  /** Direction of the test, not of the ratio: 1 if y ranks higher (or has the higher mean), -1 if lower, else 0. */
  readonly sign: -1 | 0 | 1;
  /** Degrees of freedom of `se`; those of the test are `df`. */
  readonly errorDf: number;
  /** For rows tested on ranks. */
  readonly estimate?: EstimateSource;
  /** For rows tested on ranks: the same runs by their means. */
  readonly means?: MeansTest;
  readonly boots: BootRule;
  /** Two or three values against more: degrees of freedom were reduced (`fewAgainstMany`). */
  readonly fewAgainstMany: boolean;
  readonly x: TestedSide;
  readonly y: TestedSide;
  /** Where sides are compared within blocks. */
  readonly blocks?: ComparedBlocks;
}

export interface ComparedBlocks {
  /** Blocks that share a boot count once. */
  readonly count: number;
  /** All blocks that both sides have. */
  readonly shared: number;
  /** Sample sd of the differences of the logs. */
  readonly sd: number;
  /** Differences with a modified z above 3.5, searched from 20 blocks on. */
  readonly outliers: number;
  /** Runs in blocks that only one side has, which are not used. */
  readonly left: number;
}

interface UntestedComparison {
  readonly tested: false;
  readonly reason: UntestedReason;
  readonly boots: BootRule;
}

export type SidesComparison = TestedComparison | UntestedComparison;

/**
 * Tests the quotient y / x (candidate / baseline, not oriented). Never NaN: without a test there is a reason.
 *
 * @param levels Confidence levels of the two intervals, 95 % and 90 % unless given.
 * @param coarse Steps of more than this share of the median are coarse: the band of "the same", 1 % unless given.
 */
export function compareSides(
  x: SideInput,
  y: SideInput,
  levels: Levels = defaultLevels,
  coarse = 0.01,
): SidesComparison {
  return 'samples' in x && 'samples' in y ? compareRuns(x, y, levels, coarse) : compareSummaries(x, y, levels);
}

/** The logs of both sides, of which the result keeps nothing. */
const [scratchX, scratchY] = [new Scratch(), new Scratch()];

function compareRuns(x: Booted, y: Booted, levels: Levels, coarse: number): SidesComparison {
  const design = blockDesign(x, y);
  const paired = design !== undefined && design.count >= minBlocks;
  const boots = paired ? 'blocks' : bootRule(x, y);
  const troubles = [valueTrouble(x.samples), valueTrouble(y.samples)];
  // A zero is more informative than an overflow.
  const trouble = troubles.includes('not-positive') ? 'not-positive' : (troubles[0] ?? troubles[1]);
  if (trouble !== undefined) return { tested: false, reason: trouble, boots };
  if (paired) return compareBlocks(x, y, design, levels, coarse);
  const unit = x.samples[0]!;
  const valuesX = boots === 'means' ? bootMeans(x.samples, x.boots!) : x.samples;
  const valuesY = boots === 'means' ? bootMeans(y.samples, y.boots!) : y.samples;
  const logX = logSample(valuesX, unit, scratchX.list(valuesX.length));
  const logY = logSample(valuesY, unit, scratchY.list(valuesY.length));
  if (typeof logX === 'string') return { tested: false, reason: logX, boots };
  if (typeof logY === 'string') return { tested: false, reason: logY, boots };

  const outliersX = logX.n >= minOutlierRuns ? countOutliers(logX.logs) : 0;
  const outliersY = logY.n >= minOutlierRuns ? countOutliers(logY.logs) : 0;
  const ranks = outliersX + outliersY > 0 && logX.n >= minOutlierRuns && logY.n >= minOutlierRuns;
  const means = welchOnLogSamples(logX, logY, levels);
  if (typeof means === 'string') return { tested: false, reason: means, boots };
  const sides = [sideOf(logX, outliersX), sideOf(logY, outliersY)] as const;
  if (ranks) return onRanks(logX, logY, means, boots, sides, levels, coarse);
  if (!isInRange(means)) return { tested: false, reason: 'overflow', boots };
  return tested(means, levels, 'welch-logs', boots, ...sides);
}

/** The test on ranks; its estimate is that of the means where ranks cannot say how large a change is. */
function onRanks(
  x: LogSample,
  y: LogSample,
  means: RatioTest,
  boots: BootRule,
  sides: readonly [TestedSide, TestedSide],
  levels: Levels,
  coarse: number,
): SidesComparison {
  const steps = inCoarseSteps(x.logs, y.logs, coarse);
  const { t, df, p, shift } = normalScoresTest(x.logs, y.logs, levels, !steps);
  const from = shift ?? means;
  if (!isInRange(from)) return { tested: false, reason: 'overflow', boots };
  // No object spread: a quarter of rows with few runs come here.
  return {
    tested: true,
    method: 'normal-scores',
    sign: signOf(t),
    ratio: from.ratio,
    lo: from.lo,
    hi: from.hi,
    loOpen: from.loOpen,
    hiOpen: from.hiOpen,
    lo90: from.lo90,
    hi90: from.hi90,
    lo90Open: from.lo90Open,
    hi90Open: from.hi90Open,
    se: from.se,
    df,
    t,
    p,
    errorDf: shift ? df : means.df,
    estimate: shift ? 'scores' : steps ? 'coarse' : 'ties',
    means: { ratio: means.ratio, lo: means.lo, hi: means.hi, lo90: means.lo90, hi90: means.hi90 },
    boots,
    fewAgainstMany: false,
    x: sides[0],
    y: sides[1],
  };
}

/** Finds zero and infinite runs before means hide them. A single run is reported before its value is checked. */
function valueTrouble(samples: readonly number[]): UntestedReason | undefined {
  let trouble: UntestedReason | undefined;
  for (let i = 0; i < samples.length; i += 1) {
    const value = samples[i]!;
    if (value <= 0) return 'not-positive';
    if (!(value < Infinity)) trouble = 'overflow';
  }
  return trouble ?? (samples.length < 2 ? 'single-run' : undefined);
}

function compareSummaries(x: SideInput, y: SideInput, levels: Levels): SidesComparison {
  const sumX = summaryOf(x);
  const sumY = summaryOf(y);
  // A summary has no boots, so boot means cannot be the sample; those of the other side still count.
  const boots = bootRule(bootedOf(x), bootedOf(y));
  if (typeof sumX === 'string') return { tested: false, reason: sumX, boots };
  if (typeof sumY === 'string') return { tested: false, reason: sumY, boots };
  const test = welchOnSummaries(sumX, sumY, levels);
  if (typeof test === 'string') return { tested: false, reason: test, boots };
  const sideX = { n: sumX.n, sd: sumX.sd / sumX.mean, outliers: 0 };
  return tested(test, levels, 'summary', boots, sideX, { n: sumY.n, sd: sumY.sd / sumY.mean, outliers: 0 });
}

function bootedOf(side: SideInput): Booted {
  return 'samples' in side ? side : { samples: [], bootCount: side.bootCount };
}

/** Mean, sd and n of a side; runs against a summary are tested as a summary too. */
function summaryOf(side: SideInput): SampleSummary | UntestedReason {
  if ('samples' in side) {
    const found = moments(side.samples);
    if (found === undefined) return side.samples.length === 0 ? 'single-run' : 'overflow';
    if (found.min <= 0) return 'not-positive';
    return found.sd === undefined ? 'single-run' : { n: found.n, mean: found.mean, sd: found.sd };
  }
  const { n, mean } = side;
  if (!(mean > 0)) return 'not-positive';
  if (mean === Infinity) return 'overflow';
  if (!(n >= 2)) return 'single-run';
  const sd = 'ci' in side ? sdOfInterval(side.ci, n) : side.sd;
  return sd >= 0 && sd < Infinity ? { n, mean, sd } : 'bad-summary';
}

function sideOf(sample: LogSample, outliers: number): TestedSide {
  return { n: sample.n, sd: sample.sd, outliers };
}

function tested(
  plain: RatioTest,
  levels: Levels,
  method: TestMethod,
  boots: BootRule,
  x: TestedSide,
  y: TestedSide,
): SidesComparison {
  const few = fewAgainstMany(x.n, y.n);
  const test = few ? withCautiousDf(plain, Math.min(x.n, y.n), levels) : plain;
  if (typeof test === 'string') return { tested: false, reason: test, boots };
  const { ratio, lo, hi, loOpen, hiOpen, lo90, hi90, lo90Open, hi90Open, se, df, t, p } = test;
  return {
    tested: true,
    method,
    sign: signOf(t),
    errorDf: df,
    boots,
    fewAgainstMany: few,
    ratio,
    lo,
    hi,
    loOpen,
    hiOpen,
    lo90,
    hi90,
    lo90Open,
    hi90Open,
    se,
    df,
    t,
    p,
    x,
    y,
  };
}
