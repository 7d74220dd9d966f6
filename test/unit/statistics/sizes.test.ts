/** Rows of very many runs: correct and fast. */
import { expect, it } from 'vitest';
import { compareSides } from '../../../src/core/statistics/compare';
import { medianDifference } from '../../../src/core/statistics/pair-differences';
import { timesAsLong } from '../../lib/cost';
import { chance } from '../../perf/chance';

it('the median is found among more pairs than 32 bits can count', () => {
  const n = 50_000;
  const x = Float64Array.from({ length: n }, (_, i) => i / n);
  expect(
    medianDifference(
      x,
      x.map((value) => value + 0.25),
    ),
  ).toBeCloseTo(0.25, 9);
});

/** The goal is 15, which `npm run bench statistics` measures; unbundled code under test is half as fast. */
const maxTimes = 45;

it('2 x 100,000 runs with outliers take a bounded multiple of the time of sorting them', () => {
  const { normal, uniform } = chance(4);
  const side = (): number[] =>
    Array.from({ length: 100_000 }, () => 250 * Math.exp(0.01 * normal()) * (uniform() < 0.08 ? 1.08 : 1));
  const [x, y] = [side(), side()];
  const sorting = (): void => [x, y].forEach((values) => Float64Array.from(values).sort());
  const test = compareSides({ samples: x }, { samples: y });
  expect(test).toMatchObject({ tested: true, method: 'normal-scores' });
  const times = timesAsLong(() => compareSides({ samples: x }, { samples: y }), sorting, maxTimes);
  expect(times).toBeLessThanOrEqual(maxTimes);
});
