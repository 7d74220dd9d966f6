import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { report } from './make';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function sampled(seed: number, count: number): Report {
  const value = (i: number, j: number): number => 100 + ((seed + i * 7919 + j * 104729) % 97) / 10;
  return report(
    Array.from({ length: count }, (_, i): Partial<Benchmark> => ({
      metric: { name: 'm', unit: 's', direction: i % 2 ? 'lower' : 'higher' },
      results: ['old', 'new'].map((subject, s) => ({
        subject,
        samples: [0, 1, 2, 3, 4].map((j) => value(i + s * 31, j)),
      })) as Benchmark['results'],
    })),
  );
}

describe('an analysis that reuses the previous one', () => {
  it('keeps every row of an equal report, and recomputes only what changed', () => {
    const first = analyse(sampled(1, 30), { ...defaultOptions, correction: 'none' });
    const edited = copy(sampled(1, 30));
    const samples = edited.benchmarks[7]?.results?.[1]?.samples as number[];
    samples[2] = 190;
    const second = analyse(edited, { ...defaultOptions, correction: 'none' }, undefined, first.memory);
    const changed = second.analysis.rows
      .filter((row, index) => row !== first.analysis.rows[index])
      .map((row) => row.key);
    expect(changed).toEqual(['b7/new']);
  });

  it('follows settings, thresholds, subjects and the chosen baseline', () => {
    const made = report([{ ratios: [{ subject: 'new', value: 0.985 }] }]);
    const { memory } = analyse(made, defaultOptions);
    expect(
      analyse(copy(made), { ...defaultOptions, warn: 0.02 }, undefined, memory).analysis.rows[0]?.verdict.word,
    ).toBe('parity');
    const lenient = { ...copy(made), comparison: { thresholds: { warn: 0.02 } } };
    expect(analyse(lenient, defaultOptions, undefined, memory).analysis.rows[0]?.verdict.word).toBe('parity');
    expect(analyse(copy(made), defaultOptions, 'new', memory).analysis.rows[0]?.ratio).toBeCloseTo(1 / 0.985, 12);
  });

  it('equals a fresh analysis after any edit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (at, value, run) => {
          const before = analyse(sampled(2, 10), defaultOptions);
          const edited = copy(sampled(2, 10));
          (edited.benchmarks[at]?.results?.[1]?.samples as number[])[run] = value;
          if (run === 0) (edited.benchmarks as Benchmark[]).reverse();
          const warm = analyse(edited, defaultOptions, undefined, before.memory).analysis;
          expect(warm).toEqual(analyse(copy(edited), defaultOptions).analysis);
        },
      ),
      { numRuns: 50 },
    );
  });
});
