/** How often a rule flags a scenario. */
import { compareSides } from '../../src/core/statistics/compare';
import { secondOpinion } from '../../src/core/statistics/details';
import { welchOnLogs } from '../../src/core/statistics/welch';
import { chance } from './chance';
import type { Scenario } from './verdict-scenarios';

export const ALPHA = 0.05;

export interface Rate {
  /** Percent flagged by the project's rule: alpha 0.05, no correction, no margin, so that methods are compared. */
  readonly rule: number;
  /** The same without the lowered degrees of freedom of `fewAgainstMany`: the specification's rule to the letter. */
  readonly letter: number;
  /** Percent flagged by the exact U, which shows that these pairs are like those of the printed table. */
  readonly u: number;
  /** Percent of 95 % intervals that hold the true quotient, of those that have one. */
  readonly covered: number;
  /** Percent tested on ranks. */
  readonly ranked: number;
  /** Percent flagged and marked "within one boot": never an error, never a failed gate. */
  readonly within: number;
}

export function rateOf(scenario: Scenario, pairs: number, seed: number, withU: boolean): Rate {
  const random = chance(seed);
  const count = { rule: 0, letter: 0, u: 0, covered: 0, tested: 0, ranked: 0, within: 0 };
  for (let k = 0; k < pairs; k += 1) {
    const [x, y] = scenario.draw(random);
    const result = compareSides(x, y);
    if (result.tested) {
      count.tested += 1;
      if (result.p < ALPHA) count.rule += 1;
      const letter = result.fewAgainstMany ? welchOnLogs(x.samples, y.samples) : result;
      if (typeof letter !== 'string' && letter.p < ALPHA) count.letter += 1;
      if (result.p < ALPHA && result.boots === 'within') count.within += 1;
      if (result.lo <= scenario.truth && scenario.truth <= result.hi) count.covered += 1;
      if (result.method === 'normal-scores') count.ranked += 1;
    }
    if (withU && secondOpinion(x, y)!.p < ALPHA) count.u += 1;
  }
  const percent = (part: number, of: number): number => (100 * part) / of;
  return {
    rule: percent(count.rule, pairs),
    letter: percent(count.letter, pairs),
    u: percent(count.u, pairs),
    covered: percent(count.covered, count.tested),
    ranked: percent(count.ranked, pairs),
    within: percent(count.within, pairs),
  };
}

/** Each column has its own seed, so that one more column changes none of the others. */
export function seedOf(seed: number, name: string): number {
  let hash = seed;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}
