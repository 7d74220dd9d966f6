// Any level that the format allows: the smallest rounds 1 - alpha to 1, the largest leaves less than nothing inside.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type Row } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { onlyRow } from './make';

const steady = [100, 101, 99, 100.5, 99.5, 100.2, 99.9, 100.4];
const lists = {
  runs: (factor: number) => ({ samples: steady.map((value) => value * factor) }),
  'runs with outliers': (factor: number) => ({ samples: [...steady, 150].map((value) => value * factor) }),
  boots: (factor: number) => ({ samples: steady.map((value) => value * factor), boots: [1, 1, 2, 2, 3, 3, 4, 4] }),
  blocks: (factor: number) => ({
    samples: steady.map((value, at) => value * factor * (1 + 0.001 * Math.sin(at * factor))),
    blocks: [1, 2, 3, 4, 5, 6, 7, 8],
  }),
  summaries: (factor: number) => ({ mean: 100 * factor, stddev: 1, n: 8 }),
};
type Kind = keyof typeof lists;
const kinds = Object.keys(lists) as Kind[];

function rowAt(alpha: number, kind: Kind, factor: number, more: Partial<Report> = {}): Row {
  const entry = {
    metric: { name: 't', unit: 's', direction: 'lower' },
    results: [
      { subject: 'old', ...lists[kind](1) },
      { subject: 'new', ...lists[kind](factor) },
    ],
  } as unknown as Partial<Benchmark>;
  return onlyRow(entry, { ...more, comparison: { alpha } });
}

describe('a level', () => {
  it.each(kinds)('next to 0 has open intervals and decides nothing: %s', (kind) => {
    for (const alpha of [1e-300, 1e-17]) {
      const { verdict } = rowAt(alpha, kind, 1.001);
      expect(['unclear', 'not-judged'], `${alpha}`).toContain(verdict.word);
      rowAt(alpha, kind, 1.001, { methodology: { looks: [5, 10, 20] } });
    }
  });

  it.each(kinds)('above one half does not turn the interval of equivalence around: %s', (kind) => {
    for (const alpha of [0.5, 0.6, 0.99]) {
      const { tested } = rowAt(alpha, kind, 1.012);
      expect(tested?.lo90).toBeLessThanOrEqual(tested?.hi90 ?? 0);
    }
  });

  it('from the settings behaves like one from the file', () => {
    const report = { format: 'vmibench/1', title: 't', subjects: [{ id: 'a' }], benchmarks: [] } as unknown as Report;
    expect(() => analyse(report, { ...defaultOptions, alpha: 1e-300 })).not.toThrow();
  });
});
