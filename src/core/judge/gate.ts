/** Decides whether a check fails, so that a regression can stop a change in continuous integration. */
import { isMarked } from '../analysis/marks';
import type { Analysis, Row, RowTrouble } from '../analysis/model';
import { isRegression } from '../analysis/verdict';
import type { Finding } from '../findings/model';

/** From the least strict; each level includes the ones before it. */
export const failLevels = ['never', 'regression', 'untested', 'warning'] as const;
type FailLevel = (typeof failLevels)[number];

/** What becomes of what the gate cannot decide: an exit code of its own, or nothing. */
export const inconclusiveChoices = ['report', 'pass'] as const;

/** What makes a gate fail. */
export interface GateRules {
  readonly failOn: FailLevel;
  readonly inconclusive: (typeof inconclusiveChoices)[number];
}

/**
 * What a gate weighs. `regression`: tested and unmarked, or fallen to zero. `error`: any other finding of this
 * severity. `marked`: a tested regression that may have another cause. `changed`: the environment changed, so that
 * nothing earlier counts. `gone`, `not-comparable`: a row that should be judged and has no ratio. `untested`: a
 * regression by the printed number. `warning`: any other finding of this severity.
 */
export const causes = [
  'error',
  'regression',
  'marked',
  'changed',
  'gone',
  'not-comparable',
  'untested',
  'warning',
] as const;
export type Cause = (typeof causes)[number];

export type Effect = 'fail' | 'inconclusive' | 'none';

/** The effect of one cause. */
export function effectOf(cause: Cause | undefined, { failOn, inconclusive }: GateRules): Effect {
  if (cause === undefined || failOn === 'never') return 'none';
  const strict = failOn === 'untested' || failOn === 'warning';
  const open: Effect = inconclusive === 'pass' ? 'none' : 'inconclusive';
  switch (cause) {
    case 'error':
    case 'regression':
      return 'fail';
    case 'marked':
    case 'changed':
      return open;
    case 'gone':
    case 'not-comparable':
      return strict ? 'fail' : open;
    case 'untested':
      return strict ? 'fail' : 'none';
    case 'warning':
      return failOn === 'warning' ? 'fail' : 'none';
  }
}

/**
 * The exit code of a gate: 2 if something is unreadable, 1 if anything fails, 3 if something is inconclusive, else 0.
 * The first that holds.
 */
export function exitCodeOf(unreadable: boolean, effects: Iterable<Effect>): 0 | 1 | 2 | 3 {
  if (unreadable) return 2;
  const all = new Set(effects);
  return all.has('fail') ? 1 : all.has('inconclusive') ? 3 : 0;
}

/** Rules about single rows. The verdict of the row counts, not the severity of the rule. */
const rowRules: ReadonlySet<string> = new Set([
  'regression',
  'unmentioned-regression',
  'untested-regression',
  'suspect-regression',
  'fell-to-zero',
  'gone',
  'from-zero',
  'not-comparable',
]);

/** Whether a rule is about the verdicts of rows, so that its findings count as their rows do. */
export function isRowRule(rule: string): boolean {
  return rowRules.has(rule);
}

/** What a finding is to the gate; undefined if it is waived or too light for any level. */
export function causeOf(finding: Finding, rowOf: ReadonlyMap<string, Row>): Cause | undefined {
  if (finding.waived) return undefined;
  const rows = isRowRule(finding.rule) ? finding.rows.flatMap((key) => rowOf.get(key) ?? []) : [];
  const found = rows.map(causeOfRow);
  const worst = causes.find((cause) => found.includes(cause));
  if (worst === 'regression' || worst === 'marked') return worst;
  // What may have another cause never fails, whatever the severity of its rule.
  if (rows.length > 0 && rows.every((row) => isMarked(row.verdict))) return undefined;
  if (finding.severity === 'error') return 'error';
  return worst ?? (finding.severity === 'warning' ? 'warning' : undefined);
}

/** A value that fell to zero is a regression that needs no test. */
export function causeOfTrouble(trouble: RowTrouble): Cause {
  return trouble === 'fell-to-zero' ? 'regression' : trouble === 'gone' ? 'gone' : 'not-comparable';
}

function causeOfRow({ verdict }: Row): Cause | undefined {
  if (verdict.trouble) return causeOfTrouble(verdict.trouble);
  if (!isRegression(verdict)) return undefined;
  return verdict.tested ? (isMarked(verdict) ? 'marked' : 'regression') : 'untested';
}

/** The rows of an analysis, by key. */
export function rowsByKey(analysis: Analysis | undefined): ReadonlyMap<string, Row> {
  return new Map(analysis?.rows.map((row) => [row.key, row]));
}
