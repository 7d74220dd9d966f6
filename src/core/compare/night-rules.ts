/** The rules of one value a night: data about themselves. What finds them is `night-findings.ts`. */
import type { NightRuleName } from '../findings/rule-names';
import type { Severity } from '../report/problem';

interface NightRule {
  readonly name: NightRuleName;
  readonly group: 'nights';
  readonly severity: Severity;
  readonly says: string;
}

export const nightRules: readonly NightRule[] = [
  {
    name: 'night-regression',
    group: 'nights',
    severity: 'warning',
    says:
      'A row with one value is worse than the nights before, outside their range for the second night in a row. An ' +
      'error at the error level.',
  },
  {
    name: 'night-suspect',
    group: 'nights',
    severity: 'information',
    says: 'A row with one value is worse than the nights before for the first night. It never fails.',
  },
  {
    name: 'night-lost',
    group: 'nights',
    severity: 'warning',
    says:
      'A row of the nights before has no number tonight, or one that cannot be compared with theirs: it was 0, or ' +
      'has another unit. The night is inconclusive. An error where a value fell to 0.',
  },
  {
    name: 'night-environment',
    group: 'nights',
    severity: 'warning',
    says: 'The environment changed since the night before, so a new stretch begins. The night is inconclusive.',
  },
  {
    name: 'night-shift',
    group: 'nights',
    severity: 'warning',
    says:
      'All rows moved together for the second night, so the host may be the cause. The night is inconclusive. ' +
      'Information on the first night.',
  },
];
