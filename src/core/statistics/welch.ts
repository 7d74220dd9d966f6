/** Welch's t test. Source: B. L. Welch, Biometrika 34 (1947); degrees of freedom after Satterthwaite, not rounded. */
import { tCritical } from './critical';
import { logSample, roundingTolerance, type LogSample } from './log-sample';
import { defaultLevels, type Levels, type RatioTest } from './ratio-test';
import { tTwoSided } from './student';

/** A sample on any scale. */
export interface SampleSummary {
  /** Number of runs, at least 2; need not be an integer. */
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1), not negative. */
  readonly sd: number;
}

export interface Difference {
  /** mean(y) - mean(x). */
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
}

/** Why there is no test. */
export type WelchTrouble =
  'single-run' | 'zero-variance-equal' | 'zero-variance-different' | 'not-positive' | 'overflow';

/**
 * Welch's test of mean(y) - mean(x); a reason if a side has a single run or neither varies.
 *
 * @param same The largest difference that counts as none if neither side varies.
 */
export function welchDifference(x: SampleSummary, y: SampleSummary, same = 0): Difference | WelchTrouble {
  if (!(x.n >= 2 && y.n >= 2)) return 'single-run';
  const difference = y.mean - x.mean;
  const squareX = (x.sd * x.sd) / x.n;
  const squareY = (y.sd * y.sd) / y.n;
  const square = squareX + squareY;
  if (square === 0) return Math.abs(difference) <= same ? 'zero-variance-equal' : 'zero-variance-different';
  // Divide first: fourth powers of tiny deviations would underflow.
  const shareX = squareX / square;
  const shareY = squareY / square;
  const df = 1 / ((shareX * shareX) / (x.n - 1) + (shareY * shareY) / (y.n - 1));
  const se = Math.sqrt(square);
  const t = difference / se;
  if (!Number.isFinite(t) || !Number.isFinite(df)) return 'overflow';
  return { difference, se, df, t, p: tTwoSided(t, df) };
}

/** The default test: Welch's t on the logs of the runs; the ratio is that of the geometric means, y / x. */
export function welchOnLogs(
  x: readonly number[],
  y: readonly number[],
  levels: Levels = defaultLevels,
): RatioTest | WelchTrouble {
  const unit = x[0] ?? 1;
  const logX = logSample(x, unit);
  const logY = logSample(y, unit);
  // A zero is more informative than an overflow: the user can fix it.
  if (logX === 'not-positive' || logY === 'not-positive') return 'not-positive';
  if (logX === 'overflow' || logY === 'overflow') return 'overflow';
  return welchOnLogSamples(logX, logY, levels);
}

/** As `welchOnLogs`, from samples that are logs already. */
export function welchOnLogSamples(x: LogSample, y: LogSample, levels: Levels): RatioTest | WelchTrouble {
  return asRatio(welchDifference(x, y, roundingTolerance), levels);
}

/**
 * The same test from means and standard deviations in the original unit, by the delta method: sd / mean approximates
 * the sd of the log. The ratio is that of the means, y / x.
 */
export function welchOnSummaries(
  x: SampleSummary,
  y: SampleSummary,
  levels: Levels = defaultLevels,
): RatioTest | WelchTrouble {
  if (!(x.mean > 0 && y.mean > 0)) return 'not-positive';
  const ratio = y.mean / x.mean;
  const logX = { n: x.n, mean: 0, sd: logSd(x) };
  const logY = { n: y.n, mean: Math.log(ratio), sd: logSd(y) };
  return asRatio(welchDifference(logX, logY, roundingTolerance), levels, ratio);
}

function logSd({ mean, sd }: SampleSummary): number {
  return sd <= roundingTolerance * mean ? 0 : sd / mean;
}

/**
 * Whether two or three runs face any larger number. Satterthwaite's formula then relies on a poorly known spread: at
 * 5 % it gives 6.9 % false alarms with 9 runs against 3 three times as wide, 12 % with 9 against 2, and 7.6 % with 3
 * against 2.
 */
export function fewAgainstMany(nX: number, nY: number): boolean {
  const [few, many] = nX < nY ? [nX, nY] : [nY, nX];
  return few <= 3 && many > few;
}

/**
 * The same test with the harmonic mean of its degrees of freedom and those of the smaller side, which brings the
 * cases above to 5, 6 and 2.7 %. Cochran and Cox's critical value (1950) is as good, but detects a little less, and
 * does not correspond to a single df.
 */
export function withCautiousDf(test: RatioTest, fewer: number, levels: Levels): RatioTest | WelchTrouble {
  const df = 2 / (1 / test.df + 1 / (fewer - 1));
  const { t, se } = test;
  return asRatio({ difference: Math.log(test.ratio), se, df, t, p: tTwoSided(t, df) }, levels, test.ratio);
}

function asRatio(test: Difference | WelchTrouble, levels: Levels, exact?: number): RatioTest | WelchTrouble {
  if (typeof test === 'string') return test;
  const { difference, se, df, t, p } = test;
  const outer = tCritical(levels.outer, df) * se;
  const inner = tCritical(levels.inner, df) * se;
  const ratio = exact ?? Math.exp(difference);
  const lo = Math.exp(difference - outer);
  const hi = Math.exp(difference + outer);
  if (!(lo > 0 && hi < Infinity && ratio > 0 && ratio < Infinity)) return 'overflow';
  const lo90 = Math.exp(difference - inner);
  const hi90 = Math.exp(difference + inner);
  return { ratio, lo, hi, loOpen: false, hiOpen: false, lo90, hi90, lo90Open: false, hi90Open: false, se, df, t, p };
}
