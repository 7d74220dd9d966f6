/** Recomputes details of tests that the analysis does not keep. */
import { compareSides, type TestedComparison } from '../statistics/compare';
import { runsToDecide } from '../statistics/runs-to-decide';
import type { Row } from './model';
import { testInput } from './test';

/** Repeats the test of one row, when the user expands it. */
export function testOf(row: Row, alpha: number): TestedComparison | undefined {
  const x = row.base && testInput(row.base);
  const y = row.cand && testInput(row.cand);
  if (!x || !y) return undefined;
  const test = compareSides(x, y, { outer: 1 - alpha, inner: 1 - 2 * alpha }, row.limits.equivalence);
  return test.tested ? test : undefined;
}

/** Runs (or boots) per side at which an unclear row is decided with probability 0.8; undefined if too many. */
export function runsNeeded(row: Row, test: TestedComparison, alpha: number): number | undefined {
  const { fail, equivalence } = row.limits;
  return runsToDecide({ ratio: test.ratio, sdX: test.x.sd, sdY: test.y.sd, fail, equivalence }, { alpha });
}
