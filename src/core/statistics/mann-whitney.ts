/**
 * The Mann-Whitney U test, shown beside the deciding test. Source: H. B. Mann, D. R. Whitney, Annals of Mathematical
 * Statistics 18 (1947); ties after E. L. Lehmann, Nonparametrics (1975).
 */
import { normalCdf } from './normal';
import { poolRanks } from './ranks';
import { splitCounts } from './split-counts';

/** Limits of runs per side for the exact distribution, without and with ties. */
const maxExactRuns = 50;
const maxExactTiedRuns = 25;

export interface MannWhitney {
  /** Pairs in which x is the larger, ties counting half; uX + uY is the number of pairs. */
  readonly uX: number;
  readonly uY: number;
  /** Two-sided, above 0, at most 1. */
  readonly p: number;
  /** `exact` counts every split of the pooled values, ties as they are; `normal` has tie and continuity correction. */
  readonly method: 'exact' | 'normal';
  readonly ties: boolean;
}

/**
 * The test of two samples of finite numbers, at least one per side; `undefined` if a side is empty or not finite.
 * p = 1 where all values are equal. Exact p is twice the smaller tail.
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney | undefined {
  const [nx, ny] = [x.length, y.length];
  if (nx === 0 || ny === 0 || !x.every(Number.isFinite) || !y.every(Number.isFinite)) return undefined;
  const { doubledSumX, groups } = poolRanks(x, y);
  const uX = doubledSumX / 2 - (nx * (nx + 1)) / 2;
  const uY = nx * ny - uX;
  const ties = groups.some((size) => size > 1);
  const most = ties ? maxExactTiedRuns : maxExactRuns;
  if (nx <= most && ny <= most) return { uX, uY, p: exactP(nx, groups, doubledSumX), method: 'exact', ties };
  return { uX, uY, p: normalP(nx, ny, groups, Math.max(uX, uY)), method: 'normal', ties };
}

function exactP(nx: number, groups: readonly number[], doubledSumX: number): number {
  const scale = groups.every((size) => size === 1) ? 1 : 2;
  const counts = splitCounts(nx, groups, scale);
  const seen = (scale * doubledSumX) / 2;
  let below = 0;
  let above = 0;
  let all = 0;
  for (let sum = 0; sum < counts.length; sum += 1) {
    const count = counts[sum]!;
    all += count;
    if (sum <= seen) below += count;
    if (sum >= seen) above += count;
  }
  return Math.min(1, (2 * Math.min(below, above)) / all);
}

function normalP(nx: number, ny: number, groups: readonly number[], larger: number): number {
  const n = nx + ny;
  const tied = groups.reduce((sum, size) => sum + size * (size * size - 1), 0);
  const variance = ((nx * ny) / 12) * (n + 1 - tied / (n * (n - 1)));
  if (variance <= 0) return 1;
  const z = Math.max(0, larger - (nx * ny) / 2 - 0.5) / Math.sqrt(variance);
  return Math.max(Math.min(1, 2 * normalCdf(-z)), Number.MIN_VALUE);
}

/** The smallest two-sided p that n runs a side can show without ties: 2 / C(2n, n). */
export function smallestP(nx: number, ny: number): number {
  let ways = 1;
  for (let i = 1; i <= nx; i += 1) ways *= (ny + i) / i;
  return Math.min(1, 2 / ways);
}
