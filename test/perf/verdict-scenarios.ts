/**
 * The scenarios of the specification's table "Held against the peers": pairs of sides drawn at random, in which nothing
 * changed or something did.
 */
import type { SampleSide } from '../../src/core/statistics/compare';
import type { Chance } from './chance';

export interface Scenario {
  readonly name: string;
  /** Nothing changed: what is flagged is a false alarm. */
  readonly null: boolean;
  /** The true quotient. */
  readonly truth: number;
  readonly draw: (random: Chance) => readonly [SampleSide, SampleSide];
}

type Shape = 'normal' | 'tail' | 'rounded';

const CV = 0.01;

/**
 * base = 10^U(0,4) per pair; normal: base m (1 + N(0, cv));
 * tail: base m exp(N(0, cv)), 8% slower with probability 0.08.
 */
function runs({ normal, uniform }: Chance, n: number, centre: number, cv: number, shape: Shape): number[] {
  return Array.from({ length: n }, () => {
    if (shape === 'tail') return centre * Math.exp(cv * normal()) * (uniform() < 0.08 ? 1.08 : 1);
    const value = centre * (1 + cv * normal());
    return shape === 'rounded' ? Number(value.toPrecision(3)) : value;
  });
}

interface Plan {
  readonly n: number;
  readonly n2?: number;
  /** How many times as wide the second side is. */
  readonly wider?: number;
  readonly effect?: number;
  readonly shape?: Shape;
}

function scenario(name: string, { n, n2 = n, wider = 1, effect = 0, shape = 'normal' }: Plan): Scenario {
  const draw = (random: Chance): readonly [SampleSide, SampleSide] => {
    const base = 10 ** (4 * random.uniform());
    return [
      { samples: runs(random, n, base, CV, shape) },
      { samples: runs(random, n2, base * (1 + effect), CV * wider, shape) },
    ];
  };
  return { name, null: effect === 0, truth: 1 + effect, draw };
}

/** The columns of the table, in its order. */
export const scenarios: readonly Scenario[] = [
  scenario('A/A n=5', { n: 5 }),
  scenario('A/A n=10', { n: 10 }),
  scenario('A/A tail n=10', { n: 10, shape: 'tail' }),
  scenario('A/A rounded n=3', { n: 3, shape: 'rounded' }),
  scenario('A/A CV 1 v 3 %, n=9 v 3', { n: 9, n2: 3, wider: 3 }),
  scenario('A/A CV 1 v 3 %, n=12 v 6', { n: 12, n2: 6, wider: 3 }),
  scenario('A/A CV 1 v 3 %, n=10', { n: 10, wider: 3 }),
  scenario('+2 % n=3', { n: 3, effect: 0.02 }),
  scenario('+2 % n=5', { n: 5, effect: 0.02 }),
  scenario('+1 % n=10', { n: 10, effect: 0.01 }),
  scenario('+1 % n=20', { n: 20, effect: 0.01 }),
  scenario('+2 % tail n=6', { n: 6, effect: 0.02, shape: 'tail' }),
  scenario('+2 % tail n=10', { n: 10, effect: 0.02, shape: 'tail' }),
  scenario('+1 % tail n=20', { n: 20, effect: 0.01, shape: 'tail' }),
];

/** So few runs say little about their spread: nothing changed. */
export const fewScenarios: readonly Scenario[] = [
  scenario('A/A n=2', { n: 2 }),
  scenario('A/A n=5 v 2', { n: 5, n2: 2 }),
  scenario('A/A n=3', { n: 3 }),
  scenario('A/A n=4', { n: 4 }),
  scenario('A/A CV 1 v 3 %, n=3 v 2', { n: 3, n2: 2, wider: 3 }),
  scenario('A/A CV 1 v 3 %, n=5 v 3', { n: 5, n2: 3, wider: 3 }),
];

/** Runs of one boot share its effect: boot and run standard deviation are both 0.5%. */
function booted({ normal }: Chance, boots: number, each: number): SampleSide {
  const luck = Array.from({ length: boots }, () => 0.005 * normal());
  const label = Array.from({ length: boots * each }, (_, i) => Math.floor(i / each));
  return { samples: label.map((boot) => 100 * (1 + luck[boot]! + 0.005 * normal())), boots: label };
}

function bootScenario(name: string, boots: number, each: number, stated: boolean): Scenario {
  const side = (random: Chance): SampleSide => {
    const { samples, boots: label } = booted(random, boots, each);
    return stated ? { samples, boots: label } : { samples };
  };
  return { name, null: true, truth: 1, draw: (random) => [side(random), side(random)] };
}

/** In addition to the table: what boots do to false alarms. */
export const bootScenarios: readonly Scenario[] = [
  bootScenario('A/A 10 runs of one boot a side, not stated', 1, 10, false),
  bootScenario('A/A 10 runs of one boot a side, stated', 1, 10, true),
  bootScenario('A/A five boots of four, not stated', 5, 4, false),
  bootScenario('A/A five boots of four, stated', 5, 4, true),
];
