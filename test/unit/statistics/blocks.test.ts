/** Sides that are compared within blocks: reference values, the design, and the effect of chance. */
import { describe, expect, it } from 'vitest';
import { blockDesign, blockPairs } from '../../../src/core/statistics/blocks';
import { compareSides, type SampleSide, type TestedComparison } from '../../../src/core/statistics/compare';
import { tCritical } from '../../../src/core/statistics/critical';
import { areDependentDifferences } from '../../../src/core/statistics/dependence';
import { testedValues } from '../../../src/core/statistics/details';
import { signedScoresTest } from '../../../src/core/statistics/normal-scores';
import { normalQuantile } from '../../../src/core/statistics/normal';
import { defaultLevels } from '../../../src/core/statistics/ratio-test';
import { blocksToDecide } from '../../../src/core/statistics/runs-to-decide';
import { tTwoSided } from '../../../src/core/statistics/student';
import { blockScenarios } from '../../perf/block-scenarios';
import { chance } from '../../perf/chance';
import { rateOf, seedOf } from '../../perf/verdict-rates';
import { CLOSED_FORM, expectClose, P_VALUE, secondReference, T_QUANTILE } from './cases';

interface PairsCase {
  readonly id: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly blocksX: readonly number[];
  readonly blocksY: readonly number[];
  readonly k: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly quotient: number;
  readonly interval95: readonly [number, number];
  readonly interval90: readonly [number, number];
}

const pairs = secondReference.pairs as readonly PairsCase[];

