/** How much a plan runs, with its defaults put in. */
import type { Plan, PlanBenchmark } from '../generated/plan-format';

/** The factor for more looks is not known. */
export const maxLooks = 6;

type Order = 'turning' | 'randomized' | 'blocked';

export interface FullDesign {
  /** Restarts of each subject, or runs where nothing is started anew. */
  readonly blocks: number;
  /** Runs of a benchmark in each block and subject. */
  readonly runsOf: (benchmark: PlanBenchmark) => number;
  readonly restarted: boolean;
  readonly order: Order;
  readonly seed: number;
  /** Counts of blocks after which the plan may stop; none if it is of a fixed size. */
  readonly looks: readonly number[];
}

/** @param seed instead of the plan's own */
export function designOf({ design, restart, benchmarks }: Plan, seed = design.seed ?? 1): FullDesign {
  const restarted = restart !== undefined;
  const { looks = [], order } = design;
  // Until a pilot has decided, its own size is all that is known.
  const { pilot = 1 } = design;
  const most = benchmarks.reduce((so, { runs = design.runs ?? pilot }) => Math.max(so, runs), 1);
  const fixed = restarted ? (design.restarts ?? pilot) : most;
  return {
    blocks: looks.at(-1) ?? fixed,
    runsOf: ({ runs }) => (restarted ? (runs ?? design.runs ?? 1) : 1),
    restarted,
    order: order === 'randomized' || order === 'blocked' ? order : 'turning',
    seed,
    looks,
  };
}

/** Without restarts, a benchmark may have fewer runs than others: it is not in the last blocks. */
export function isInBlock({ design, restart }: Plan, { runs }: PlanBenchmark, block: number): boolean {
  if (restart !== undefined || design.looks) return true;
  return block <= (runs ?? design.runs ?? design.pilot ?? 1);
}
