/** What lets a check fail: for continuous integration, where a regression is to stop a change. */
import type { Analysis, Row } from '../analysis/model';
import { isRegression } from '../analysis/verdict';
import type { Finding } from '../findings/model';

/** From the least strict on; each level includes the ones before it. */
export const failLevels = ['never', 'regression', 'untested', 'warning'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Rules that speak of rows which got worse. What they say of a row is its verdict, whatever their severity. */
const rowRules: ReadonlySet<string> = new Set([
  'regression',
  'unmentioned-regression',
  'untested-regression',
  'suspect-regression',
]);

/**
 * Whether a finding fails a check at a level. Errors and tested regressions fail from `regression` on, regressions by
 * the printed number from `untested` on, every warning at `warning`. A tested regression within one boot never fails:
 * runs of one boot resemble each other, and the next boot may say otherwise (statistics.md). A waived finding never fails either: somebody answered for it.
 */
export function fails(finding: Finding, level: FailLevel, rowOf: ReadonlyMap<string, Row>): boolean {
  if (level === 'never' || finding.waived) return false;
  const rows = rowRules.has(finding.rule) ? finding.rows.flatMap((key) => rowOf.get(key) ?? []) : [];
  const firm = rows.filter((row) => !row.verdict.withinBoot);
  if (rows.length > 0 && firm.length === 0) return false;
  if (finding.severity === 'error') return true;
  if (level === 'warning' && finding.severity === 'warning') return true;
  return firm.some(({ verdict }) => isRegression(verdict) && (verdict.tested || level !== 'regression'));
}

/** The rows of an analysis by their keys. */
export function rowsByKey(analysis: Analysis | undefined): ReadonlyMap<string, Row> {
  return new Map(analysis?.rows.map((row) => [row.key, row]));
}
