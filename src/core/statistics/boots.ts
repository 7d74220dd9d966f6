/** Runs of one boot (or one build) are correlated, so ten runs of one boot carry less information than ten runs. */

export type BootLabel = number | string;

/** From this many boots per side, the boot means are the sample. */
const minBoots = 3;

/**
 * How a test treats boots: `means` - both sides have at least 3, and the means per boot are the sample; `within` -
 * fewer are stated, the runs are tested, and nothing is known about other boots; `unknown` - not stated; `blocks` - the
 * sides are compared within blocks, which are joined where they share a boot.
 */
export type BootRule = 'means' | 'within' | 'unknown' | 'blocks';

/**
 * Arithmetic mean of the runs of each boot, in the order in which the boots first appear.
 *
 * The mean is taken in the unit of the metric, not on logs, so that a reader can reproduce it.
 */
export function bootMeans(samples: readonly number[], boots: readonly BootLabel[]): readonly number[] {
  const groups = new Map<BootLabel, { mean: number; n: number }>();
  for (let i = 0; i < samples.length; i += 1) {
    const group = groups.get(boots[i]!);
    if (group === undefined) {
      groups.set(boots[i]!, { mean: samples[i]!, n: 1 });
    } else {
      group.n += 1;
      group.mean += (samples[i]! - group.mean) / group.n;
    }
  }
  return Array.from(groups.values(), (group) => group.mean);
}

/** The number of different boots in a list. */
function countBoots(boots: readonly BootLabel[]): number {
  return new Set(boots).size;
}

/**
 * The rule for two sides; a list that does not match its samples counts as not stated. A number alone cannot say which
 * runs to average, but one or two boots are as few without their labels.
 */
export function bootRule(x: Booted, y: Booted): BootRule {
  const inX = statedBoots(x);
  const inY = statedBoots(y);
  if (inX >= minBoots && inY >= minBoots) return 'means';
  return isFew(inX || x.bootCount) || isFew(inY || y.bootCount) ? 'within' : 'unknown';
}

export interface Booted {
  readonly samples: readonly number[];
  /** The boot of each sample. */
  readonly boots?: readonly BootLabel[];
  /** How many boots the runs are from, where it is not known which run is from which. */
  readonly bootCount?: number;
  /** The block of each sample; the same label on both sides is the same block. */
  readonly blocks?: readonly BootLabel[];
  /** What is compared is reset between blocks, so that blocks of one boot are independent. */
  readonly resets?: boolean;
}

function isFew(boots: number | undefined): boolean {
  return boots !== undefined && boots > 0 && boots < minBoots;
}

function statedBoots({ samples, boots }: Booted): number {
  return boots === undefined || boots.length !== samples.length ? 0 : countBoots(boots);
}
