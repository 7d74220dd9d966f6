/** What only an opened row shows of its test: computed when it is shown. */
import { bootMeans, bootRule } from './boots';
import type { SampleSide } from './compare';
import { mannWhitney, type MannWhitney } from './mann-whitney';

/** The values that were tested, of either side: the runs, or the means per boot where these are the sample. */
export function testedValues(
  x: SampleSide,
  y: SampleSide,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  if (bootRule(x, y) !== 'means') return { x: x.samples, y: y.samples };
  return { x: bootMeans(x.samples, x.boots!), y: bootMeans(y.samples, y.boots!) };
}

/** The exact Mann-Whitney U on the same values, for those who know it from benchstat. */
export function secondOpinion(x: SampleSide, y: SampleSide): MannWhitney | undefined {
  const values = testedValues(x, y);
  return mannWhitney(values.x, values.y);
}
