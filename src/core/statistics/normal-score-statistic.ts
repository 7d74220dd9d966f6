/** Welch's t on the normal scores of two samples, one of them shifted: the inner loop of the normal-scores test. */
import { roundingTolerance } from './log-sample';
import { normalQuantile } from './normal';

const maxKeptTables = 64;
const tables = new Map<number, Float64Array>();

/**
 * Blom's scores of every rank and half rank of n pooled values: index 2 (rank - 1), so that mid-ranks need no rounding.
 *
 * Source: G. Blom, Statistical Estimates and Transformed Beta-Variables (1958): the normal quantile at
 * (rank - 3/8) / (n + 1/4).
 */
function blomScores(n: number): Float64Array {
  let table = tables.get(n);
  if (table === undefined) {
    table = new Float64Array(2 * n - 1);
    for (let i = 0, j = 2 * n - 2; i <= j; i += 1, j -= 1) {
      const score = normalQuantile((1 + i / 2 - 0.375) / (n + 0.25));
      table[i] = score;
      table[j] = -score;
    }
    table[n - 1] = 0;
    // Reports have a handful of sizes; the limit protects against hostile input.
    if (tables.size >= maxKeptTables) tables.clear();
    tables.set(n, table);
  }
  return table;
}

export interface ScoreStatistic {
  /** Above 0 if y ranks higher; infinite if each side is a single tie. */
  readonly t: number;
  readonly df: number;
}

/**
 * The statistic of x against y - shift, both ascending, from one merge: values closer than `roundingTolerance` are tied
 * and share their mid-rank. At least 2 values a side.
 */
export function scoreStatistic(x: Float64Array, y: Float64Array, shift: number): ScoreStatistic {
  const nx = x.length;
  const ny = y.length;
  const scores = blomScores(nx + ny);
  let sumX = 0;
  let sumY = 0;
  let squaresX = 0;
  let squaresY = 0;
  let nextX = x[0]!;
  let nextY = y[0]! - shift;
  // Most groups are a single value, or values of one side: only those of both sides need the sums of both.
  for (let i = 0, j = 0; i < nx || j < ny;) {
    const startX = i;
    const startY = j;
    const last = (nextX < nextY ? nextX : nextY) + roundingTolerance;
    while (nextX <= last) {
      i += 1;
      nextX = i < nx ? x[i]! : Infinity;
    }
    while (nextY <= last) {
      j += 1;
      nextY = j < ny ? y[j]! - shift : Infinity;
    }
    // Mid-rank of the group less one, doubled: (first + last) of its positions from 0.
    const score = scores[startX + startY + i + j - 1]!;
    const inX = i - startX;
    const inY = j - startY;
    if (inX > 0) {
      sumX += inX * score;
      squaresX += inX * score * score;
    }
    if (inY > 0) {
      sumY += inY * score;
      squaresY += inY * score * score;
    }
  }
  const meanX = sumX / nx;
  const meanY = sumY / ny;
  const shareX = variance(squaresX, sumX, nx) / nx;
  const shareY = variance(squaresY, sumY, ny) / ny;
  const square = shareX + shareY;
  const difference = meanY - meanX;
  if (square === 0) return { t: difference === 0 ? 0 : difference * Infinity, df: nx + ny - 2 };
  const df = (square * square) / ((shareX * shareX) / (nx - 1) + (shareY * shareY) / (ny - 1));
  return { t: difference / Math.sqrt(square), df };
}

/** Scores are of the order of 1, so this form loses precision only if they are all equal. */
function variance(squares: number, sum: number, n: number): number {
  const centred = squares - (sum * sum) / n;
  return centred <= 1e-12 * squares ? 0 : centred / (n - 1);
}
