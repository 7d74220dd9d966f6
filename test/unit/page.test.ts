/** The page's pure parts: search, order, scale, sweeps and the geometry of runs. */
import { describe, expect, it } from 'vitest';
import { parseQuery, matches } from '../../webview/report/table/search';
import { barScale, barSpan } from '../../src/core/drawing/ratio-scale';
import { growsByFactors, sweepsOf } from '../../src/core/drawing/sweeps';
import { varyingTags } from '../../webview/report/table/arrange';
import { runsPlotOf, valueTicks } from '../../src/core/drawing/runs-plot';
import { restore, fresh } from '../../webview/report/ui-state';
import { rowOf, runsOf } from '../page/dev/build';

describe('search', () => {
  it.each([
    ['a b', 'b and a', true],
    ['a -b', 'a and b', false],
    ['"two words"', 'two words here', true],
    ['"two words"', 'words two', false],
    ['-"two words"', 'two words here', false],
    ['-', 'anything', true],
    ['A', 'a', true],
    ['', '', true],
    ['tcp-rr', 'tcp-rr', true],
  ])('%s in "%s": %s', (query, text, found) => expect(matches(text, parseQuery(query))).toBe(found));
});

describe('the shared scale', () => {
  const rows = (ratios: readonly number[]) =>
    ratios.map((ratio, i) => rowOf({ name: `r${i}`, ratio, word: 'improvement' }));
  it('has 1 in the middle and equal factors at equal distances', () => {
    const scale = barScale(barSpan(rows([0.8, 1.25])));
    expect(scale.at(1)).toBe(0.5);
    expect(scale.at(1.25) - 0.5).toBeCloseTo(0.5 - scale.at(0.8), 10);
    expect(scale.isBeyond(1.25)).toBe(false);
  });
  it('is not compressed by one extreme ratio among many', () => {
    const scale = barScale(barSpan(rows([...Array.from({ length: 20 }, (_, i) => 0.95 + i * 0.005), 6])));
    expect(scale.isBeyond(6)).toBe(true);
    expect(scale.at(0.95)).toBeLessThan(0.25);
    expect(scale.at(1e9)).toBe(scale.at(6));
  });
  it('accepts open ends, zero and nothing', () => {
    const scale = barScale(
      barSpan([rowOf({ name: 'x', ratio: 0, word: 'unclear', interval: { lo: 0, hi: Infinity, from: 'test' } })]),
    );
    expect(scale.at(0)).toBeLessThan(0.1);
    expect(scale.at(Infinity)).toBeGreaterThan(0.9);
    expect(barScale(barSpan([])).ticks).toContain(1);
  });
});

describe('sweeps', () => {
  const at = (vcpus: number, extra = 'a') =>
    rowOf({
      name: 'n',
      tags: [
        { name: 'vcpus', value: vcpus },
        { name: 'x', value: extra },
      ],
      ratio: 1,
      word: 'parity',
    });
  it('are rows that differ in one number', () => {
    const sweeps = sweepsOf([at(4), at(1), at(2), at(8, 'b')]);
    expect(sweeps).toHaveLength(1);
    expect(sweeps[0]).toMatchObject({ parameter: 'vcpus', held: 'x a', byFactors: true });
    expect(sweeps[0]?.rows.map((one) => one.at)).toEqual([1, 2, 4]);
  });
  it('need three rows and unique levels', () => {
    expect(sweepsOf([at(1), at(2)])).toEqual([]);
    expect(sweepsOf([at(1), at(2), at(2), at(4)])).toEqual([]);
  });
  it.each([
    [[1, 2, 4, 8], true],
    [[1, 10, 100], true],
    [[10, 20, 30, 40], false],
    [[0, 1, 2], false],
    [[32, 64, 96, 128], false],
  ])('%j by factors: %s', (levels, factors) => expect(growsByFactors(levels)).toBe(factors));
});

describe('tags', () => {
  it('shared by all rows are shown only in the open row', () => {
    const row = (name: string, tags: readonly [string, string][]) =>
      rowOf({ name, ratio: 1, word: 'parity', tags: tags.map(([tag, value]) => ({ name: tag, value })) });
    expect([
      ...varyingTags([
        row('a', [
          ['os', 'x'],
          ['page', 'large'],
        ]),
        row('b', [['os', 'x']]),
      ]),
    ]).toEqual(['page']);
    expect([...varyingTags([row('a', [['os', 'x']])])]).toEqual(['os']);
  });
});

describe('the plot of runs', () => {
  it('has boots in order, with the highest value at the top', () => {
    const { strips } = runsPlotOf([
      {
        subject: 's',
        label: 's',
        role: 'baseline',
        runs: runsOf([1, 3, 2, 2], (i) => ({ boot: i < 2 ? 'a' : 'b' })),
        failed: [],
      },
    ]);
    expect(strips[0]?.boots).toEqual([
      { name: 'a', from: 0, to: 50 },
      { name: 'b', from: 50, to: 100 },
    ]);
    const [one, three] = strips[0]?.dots ?? [];
    expect(three?.y).toBeLessThan(one?.y ?? 0);
    expect(strips[0]?.dots.every((dot) => dot.y > 0 && dot.y < 100)).toBe(true);
  });
  it('has no boots if each run has one of its own', () => {
    const runs = runsOf([1, 3, 2], (i) => ({ boot: i }));
    const { strips } = runsPlotOf([{ subject: 's', label: 's', role: 'baseline', runs, failed: [] }]);
    expect(strips[0]?.boots).toEqual([]);
  });
  it('pairs both sides by block, without excluded runs', () => {
    const side = (subject: string, values: readonly number[]) => ({
      subject,
      label: subject,
      role: 'candidate' as const,
      runs: runsOf(values, (i) => ({ block: i % 3, ...(i === 3 ? { excluded: 'odd' } : {}) })),
      failed: [],
    });
    const [old, now] = [side('old', [1, 2, 3, 9]), side('new', [2, 3, 4, 9])];
    const { blocks, strips } = runsPlotOf([old, now]);
    expect(blocks.map(({ name }) => name)).toEqual(['0', '1', '2']);
    blocks.forEach(({ from, to }, i) => {
      expect(from).toBeCloseTo(strips[0]?.dots[i]?.y ?? 0, 9);
      expect(to).toBeCloseTo(strips[1]?.dots[i]?.y ?? 0, 9);
    });
    expect(runsPlotOf([old]).blocks).toEqual([]);
  });
  it('thins many runs but keeps outliers', () => {
    const runs = runsOf(
      Array.from({ length: 5000 }, (_, i) => i % 7),
      (i) => (i === 4999 ? { outlier: 'far' } : {}),
    );
    const { strips } = runsPlotOf([{ subject: 's', label: 's', role: 'baseline', runs, failed: [] }]);
    expect(strips[0]?.dots.length).toBeLessThan(420);
    expect(strips[0]?.dots.some((dot) => dot.run.outlier)).toBe(true);
  });
  it('has ticks for any range', () => {
    expect(valueTicks(70, 91)).toEqual([70, 80, 90]);
    expect(valueTicks(5, 5)).toEqual([5]);
    expect(valueTicks(0.0012, 0.0019).length).toBeGreaterThan(1);
    expect(valueTicks(Infinity, -Infinity)).toEqual([]);
  });
});

describe('state of another version', () => {
  it.each([undefined, null, 5, 'x', [], {}, { sort: null, open: 'x', filter: 'constructor', tab: '__proto__' }])(
    '%j',
    (stored) => expect(restore(stored)).toEqual(fresh),
  );
});
