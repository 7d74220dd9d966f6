/** Details of a test that only an expanded row shows, computed on demand. */
import { blockDesign, blockPairs, minBlocks } from './blocks';
import { bootMeans, bootRule } from './boots';
import type { SampleSide } from './compare';
import { mannWhitney, type MannWhitney } from './mann-whitney';

/**
 * The tested values of both sides: the runs, or the means per boot if these are the sample. Where sides are compared
 * within blocks, the differences of the logs instead.
 */
export function testedValues(
  x: SampleSide,
  y: SampleSide,
): { readonly x: readonly number[]; readonly y: readonly number[]; readonly differences?: undefined } | BlockValues {
  const design = blockDesign(x, y);
  if (design && design.count >= minBlocks)
    return { differences: blockPairs(x, y, design, x.samples[0] ?? 1).differences };
  if (bootRule(x, y) !== 'means') return { x: x.samples, y: y.samples };
  return { x: bootMeans(x.samples, x.boots!), y: bootMeans(y.samples, y.boots!) };
}

interface BlockValues {
  readonly x?: undefined;
  readonly y?: undefined;
  readonly differences: Float64Array;
}

/** The exact Mann-Whitney U test on the same values, for comparison with benchstat; none within blocks. */
export function secondOpinion(x: SampleSide, y: SampleSide): MannWhitney | undefined {
  const values = testedValues(x, y);
  return values.differences ? undefined : mannWhitney(values.x, values.y);
}
