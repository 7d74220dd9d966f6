/** Marks that follow from how a row was measured, and numbers without a stated aggregate. */
import { describe, expect, it } from 'vitest';
import type { Benchmark, Report, Result } from '../../../src/core/generated/format';
import { sayEnglish } from '../../../src/core/messages/messages';
import { verdictText } from '../../../src/core/page-model/wording';
import { onlyRow } from './make';

const metric = { name: 'm', unit: 'ms', direction: 'lower' } as const;
const old = [100, 101, 99, 100.5];
const now = [120, 121, 119, 120.5];

function bench(base: Partial<Result>, cand: Partial<Result>): Partial<Benchmark> {
  return {
    metric,
    results: [
      { subject: 'old', samples: old, ...base },
      { subject: 'new', samples: now, ...cand },
    ] as Result[],
  };
}

const method = (methodology: Report['methodology']): Partial<Report> => ({ methodology });

describe('the order of runs', () => {
  const early = { order: [1, 2, 3, 4] };
  const late = { order: [5, 6, 7, 8] };
  it.each([
    ['stated blocks', bench({}, {}), method({ order: 'blocked' }), ['blocked']],
    ['blocks by their order', bench(early, late), {}, ['blocked']],
    ['the candidate first', bench(late, early), method({ order: 'interleaved' }), ['blocked']],
    [
      'interleaved by their order',
      bench({ order: [1, 4, 5, 8] }, { order: [2, 3, 6, 7] }),
      method({ order: 'blocked' }),
      undefined,
    ],
    [
      'a benchmark of its own',
      { ...bench({}, {}), methodology: { order: 'randomized' } },
      method({ order: 'blocked' }),
      undefined,
    ],
    ['until significant', bench({}, {}), method({ stopping: 'until-significant' }), ['peeked']],
    ['fixed', bench({}, {}), method({ stopping: 'fixed' }), undefined],
    ['both', bench(early, late), method({ stopping: 'until-significant' }), ['blocked', 'peeked']],
  ] as const)('%s', (_, benchmark, more, marks) => {
    const { verdict } = onlyRow(benchmark as Partial<Benchmark>, more as Partial<Report>);
    expect(verdict.word).toBe('regression');
    expect(verdict.marks).toEqual(marks);
  });

  it('is stated with the verdict', () => {
    expect(sayEnglish(verdictText(onlyRow(bench(early, late))))).toBe('clear regression, measured in blocks');
  });

  it('ignores excluded runs', () => {
    const excluded = [{ index: 3, reason: 'reboot' }];
    const row = onlyRow(bench({ order: [1, 2, 3, 9], excluded }, { order: [4, 5, 6, 7] }));
    expect(row.verdict.marks).toEqual(['blocked']);
  });
});

describe('runs that depend on their neighbors', () => {
  const rising = Array.from({ length: 12 }, (_, i) => 100 + i);
  const mixed = [5, 0, 9, 3, 11, 1, 7, 10, 2, 8, 4, 6];
  const shuffled = mixed.map((at) => rising[at]!);
  const times = (factor: number, values: readonly number[]): number[] => values.map((value) => value * factor);

  it('are marked in the order of the runs, not in that of the file', () => {
    const marks = (samples: readonly number[], order?: readonly number[]): unknown =>
      onlyRow(
        bench(
          { samples: [...samples], ...(order && { order: order.map((at) => 2 * at) }) },
          { samples: times(1.5, samples), ...(order && { order: order.map((at) => 2 * at + 1) }) },
        ),
      ).verdict.marks;
    expect(marks(rising)).toEqual(['dependent']);
    expect(marks(shuffled)).toBeUndefined();
    expect(marks(shuffled, mixed)).toEqual(['dependent']);
    expect(marks(rising, mixed)).toBeUndefined();
  });

  it('are not marked if boot means are the sample', () => {
    const boots = rising.map((_, i) => Math.floor(i / 3));
    const { verdict } = onlyRow(bench({ samples: rising, boots }, { samples: times(1.5, rising), boots }));
    expect(verdict.marks).toBeUndefined();
  });
});

describe('a value without a stated aggregate', () => {
  it('counts as evidence, like bare values', () => {
    const row = onlyRow({
      metric,
      results: [
        { subject: 'old', value: 100 },
        { subject: 'new', value: 110, stddev: 1, n: 5 },
      ],
    });
    expect(row).toMatchObject({ evidence: 'values', verdict: { word: 'regression', tested: false } });
    expect(row.path).toEqual(['benchmarks', 0, 'results', 1, 'value']);
  });
});
