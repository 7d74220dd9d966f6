/** What makes a comparison fail, by the levels of a check. */
import { isMarked } from '../analysis/marks';
import type { FailLevel } from '../judge/gate';
import type { ComparedFinding, ComparedRow, PairComparison } from './model';

/**
 * Rows that fail: the candidate got worse from then to now, tested from the level `regression` on, by the numbers alone
 * from `untested` on. A change within one boot never fails, as in a check; neither does a cost that grew.
 */
export function failingRows({ rows }: PairComparison, level: FailLevel): readonly ComparedRow[] {
  if (level === 'never') return [];
  return rows.filter(({ role, change, then, now }) => {
    if (role !== 'primary' || change?.verdict.word !== 'regression') return false;
    if ([change, then.row, now.row].some((one) => one && isMarked(one.verdict))) return false;
    return change.verdict.tested || level !== 'regression';
  });
}

/** Findings that fail: errors from `regression` on, warnings at `warning`; never waived ones. */
export function failingFindings(findings: readonly ComparedFinding[], level: FailLevel): readonly ComparedFinding[] {
  if (level === 'never') return [];
  return findings.filter(
    ({ severity, waived }) => !waived && (severity === 'error' || (level === 'warning' && severity === 'warning')),
  );
}
