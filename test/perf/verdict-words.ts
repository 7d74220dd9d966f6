/** How often a verdict is wrong: whole verdicts, not only p values, of pairs of sides drawn at random. */
import type { Side } from '../../src/core/analysis/model';
import { defaultOptions } from '../../src/core/analysis/model';
import { testSides } from '../../src/core/analysis/test';
import { testedVerdict } from '../../src/core/analysis/verdict';
import type { Verdict } from '../../src/core/analysis/model';
import { chance, type Chance } from './chance';

export interface WordScenario {
  readonly name: string;
  /** What must be rare, and the largest percentage that is promised. */
  readonly promise: { readonly noChange?: number; readonly better?: number; readonly worse?: number };
  readonly draw: (random: Chance) => readonly [readonly number[], readonly number[]];
}

/** Shares of verdicts in percent, of a metric where lower is better. */
export interface WordRates {
  /** Verdicts that claim equivalence, within 1%: "no change", and small changes that say so. */
  readonly noChange: number;
  /** "No change seen", which states how large a change can be. */
  readonly noneSeen: number;
  readonly better: number;
  readonly worse: number;
}

const runs = (n: number, value: () => number): number[] => Array.from({ length: n }, value);

/** Slow runs take this many times as long, in a fifth of the runs: the mean grows by 2%. */
const slowMode = 1.1;

export const wordScenarios: readonly WordScenario[] = [
  {
    name: '+2 % in whole steps at 12, CV 3 %, 20 runs',
    promise: { noChange: 5, better: 5 },
    draw: ({ normal }) => [
      runs(20, () => Math.round(12 * (1 + 0.03 * normal()))),
      runs(20, () => Math.round(12 * 1.02 * (1 + 0.03 * normal()))),
    ],
  },
  {
    name: 'a new slow mode in a fifth of the runs (mean +2 %), CV 1 %, 30 runs',
    promise: { noChange: 20, better: 5 },
    draw: ({ normal, uniform }) => [
      runs(30, () => 100 * (1 + 0.01 * normal())),
      runs(30, () => 100 * (1 + 0.01 * normal()) * (uniform() < 0.2 ? slowMode : 1)),
    ],
  },
  {
    name: 'A/A in whole steps at 12, CV 3 %, 20 runs',
    promise: { better: 5, worse: 5 },
    draw: ({ normal }) => {
      const side = (): number[] => runs(20, () => Math.round(12 * (1 + 0.03 * normal())));
      return [side(), side()];
    },
  },
];

/** Shares of verdicts over many pairs. */
export function wordRatesOf({ draw }: WordScenario, pairs: number, seed: number): WordRates {
  const random = chance(seed);
  const count = { noChange: 0, noneSeen: 0, better: 0, worse: 0 };
  for (let k = 0; k < pairs; k += 1) {
    const [x, y] = draw(random);
    const verdict = verdictOf(x, y);
    if (verdict === undefined) continue;
    const { word } = verdict;
    if (word === 'no-change' || verdict.equivalent) count.noChange += 1;
    if (word === 'none-seen') count.noneSeen += 1;
    if (word === 'improvement' || word === 'small-better') count.better += 1;
    if (word === 'regression' || word === 'small-worse') count.worse += 1;
  }
  const percent = (part: number): number => (100 * part) / pairs;
  return {
    noChange: percent(count.noChange),
    noneSeen: percent(count.noneSeen),
    better: percent(count.better),
    worse: percent(count.worse),
  };
}

function verdictOf(x: readonly number[], y: readonly number[]): Verdict | undefined {
  const { alpha, ...limits } = defaultOptions;
  const { raw, ratio, interval } = testSides(sideOf(x), sideOf(y), 'lower', 1, alpha, limits.equivalence);
  if (!raw || ratio === undefined || !interval) return undefined;
  return testedVerdict(ratio, interval, { ...raw, adjusted: raw.p }, limits, alpha);
}

function sideOf(samples: readonly number[]): Side {
  return { subject: 's', samples, excluded: 0, failed: 0, evidence: 'samples' };
}
