/**
 * What a given number of runs can detect. All effects and spreads are on the log scale, where an effect of 1 % is
 * log(1.01) and a spread is about the coefficient of variation.
 *
 * The usual power of the t test (noncentral t without the far tail, like R's `power.t.test`), with Welch's degrees of
 * freedom if the sides differ. With few runs Welch's test detects a little less, because its degrees of freedom vary:
 * instead of 80 %, 70 % with three runs per side and 76 % with five. `runs-to-decide.ts` accounts for that.
 */
import { meansOverSpread } from './chi-mean';
import { tCritical } from './critical';
import { normalCdf } from './normal';

export interface PlanSide {
  /** Runs, at least 2. */
  readonly n: number;
  /** Standard deviation of the logs, above 0. */
  readonly sd: number;
}

/** The requirements of a test, with the usual defaults. */
export interface Aim {
  /** Two-sided error level, 0.05. */
  readonly alpha?: number;
  /** Probability of seeing a real effect, 0.8. */
  readonly power?: number;
}

/** Runs beyond this are no plan: such an answer is `undefined`. */
const maxPlannedRuns = 1_000_000;

/** Probability that the test sees an effect of `shift` standard errors, at `df` degrees of freedom of at least 0.5. */
export function powerAt(shift: number, df: number, alpha = 0.05): number {
  return powerCurve(df, alpha)(shift);
}

/** The same for many shifts: all else is computed once. */
function powerCurve(df: number, alpha: number): (shift: number) => number {
  const critical = tCritical(1 - alpha, df);
  const mean = meansOverSpread(df);
  return (shift) => mean((s) => normalCdf(shift - critical * s));
}

/** The smallest effect, as abs(log ratio), that two sides detect with the required power. */
export function smallestEffect(x: PlanSide, y: PlanSide, aim: Aim = {}): number {
  const { se, df } = errorOf(x, y);
  return se * visibleShift(df, aim);
}

/**
 * The largest spread (sd of the logs, about the coefficient of variation) at which `n` runs a side see an effect; 0 or
 * more. Nine runs see 1 % only if runs vary by less than 0.71 %.
 *
 * @param effect abs(log ratio).
 */
export function spreadToSee(effect: number, n: number, aim: Aim = {}): number {
  return effect / (visibleShift(2 * (n - 1), aim) * Math.sqrt(2 / n));
}

/**
 * The smallest number of runs a side, 2 or more, that sees an effect; `undefined` above `maxPlannedRuns`.
 *
 * @param effect abs(log ratio), above 0.
 */
export function runsToSee(effect: number, sdX: number, sdY: number, aim: Aim = {}): number | undefined {
  const { alpha = 0.05, power = 0.8 } = aim;
  return smallestRuns((n) => {
    const { se, df } = errorOf({ n, sd: sdX }, { n, sd: sdY });
    return se === 0 || powerAt(effect / se, df, alpha) >= power;
  });
}

/** The smallest sufficient n from 2, assuming that `enough` is nearly monotone. */
export function smallestRuns(enough: (n: number) => boolean): number | undefined {
  let high = 2;
  while (!enough(high)) {
    if (high >= maxPlannedRuns) return undefined;
    high = Math.min(high * 2, maxPlannedRuns);
  }
  let low = high === 2 ? 1 : high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  while (high > 2 && enough(high - 1)) high -= 1;
  return high;
}

/** Standard error of the difference of two means, with Satterthwaite's degrees of freedom. */
export function errorOf(x: PlanSide, y: PlanSide): { readonly se: number; readonly df: number } {
  const squareX = (x.sd * x.sd) / x.n;
  const squareY = (y.sd * y.sd) / y.n;
  const square = squareX + squareY;
  if (square === 0) return { se: 0, df: x.n + y.n - 2 };
  const shareX = squareX / square;
  const shareY = squareY / square;
  return { se: Math.sqrt(square), df: 1 / ((shareX * shareX) / (x.n - 1) + (shareY * shareY) / (y.n - 1)) };
}

/** The smallest detectable effect in standard errors, by bisection. */
function visibleShift(df: number, { alpha = 0.05, power = 0.8 }: Aim): number {
  const powerOf = powerCurve(df, alpha);
  let low = 0;
  let high = 1;
  while (powerOf(high) < power) high *= 2;
  for (let i = 0; i < 50 && high - low > 1e-13 * high; i += 1) {
    const middle = 0.5 * (low + high);
    if (powerOf(middle) < power) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
