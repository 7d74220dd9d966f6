import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describe as describeValues,
  madOfSorted,
  medianOfSorted,
  moments,
  quantileOfSorted,
} from '../../../src/core/statistics/describe';
import { brownForsythe } from '../../../src/core/statistics/brown-forsythe';
import { sarle } from '../../../src/core/statistics/bimodality';
import { kendallDrift } from '../../../src/core/statistics/kendall';
import { countOutliers, modifiedZ } from '../../../src/core/statistics/outliers';
import { outlyingLimit, outlyingRuns } from '../../../src/core/statistics/outlying-runs';
import { chance } from '../../perf/chance';
import { CLOSED_FORM, expectClose, ownFigures } from './cases';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

describe('describe', () => {
  it('matches the figures of R and numpy', () => {
    const { data, expected } = ownFigures.reference.descriptive;
    const found = describeValues(data.x)!;
    expectClose(found.sd, expected.sd, CLOSED_FORM);
    expectClose(found.cv, expected.cv, CLOSED_FORM);
    expectClose(found.q1, expected.q1, CLOSED_FORM);
    expectClose(found.q3, expected.q3, CLOSED_FORM);
    expectClose(found.mad, expected.mad_raw, CLOSED_FORM);
  });

  it('keeps its digits if the textbook formula loses them all', () => {
    // The standard example: the variance of 4, 7, 13, 16 is 30 at any offset.
    expectClose(moments([4, 7, 13, 16].map((v) => v + 1e9))!.sd, Math.sqrt(30), CLOSED_FORM);
    for (const unit of [1e-308, 1e-200, 1e200, 1e307]) {
      const found = moments([4, 7, 13, 16].map((v) => v * unit))!;
      expectClose(found.sd! / unit, Math.sqrt(30), CLOSED_FORM);
      expectClose(found.mean / unit, 10, CLOSED_FORM);
    }
    expect(moments([1.7e308, 1.7e308])).toMatchObject({ mean: 1.7e308, sd: 0 });
  });

  it('has a result for no values, one number, equal numbers and non-numbers', () => {
    expect(describeValues([])).toBeUndefined();
    for (const bad of [NaN, Infinity, -Infinity]) expect(describeValues([1, bad])).toBeUndefined();
    expect(describeValues([5])).toEqual({ n: 1, mean: 5, min: 5, max: 5, median: 5, q1: 5, q3: 5, mad: 0 });
    expect(describeValues([0.1, 0.1, 0.1])).toMatchObject({ sd: 0, cv: 0, mad: 0 });
    expect(describeValues([-1, 1])).not.toHaveProperty('cv');
    expect(describeValues([0, 0])).toMatchObject({ mean: 0, sd: 0 });
  });

  it('finds median, quantiles and median deviation as by sorting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const all = [...values].sort((a, b) => a - b);
          const median = (list: readonly number[]): number =>
            (list[(list.length - 1) >> 1]! + list[list.length >> 1]!) / 2;
          expect(medianOfSorted(sorted(values))).toBeCloseTo(median(all), 9);
          const deviations = all.map((v) => Math.abs(v - median(all))).sort((a, b) => a - b);
          expect(madOfSorted(sorted(values))).toBeCloseTo(median(deviations), 9);
          expect(quantileOfSorted(sorted(values), 0)).toBe(all[0]! + 0);
          expect(quantileOfSorted(sorted(values), 1)).toBe(all[all.length - 1]! + 0);
        },
      ),
      { seed: 12, numRuns: 500 },
    );
  });
});

