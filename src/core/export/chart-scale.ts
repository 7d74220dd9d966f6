/** The axis of performance ratios: logarithmic, 1 always on it, wide enough for the rows and not for one wild interval. */
import type { RowView } from '../page-model/model';

export interface RatioScale {
  /** From 0 (worst) to 1; what lies beyond the axis stands at its end. */
  readonly at: (ratio: number) => number;
  readonly isBeyond: (ratio: number) => boolean;
  readonly ticks: readonly number[];
}

/** A hundredfold either way; what is farther stands at the edge. */
const farthest = Math.log(100);

const niceRatios = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 0.99, 1, 1.01, 1.02, 1.05, 1.1, 1.25, 1.5, 2, 3, 5,
  10, 20, 50, 100,
];

export function ratioScale(rows: readonly Pick<RowView, 'ratio' | 'interval'>[], fail: number): RatioScale {
  const least = -Math.log(1 - fail) * 1.3;
  let lo = -least;
  let hi = least;
  const include = (ratio: number | undefined): void => {
    if (ratio === undefined || !(ratio > 0) || !Number.isFinite(ratio)) return;
    lo = Math.min(lo, Math.log(ratio));
    hi = Math.max(hi, Math.log(ratio));
  };
  for (const { ratio } of rows) include(ratio);
  // Intervals widen the axis up to twice what the ratios take: one row that knows nothing must not flatten all others.
  const most = 2 * Math.max(hi, -lo);
  for (const { interval } of rows) {
    if (interval && interval.lo > 0) include(Math.max(interval.lo, Math.exp(-most)));
    if (interval) include(Math.min(interval.hi, Math.exp(most)));
  }
  const room = (hi - lo) * 0.04;
  const from = Math.max(lo - room, -farthest);
  const to = Math.min(hi + room, farthest);
  const place = (ratio: number): number => (Math.log(ratio) - from) / (to - from);
  return {
    at: (ratio) => (ratio > 0 ? Math.max(0, Math.min(1, place(ratio))) : 0),
    isBeyond: (ratio) => !(ratio > 0) || place(ratio) < -1e-9 || place(ratio) > 1 + 1e-9,
    ticks: ticksBetween(from, to),
  };
}

/** 1 first, then the ratios farthest from those chosen, as long as their labels have room. */
function ticksBetween(from: number, to: number): number[] {
  const apart = (to - from) / 9;
  const chosen = [1];
  const open = niceRatios.filter((ratio) => Math.log(ratio) >= from && Math.log(ratio) <= to);
  const distance = (ratio: number): number => Math.min(...chosen.map((one) => Math.abs(Math.log(ratio / one))));
  for (;;) {
    const next = open.reduce<number | undefined>(
      (best, ratio) => (best === undefined || distance(ratio) > distance(best) ? ratio : best),
      undefined,
    );
    if (next === undefined || distance(next) < apart) return chosen.sort((a, b) => a - b);
    chosen.push(next);
  }
}
