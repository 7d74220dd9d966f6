/**
 * Finds the simplest condition that separates the worse rows from the others without exception.
 *
 * - A row is worse if its verdict is a regression, and not worse if it is an improvement, small, at parity or without
 *   change. Suspect, unclear, failed and unjudged rows are neither; they are left out and counted.
 * - A condition is a level ("mitigations=auto") or a bound ("64 or more vCPUs"). One condition is simpler than two
 *   joined by "and"; more than two are not tried.
 * - Every worse row must meet the condition, and no other row may. There must be at least three rows of either kind.
 * - A level that not all worse rows share cannot be part of it, and only the tightest bounds matter. So there are at
 * most
 *   two conditions per factor, and all pairs are tried.
 * - Equally simple conditions that select the same rows are listed too: the report cannot distinguish them.
 * The same rows suggest and support the condition, so it is a hint, not a test.
 */
import type { Row } from '../analysis/model';
import { levelKey, levelOf, type Factor, type Level } from './factors';
import type { Observation } from './model';

export type Condition =
  | { readonly kind: 'is'; readonly factor: Factor; readonly level: Level }
  | { readonly kind: 'at-least' | 'at-most'; readonly factor: Factor; readonly level: number };

export interface Decision {
  /** One or two conditions that must all hold. */
  readonly conditions: readonly Condition[];
  /** Equally simple conditions that select the same rows. */
  readonly alternatives: readonly (readonly Condition[])[];
  readonly worse: number;
  readonly others: number;
  /** The number of untested worse rows. */
  readonly untested: number;
  readonly leftOut: number;
}

const minRows = 3;
const notWorse: ReadonlySet<Row['verdict']['word']> = new Set([
  'improvement',
  'parity',
  'small-worse',
  'small-better',
  'no-change',
  'none-seen',
]);

/** The decision by the given factors; undefined if no condition of at most two parts is without exception. */
export function decide(observations: readonly Observation[], factors: readonly Factor[]): Decision | undefined {
  const worse = observations.filter(({ row }) => row.verdict.word === 'regression');
  const others = observations.filter(({ row }) => notWorse.has(row.verdict.word));
  if (worse.length < minRows || others.length < minRows) return undefined;
  const found = simplest(conditionsOf(worse, others, factors), others);
  const [conditions, ...alternatives] = found;
  return (
    conditions && {
      conditions,
      alternatives,
      worse: worse.length,
      others: others.length,
      untested: worse.filter(({ row }) => !row.verdict.tested).length,
      leftOut: observations.length - worse.length - others.length,
    }
  );
}

/** Conditions that all worse rows meet, and at least one other row does not. */
function conditionsOf(
  worse: readonly Observation[],
  others: readonly Observation[],
  factors: readonly Factor[],
): Condition[] {
  return factors.flatMap((factor): Condition[] => {
    const levels = worse.map((one) => levelOf(factor, one));
    const [first] = levels;
    const numbers = levels.filter((level) => typeof level === 'number');
    const all = [...levels, ...others.map((one) => levelOf(factor, one))].filter((level) => level !== undefined);
    const candidates: Condition[] = [];
    if (all.every((level) => typeof level === 'number') && numbers.length === levels.length) {
      candidates.push(
        { kind: 'at-least', factor, level: numbers.reduce((a, b) => Math.min(a, b)) },
        { kind: 'at-most', factor, level: numbers.reduce((a, b) => Math.max(a, b)) },
      );
    } else if (first !== undefined && levels.every((level) => levelKey(level) === levelKey(first))) {
      candidates.push({ kind: 'is', factor, level: first });
    }
    return candidates.filter((condition) => others.some((one) => !meets(one, condition)));
  });
}

export function meets(observation: Observation, condition: Condition): boolean {
  const level = levelOf(condition.factor, observation);
  switch (condition.kind) {
    case 'is':
      return level !== undefined && levelKey(level) === levelKey(condition.level);
    case 'at-least':
      return typeof level === 'number' && level >= condition.level;
    default:
      return typeof level === 'number' && level <= condition.level;
  }
}

/** All single conditions that no other row meets, or otherwise all such pairs. */
function simplest(conditions: readonly Condition[], others: readonly Observation[]): Condition[][] {
  const decides = (list: readonly Condition[]): boolean =>
    others.every((one) => !list.every((condition) => meets(one, condition)));
  const singles = conditions.filter((condition) => decides([condition])).map((condition) => [condition]);
  if (singles.length > 0) return singles;
  return conditions.flatMap((a, i) =>
    conditions
      .slice(i + 1)
      .filter((b) => decides([a, b]))
      .map((b) => [a, b]),
  );
}

/** Factors that may decide: those that users choose, not ids. Subjects are left out if their `config` varies. */
export function decidingFactors(factors: readonly Factor[]): Factor[] {
  const kinds: readonly Factor['kind'][] = ['config', 'parameter', 'subject', 'benchmark'];
  const described = factors.some(({ kind, levels }) => kind === 'config' && levels.length > 1);
  return factors
    .filter(
      ({ key, kind }) => key !== 'benchmark' && key !== 'unit' && key !== 'role' && !(kind === 'subject' && described),
    )
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}