describe('outliers that choose the test', () => {
  const clean = [100, 101, 99, 100.5, 99.5, 100.2];

  it('counts both tails on logs, above 3.5', () => {
    const logs = (values: readonly number[]): Float64Array => sorted(values.map((v) => Math.log(v)));
    expect(countOutliers(logs(clean))).toBe(0);
    expect(countOutliers(logs([...clean, 140]))).toBe(1);
    expect(countOutliers(logs([...clean, 70]))).toBe(1);
    expect(countOutliers(logs([...clean, 140, 70, 150]))).toBe(3);
    const z = modifiedZ([...clean, 140])!;
    expect(z.filter((value) => Math.abs(value) > 3.5).length).toBe(1);
    expect(z[6]).toBeGreaterThan(20);
    // Around the limit itself: median 0, median deviation 1, so that z is 0.6745 times the value.
    const at = (d: number): number => countOutliers(Float64Array.from([-1, -1, 0, 0, 1, d]).sort());
    expect([at(3.5 / 0.6745 - 1e-3), at(3.5 / 0.6745 + 1e-3), at(-3.5 / 0.6745 - 1e-3)]).toEqual([0, 1, 1]);
  });

  it('uses the mean deviation if over half of the runs are equal, and finds none if all are', () => {
    const logs = (values: readonly number[]): Float64Array => sorted(values.map((v) => Math.log(v)));
    expect(countOutliers(logs([100, 100, 100, 100, 100, 101]))).toBe(1);
    expect(countOutliers(logs([100, 100, 100, 100, 101, 99, 101, 99, 100]))).toBe(0);
    expect(countOutliers(logs([100, 100, 100, 100, 100, 100]))).toBe(0);
    expect(modifiedZ([100, 100, 100])).toEqual([0, 0, 0]);
    expect(modifiedZ([100, 0, 100])).toBeUndefined();
  });
});

describe('runs worth a finding', () => {
  it.each([6, 9, 10, 22, 60])('occur once in 200 clean samples of %i, rounded or not', (n) => {
    const { normal } = chance(50 + n);
    let fired = 0;
    let firedRounded = 0;
    const samples = 6000;
    for (let k = 0; k < samples; k += 1) {
      const values = Array.from({ length: n }, () => 100 * Math.exp(0.01 * normal()));
      if (outlyingRuns(values).length > 0) fired += 1;
      if (outlyingRuns(values.map((v) => Math.round(v))).length > 0) firedRounded += 1;
    }
    expect(fired / samples).toBeGreaterThan(0.002);
    expect(fired / samples).toBeLessThan(0.0085);
    expect(firedRounded / samples).toBeLessThan(0.0085);
  });

  it('include a slow and a fast run, also among equal ones', () => {
    const runs = [100, 100.4, 99.7, 100.1, 99.9, 100.2, 99.8, 100.3];
    expect(outlyingRuns([...runs, 130]).map(({ index, z }) => [index, z > 0])).toEqual([[8, true]]);
    expect(outlyingRuns([70, ...runs]).map(({ index, z }) => [index, z > 0])).toEqual([[0, false]]);
    expect(outlyingRuns([100, 100, 100, 100, 100, 100, 100, 150]).length).toBe(1);
    expect(outlyingRuns([100, 100, 100, 100, 100, 100, 100, 101])).toEqual([]);
    for (const none of [[1, 2, 3], [5, 5, 5, 5, 5, 5], [0, 1, 1, 1, 1, 9], []]) expect(outlyingRuns(none)).toEqual([]);
  });

  it('have a limit for every number of runs', () => {
    expect([outlyingLimit(4), outlyingLimit(9), outlyingLimit(20), outlyingLimit(9999)]).toEqual([
      Infinity,
      9.99,
      5.8,
      4.89,
    ]);
    expect(outlyingLimit(35)).toBeLessThan(outlyingLimit(30));
    expect(outlyingLimit(35)).toBeGreaterThan(outlyingLimit(40));
  });
});

describe('other tests on input without a result', () => {
  it('report that there is none', () => {
    expect(kendallDrift([1])).toBeUndefined();
    expect(kendallDrift([2, 2, 2])).toBeUndefined();
    expect(kendallDrift([1, NaN, 2])).toBeUndefined();
    expect(brownForsythe([1], [1, 2])).toBeUndefined();
    expect(brownForsythe([5, 5], [6, 6])).toBeUndefined();
    expect(brownForsythe([5, Infinity], [6, 7])).toBeUndefined();
    expect(sarle([1, 2, 3])).toBeUndefined();
    expect(sarle([2, 2, 2, 2])).toBeUndefined();
  });

  it('include Kendall for 50,000 runs (a billion pairs)', () => {
    const { uniform } = chance(60);
    const values = Array.from({ length: 50_000 }, (_, i) => i + 1e5 * uniform());
    const { tau, p } = kendallDrift(values)!;
    expect(tau).toBeGreaterThan(0.2);
    expect(p).toBeLessThan(1e-100);
  });
});
