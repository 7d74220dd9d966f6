/**
 * Where a series of numbers changed its level.
 *
 * Method: E-divisive for means. The split that sets the two sides' means apart the most, (n1 n2 / n) (mean1 - mean2)^2,
 * is tested by shuffling the series; where it is significant each side is searched again. Source: D. S. Matteson,
 * N. A. James, A nonparametric approach for multiple change point analysis of multivariate data, JASA 109 (2014), with
 * their exponent alpha = 2, at which the energy distance is that of means. The shuffling needs no distribution and
 * keeps the rate of false alarms at its level for any independent noise; it stops early where the answer is no
 * (J. Besag, P. Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991)).
 */

export interface ChangePoint {
  /** Index of the first value after the change. */
  readonly at: number;
  readonly p: number;
  /** Means of the stretches before and after, up to the next change points. */
  readonly before: number;
  readonly after: number;
}

/** Fewer values than this beside a change could be one odd run and its neighbour. */
const leastStretch = 3;
/** Shuffles that beat the split before the search is given up. */
const enough = 20;
const mostShuffles = 9_999;

/**
 * Change points of a series, in order. The same series gives the same answer.
 *
 * Each stretch is tested at its share of the level by its length, so that stretches between real changes do not add up
 * to more false alarms than one quiet series has; never below what so many shuffles can show.
 * @param level of a false alarm in the whole series
 * @param seed of the shuffles
 */
export function changePoints(values: readonly number[], level: number, seed = 1): ChangePoint[] {
  const random = mulberry32(seed);
  const found: { at: number; p: number }[] = [];
  const search = (from: number, to: number): void => {
    const stretch = Float64Array.from(values.slice(from, to));
    if (stretch.length < 2 * leastStretch) return;
    const best = bestSplit(stretch);
    if (!(best.size > 0)) return;
    const own = Math.min(level, Math.max((level * stretch.length) / values.length, 2 / (mostShuffles + 1)));
    // Twice as many as the smallest p needs, so that it can be reached.
    const p = pValue(stretch, best.size, Math.min(mostShuffles, Math.max(199, Math.ceil(2 / own) - 1)), random);
    if (p >= own) return;
    found.push({ at: from + best.at, p });
    search(from, from + best.at);
    search(from + best.at, to);
  };
  search(0, values.length);
  found.sort((a, b) => a.at - b.at);
  return found.map(({ at, p }, i) => {
    const [start, end] = [found[i - 1]?.at ?? 0, found[i + 1]?.at ?? values.length];
    return { at, p, before: mean(values.slice(start, at)), after: mean(values.slice(at, end)) };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The split with the largest distance between the means, both sides long enough. One pass. */
function bestSplit(values: Float64Array): { readonly at: number; readonly size: number } {
  const n = values.length;
  // About the mean, so that equal large numbers leave no rounding behind.
  let total = 0;
  for (let i = 0; i < n; i += 1) total += values[i]!;
  const centre = total / n;
  let sum = 0;
  let at = 0;
  let size = 0;
  for (let i = 0; i < n - leastStretch; i += 1) {
    sum += values[i]! - centre;
    const count = i + 1;
    if (count < leastStretch) continue;
    // The deviations sum to 0, so one side's sum says both: n1 n2 / n (m1 - m2)^2 = sum^2 n / (n1 n2).
    const distance = (sum * sum * n) / (count * (n - count));
    if (distance > size) {
      size = distance;
      at = count;
    }
  }
  // What rounding alone can make of equal numbers is no distance.
  return size > 1e-24 * n * centre * centre ? { at, size } : { at, size: 0 };
}

function pValue(values: Float64Array, size: number, shuffles: number, random: () => number): number {
  const shuffled = Float64Array.from(values);
  let beaten = 0;
  for (let done = 1; done <= shuffles; done += 1) {
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const kept = shuffled[i]!;
      shuffled[i] = shuffled[j]!;
      shuffled[j] = kept;
    }
    if (bestSplit(shuffled).size >= size * (1 - 1e-12)) beaten += 1;
    if (beaten >= enough) return beaten / done;
  }
  return (beaten + 1) / (shuffles + 1);
}

/** A small generator with a period of 2^32, more than all shuffles of a series. Source: T. Ettinger, mulberry32 (public domain). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
