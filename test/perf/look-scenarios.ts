/** Measuring in looks, drawn at random: how often the plan finds a difference, and after how many runs. */
import { compareAtLook } from '../../src/core/analysis/test';
import { decideLooks, usualLooks, type Looked } from '../../src/core/statistics/looks';
import { compareSides } from '../../src/core/statistics/compare';
import { chance, type Chance } from './chance';

export interface LookScenario {
  readonly name: string;
  readonly effect: number;
  readonly run: (random: Chance) => number;
  /** Percent of plans that find a difference, in runs of 10,000. */
  readonly known: number;
}

const tailed = ({ normal, uniform }: Chance): number => Math.exp(0.01 * normal()) * (uniform() < 0.08 ? 1.08 : 1);
const plain = ({ normal }: Chance): number => Math.exp(0.01 * normal());
/** Student's t with two degrees of freedom: a normal over the root of an exponential. */
const t2 = ({ normal, uniform }: Chance): number => Math.exp((0.01 * normal()) / Math.sqrt(-Math.log(1 - uniform())));

export const lookScenarios: readonly LookScenario[] = [
  { name: 'A/A, normal', effect: 0, run: plain, known: 4.3 },
  { name: 'A/A, slow runs', effect: 0, run: tailed, known: 4.1 },
  { name: 'A/A, t with 2 degrees of freedom', effect: 0, run: t2, known: 4.2 },
  { name: '+1 %, normal', effect: 0.01, run: plain, known: 95.7 },
  { name: '+1 %, slow runs', effect: 0.01, run: tailed, known: 86.6 },
];

export interface LookRates {
  /** Percent of plans in which a difference is found. */
  readonly found: number;
  /** Runs per side at which the plan is decided, on average. */
  readonly runs: number;
}

const alpha = 0.05;
const equivalence = 0.01;

/** The plan of 5, 10, 20 and 40 runs per side. */
export function lookRates({ effect, run }: LookScenario, plans: number, seed: number): LookRates {
  const random = chance(seed);
  const most = usualLooks[usualLooks.length - 1] ?? 0;
  let [found, runs] = [0, 0];
  for (let k = 0; k < plans; k += 1) {
    const x = Array.from({ length: most }, () => run(random));
    const y = Array.from({ length: most }, () => (1 + effect) * run(random));
    const seen: Looked[] = [];
    let decision: ReturnType<typeof decideLooks>;
    for (const n of usualLooks) {
      const sides = [x, y].map((samples) => ({ samples: samples.slice(0, n) }));
      const { test } = compareAtLook(sides[0]!, sides[1]!, alpha, equivalence, usualLooks);
      if (!test.tested) throw new Error(test.reason);
      const equivalent = test.lo90 >= 1 - equivalence && test.hi90 <= 1 / (1 - equivalence);
      seen.push({ n, p: test.p, equivalent });
      decision = decideLooks(usualLooks, seen, alpha);
      if (decision) break;
    }
    if (decision?.why === 'significant') found += 1;
    runs += decision?.n ?? most;
  }
  return { found: (100 * found) / plans, runs: runs / plans };
}

/**
 * Percent of measurements in which peeking after each run, from 5 to 40 per side, finds a difference that does not
 * exist.
 */
export function peekingRate(measurements: number, seed: number): number {
  const random = chance(seed);
  let found = 0;
  for (let k = 0; k < measurements; k += 1) {
    const x = Array.from({ length: 40 }, () => plain(random));
    const y = Array.from({ length: 40 }, () => plain(random));
    for (let n = 5; n <= 40; n += 1) {
      const test = compareSides({ samples: x.slice(0, n) }, { samples: y.slice(0, n) });
      if (test.tested && test.p < alpha) {
        found += 1;
        break;
      }
    }
  }
  return (100 * found) / measurements;
}
