/**
 * The verdict of a row: the first that applies of the table in statistics.md, "From data to a verdict". Only the
 * corrected p decides significance; the interval is unadjusted, and does not contain an open end.
 */
import type { Interval, Limits, Tested, Verdict } from './model';
import { isBetter, isSevere, isWithin, isWorse } from './orient';

/** The verdict of a tested row. `alpha` is the level of the whole family. */
export function testedVerdict(
  ratio: number,
  interval: Interval,
  tested: Tested,
  limits: Limits,
  alpha: number,
): Verdict {
  const worse = isWorse(ratio, limits);
  const better = isBetter(ratio, limits);
  const severe = isSevere(ratio, limits);
  const significant = tested.adjusted < alpha;
  if (significant && worse) return { word: 'regression', tested: true, severe, clear: isWorse(interval.hi, limits) };
  if (significant && better) return { word: 'improvement', tested: true, severe, clear: isBetter(interval.lo, limits) };
  const equivalent = isWithin(tested.lo90, tested.hi90, limits.equivalence);
  if (significant) return { word: ratio < 1 ? 'small-worse' : 'small-better', tested: true, severe, equivalent };
  if (tested.p < alpha && worse) return { word: 'suspect-worse', tested: true, severe };
  if (tested.p < alpha && better) return { word: 'suspect-better', tested: true, severe };
  if (equivalent) return { word: 'no-change', tested: true, severe };
  if (isWithin(interval.lo, interval.hi, limits.fail)) {
    return { word: 'none-seen', tested: true, severe, within: Math.max(1 - interval.lo, interval.hi - 1) };
  }
  return { word: 'unclear', tested: true, severe };
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
