import { describe, expect, it } from 'vitest';
import { changePoints } from '../../../src/core/compare/change-points';
import { historySeries, steps } from '../../../src/core/compare/history';
import { historyView } from '../../../src/core/compare/history-view';
import { historyOrder } from '../../../src/core/compare/order';
import type { Report } from '../../../src/core/generated/format';
import { report } from '../analysis/make';
import { example, party } from './make';

/** Normal numbers from a seed. */
function noise(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2 ** 32;
  const uniform = (): number => ((state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Levels with their lengths, and noise of 1 %. */
function made(seed: number, ...steps: (readonly [number, number])[]): number[] {
  const next = noise(seed);
  return steps.flatMap(([level, length]) => Array.from({ length }, () => Math.log(level) + 0.01 * next()));
}

describe('change points', () => {
  it('are found at the right place in series with one, two and three steps', () => {
    for (let seed = 1; seed <= 20; seed++) {
      // Three standard deviations: the place is found to within two.
      const one = changePoints(made(seed, [1, 20], [1.03, 20]), 0.05, seed).map(({ at }) => at);
      expect(
        one.some((at) => Math.abs(at - 20) <= 2),
        `seed ${seed}: ${one.join()}`,
      ).toBe(true);
    }
    expect(changePoints(made(3, [1, 30], [1.1, 15], [1, 30]), 0.05).map(({ at }) => at)).toEqual([30, 45]);
    const three = changePoints(made(5, [1, 25], [1.1, 25], [1.2, 25], [0.9, 25]), 0.05);
    expect(three.map(({ at }) => at)).toEqual([25, 50, 75]);
    expect(three.map(({ before, after }) => Number(Math.exp(after - before).toFixed(2)))).toEqual([1.1, 1.09, 0.75]);
  });

  it.each([
    ['normal', (next: () => number) => next()],
    ['heavy-tailed', (next: () => number) => next() / Math.max(0.05, Math.abs(next()))],
    ['skewed', (next: () => number) => Math.exp(2 * next())],
  ])('occur in pure %s noise no more often than their level says', (_what, draw) => {
    let alarms = 0;
    const series = 400;
    for (let seed = 1; seed <= series; seed++) {
      const next = noise(seed);
      if (
        changePoints(
          Array.from({ length: 40 }, () => draw(next)),
          0.05,
          seed,
        ).length > 0
      )
        alarms++;
    }
    // 20 are expected; more than 33 happens once in 500 by chance alone.
    expect(alarms).toBeLessThanOrEqual(33);
    expect(alarms).toBeGreaterThan(4);
  });

  it('are not found for a single odd value, equal values or few values', () => {
    const odd = made(7, [1, 40]);
    odd[20] = Math.log(2);
    expect(changePoints(odd, 0.05)).toEqual([]);
    expect(
      changePoints(
        Array.from({ length: 50 }, () => 0.1 + 0.2),
        0.05,
      ),
    ).toEqual([]);
    expect(changePoints([0, 0, 5, 5], 0.05)).toEqual([]);
    expect(changePoints([], 0.05)).toEqual([]);
  });

  it('are the same every time', () => {
    const series = made(9, [1, 20], [1.02, 20]);
    expect(changePoints(series, 0.05)).toEqual(changePoints(series, 0.05));
  });
});

describe('a history', () => {
  const run = (value: number, more: object = {}): Report =>
    report(
      [
        {
          id: 'x',
          name: 'x',
          metric: { name: 't', unit: 's', direction: 'lower' },
          results: [{ subject: 'a', mean: value, stddev: 1, n: 4 }],
          ...more,
        },
      ],
      { subjects: [{ id: 'a' }] as never },
    );
  const of = (...reports: Report[]) => historySeries(reports.map((one, i) => party(one, String(i))));

  it('has a line per benchmark with intervals, and marks changes', () => {
    const next = noise(11);
    const [series] = of(...Array.from({ length: 30 }, (_, i) => run((i < 18 ? 100 : 108) + 0.5 * next())));
    expect(series).toMatchObject({ key: 'x/a', of: 'value', unit: 's', direction: 'lower' });
    expect(series!.points).toHaveLength(30);
    expect(series!.changes.map(({ at }) => at)).toEqual([18]);
    expect(series!.changes[0]!.after / series!.changes[0]!.before).toBeCloseTo(1.08, 2);
    // The t interval of four runs: 3.182 sd / 2.
    expect(series!.points[0]!.hi! - series!.points[0]!.value).toBeCloseTo(3.1824 / 2, 3);
  });

  it('converts units, follows a benchmark through a new id, and leaves gaps where there is no number', () => {
    const [series, ...others] = of(
      run(1),
      run(1010, { metric: { name: 't', unit: 'ms', direction: 'lower' } }),
      run(1.02, { id: 'renamed' }),
      report([], { subjects: [{ id: 'a' }] as never }),
      run(1.03, { id: 'renamed' }),
    );
    expect(others).toEqual([]);
    expect(series!.points.map(({ at, value }) => [at, Number(value.toFixed(6))])).toEqual([
      [0, 1],
      [1, 1.01],
      [2, 1.02],
      [4, 1.03],
    ]);
  });

  it('counts a value that was carried over once', () => {
    const values = [...Array.from({ length: 10 }, () => 100), ...Array.from({ length: 10 }, () => 120)];
    const [series] = of(...values.map((value) => run(value)));
    expect(series!.points.filter(({ carried }) => carried)).toHaveLength(18);
    // Two measurements are not a series, however often they are in the file.
    expect(series!.changes).toEqual([]);
  });

  it('of reports with a baseline consists of ratios', () => {
    const [series] = of(example('kvm-boost-vcpus-v1-2019'), example('kvm-boost-vcpus-v3-2019'));
    expect(series).toMatchObject({ key: 'ebizzy-1vm/boosting', of: 'ratio' });
    expect(series!.points.map(({ value }) => Number(value.toFixed(3)))).toEqual([0.923, 1.097]);
  });

  it('shares the error level among its benchmarks, so fifty stable lines together stay silent', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const next = noise(seed + 100);
      const reports = Array.from({ length: 24 }, () =>
        report(
          Array.from({ length: 50 }, (_, i) => ({
            id: `b${i}`,
            name: `b${i}`,
            results: [{ subject: 'a', mean: 100 + next() }],
          })),
          { subjects: [{ id: 'a' }] as never },
        ),
      );
      if (of(...reports).some(({ changes }) => changes.length > 0)) alarms++;
    }
    // One of twenty is expected, five would happen once in 400.
    expect(alarms).toBeLessThanOrEqual(4);
  });
});

describe('a subject per patch', () => {
  it('has a step per subject against the baseline, without a search for changes', () => {
    const patches = (...means: number[]): Report =>
      report(
        [
          {
            id: 'x',
            name: 'kernbench',
            metric: { name: 't', unit: 's', direction: 'lower' },
            results: means.map((mean, i) => ({ subject: `p${i}`, mean })),
          },
          {
            id: 'y',
            name: 'cost',
            metric: { name: 'c', direction: 'lower', role: 'cost' },
            results: means.map((mean, i) => ({ subject: `p${i}`, mean })),
          },
        ],
        { subjects: means.map((_mean, i) => ({ id: `p${i}`, ...(i === 0 && { role: 'baseline' }) })) as never },
      );
    const made = steps(party(patches(100, 100, 80, 80, 125)));
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ key: 'x', of: 'ratio', changes: [] });
    expect(made[0]!.points.map(({ at, value }) => [at, value])).toEqual([
      [0, 1],
      [1, 1.25],
      [2, 1.25],
      [3, 0.8],
    ]);
    expect(historyView([], made, [], { key: 'history.nothing' }, { steps: true })).toMatchObject({
      steps: true,
      series: [
        {
          ends: [
            { value: 0.8, text: '0.800' },
            { value: 1.25, text: '1.250' },
          ],
          points: [{ text: '1.000' }, { text: '1.250' }, { text: '1.250' }, { text: '0.800' }],
        },
      ],
    });
  });

  it('leaves a gap for a patch without a number, and handles the published report of four builds', () => {
    const [ebizzy] = steps(party(example('pvqspinlock-revert-2019')));
    expect(ebizzy).toMatchObject({ key: 'ebizzy', of: 'ratio' });
    expect(ebizzy!.points.map(({ at }) => at)).toEqual([0, 1, 2]);
    const gap = steps(
      party(
        report(
          [
            {
              id: 'x',
              name: 'x',
              ratios: [
                { subject: 'b', value: 1.1 },
                { subject: 'd', value: 1.2 },
              ],
            },
          ],
          { subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] as never },
        ),
      ),
    );
    expect(gap[0]?.points.map(({ at, value }) => [at, value])).toEqual([
      [0, 1.1],
      [2, 1.2],
    ]);
  });
});

it('orders reports by revision, otherwise by date if known', () => {
  const order = (...list: { revision?: number; date?: string }[]) => [...list].sort(historyOrder);
  expect(order({ revision: 2, date: '2020' }, { revision: 1, date: '2021' })).toMatchObject([
    { revision: 1 },
    { revision: 2 },
  ]);
  expect(order({ date: '2021-03' }, { date: '2020-12-31' })).toMatchObject([
    { date: '2020-12-31' },
    { date: '2021-03' },
  ]);
  expect(historyOrder({ date: '2021' }, { date: '2021-05' })).toBe(0);
  expect(historyOrder({ date: '2021-05-01T23:00:00-05:00' }, { date: '2021-05-02T01:00:00Z' })).toBeGreaterThan(0);
  expect(historyOrder({}, { date: '2021' })).toBe(0);
});
