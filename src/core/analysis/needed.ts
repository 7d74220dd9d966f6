/** Recomputes details of tests that the analysis does not keep. */
import type { TestedComparison } from '../statistics/compare';
import { blockDesign, type BlockDesign } from '../statistics/blocks';
import { blocksToDecide, runsToDecide } from '../statistics/runs-to-decide';
import type { Row } from './model';
import { compareAtLook, runsOf, testInput } from './test';

/** Repeats the test of one row, when the user expands it. */
export function testOf(row: Row, alpha: number): TestedComparison | undefined {
  const x = row.base && testInput(row.base);
  const y = row.cand && testInput(row.cand);
  if (!x || !y) return undefined;
  const plan = row.tested?.looks?.plan;
  const { test } = compareAtLook(x, y, alpha, row.limits.equivalence, plan);
  return test.tested ? test : undefined;
}

/** The blocks that both sides of a row state; undefined if one states none, or the report compares without them. */
export function blocksOf({ base, cand }: Row): BlockDesign | undefined {
  if (!base?.samples || !cand?.samples) return undefined;
  return blockDesign(runsOf(base, base.samples), runsOf(cand, cand.samples));
}

/**
 * Runs (or boots) per side, or blocks, at which an unclear row is decided with probability 0.8; undefined if too many.
 */
export function runsNeeded(row: Row, test: TestedComparison, alpha: number): number | undefined {
  const { fail, equivalence } = row.limits;
  if (test.blocks) return blocksToDecide({ ratio: test.ratio, sd: test.blocks.sd, fail, equivalence }, { alpha });
  return runsToDecide({ ratio: test.ratio, sdX: test.x.sd, sdY: test.y.sd, fail, equivalence }, { alpha });
}