function tested(x: SampleSide, y: SampleSide): TestedComparison {
  const test = compareSides(x, y);
  if (!test.tested) throw new Error(test.reason);
  return test;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('sides that share blocks', () => {
  it.each(pairs)('match another program: $id: t, p, ratio and intervals', ({ x, y, blocksX, blocksY, ...expected }) => {
    const test = tested({ samples: x, blocks: blocksX }, { samples: y, blocks: blocksY });
    expect(test).toMatchObject({ method: 'block-logs', boots: 'blocks', df: expected.df });
    expect(test.blocks).toMatchObject({ count: expected.k, left: 0 });
    expectClose(test.t, expected.t, CLOSED_FORM);
    expectClose(test.p, expected.p, P_VALUE);
    expectClose(test.ratio, expected.quotient, CLOSED_FORM);
    expectClose(test.lo, expected.interval95[0], T_QUANTILE);
    expectClose(test.hi, expected.interval95[1], T_QUANTILE);
    expectClose(test.lo90, expected.interval90[0], T_QUANTILE);
    expectClose(test.hi90, expected.interval90[1], T_QUANTILE);
  });

  it('ignore the order of the runs, and runs in blocks that one side lacks', () => {
    const [{ x, y, blocksX, blocksY }] = pairs as [PairsCase];
    const plain = tested({ samples: x, blocks: blocksX }, { samples: y, blocks: blocksY });
    const other = tested(
      { samples: [...x, 500, 600].reverse(), blocks: [...blocksX, 'only here', 'only here'].reverse() },
      { samples: y, blocks: blocksY },
    );
    expectClose(other.p, plain.p, 1e-9);
    expect(other.blocks).toMatchObject({ count: 5, left: 2 });
  });

  it('are compared by runs with fewer than five shared blocks or a mismatched list', () => {
    const side = (blocks: readonly (number | string)[]): SampleSide => ({ samples: [1, 2, 3, 4, 5.5], blocks });
    expect(tested(side([1, 2, 3, 4, 5]), side([5, 4, 3, 2, 1])).blocks?.count).toBe(5);
    expect(tested(side([1, 2, 3, 4, 5]), side([1, 2, 3, 4, 6])).blocks).toBeUndefined();
    expect(tested(side([1, 2, 3, 4, 5]), side([1, 2, 3, 4])).blocks).toBeUndefined();
    expect(tested(side([1, 2, 3, 4, 5]), { samples: [1, 2, 3, 4, 6] }).blocks).toBeUndefined();
  });

  it('join blocks within one boot of a subject, unless the factor is reset', () => {
    const side = (boots: readonly number[] | undefined, more: Partial<SampleSide> = {}): SampleSide => ({
      samples: range(12).map((i) => 100 + ((i * 7) % 5)),
      blocks: range(12),
      boots,
      ...more,
    });
    const twoEach = range(12).map((i) => Math.floor(i / 2));
    const count = (x: SampleSide, y: SampleSide): number | undefined => blockDesign(x, y)?.count;
    expect(count(side(undefined), side(undefined))).toBe(12);
    expect(count(side(range(12)), side(range(12)))).toBe(12);
    expect(count(side(twoEach), side(range(12)))).toBe(6);
    // Boots 0-1 of one side, and 1-2 of the other: all are connected.
    expect(count(side(twoEach), side(range(12).map((i) => Math.floor((i + 1) / 2))))).toBe(1);
    expect(count(side(range(12).map(() => 1)), side(range(12).map(() => 1)))).toBe(1);
    const reset = { resets: true };
    expect(count(side(twoEach, reset), side(twoEach, reset))).toBe(12);
    // Three boots held twelve blocks, and their assignment is unknown.
    expect(count(side(undefined, { bootCount: 3 }), side(undefined, { bootCount: 3 }))).toBe(1);
    expect(count(side(undefined, { bootCount: 12 }), side(undefined, { bootCount: 12 }))).toBe(12);
  });

  it('average the differences of joined blocks', () => {
    const x = { samples: [1, 2, 4, 8], blocks: ['a', 'b', 'c', 'd'], boots: [1, 1, 2, 3] };
    const y = { samples: [2, 8, 4, 16], blocks: ['a', 'b', 'c', 'd'], boots: [1, 1, 2, 3] };
    const design = blockDesign(x, y)!;
    const { labels, differences } = blockPairs(x, y, design, 1);
    expect(labels).toEqual(['a', 'c', 'd']);
    expect([...differences].map((d) => Math.exp(d))).toEqual([
      expect.closeTo(Math.sqrt(2 * 4), 9),
      expect.closeTo(1, 9),
      expect.closeTo(2, 9),
    ]);
  });

  it('have no test if all differences are equal', () => {
    const samples = [1, 2, 3, 4, 5];
    const blocks = range(5);
    const times = (by: number): SampleSide => ({ samples: samples.map((value) => value * by), blocks });
    expect(compareSides(times(1), times(1))).toMatchObject({ tested: false, reason: 'equal-blocks' });
    expect(compareSides(times(1), times(2))).toMatchObject({ tested: false, reason: 'constant-blocks' });
    expect(compareSides({ samples: [0, ...samples.slice(1)], blocks }, times(1))).toMatchObject({
      reason: 'not-positive',
    });
  });

  it('have their differences tested for dependence, in the order of the blocks', () => {
    const blocks = range(20);
    const x = { samples: blocks.map(() => 100), blocks };
    const y = { samples: blocks.map((i) => 100 + i), blocks };
    const { differences } = testedValues(x, y);
    expect(areDependentDifferences(differences!)).toBe(true);
    const { normal } = chance(5);
    let found = 0;
    for (let k = 0; k < 5000; k += 1)
      if (areDependentDifferences(Float64Array.from({ length: 20 }, normal))) found += 1;
    expect(found).toBeLessThan(16);
  });
});

/** One-sample t of the scores of signed mid-ranks, as in a textbook. */
function scoresByHand(differences: readonly number[], shift: number): { t: number; df: number; p: number } {
  const k = differences.length;
  const moved = differences.map((d) => d - shift);
  const scores = moved.map((d) => {
    const below = moved.filter((other) => Math.abs(other) < Math.abs(d) - 1e-12).length;
    const tied = moved.filter((other) => Math.abs(Math.abs(other) - Math.abs(d)) <= 1e-12).length;
    const rank = below + (tied + 1) / 2;
    return Math.abs(d) <= 1e-12 ? 0 : Math.sign(d) * normalQuantile((k + rank - 0.375) / (2 * k + 0.25));
  });
  const mean = scores.reduce((sum, one) => sum + one, 0) / k;
  const sd = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (k - 1));
  const t = mean / (sd / Math.sqrt(k));
  return { t, df: k - 1, p: tTwoSided(t, k - 1) };
}

