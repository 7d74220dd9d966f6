/** Marks by simulation: false alarms caused by the way of measuring, and how many of them carry a mark. */
import { analyse } from '../../src/core/analysis/analyse';
import { defaultOptions } from '../../src/core/analysis/model';
import type { Report } from '../../src/core/generated/format';
import { chance, type Chance } from './chance';

export interface OrderScenario {
  readonly name: string;
  readonly methodology: Report['methodology'];
  /** The levels of all runs of both sides in the order of time, whose noise is not in them. */
  readonly levels: (random: Chance) => readonly number[];
  /** Percent of comparisons, at most, that are significant and carry no mark. */
  readonly promise: number;
  /** Whether the run at this place in time is one of the baseline. */
  readonly isBase: (place: number) => boolean;
}

const runsPerSide = 20;
const places = Array.from({ length: 2 * runsPerSide }, (_, i) => i);

const drift = (share: number) => (): number[] => places.map((i) => 1 + (share * i) / (places.length - 1));
/** Deviations of 1% in all, each of a run correlated with that of the run before on its side. */
const correlated =
  (correlation: number) =>
  ({ normal }: Chance): number[] => {
    const side = (): number[] => {
      let last = normal();
      return Array.from({ length: runsPerSide }, () => {
        last = correlation * last + Math.sqrt(1 - correlation * correlation) * normal();
        return Math.exp(0.01 * last);
      });
    };
    return [...side(), ...side()];
  };

const first = (place: number): boolean => place < runsPerSide;
const even = (place: number): boolean => place % 2 === 0;

export const orderScenarios: readonly OrderScenario[] = [
  {
    name: 'drift of 2 %, in blocks',
    promise: 0,
    methodology: { order: 'blocked' },
    levels: drift(0.02),
    isBase: first,
  },
  {
    name: 'drift of 2 %, interleaved',
    promise: 6.5,
    methodology: { order: 'interleaved' },
    levels: drift(0.02),
    isBase: even,
  },
  {
    name: 'drift of 4 %, in blocks',
    promise: 0,
    methodology: { order: 'blocked' },
    levels: drift(0.04),
    isBase: first,
  },
  {
    name: 'drift of 4 %, interleaved',
    promise: 6.5,
    methodology: { order: 'interleaved' },
    levels: drift(0.04),
    isBase: even,
  },
  { name: 'neighbours correlated by 0.6', promise: 14, methodology: {}, levels: correlated(0.6), isBase: first },
  { name: 'neighbours correlated by 0.9', promise: 5, methodology: {}, levels: correlated(0.9), isBase: first },
];

export interface OrderRates {
  /** Percent of comparisons that are significant although nothing changed. */
  readonly found: number;
  /** Percent that are significant and carry no mark: these could fail a gate. */
  readonly unmarked: number;
}

/** Twenty runs per side, CV 1%. */
export function orderRates({ methodology, levels, isBase }: OrderScenario, pairs: number, seed: number): OrderRates {
  const random = chance(seed);
  const noise = methodology?.order === undefined ? 0 : 0.01;
  let [found, unmarked] = [0, 0];
  for (let k = 0; k < pairs; k += 1) {
    const runs = levels(random).map((level) => 100 * level * Math.exp(noise * random.normal()));
    const samples = (base: boolean): number[] => runs.filter((_, place) => isBase(place) === base);
    const report = {
      format: 'vmibench/1',
      title: 'made',
      methodology,
      subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
      benchmarks: [
        {
          id: 'b',
          name: 'b',
          metric: { name: 'time', unit: 'ms', direction: 'lower' },
          results: [
            { subject: 'old', samples: samples(true) },
            { subject: 'new', samples: samples(false) },
          ],
        },
      ],
    } as Report;
    const [row] = analyse(report, defaultOptions).analysis.rows;
    if (!row?.tested || row.tested.adjusted >= defaultOptions.alpha) continue;
    found += 1;
    if (!row.verdict.marks) unmarked += 1;
  }
  return { found: (100 * found) / pairs, unmarked: (100 * unmarked) / pairs };
}
