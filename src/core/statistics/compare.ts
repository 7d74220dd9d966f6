/** Two sides of one row, and all that their test says: the specification's step 2, quick enough for 10,000 rows. */
import type { Booted, BootLabel, BootRule } from './boots';
import { bootMeans, bootRule } from './boots';
import { moments } from './describe';
import type { LogSample } from './log-sample';
import { logSample } from './log-sample';
import { normalScoresTest } from './normal-scores';
import { countOutliers, OUTLIER_MIN_RUNS } from './outliers';
import type { Levels, RatioTest } from './ratio-test';
import { defaultLevels } from './ratio-test';
import { sdOfInterval } from './summary-side';
import type { SampleSummary, WelchTrouble } from './welch';
import { fewAgainstMany, welchOnLogSamples, welchOnSummaries, withCautiousDf } from './welch';

/** Runs in the metric's own unit; excluded runs left out of both lists. */
export interface SampleSide {
  readonly samples: readonly number[];
  readonly boots?: readonly BootLabel[];
}

/** A printed mean with its standard deviation, or with an interval of the mean. */
export type SummarySide =
  | { readonly mean: number; readonly sd: number; readonly n: number }
  | {
      readonly mean: number;
      readonly ci: { readonly lo: number; readonly hi: number; readonly level: number };
      readonly n: number;
    };

export type SideInput = SampleSide | SummarySide;

/** `welch-logs` is the rule, `normal-scores` where runs lie apart, `summary` where a side is a printed summary. */
export type TestMethod = 'welch-logs' | 'normal-scores' | 'summary';

/**
 * Why a row has no test. `zero-variance-equal` is no change; `zero-variance-different` and `single-run` are judged by the
 * values; `not-positive`, `overflow` and `bad-summary` (a negative or missing spread) are not judged.
 */
export type UntestedReason = WelchTrouble | 'bad-summary';

/** What the tested sample of one side was. */
export interface TestedSide {
  /** Runs, or boots where boot means are the sample. */
  readonly n: number;
  /** Sample sd of the logs, about the coefficient of variation; sd / mean for a summary. */
  readonly sd: number;
  /** Values with a modified z above 3.5, counted from 6 values on: what chose the method, not a finding. */
  readonly outliers: number;
}

export interface TestedComparison extends RatioTest {
  readonly tested: true;
  readonly method: TestMethod;
  readonly boots: BootRule;
  /** A side of two or three values against at least twice as many: degrees of freedom were lowered (`fewAgainstMany`). */
  readonly fewAgainstMany: boolean;
  readonly x: TestedSide;
  readonly y: TestedSide;
}

export interface UntestedComparison {
  readonly tested: false;
  readonly reason: UntestedReason;
  readonly boots: BootRule;
}

export type SidesComparison = TestedComparison | UntestedComparison;

/**
 * Tests the quotient y / x (candidate / baseline, not oriented). Never NaN: input without an answer has a reason.
 *
 * @param levels Confidence levels of the two intervals, 95 % and 90 % unless given.
 */
export function compareSides(x: SideInput, y: SideInput, levels: Levels = defaultLevels): SidesComparison {
  return 'samples' in x && 'samples' in y ? compareRuns(x, y, levels) : compareSummaries(x, y, levels);
}

const NO_RUNS: Booted = { samples: [] };

function compareRuns(x: Booted, y: Booted, levels: Levels): SidesComparison {
  const boots = bootRule(x, y);
  const troubles = [valueTrouble(x.samples), valueTrouble(y.samples)];
  // A zero tells the reader more than a number that is too large.
  const trouble = troubles.includes('not-positive') ? 'not-positive' : (troubles[0] ?? troubles[1]);
  if (trouble !== undefined) return { tested: false, reason: trouble, boots };
  const unit = x.samples[0]!;
  const logX = logSample(boots === 'means' ? bootMeans(x.samples, x.boots!) : x.samples, unit);
  const logY = logSample(boots === 'means' ? bootMeans(y.samples, y.boots!) : y.samples, unit);
  if (typeof logX === 'string') return { tested: false, reason: logX, boots };
  if (typeof logY === 'string') return { tested: false, reason: logY, boots };

  const outliersX = logX.n >= OUTLIER_MIN_RUNS ? countOutliers(logX.logs) : 0;
  const outliersY = logY.n >= OUTLIER_MIN_RUNS ? countOutliers(logY.logs) : 0;
  const ranks = outliersX + outliersY > 0 && logX.n >= OUTLIER_MIN_RUNS && logY.n >= OUTLIER_MIN_RUNS;
  const test = ranks ? normalScoresTest(logX.logs, logY.logs, levels) : welchOnLogSamples(logX, logY, levels);
  if (typeof test === 'string') return { tested: false, reason: test, boots };
  if (!inRange(test)) return { tested: false, reason: 'overflow', boots };
  return tested(
    test,
    levels,
    ranks ? 'normal-scores' : 'welch-logs',
    boots,
    sideOf(logX, outliersX),
    sideOf(logY, outliersY),
  );
}

/** A zero or an infinite run anywhere, before means hide it; a single run is found before its value is looked at. */
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
  // A summary hides its boots, so boot means cannot be the sample; what the other side states still counts.
  const boots = bootRule('samples' in x ? x : NO_RUNS, 'samples' in y ? y : NO_RUNS);
  if (typeof sumX === 'string') return { tested: false, reason: sumX, boots };
  if (typeof sumY === 'string') return { tested: false, reason: sumY, boots };
  const test = welchOnSummaries(sumX, sumY, levels);
  if (typeof test === 'string') return { tested: false, reason: test, boots };
  const sideX = { n: sumX.n, sd: sumX.sd / sumX.mean, outliers: 0 };
  return tested(test, levels, 'summary', boots, sideX, { n: sumY.n, sd: sumY.sd / sumY.mean, outliers: 0 });
}

/** Mean, sd and n of a side; runs beside a summary are tested as a summary too. */
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

/** An interval without an end is an answer; one whose end left the range of doubles is not. */
function inRange({ ratio, lo, hi, loOpen, hiOpen }: RatioTest): boolean {
  return ratio > 0 && ratio < Infinity && (lo > 0 || loOpen) && (hi < Infinity || hiOpen);
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