describe('the scores of signed ranks', () => {
  const { normal, uniform } = chance(11);
  const differences = Array.from({ length: 24 }, () => 0.01 + 0.01 * normal() + (uniform() < 0.1 ? 0.08 : 0)).sort(
    (a, b) => a - b,
  );

  it('match a textbook calculation for any shift', () => {
    for (const shift of [0, 0.004, 0.02, -0.01]) {
      const moved = Float64Array.from(differences, (d) => d - shift);
      const test = signedScoresTest(moved, defaultLevels, false);
      const expected = scoresByHand(differences, shift);
      expectClose(test.t, expected.t, 1e-9);
      expectClose(test.p, expected.p, 1e-9);
    }
  });

  it('have an estimate and an interval from means of two differences that invert the test', () => {
    const { shift } = signedScoresTest(Float64Array.from(differences), defaultLevels, true);
    if (!shift) throw new Error('no interval');
    const sums = differences.flatMap((a, i) => differences.slice(i).map((b) => (a + b) / 2));
    const isMean = (value: number): boolean => sums.some((sum) => Math.abs(sum - Math.log(value)) < 1e-9);
    for (const end of [shift.lo, shift.hi, shift.lo90, shift.hi90]) expect(isMean(end)).toBe(true);
    expect(shift.lo).toBeLessThan(shift.ratio);
    expect(shift.ratio).toBeLessThan(shift.hi);
    const critical = tCritical(0.95, 23);
    const rejects = (at: number): boolean => Math.abs(scoresByHand(differences, at).t) > critical;
    expect(rejects(Math.log(shift.lo) - 1e-6)).toBe(true);
    expect(rejects(Math.log(shift.lo) + 1e-6)).toBe(false);
    expect(rejects(Math.log(shift.hi) - 1e-6)).toBe(false);
    expect(rejects(Math.log(shift.hi) + 1e-6)).toBe(true);
  });

  it('are used from 20 blocks on if differences have outliers', () => {
    const side = (n: number): readonly [SampleSide, SampleSide] => {
      const own = chance(3);
      const draw = (): number[] => range(n).map(() => 100 * Math.exp(0.01 * own.normal()));
      const [x, y] = [draw(), draw()];
      y[3]! *= 1.5;
      return [
        { samples: x, blocks: range(n) },
        { samples: y, blocks: range(n) },
      ];
    };
    expect(tested(...side(19)).method).toBe('block-logs');
    expect(tested(...side(20))).toMatchObject({ method: 'signed-scores', estimate: 'scores', blocks: { outliers: 1 } });
    expect(tested(...side(20)).means?.ratio).not.toBe(tested(...side(20)).ratio);
  });
});

describe('blocks by simulation', () => {
  const count = 1000;
  /** Four standard errors, in percent. */
  const noise = (percent: number): number => 400 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / count);

  it.each(blockScenarios)('$name', ({ name, within, known }) => {
    const { rule, covered } = rateOf(within, count, seedOf(7, name), false);
    expect(Math.abs(rule - known[0])).toBeLessThan(noise(known[0]));
    expect(covered).toBeGreaterThan(93.5);
    expect(covered).toBeLessThan(97);
  });

  it('need as many blocks for a verdict as stated', () => {
    const row = { ratio: 0.98, sd: 0.02, fail: 0.05, equivalence: 0.01 };
    const n = blocksToDecide(row)!;
    const { normal } = chance(4);
    let decided = 0;
    for (let k = 0; k < 2000; k += 1) {
      const y = range(n).map(() => 100 * Math.exp(Math.log(row.ratio) + row.sd * normal()));
      const test = tested({ samples: range(n).map(() => 100), blocks: range(n) }, { samples: y, blocks: range(n) });
      if (test.p < 0.05 || (test.lo > 1 - row.fail && test.hi < 1 / (1 - row.fail))) decided += 1;
    }
    expect(decided / 2000).toBeGreaterThan(0.77);
    expect(decided / 2000).toBeLessThan(0.86);
    expect(blocksToDecide({ ...row, sd: 1e-6 })).toBe(5);
  });
});
