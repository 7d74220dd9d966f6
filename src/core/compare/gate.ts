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

/** What the gate made of a comparison. */
export interface ComparedGate {
  readonly rows: ReadonlyMap<ComparedRow, Effect>;
  readonly findings: ReadonlyMap<ComparedFinding, Effect>;
  /** Judged benchmarks of the earlier report that the later one lacks, or has with another load: one effect each. */
  readonly lost: readonly Effect[];
}

/** Weighs a comparison. A cost that grew never fails. */
export function weighComparison(
  comparison: PairComparison,
  findings: readonly ComparedFinding[],
  rules: GateRules,
): ComparedGate {
  const waived = new Set(findings.flatMap((one) => (one.waived && rowRules.has(one.rule) ? [one.rule] : [])));
  const waivedRows = new Set(findings.flatMap((one) => (one.waived && rowRules.has(one.rule) ? one.rows : [])));
  const rows = new Map(
    comparison.rows.map((row) => [row, waivedRows.has(row.key) ? 'none' : effectOf(causeOfRow(row), rules)] as const),
  );
  return {
    rows,
    findings: new Map(findings.map((finding) => [finding, effectOf(causeOfFinding(finding), rules)])),
    lost: lostCauses(comparison, waived).map((cause) => effectOf(cause, rules)),
  };
}

/** All effects of a comparison, for its exit code. */
export function effectsOf({ rows, findings, lost }: ComparedGate): Effect[] {
  return [...rows.values(), ...findings.values(), ...lost];
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
function lostCauses({ then, gone, apart, subjects }: PairComparison, waived: ReadonlySet<string>): Cause[] {
  const judged = (index: number): boolean => isJudged(then.report.benchmarks[index]);
  const lost = then.analysis.candidates.filter((id) => !subjects.some((pair) => pair.then === id));
  return [
    ...(waived.has('rows-changed') ? [] : gone.filter(judged).map((): Cause => 'gone')),
    ...(waived.has('parameters-changed')
      ? []
      : apart.filter((one) => judged(one.then)).map((): Cause => 'not-comparable')),
    ...lost.map((): Cause => 'gone'),
  ];
}

function isJudged(benchmark: Benchmark | undefined): boolean {
  const metric = benchmark?.metric;
  return (metric?.role ?? 'primary') === 'primary' && metric?.direction !== 'none';
}
