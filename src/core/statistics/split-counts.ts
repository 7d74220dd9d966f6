/** Counts the ways to split pooled values into two sides: the exact distribution of a rank sum. */

/**
 * For each value of the rank sum of `taken` of the pooled values, times `scale`, how many choices give it. Pooled
 * values come in groups of equal ones, which share their mid-rank; `scale` 2 makes mid-ranks whole, 1 serves without
 * ties. Counts are sums of non-negative terms, so that their relative error stays near that of doubles also beyond
 * 2^53.
 *
 * Time: at most taken x number of values x the largest sum, 5 million steps for 50 of 100 without ties.
 */
export function splitCounts(taken: number, groups: readonly number[], scale: 1 | 2): Float64Array {
  const n = groups.reduce((sum, size) => sum + size, 0);
  const most = (scale * taken * (2 * n - taken + 1)) / 2;
  // ways[k] counts the choices of k of the values so far, by rank sum.
  const ways = Array.from({ length: taken + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  let before = 0;
  for (const size of groups) {
    const rank = (scale * (2 * before + size + 1)) / 2;
    for (let k = Math.min(taken, before + size); k >= 1; k -= 1) addGroup(ways, k, size, rank, scale);
    before += size;
  }
  return ways[taken]!;
}

/** Adds to ways[k] the choices that take 1 to `size` of a group; ways of fewer values are still without that group. */
function addGroup(ways: readonly Float64Array[], k: number, size: number, rank: number, scale: number): void {
  const target = ways[k]!;
  // No value so far ranks higher than this group.
  const most = Math.min(k * rank, target.length - 1);
  let choices = 1;
  for (let inGroup = 1; inGroup <= Math.min(size, k); inGroup += 1) {
    choices *= (size - inGroup + 1) / inGroup;
    const others = k - inGroup;
    const from = ways[others]!;
    const shift = inGroup * rank;
    const least = shift + (scale * others * (others + 1)) / 2;
    for (let sum = least; sum <= most; sum += 1) target[sum] = target[sum]! + choices * from[sum - shift]!;
  }
}
