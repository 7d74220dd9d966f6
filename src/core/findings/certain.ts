/** What a reply to the author of a report may mention. */
import type { ReportRuleName } from './rule-names';

/** Rules whose findings follow from the printed numbers alone. */
const certain: ReadonlySet<string> = new Set<ReportRuleName>([
  'claim-mismatch',
  'claim-wrong-sign',
  'percent-basis-unknown',
  'percent-of-percent',
  'impossible-numbers',
  'ratio-mismatch',
  'ratio-inverted',
  'arithmetic-mean-of-ratios',
  'mixed-summary',
  'summary-mismatch',
  'best-of',
  'headline-only',
  'duplicate-row',
  'copied-numbers',
  'mixed-units',
  'no-direction',
  'no-unit',
  'few-digits',
  'invalid-samples',
  'cpu-overcommit',
  'memory-overcommit',
]);

/** Whether the findings of a rule are arithmetic, so that nobody needs to know how the numbers were measured. */
export const isCertain = (rule: string): boolean => certain.has(rule);
