/** Sides that are measured block by block, drawn at random: in each block both ran close to each other. */
import type { Scenario } from './verdict-scenarios';
import type { Chance } from './chance';

/** The same data is compared within blocks, or as if the file did not state them. */
export interface BlockScenario {
  readonly name: string;
  readonly within: Scenario;
  readonly without: Scenario;
  /** Percent flagged within blocks in runs of 20,000 pairs, and without. */
  readonly known: readonly [within: number, without: number];
}

interface Plan {
  readonly blocks: number;
  /** The common level of both sides in each block, as a factor. */
  readonly level: (random: Chance, blocks: number) => readonly number[];
  readonly effect?: number;
  /** Standard deviation of a run within its block. */
  readonly cv?: number;
  /** Runs that are 8% slower, as a share. */
  readonly tail?: number;
  readonly known: readonly [number, number];
}

function scenario(name: string, { blocks, level, effect = 0, cv = 0.01, tail = 0, known }: Plan): BlockScenario {
  const draw = (stated: boolean): Scenario['draw'] => {
    return (random) => {
      const base = 10 ** (4 * random.uniform());
      const levels = level(random, blocks);
      const run = (one: number): number =>
        base * one * Math.exp(cv * random.normal()) * (tail > 0 && random.uniform() < tail ? 1.08 : 1);
      const labels = stated ? levels.map((_, i) => i) : undefined;
      return [
        { samples: levels.map(run), blocks: labels },
        { samples: levels.map((one) => run(one * (1 + effect))), blocks: labels },
      ];
    };
  };
  const of = (stated: boolean): Scenario => ({
    name: `${name}${stated ? '' : ', without blocks'}`,
    null: effect === 0,
    truth: 1 + effect,
    draw: draw(stated),
  });
  return { name, within: of(true), without: of(false), known };
}

const steady: Plan['level'] = (_, blocks) => Array<number>(blocks).fill(1);
/** From the first block to the last, the level rises by 4%. */
const drift: Plan['level'] = (_, blocks) => Array.from({ length: blocks }, (_one, i) => 1 + (0.04 * i) / (blocks - 1));
const sharedHour: Plan['level'] = ({ normal }, blocks) =>
  Array.from({ length: blocks }, () => Math.exp(0.01 * normal()));
const randomWalk: Plan['level'] = ({ normal }, blocks) => {
  let level = 1;
  return Array.from({ length: blocks }, () => (level *= Math.exp(0.004 * normal())));
};

export const blockScenarios: readonly BlockScenario[] = [
  scenario('A/A, 5 blocks', { blocks: 5, level: steady, known: [4.9, 4.7] }),
  scenario('A/A, 10 blocks, drift of 4 %', { blocks: 10, level: drift, known: [4.9, 0.1] }),
  scenario('A/A, 10 blocks, random walk', { blocks: 10, level: randomWalk, known: [4.9, 3.1] }),
  scenario('A/A, 20 blocks with slow runs', { blocks: 20, level: sharedHour, tail: 0.08, known: [5.1, 1.9] }),
  scenario('A/A, 40 blocks with slow runs', { blocks: 40, level: sharedHour, tail: 0.08, known: [5.0, 1.7] }),
  scenario('+2 %, 10 blocks, drift of 4 %', { blocks: 10, level: drift, effect: 0.02, known: [97.3, 80.8] }),
  scenario('+1 %, 20 blocks, random walk', { blocks: 20, level: randomWalk, effect: 0.01, known: [84.9, 72.7] }),
  scenario('+1 %, 10 blocks, a level of their own', {
    blocks: 10,
    level: sharedHour,
    cv: 0.005,
    effect: 0.01,
    known: [97.7, 47.9],
  }),
  scenario('+2 %, 5 blocks, no drift', { blocks: 5, level: steady, effect: 0.02, known: [65.6, 75.9] }),
  scenario('+2 %, 20 blocks with slow runs', {
    blocks: 20,
    level: sharedHour,
    tail: 0.08,
    effect: 0.02,
    known: [76.0, 92.1],
  }),
];
