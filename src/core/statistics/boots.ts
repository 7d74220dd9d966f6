/** Runs of one boot (or one build) resemble each other, so that ten runs of one boot are less than ten runs. */

export type BootLabel = number | string;

/** So many boots a side make the boot means the sample. */
const minBoots = 3;

/**
 * What the stated boots mean for a test: `means` - both sides have at least 3, the means per boot are the sample; `within`
 * - stated and fewer: the runs are tested, and nothing is known about other boots; `unknown` - not stated.
 */
export type BootRule = 'means' | 'within' | 'unknown';

/**
 * Arithmetic mean of the runs of each boot, in the order in which the boots first appear.
 *
 * The mean is taken in the metric's own unit and not on the logs: it is the number that a reader works out again.
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

/** How many boots the list names. */
function countBoots(boots: readonly BootLabel[]): number {
  return new Set(boots).size;
}

/** Which rule holds for two sides; a list that does not fit its samples counts as not stated. */
export function bootRule(x: Booted, y: Booted): BootRule {
  const inX = statedBoots(x);
  const inY = statedBoots(y);
  if (inX >= minBoots && inY >= minBoots) return 'means';
  return (inX > 0 && inX < minBoots) || (inY > 0 && inY < minBoots) ? 'within' : 'unknown';
}

export interface Booted {
  readonly samples: readonly number[];
  /** The boot of each sample, as many as samples. */
  readonly boots?: readonly BootLabel[];
}

function statedBoots({ samples, boots }: Booted): number {
  return boots === undefined || boots.length !== samples.length ? 0 : countBoots(boots);
}
