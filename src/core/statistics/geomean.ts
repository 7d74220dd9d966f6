/** The geometric mean of ratios, in log form: a product of many ratios leaves the range of doubles. */
import { tCritical } from './critical';
import { normalQuantile } from './normal';
import { sharedBootParts, type BootLogs } from './shared-boots';

/** exp of the mean of the logs; `undefined` without ratios, or if one is not above 0 and finite. */
export function geometricMean(ratios: readonly number[]): number | undefined {
  if (ratios.length === 0 || !ratios.every((ratio) => ratio > 0 && ratio < Infinity)) return undefined;
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

export interface MeasuredRatio {
  readonly ratio: number;
  /** Standard error of log(ratio), 0 or more; absent if the row was not tested. */
  readonly se?: number;
  /** Degrees of freedom of that error; absent if it is known exactly. */
  readonly df?: number;
  /** The boots of both sides, if boot means are the sample: rows with the same labels share boots. */
  readonly bootLogs?: { readonly base: BootLogs; readonly cand: BootLogs };
  /** The difference of the logs in each block, if the row is tested within blocks; equal labels are the same block. */
  readonly blockLogs?: BootLogs;
}

export interface GeometricMean {
  readonly ratio: number;
  /** All three are absent if any row has no interval. */
  readonly lo?: number;
  readonly hi?: number;
  readonly se?: number;
}

/**
 * The geometric mean of k rows with the interval of the measurement: the suite is fixed, only the runs vary, and se =
 * sqrt(sum se_i^2) / k. It says nothing about other benchmarks.
 *
 * The t quantile has the degrees of freedom of the sum by Satterthwaite's formula: with few runs a row the normal one
 * is too narrow (three rows of three runs: 91 % and not 95 %). Rows that share boots are one sample of boots, and rows
 * that share blocks one of blocks, see `shared-boots.ts`; other rows count as independent.
 *
 * @returns `undefined` if there is no mean.
 */
export function measuredGeometricMean(rows: readonly MeasuredRatio[], level = 0.95): GeometricMean | undefined {
  const ratio = geometricMean(rows.map((row) => row.ratio));
  if (ratio === undefined) return undefined;
  // Summed at once: a list of the parts of ten thousand rows would cost more than their sum.
  let square = 0;
  let fourth = 0;
  const add = (part: number, df: number | undefined): void => {
    square += part;
    fourth += df === undefined || df === Infinity ? 0 : (part * part) / df;
  };
  const booted: NonNullable<MeasuredRatio['bootLogs']>[] = [];
  const blocked: BootLogs[] = [];
  for (const { se, df, bootLogs, blockLogs } of rows) {
    if (se === undefined || !(se >= 0 && se < Infinity)) return { ratio };
    if (bootLogs) booted.push(bootLogs);
    else if (blockLogs) blocked.push(blockLogs);
    else add((se / rows.length) ** 2, df);
  }
  const shared = [booted.map(({ base }) => base), booted.map(({ cand }) => cand), blocked];
  for (const group of shared) for (const part of sharedBootParts(group, rows.length)) add(part.square, part.df);
  const se = Math.sqrt(square);
  const reach = se * (fourth > 0 ? tCritical(level, (square * square) / fourth) : normalQuantile(0.5 + 0.5 * level));
  return { ratio, lo: ratio * Math.exp(-reach), hi: ratio * Math.exp(reach), se };
}
