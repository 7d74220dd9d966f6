/** Mid-ranks of two pooled samples. */

export interface PooledRanks {
  /** Twice the sum of the mid-ranks of x: an integer, so that exact counts need no rounding. */
  readonly doubledSumX: number;
  /** Sizes of the groups of equal values, ascending by value; all 1 without ties. */
  readonly groups: readonly number[];
}

/** Ranks of x among x and y together; equal values tie. */
export function poolRanks(x: readonly number[], y: readonly number[]): PooledRanks {
  const sortedX = Float64Array.from(x).sort();
  const sortedY = Float64Array.from(y).sort();
  const groups: number[] = [];
  let doubledSumX = 0;
  for (let i = 0, j = 0; i < sortedX.length || j < sortedY.length;) {
    const value = Math.min(sortedX[i] ?? Infinity, sortedY[j] ?? Infinity);
    const before = i + j;
    const startX = i;
    while (i < sortedX.length && sortedX[i]! <= value) i += 1;
    while (j < sortedY.length && sortedY[j]! <= value) j += 1;
    const size = i + j - before;
    groups.push(size);
    doubledSumX += (i - startX) * (2 * before + size + 1);
  }
  return { doubledSumX, groups };
}
