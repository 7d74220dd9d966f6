/**
 * The numbers that a row shows beside its ratio. A ratio of geometric means beside arithmetic ones is not what a reader
 * gets who divides, so each side shows the centre that the estimate is made of.
 */
import { bootMeans, type BootLabel } from '../statistics/boots';
import { describe } from '../statistics/describe';
import { geometricMean } from '../statistics/geomean';
import { grouped } from '../text/grouped';
import type { EstimateKind, Side } from './model';

/** Centres that are computed from runs; all others are numbers of the file. */
export type ComputedCentre = 'mean' | 'median' | 'geometric-mean' | 'boot-mean';

interface Centre {
  /** In the unit of the metric. */
  readonly value: number;
  readonly is: NonNullable<Side['centreIs']> | ComputedCentre;
  /** Present if it is computed. */
  readonly computed?: ComputedCentre;
}

/**
 * The centre of a side that belongs to the estimate of its row: geometric means of runs or of boots divide to the
 * ratio, and so do the means of summaries. Where ranks are compared, the medians are typical runs, and do not.
 */
export function centreOf(side: Side | undefined, estimate: EstimateKind | undefined): Centre | undefined {
  if (side?.centre === undefined) return undefined;
  const plain: Centre = { value: side.centre, is: side.centreIs ?? 'mean' };
  const { samples, boots, blocks } = side;
  if (!samples || samples.length < 2) return plain;
  const mean: Centre = { value: side.centre, is: 'mean', computed: 'mean' };
  switch (estimate) {
    case 'geometric':
      return orElse(geometricMean(samples), 'geometric-mean', mean);
    case 'boots':
      return orElse(boots && geometricMean(bootMeans(samples, boots)), 'boot-mean', mean);
    case 'blocks':
      return orElse(blocks && geometricMean(geometricMeans(samples, blocks)), 'geometric-mean', mean);
    case 'ranks':
      return orElse(describe(samples)?.median, 'median', mean);
    default:
      return mean;
  }
}

/** One for each block, whatever its number of runs. */
function geometricMeans(samples: readonly number[], blocks: readonly BootLabel[]): number[] {
  const groups = grouped([...samples.keys()], (i) => blocks[i]);
  return [...groups.values()].map((runs) => geometricMean(runs.map((i) => samples[i] ?? 0)) ?? 0);
}

function orElse(value: number | undefined, is: ComputedCentre, mean: Centre): Centre {
  return value === undefined ? mean : { value, is, computed: is };
}

/** The spread of a side as a share of its mean: its standard deviation, else half of the printed range. */
export function spreadOf({ centre, sd, range, samples }: Side): number | undefined {
  const size = sd ?? (range && samples === undefined ? (range.hi - range.lo) / 2 : undefined);
  if (size === undefined || !centre || !Number.isFinite(size)) return undefined;
  return size / Math.abs(centre);
}
