/** The log scale that all in-cell bars share, so that lengths can be compared down the column. */
import type { RowView } from '../../../src/core/page-model/model';

export interface RatioScale {
  /** Place of a ratio between 0 and 100; ratios beyond the ends stand at the ends. */
  readonly at: (ratio: number) => number;
  readonly isBeyond: (ratio: number) => boolean;
  readonly ticks: readonly number[];
}

/** Room at the ends, so that marks are not cut. */
const margin = 4;
const least = Math.log(1.05);
const most = Math.log(8);

/**
 * Symmetric about 1. A few far ratios must not press all others together: where the widest is more than twice as wide
 * as nine tenths of them are, the scale ends a little after those, and what is beyond gets an arrow.
 */
export function ratioScale(rows: readonly RowView[]): RatioScale {
  const sizes: number[] = [];
  for (const { ratio, interval } of rows) {
    if (ratio === undefined || !(ratio > 0)) continue;
    sizes.push(Math.abs(Math.log(ratio)));
    for (const end of [interval?.lo, interval?.hi])
      if (end !== undefined && end > 0 && Number.isFinite(end)) sizes.push(Math.abs(Math.log(end)));
  }
  sizes.sort((a, b) => a - b);
  const widest = sizes[sizes.length - 1] ?? least;
  const usual = sizes[Math.ceil(sizes.length * 0.9) - 1] ?? widest;
  const wide = sizes.length >= 10 && widest > 2 * usual ? usual * 1.3 : widest;
  const span = Math.min(most, Math.max(least, wide * 1.05));
  const half = 50 - margin;
  return {
    at: (ratio) => 50 + half * Math.max(-1, Math.min(1, ratio > 0 ? Math.log(ratio) / span : -1)),
    isBeyond: (ratio) => !(ratio > 0) || Math.abs(Math.log(ratio)) > span * (1 + 1e-9),
    ticks: ticksFor(span),
  };
}

const tickSets: readonly (readonly number[])[] = [
  [0.98, 1, 1.02],
  [0.95, 1, 1.05],
  [0.9, 1, 1.1],
  [0.8, 1, 1.25],
  [0.67, 1, 1.5],
  [0.5, 1, 2],
  [0.25, 1, 4],
];

/** The widest set of ticks that fits. */
function ticksFor(span: number): readonly number[] {
  const fitting = tickSets.filter((set) => set.every((tick) => Math.abs(Math.log(tick)) <= span * 0.95));
  return fitting[fitting.length - 1] ?? [1];
}
