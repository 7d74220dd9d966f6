/** Details of a test that only an expanded row shows, computed on demand. */
import { bootMeans, bootRule } from './boots';
import type { SampleSide } from './compare';
import { mannWhitney, type MannWhitney } from './mann-whitney';

/** The tested values of both sides: the runs, or the means per boot if these are the sample. */
export function testedValues(
  x: SampleSide,
  y: SampleSide,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  if (bootRule(x, y) !== 'means') return { x: x.samples, y: y.samples };
  return { x: bootMeans(x.samples, x.boots!), y: bootMeans(y.samples, y.boots!) };
}

/** The exact Mann-Whitney U test on the same values, for comparison with benchstat. */
export function secondOpinion(x: SampleSide, y: SampleSide): MannWhitney | undefined {
  const values = testedValues(x, y);
  return mannWhitney(values.x, values.y);
}
