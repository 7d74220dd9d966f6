/** Whether the baseline moved: a ratio then means something else, whatever the candidate did. */
import { settle } from '../analysis/orient';
import type { ComparedRow } from './model';

/** Without a known spread, a move by this share is reported: no quiet machine differs as much by chance. */
export const movedLimit = 0.03;

/**
 * Whether the baseline moved by more than its noise: tested, by more than the margin and significantly after
 * correction; untested, by 3% or more in either direction.
 */
export function baselineMoved({ baseline, role }: ComparedRow): boolean {
  if (role !== 'primary' || !baseline || baseline.identical || baseline.quotient === undefined) return false;
  const { word } = baseline.verdict;
  if (baseline.tested) return word === 'regression' || word === 'improvement';
  const quotient = settle(baseline.quotient);
  return quotient <= settle(1 - movedLimit) || quotient >= settle(1 + movedLimit);
}
