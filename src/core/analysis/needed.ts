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

/**
 * What would decide an unclear row with probability 0.8: so many runs or boots per side, whichever were tested;
 * `again`, a measurement with no more runs than this one, which was unlucky; `unreachable`, more runs than are
 * practical; `unknown`, ranks were compared, and outliers say nothing about the runs to come.
 */
type Needed =
  { readonly kind: 'runs' | 'boots'; readonly n: number } | { readonly kind: 'again' | 'unreachable' | 'unknown' };

export function runsNeeded(row: Row, test: TestedComparison, alpha: number): Needed {
  if (test.method === 'normal-scores') return { kind: 'unknown' };
  const { fail, equivalence } = row.limits;
  const n = runsToDecide({ ratio: test.ratio, sdX: test.x.sd, sdY: test.y.sd, fail, equivalence }, { alpha });
  if (n === undefined) return { kind: 'unreachable' };
  return n <= Math.min(test.x.n, test.y.n) ? { kind: 'again' } : { kind: test.boots === 'means' ? 'boots' : 'runs', n };
}
