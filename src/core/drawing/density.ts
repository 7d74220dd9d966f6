/** Many ratios as a density: how many rows are where, and which are so far out that they are drawn one by one. */

interface Placed {
  /** Natural logarithm of the ratio. */
  readonly log: number;
}

interface DensityRange {
  readonly min: number;
  readonly max: number;
}

/** Bins of a density: fine enough for a screen, wide enough for a smooth line of a few hundred rows. */
const bins = 96;
/** Rows at each end that are marked. */
const maxMarked = 12;

/**
 * How many rows are around each place of the range, smoothed over neighbouring bins.
 * @returns one height a bin, 0 to 1; the bin in the middle of `i` is at `min + (i + 0.5) / length * (max - min)`
 */
export function densityOf(logs: readonly number[], { min, max }: DensityRange): number[] {
  const counts = new Float64Array(bins);
  for (const log of logs) {
    const at = Math.floor(((log - min) / (max - min || 1)) * bins);
    const bin = Math.max(0, Math.min(bins - 1, at));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const weights = [1, 4, 6, 4, 1];
  const countAt = (bin: number): number => counts[Math.max(0, Math.min(bins - 1, bin))] ?? 0;
  const smooth = Array.from(counts, (_, i) => weights.reduce((sum, weight, j) => sum + weight * countAt(i + j - 2), 0));
  const top = smooth.reduce((most, height) => Math.max(most, height), 0) || 1;
  return smooth.map((height) => height / top);
}

/**
 * The rows that stand out: at each end those more than one and a half times the middle half's range beyond it, at
 * least 3. Few rows stand out altogether.
 * @param sorted ascending by `log`
 */
export function standingOut<T extends Placed>(sorted: readonly T[]): T[] {
  if (sorted.length <= 2 * maxMarked) return [...sorted];
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]?.log ?? 0;
  const [low, high] = [at(0.25), at(0.75)];
  const fence = 1.5 * (high - low);
  const worst = sorted.slice(0, maxMarked).filter(({ log }, i) => i < 3 || log < low - fence);
  const best = sorted.slice(-maxMarked).filter(({ log }, i) => i >= maxMarked - 3 || log > high + fence);
  return [...worst, ...best];
}

/** The middle of ascending numbers. */
export function middleOfSorted(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}
