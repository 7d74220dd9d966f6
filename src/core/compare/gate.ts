/** What a comparison is to the gate: causes of its rows and findings, by the rules of a check. */
import { isMarked } from '../analysis/marks';
import { causeOfTrouble, effectOf, type Cause, type Effect, type GateRules } from '../judge/gate';
import type { Benchmark } from '../generated/format';
import type { ComparedFinding, ComparedRow, PairComparison } from './model';

/** Rules that name rows which could not be compared: waiving one of these waives its rows. */
const rowRules: ReadonlySet<string> = new Set([
  'rows-changed',
  'parameters-changed',
  'unit-changed',
  'benchmark-version-changed',
  'dropped-to-zero',
  'rose-from-zero',
]);

/** What the later report lacks: a judged benchmark, or a candidate. */
export interface Lost {
  readonly effect: Effect;
  /** `apart`: it is there, with another load. */
  readonly why: 'gone' | 'apart';
  /** The benchmark's index in the earlier report, or the candidate's id. */
  readonly what: number | string;
}

/** What the gate made of a comparison. */
export interface ComparedGate {
  readonly rows: ReadonlyMap<ComparedRow, Effect>;
  /** Why rows count for it, whatever --fail-on says; absent for the others, and for waived ones. */
  readonly causes: ReadonlyMap<ComparedRow, Cause>;
  readonly findings: ReadonlyMap<ComparedFinding, Effect>;
  readonly lost: readonly Lost[];
}

/** Weighs a comparison. A cost that grew never fails. */
export function weighComparison(
  comparison: PairComparison,
  findings: readonly ComparedFinding[],
  rules: GateRules,
): ComparedGate {
  const waived = new Set(findings.flatMap((one) => (one.waived && rowRules.has(one.rule) ? [one.rule] : [])));
  const waivedRows = new Set(findings.flatMap((one) => (one.waived && rowRules.has(one.rule) ? one.rows : [])));
  const causes = new Map<ComparedRow, Cause>();
  for (const row of comparison.rows) {
    const cause = waivedRows.has(row.key) ? undefined : causeOfRow(row);
    if (cause) causes.set(row, cause);
  }
  return {
    rows: new Map(comparison.rows.map((row) => [row, effectOf(causes.get(row), rules)] as const)),
    causes,
    findings: new Map(findings.map((finding) => [finding, effectOf(causeOfFinding(finding), rules)])),
    lost: lostOf(comparison, waived, rules),
  };
}

/** All effects of a comparison, for its exit code. */
export function effectsOf({ rows, findings, lost }: ComparedGate): Effect[] {
  return [...rows.values(), ...findings.values(), ...lost.map(({ effect }) => effect)];
}

/** The reports have judged rows in common, and none of them could be compared. */
export function nothingCompared({ rows }: PairComparison): boolean {
  return !rows.some(
    ({ role, trouble, change }) =>
      role === 'primary' &&
      !trouble &&
      change &&
      (change.identical || (change.verdict.word !== 'not-judged' && change.verdict.word !== 'failed')),
  );
}

/** What a compared row is to the gate. */
function causeOfRow({ role, trouble, change, then, now, direction }: ComparedRow): Cause | undefined {
  if (role !== 'primary' || direction === 'none') return undefined;
  if (trouble) return 'not-comparable';
  if (!change && hasNumber(then) && !hasNumber(now)) return 'gone';
  const { verdict } = change ?? {};
  if (verdict?.trouble) return causeOfTrouble(verdict.trouble);
  const own = now.row?.verdict.trouble;
  if (own && own !== then.row?.verdict.trouble) return causeOfTrouble(own);
  if (verdict?.word !== 'regression') return undefined;
  if (!verdict.tested) return 'untested';
  return [change, then.row, now.row].some((one) => one && isMarked(one.verdict)) ? 'marked' : 'regression';
}

function hasNumber({ row, cand }: ComparedRow['then']): boolean {
  return row?.ratio !== undefined || cand?.centre !== undefined;
}

/** Findings about rows that could not be compared count by their rows, not by the severity of the rule. */
function causeOfFinding({ rule, severity, waived }: ComparedFinding): Cause | undefined {
  return waived || rowRules.has(rule) || (severity !== 'error' && severity !== 'warning') ? undefined : severity;
}

/** Entries that are in one report only, or apart, and candidates that the later report lacks. */
function lostOf(
  { then, gone, apart, subjects }: PairComparison,
  waived: ReadonlySet<string>,
  rules: GateRules,
): readonly Lost[] {
  const judged = (index: number): boolean => isJudged(then.report.benchmarks[index]);
  const candidates = then.analysis.candidates.filter((id) => !subjects.some((pair) => pair.then === id));
  const missing = effectOf('gone', rules);
  return [
    ...(waived.has('rows-changed') ? [] : gone.filter(judged)).map(
      (what) => ({ effect: missing, why: 'gone', what }) as const,
    ),
    ...(waived.has('parameters-changed') ? [] : apart.filter((one) => judged(one.then))).map(
      (one) => ({ effect: effectOf('not-comparable', rules), why: 'apart', what: one.then }) as const,
    ),
    ...candidates.map((what) => ({ effect: missing, why: 'gone', what }) as const),
  ];
}

function isJudged(benchmark: Benchmark | undefined): boolean {
  const metric = benchmark?.metric;
  return (metric?.role ?? 'primary') === 'primary' && metric?.direction !== 'none';
}
