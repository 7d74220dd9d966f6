/** What the analysis does not keep of a test, made again for one row when somebody asks. */
import { compareSides, type TestedComparison } from '../statistics/compare';
import { runsToDecide } from '../statistics/runs-to-decide';
import type { Row } from './model';
import { testInput } from './test';

/** The test made again, for what the analysis does not keep: it is made for one row, when somebody opens it. */
export function testOf(row: Row, alpha: number): TestedComparison | undefined {
  const x = row.base && testInput(row.base);
  const y = row.cand && testInput(row.cand);
  if (!x || !y) return undefined;
  const test = compareSides(x, y, { outer: 1 - alpha, inner: 1 - 2 * alpha });
  return test.tested ? test : undefined;
}

/** Runs (or boots) a side at which an unclear row would be decided with probability 0.8; undefined beyond reach. */
export function runsNeeded(row: Row, test: TestedComparison, alpha: number): number | undefined {
  const { fail, equivalence } = row.limits;
  return runsToDecide({ ratio: test.ratio, sdX: test.x.sd, sdY: test.y.sd, fail, equivalence }, { alpha });
}
