/** Geometry of the chart of values. */
import { describe, expect, it } from 'vitest';
import { valuesPlot } from '../../../src/core/drawing/values-plot';
import { densityOf, middleOfSorted, standingOut } from '../../../src/core/drawing/density';
import { decadeTicks, isDense, overviewRange } from '../../../src/core/drawing/ratio-scale';

describe('values', () => {
  it('are bars from zero, as long as the values', () => {
    const { lanes } = valuesPlot([[{ value: 50 }, { value: 100 }]], [1]);
    expect(lanes.map(({ zero, end }) => [zero, end])).toEqual([
      [0, 0.5],
      [0, 1],
    ]);
    expect(lanes.every(({ beyond }) => !beyond)).toBe(true);
  });

  it('leave room for runs and intervals, but not for one that is far beyond all values', () => {
    const { lanes } = valuesPlot([[{ value: 100, lo: 90, hi: 110, runs: [95, 105, 900] }]], [1]);
    expect(lanes[0]).toMatchObject({ end: 100 / 160, beyond: true });
    expect(lanes[0]?.runs).toHaveLength(2);
  });

  it('below zero begin at zero too', () => {
    const { lanes } = valuesPlot([[{ value: -50 }, { value: 50 }]], [1]);
    expect(lanes.map(({ zero, end }) => [zero, end])).toEqual([
      [0.5, 0],
      [0.5, 1],
    ]);
  });

  it('fill columns as words do, and no two lanes of a column overlap', () => {
    const groups = [3, 1, 5, 2, 20].map((n) => Array.from({ length: n }, (_, i) => ({ value: i + 1 })));
    const plot = valuesPlot(groups, [1, 2, 1, 3, 1], 2);
    expect(plot.heads.map(({ column }) => column)).toEqual([0, 1, 0, 1, 0]);
    for (const column of [0, 1]) {
      const places = plot.lanes.filter((lane) => lane.column === column).map(({ y }) => y);
      expect(places.every((y, i) => i === 0 || y - (places[i - 1] ?? 0) >= plot.bar)).toBe(true);
      expect(Math.max(...places)).toBeLessThan(plot.height);
    }
  });

  it('that are all zero have a place', () => {
    expect(valuesPlot([[{ value: 0 }]], [1]).lanes[0]).toMatchObject({ zero: 0, end: 0 });
  });
});

describe('many ratios', () => {
  const logs = Array.from({ length: 10_000 }, (_, i) => Math.sin(i * 12.9898) * 0.05);

  it('are a density with its peak where most rows are', () => {
    const heights = densityOf([...logs.map((log) => log / 10), 0.4], { min: -0.5, max: 0.5 });
    const peak = heights.indexOf(Math.max(...heights));
    expect(Math.abs(peak / heights.length - 0.5)).toBeLessThan(0.03);
    expect(Math.max(...heights)).toBe(1);
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThan(heights.length / 5);
  });

  it('mark the most extreme rows at both ends', () => {
    const rows = [...logs, 1.2, -0.9].sort((a, b) => a - b).map((log) => ({ log }));
    const marked = standingOut(rows).map(({ log }) => log);
    expect(marked).toContain(1.2);
    expect(marked).toContain(-0.9);
    expect(marked.length).toBeLessThanOrEqual(24);
    expect(standingOut([{ log: 1 }, { log: 2 }])).toHaveLength(2);
    expect(middleOfSorted([1, 2, 3, 10])).toBe(2.5);
  });

  it('are dense from some number on', () => {
    expect(isDense({ points: 500, lines: 500, series: 1 })).toBe(false);
    expect(isDense({ points: 10_000, lines: 10_000, series: 1 })).toBe(true);
    expect(isDense({ points: 36, lines: 12, series: 3 })).toBe(false);
    expect(isDense({ points: 100, lines: 5, series: 20 })).toBe(true);
  });
});

describe('the axis of ratios', () => {
  it('ends before a few ratios that are far from all others, and has all of the rest', () => {
    const usual = [0.9, 0.95, 0.97, 0.99, 1, 1.01, 1.02, 1.03, 1.05, 1.1, 1.12].map((ratio) => ({ ratio }));
    const { max } = overviewRange([...usual, { ratio: 40 }], 0.05);
    expect(Math.exp(max)).toBeLessThan(1.3);
    expect(Math.exp(overviewRange(usual, 0.05).max)).toBeGreaterThan(1.12);
    // Few rows are all shown, however far apart.
    expect(Math.exp(overviewRange([{ ratio: 1 }, { ratio: 40 }], 0.05).max)).toBeGreaterThan(40);
  });

  it('has round values where values grow by factors', () => {
    expect(decadeTicks(0.9, 60)).toEqual([1, 2, 5, 10, 20, 50]);
    expect(decadeTicks(1, 1e9).length).toBeLessThan(12);
    expect(decadeTicks(0, 10)).toEqual([]);
  });
});
