/**
 * Measuring in looks: runs are added until the plan is decided, and each look counts. Peeking after each run finds a
 * difference in a quarter of cases in which nothing changed; planned looks with larger p values do not.
 */
import { looksFactor } from './looks-factor';

/** The usual plan, in runs (restarts, blocks) per side: each look after twice as many as the one before. */
export const usualLooks: readonly number[] = [5, 10, 20, 40];

/**
 * The factor by which p is multiplied at each look of a plan, whichever look decides; at least 1, at most the number of
 * looks.
 *
 * The table holds for looks that follow each other after at most twice as many runs, and for alpha from 0.01 up (below,
 * factors grow towards the number of looks). All others are independent enough to count each look.
 *
 * @param plan Ascending numbers of runs per side.
 * @param corrected Whether p is corrected over a family afterwards, which judges a row at a much smaller level.
 */
export function lookFactor(plan: readonly number[], alpha: number, corrected = false): number {
  const far = plan.some((n, i) => i > 0 && n > 2 * plan[i - 1]!);
  if (corrected || far || alpha < 0.01) return Math.max(1, plan.length);
  return looksFactor[alpha < 0.05 ? 0.01 : 0.05][plan.length - 1] ?? Math.max(1, plan.length);
}

export interface Look {
  /** From 1; the number of the last planned look that has been reached, 0 before the first. */
  readonly at: number;
  readonly of: number;
  /** The count of the next planned look; undefined at the last. */
  readonly next?: number;
  /** All counts that p is multiplied for: a look at another number than planned is one more. */
  readonly plan: readonly number[];
}

/** The look that follows from the number of runs per side. */
export function lookAt(plan: readonly number[], n: number): Look {
  return {
    at: plan.filter((count) => count <= n).length,
    of: plan.length,
    next: plan.find((count) => count > n),
    plan: plan.includes(n) ? plan : [...plan, n].sort((a, b) => a - b),
  };
}

/** What a look saw: p before the factor, and whether the interval at its level is inside the equivalence band. */
export interface Looked {
  readonly n: number;
  readonly p: number;
  readonly equivalent: boolean;
}

export interface LooksDecision {
  /** The number of runs per side that decided, and why; undefined while the plan is not decided. */
  readonly n: number;
  readonly why: 'significant' | 'equivalent' | 'last';
}

/** The first of the looks so far that decides the plan. */
export function decideLooks(
  plan: readonly number[],
  seen: readonly Looked[],
  alpha: number,
): LooksDecision | undefined {
  for (const { n, p, equivalent } of seen) {
    const look = lookAt(plan, n);
    if (p * lookFactor(look.plan, alpha) < alpha) return { n, why: 'significant' };
    if (equivalent) return { n, why: 'equivalent' };
    if (look.next === undefined) return { n, why: 'last' };
  }
  return undefined;
}
