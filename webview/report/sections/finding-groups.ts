/** Findings by rule: what a reader weighs is the question, not each place where it comes up. */
import type { FindingView } from '../../../src/core/page-model/model';
import type { Severity } from '../../../src/core/report/problem';

export interface FindingGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: readonly FindingView[];
}

/** The groups of one severity, the largest first; equally large ones in the order of the file. */
export function groupsOfSeverity(findings: readonly FindingView[], severity: Severity): FindingGroup[] {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    if (finding.severity !== severity) continue;
    const known = groups.get(finding.rule);
    if (known) known.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return [...groups]
    .map(([rule, members]) => ({ rule, severity, findings: members }))
    .sort((a, b) => b.findings.length - a.findings.length);
}

/** The most serious of those that nobody answered for, and how many these are. */
export function worstOf(
  findings: readonly FindingView[],
  order: readonly Severity[],
): { readonly severity: Severity; readonly count: number } | undefined {
  const open = findings.filter((finding) => !finding.waived);
  const severity = order.find((one) => open.some((finding) => finding.severity === one));
  return severity && { severity, count: open.length };
}
