/**
 * The verdict of a row: the first that applies of the table in statistics.md, "From data to a verdict". Only the
 * corrected p decides significance; the interval is unadjusted, and does not contain an open end.
 */
import type { Interval, Limits, Tested, Verdict } from './model';
import type { Direction } from '../report/metric';
import { largest } from '../text/lists';
import { isBetter, isSevere, isWithin, isWorse, quotientOf, settle } from './orient';

/**
 * The verdict of a tested row.
 * @param alpha the level of the whole family
 * @param direction that of the metric, in which `within` is a change; without it, `within` is one of performance
 */
export function testedVerdict(
  ratio: number,
  interval: Interval,
  tested: Tested,
  limits: Limits,
  alpha: number,
  direction?: Direction,
): Verdict {
  const { means } = tested;
  const differ = means !== undefined && opposes(means, tested.sign);
  // The direction is that of the test: a ratio past the margin on the other side is no result in either direction.
  const worse = isWorse(ratio, limits) && tested.sign < 0 && !differ;
  const better = isBetter(ratio, limits) && tested.sign > 0 && !differ;
  const opposed = differ || (tested.sign > 0 ? isWorse(ratio, limits) : isBetter(ratio, limits));
  const severe = isSevere(ratio, limits);
  const significant = tested.adjusted < alpha && tested.sign !== 0 && !opposed;
  if (significant && worse) return { word: 'regression', tested: true, severe, clear: isWorse(interval.hi, limits) };
  if (significant && better) return { word: 'improvement', tested: true, severe, clear: isBetter(interval.lo, limits) };
  const agree = means === undefined || meansAgree(means, limits);
  const equivalent = agree && (!means || holdsOne(means)) && isWithin(tested.lo90, tested.hi90, limits.equivalence);
  if (significant) {
    const word = tested.sign < 0 ? 'small-worse' : 'small-better';
    const small = { word, tested: true, severe, equivalent } as const;
    return means && !isTowards(ratio, tested.sign) ? { ...small, inRank: true } : small;
  }
  if (tested.p < alpha && worse) return { word: 'suspect-worse', tested: true, severe };
  if (tested.p < alpha && better) return { word: 'suspect-better', tested: true, severe };
  if (equivalent) return { word: 'no-change', tested: true, severe };
  if (agree && isWithin(interval.lo, interval.hi, limits.fail)) {
    return { word: 'none-seen', tested: true, severe, within: farther(interval, means, direction) };
  }
  // By ranks alone the row would be decided.
  const meansDiffer = differ || (!agree && isWithin(interval.lo, interval.hi, limits.fail));
  return meansDiffer
    ? { word: 'unclear', tested: true, severe, meansDiffer }
    : { word: 'unclear', tested: true, severe };
}

/** Whether the means differ significantly in the direction opposite to the ranks. */
function opposes({ lo, hi }: MeansOf, sign: Tested['sign']): boolean {
  return sign > 0 ? hi < 1 : lo > 1 && sign < 0;
}

/** "No change" by ranks needs means that do not differ significantly and stay within the error level. */
function meansAgree({ lo, hi }: MeansOf, limits: Limits): boolean {
  return lo <= 1 && hi >= 1 && isWithin(lo, hi, limits.fail);
}

/** Equivalence is shown by the interval at 1 - 2 alpha, so the means must not differ at that level either. */
function holdsOne({ lo90, hi90 }: MeansOf): boolean {
  return lo90 <= 1 && hi90 >= 1;
}

/** How large the change of the metric may be, as a share; of ranks and means, what says less. */
function farther(interval: Interval, means: Tested['means'], direction: Direction | undefined): number {
  const lo = Math.min(interval.lo, means?.lo ?? Infinity);
  const hi = Math.max(interval.hi, means?.hi ?? 0);
  return largest([lo, hi].map((end) => Math.abs(quotientOf(end, direction) - 1)));
}

type MeansOf = NonNullable<Tested['means']>;

/** Whether a ratio is on that side of 1; at 1 it is on neither. */
function isTowards(ratio: number, sign: Tested['sign']): boolean {
  return sign * (settle(ratio) - 1) > 0;
}

/** The verdict from the printed number only. */
export function untestedVerdict(ratio: number, limits: Limits): Verdict {
  const word = isWorse(ratio, limits) ? 'regression' : isBetter(ratio, limits) ? 'improvement' : 'parity';
  return { word, tested: false, severe: isSevere(ratio, limits) };
}

/** Whether the candidate got worse by enough to matter. */
export function isRegression(verdict: Verdict): boolean {
  return verdict.word === 'regression';
}
