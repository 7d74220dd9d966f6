/** Detects runs that resemble their neighbours in time: then they say less than as many independent runs. */

type Limits = readonly (readonly [n: number, limit: number])[];

/**
 * Limits of the pooled lag-1 autocorrelation at level 0.001, one-sided, by runs a side: simulated with independent
 * normal runs.
 */
const limitsOfTwo: Limits = [
  [10, 0.4857],
  [12, 0.4657],
  [15, 0.4399],
  [20, 0.4005],
  [30, 0.348],
  [40, 0.3059],
];

/** The same of a single list, such as the differences of blocks. */
const limitsOfOne: Limits = [
  [10, 0.6409],
  [12, 0.6304],
  [15, 0.5998],
  [20, 0.5539],
  [30, 0.4806],
  [40, 0.4287],
];

/** Sides with fewer runs show no dependence. */
const minRunsForDependence = 10;

/**
 * The limit for sides of `n` runs on average, which independent runs exceed once in 1,000 times; `Infinity` below 10.
 * Linear between the simulated numbers of runs, and falling with the square root beyond them.
 */
export function dependenceLimit(n: number, limits: Limits = limitsOfTwo): number {
  if (!(n >= minRunsForDependence)) return Infinity;
  const next = limits.findIndex(([runs]) => runs >= n);
  const [lastRuns, last] = limits[limits.length - 1]!;
  if (next < 0) return last * Math.sqrt(lastRuns / n);
  if (next === 0) return limits[0]![1];
  const [fromN, from] = limits[next - 1]!;
  const [toN, to] = limits[next]!;
  return from + ((to - from) * (n - fromN)) / (toN - fromN);
}

/**
 * Pooled lag-1 autocorrelation of two sides in run order: the sum of the products of neighbours' deviations of the logs
 * from their side's mean, over the sum of squares. `undefined` if a value is not positive, or nothing varies.
 */
export function neighbourCorrelation(x: readonly number[], y: readonly number[]): number | undefined {
  return correlationOf([x.map(Math.log), y.map(Math.log)]);
}

function correlationOf(lists: readonly (readonly number[] | Float64Array)[]): number | undefined {
  let products = 0;
  let squares = 0;
  let count = 0;
  for (const values of lists) {
    let sum = 0;
    for (let i = 0; i < values.length; i += 1) sum += values[i]!;
    const mean = sum / values.length;
    let before = 0;
    for (let i = 0; i < values.length; i += 1) {
      const deviation = values[i]! - mean;
      products += i > 0 ? deviation * before : 0;
      squares += deviation * deviation;
      before = deviation;
    }
    count += values.length;
  }
  // Rounding of equal values leaves squares of this order.
  return squares > 1e-24 * count ? products / squares : undefined;
}

/** Whether the runs of two sides, in run order, depend on their neighbours at level 0.001. */
export function areDependent(x: readonly number[], y: readonly number[]): boolean {
  if (Math.min(x.length, y.length) < minRunsForDependence) return false;
  const found = neighbourCorrelation(x, y);
  return found !== undefined && found > dependenceLimit((x.length + y.length) / 2);
}

/** Whether the differences of blocks, in the order of the blocks, depend on their neighbours at level 0.001. */
export function areDependentDifferences(differences: Float64Array): boolean {
  const found = correlationOf([differences]);
  return found !== undefined && found > dependenceLimit(differences.length, limitsOfOne);
}
