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
 * What would decide an unclear row with probability 0.8: so many runs or boots per side, or blocks, whichever were
 * tested; `again`, a measurement with no more runs than this one, which was unlucky; `unreachable`, more runs than
 * are practical; `unknown`, ranks were compared, and outliers say nothing about the runs to come.
 */
type Needed =
  | { readonly kind: 'runs' | 'boots' | 'blocks'; readonly n: number }
  | { readonly kind: 'again' | 'unreachable' | 'unknown' };

export function runsNeeded(row: Row, test: TestedComparison, alpha: number): Needed {
  if (test.method === 'normal-scores' || test.method === 'signed-scores') return { kind: 'unknown' };
  const { fail, equivalence } = row.limits;
  const n = test.blocks
    ? blocksToDecide({ ratio: test.ratio, sd: test.blocks.sd, fail, equivalence }, { alpha })
    : runsToDecide({ ratio: test.ratio, sdX: test.x.sd, sdY: test.y.sd, fail, equivalence }, { alpha });
  if (n === undefined) return { kind: 'unreachable' };
  if (n <= Math.min(test.x.n, test.y.n)) return { kind: 'again' };
  return { kind: test.blocks ? 'blocks' : test.boots === 'means' ? 'boots' : 'runs', n };
}
