/** Times of the statistics: see statistics.mjs. */
import type { SampleSide } from '../../src/core/statistics/compare';
import { compareSides } from '../../src/core/statistics/compare';
import { secondOpinion } from '../../src/core/statistics/details';
import { runsToDecide } from '../../src/core/statistics/runs-to-decide';
import { chance } from './chance';
import { generateReport } from './generate-report';

export interface Measure {
  readonly name: string;
  readonly milliseconds: number;
}

/** The shortest processor time: other work on the machine only adds to it. */
function time(repeats: number, run: () => void): number {
  let least = Infinity;
  for (let i = 0; i < repeats; i += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

interface Report {
  readonly benchmarks: readonly { readonly results: readonly [SampleSide, SampleSide] }[];
}

/**
 * All rows of a report of samples. A quarter of clean rows of 2 x 9 have an outlier by chance and are tested on ranks.
 */
export function measureRows(rows: number): { readonly megabytes: number; readonly measures: readonly Measure[] } {
  const text = generateReport({ rows, evidence: 'samples' });
  const sides = (JSON.parse(text) as Report).benchmarks.map(({ results: [x, y] }) => ({ x, y }));
  const { uniform } = chance(1);
  const slowed = ({ samples }: SampleSide): SampleSide => ({
    samples: samples.map((value) => value * (uniform() < 0.08 ? 1.08 : 1)),
  });
  const tailed = sides.map(({ x, y }) => ({ x: slowed(x), y: slowed(y) }));
  const judge = (all: typeof sides): void => all.forEach(({ x, y }) => compareSides(x, y));
  const measures = [
    { name: 'JSON.parse', milliseconds: time(15, () => void JSON.parse(text)) },
    { name: 'compareSides of all rows', milliseconds: time(15, () => judge(sides)) },
    { name: 'the same with slow runs (most on ranks)', milliseconds: time(15, () => judge(tailed)) },
    { name: 'an opened row: exact U', milliseconds: time(15, () => secondOpinion(sides[0]!.x, sides[0]!.y)) },
    {
      name: 'an opened row: runs needed',
      milliseconds: time(15, () => runsToDecide({ ratio: 1.02, sdX: 0.04, sdY: 0.04, fail: 0.05, equivalence: 0.01 })),
    },
  ];
  return { megabytes: text.length / 1e6, measures };
}

export function measureLongRow(): readonly Measure[] {
  const { normal, uniform } = chance(2);
  const draw = (tailed: boolean): number[] =>
    Array.from({ length: 5000 }, () => 250 * Math.exp(0.01 * normal()) * (tailed && uniform() < 0.08 ? 1.08 : 1));
  const [x, y] = [draw(true), draw(true)];
  // Some of 5,000 normal values are outliers: only values within bounds are tested by Welch's test.
  const narrow = (values: readonly number[]): number[] => values.map((_, i) => 250 + ((i * 7919) % 97) / 100);
  return [
    {
      name: 'sort 2 x 5,000 numbers',
      milliseconds: time(15, () => [x, y].forEach((values) => [...values].sort((a, b) => a - b))),
    },
    {
      name: 'compareSides, Welch',
      milliseconds: time(15, () => void compareSides({ samples: narrow(x) }, { samples: narrow(y) })),
    },
    { name: 'compareSides, ranks', milliseconds: time(15, () => void compareSides({ samples: x }, { samples: y })) },
  ];
}

/** Rows of this size must answer within 15 times the first measure. */
export function measureHugeRow(): readonly Measure[] {
  const { normal, uniform } = chance(4);
  const side = (): number[] =>
    Array.from({ length: 100_000 }, () => 250 * Math.exp(0.01 * normal()) * (uniform() < 0.08 ? 1.08 : 1));
  const [x, y] = [side(), side()];
  return [
    {
      name: 'Float64Array.sort of 2 x 100,000 numbers',
      milliseconds: time(5, () => [x, y].forEach((values) => Float64Array.from(values).sort())),
    },
    { name: 'compareSides, ranks', milliseconds: time(5, () => void compareSides({ samples: x }, { samples: y })) },
  ];
}
