/** The findings of a comparison, with the severities of the settings and the waivers of the newer report. */
import type { Severities } from '../findings/model';
import { isExpired } from '../findings/waivers';
import { ruleFailed } from '../findings/survive';
import { own } from '../text/own';
import type { Waiver } from '../generated/format';
import { toEnd, type Stepwise } from '../text/steps';
import { isMeant } from '../report/glob';
import type { ComparedFinding, PairComparison } from './model';
import type { ComparedFound, ComparingRule } from './rule';
import { comparingRules } from './rules';

/** @param today YYYY-MM-DD, against which waivers expire */
export function comparedFindings(comparison: PairComparison, severities: Severities, today: string): ComparedFinding[] {
  return toEnd(comparedFindingSteps(comparison, severities, today));
}

/** The same in steps, one a rule. */
export function* comparedFindingSteps(
  comparison: PairComparison,
  severities: Severities,
  today: string,
): Stepwise<ComparedFinding[]> {
  const waivers = (comparison.now.report.waivers ?? []).filter((waiver) => !isExpired(waiver, today));
  const seen = new Map<string, number>();
  const all: ComparedFinding[] = [];
  for (const rule of comparingRules) {
    const severity = own(severities, rule.name) ?? rule.severity;
    if (severity === 'off') continue;
    for (const found of survivors(rule, comparison)) {
      const plain = `${rule.name}@${found.rows?.[0] ?? found.path.join('/')}`;
      const times = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, times);
      const waiver = found.failed ? undefined : waivers.find((one) => waives(one, rule, found));
      all.push({
        id: times > 1 ? `${plain}#${times}` : plain,
        rule: rule.name,
        severity: found.failed ? 'error' : severity,
        message: found.message,
        rows: found.rows ?? [],
        side: found.side,
        path: found.path,
        waived: waiver && { reason: waiver.reason, by: waiver.by },
      });
    }
    yield;
  }
  return all;
}

/** A rule that fails is one finding that says so; the other rules still speak. */
function survivors(
  rule: ComparingRule,
  comparison: PairComparison,
): readonly (ComparedFound & { readonly failed?: boolean })[] {
  try {
    return rule.find(comparison);
  } catch (error) {
    return [{ side: 'now', path: [], message: ruleFailed(error), failed: true }];
  }
}

/** A waiver of benchmarks applies to a finding only if it covers all of them. */
function waives(waiver: Waiver, rule: ComparingRule, { rows = [] }: ComparedFound): boolean {
  if (waiver.rule !== rule.name) return false;
  const keys = rows.map((key) => [key.slice(0, key.lastIndexOf('/')), key.slice(key.lastIndexOf('/') + 1)] as const);
  if (waiver.benchmarks && (keys.length === 0 || !keys.every(([id]) => isMeant(waiver.benchmarks, id)))) return false;
  return waiver.subject === undefined || (keys.length > 0 && keys.every(([, subject]) => subject === waiver.subject));
}
