/** How long the rest of a plan takes, learned from what has run. */
import type { Plan } from '../generated/plan-format';
import { durationMs } from './duration';
import type { LoggedStep } from './progress';
import type { Step } from './schedule';

export interface Estimate {
  /** Of the steps whose time is known. */
  readonly ms: number;
  /** Runs of which nothing like them has run yet. */
  readonly unknown: number;
}

/** @param restartMs what a restart took so far, on average; undefined if there was none */
export function estimateOf(
  steps: readonly Step[],
  plan: Plan,
  logged: readonly LoggedStep[],
  restartMs?: number,
): Estimate {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { benchmark, took } of logged) {
    if (took === undefined) continue;
    const { sum, n } = sums.get(benchmark) ?? { sum: 0, n: 0 };
    sums.set(benchmark, { sum: sum + took * 1000, n: n + 1 });
  }
  const settle = durationMs(plan.settle ?? '') ?? 0;
  let [ms, unknown] = [0, 0];
  for (const step of steps) {
    if (step.kind === 'look') continue;
    const known = step.kind === 'restart' ? undefined : sums.get(step.benchmark);
    if (step.kind === 'restart') ms += (restartMs ?? 0) + settle;
    else if (known) ms += known.sum / known.n;
    else unknown++;
  }
  return { ms, unknown };
}
