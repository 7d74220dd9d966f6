// What a pilot says: the components of variance, and the cheapest design, against the design's own example.
import { describe, expect, it } from 'vitest';
import { readRunLog } from '../../../src/core/import/runlog/log';
import { powerOf, pricedDesigns, rowSpreads, visibleChange } from '../../../src/core/plan/calibrate';
import { chance } from '../../../src/core/plan/random';

/** Restarts vary by 0.8%, runs by 0.5%; a restart costs 600 s and a run 60 s. */
const spread = { restart: 0.008, run: 0.005 };
const price = { restart: 600, run: 60 };
const wish = { change: 0.01, power: 0.8, alpha: 0.05, paired: false };

describe('the cheapest design', () => {
  it('is that of the known example, to within one restart', () => {
    const designs = pricedDesigns([spread], price, wish);
    const [one, two] = [1, 2].map((runs) => designs.find((design) => design.runs === runs));
    expect(Math.abs((one?.restarts ?? 0) - 15)).toBeLessThanOrEqual(1);
    expect(Math.abs((two?.restarts ?? 0) - 14)).toBeLessThanOrEqual(1);
    expect(Math.abs((one?.seconds ?? 0) / 3600 - 5.5)).toBeLessThan(0.4);
    expect(designs[0]?.runs).toBeLessThanOrEqual(2);
    // Many runs in few restarts miss it.
    expect(powerOf(spread, 3, 9, wish)).toBeCloseTo(0.21, 2);
  });
  it('needs more restarts for a smaller change, for more power, for more rows and within blocks', () => {
    const restarts = (rows: readonly (typeof spread)[], over: object): number =>
      pricedDesigns(rows, price, { ...wish, ...over }, 1)[0]?.restarts ?? Infinity;
    const usual = restarts([spread], {});
    expect(restarts([spread], { change: 0.005 })).toBeGreaterThan(3 * usual);
    expect(restarts([spread], { power: 0.9 })).toBeGreaterThan(usual);
    expect(restarts([spread], { alpha: 0.05 / 4 })).toBeGreaterThan(usual);
    expect(restarts([spread, { restart: 0.02, run: 0 }], {})).toBeGreaterThan(usual);
    expect(restarts([spread], { paired: true })).toBeGreaterThan(usual);
    expect(pricedDesigns([{ restart: 1, run: 0 }], price, wish)).toEqual([]);
  });
  it('sees exactly the change that it was made for', () => {
    const [first] = pricedDesigns([spread], price, wish);
    if (!first) throw new Error('no design');
    const seen = visibleChange(spread, first.restarts, first.runs, wish);
    expect(seen).toBeLessThanOrEqual(0.01);
    expect(powerOf(spread, first.restarts, first.runs, { ...wish, change: seen })).toBeCloseTo(0.8, 6);
  });
});

/** A log of 200 restarts of three runs, with known spreads. */
function madeLog(restart: number, run: number): string {
  const next = chance(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: 200 }, (_, boot) => {
    const base = 100 * Math.exp(restart * normal());
    return Array.from(
      { length: 3 },
      (__, at) =>
        `${JSON.stringify({ subject: 'a', benchmark: 'x', run: boot * 3 + at, boot, value: base * Math.exp(run * normal()) })}\n`,
    ).join('');
  }).join('');
}

describe('the spreads of a pilot', () => {
  it('are those of restarts and of runs within them', () => {
    const [row] = rowSpreads(readRunLog(madeLog(0.008, 0.005)));
    expect(row).toMatchObject({ name: 'x', n: 200 });
    expect(Math.abs((row?.restart ?? 0) / 0.008 - 1)).toBeLessThan(0.15);
    expect(Math.abs((row?.run ?? 0) / 0.005 - 1)).toBeLessThan(0.15);
    expect(rowSpreads(readRunLog(madeLog(0, 0.005)))[0]?.restart).toBeLessThan(0.0015);
  });
  it('are those of runs where nothing is started anew, and none of a single run', () => {
    const line = (value: number, run: number): string =>
      `${JSON.stringify({ subject: 'a', benchmark: 'x', run, value })}\n`;
    const [row] = rowSpreads(readRunLog(line(100, 1) + line(101, 2) + line(102, 3)));
    expect(row?.restart).toBe(0);
    expect(row?.run).toBeCloseTo(0.0099, 4);
    expect(rowSpreads(readRunLog(line(100, 1)))).toEqual([]);
  });
});
