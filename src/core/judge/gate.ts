/** Decides whether a check fails, so that a regression can stop a change in continuous integration. */
import { isMarked } from '../analysis/marks';
import type { Analysis, Row } from '../analysis/model';
import { isRegression } from '../analysis/verdict';
import type { Finding } from '../findings/model';

/** From the least strict; each level includes the ones before it. */
export const failLevels = ['never', 'regression', 'untested', 'warning'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Rules about rows that got worse. The verdict of the row counts, not the severity of the rule. */
const rowRules: ReadonlySet<string> = new Set([
  'regression',
  'unmentioned-regression',
  'untested-regression',
  'suspect-regression',
]);

/**
 * Whether a finding fails a check at a level. Errors and tested regressions fail from `regression`, regressions by the
 * printed number from `untested`, all warnings at `warning`. A tested regression that carries a mark never fails
 * (within one boot: the next boot may differ), and neither does a waived finding.
 */
export function fails(finding: Finding, level: FailLevel, rowOf: ReadonlyMap<string, Row>): boolean {
  if (level === 'never' || finding.waived) return false;
  const rows = rowRules.has(finding.rule) ? finding.rows.flatMap((key) => rowOf.get(key) ?? []) : [];
  const firm = rows.filter((row) => !isMarked(row.verdict));
  if (rows.length > 0 && firm.length === 0) return false;
  if (finding.severity === 'error') return true;
  if (level === 'warning' && finding.severity === 'warning') return true;
  return firm.some(({ verdict }) => isRegression(verdict) && (verdict.tested || level !== 'regression'));
}

/** The rows of an analysis, by key. */
export function rowsByKey(analysis: Analysis | undefined): ReadonlyMap<string, Row> {
  return new Map(analysis?.rows.map((row) => [row.key, row]));
}
