/** Reports whose runs were added in planned looks: p, intervals, and what the explanation says. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type Row } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { sayEnglish } from '../../../src/core/messages/messages';
import { explanation, statisticsText } from '../../../src/core/page-model/explain';
import { chance } from '../../perf/chance';
import { onlyRow, report } from './make';

function benchmark(n: number, effect = 0.97): Partial<Benchmark> {
  const { normal } = chance(12);
  const side = (level: number): number[] => Array.from({ length: n }, () => 100 * level * Math.exp(0.01 * normal()));
  return {
    metric: { name: 'time', unit: 'ms', direction: 'lower' },
    results: [
      { subject: 'old', samples: side(1) },
      { subject: 'new', samples: side(effect) },
    ] as Benchmark['results'],
  };
}

const looks: Partial<Report> = { methodology: { looks: [5, 10, 20, 40] } };

function textOf(of: Partial<Benchmark>, more: Partial<Report>): string {
  const whole = report([of], more);
  const { analysis } = analyse(whole, defaultOptions);
  const row = analysis.rows[0] as Row;
  const said = explanation({ row, benchmark: whole.benchmarks[0]!, analysis, label: (id) => id });
  return [...said, ...statisticsText(row, analysis)].map(sayEnglish).join('\n');
}

describe('rows measured in planned looks', () => {
  it('multiply p by the factor, and widen intervals to the level of all looks', () => {
    const [fixed, looked] = [onlyRow(benchmark(10)), onlyRow(benchmark(10), looks)];
    expect(looked.tested?.looks).toMatchObject({ at: 2, of: 4, n: 10, next: 20, factor: 3.2 });
    expect(looked.tested?.p).toBeCloseTo(3.2 * (fixed.tested?.p ?? 0), 15);
    expect(looked.tested?.adjusted).toBe(looked.tested?.p);
    const strict = onlyRow(benchmark(10), { comparison: { alpha: 0.05 / 3.2 } });
    expect(looked.interval?.lo).toBeCloseTo(strict.interval?.lo ?? 0, 12);
    expect(looked.tested?.lo90).toBeCloseTo(strict.tested?.lo90 ?? 0, 12);
    // It holds for all looks together, so its level is that of the report.
    expect(looked.interval?.level).toBe(0.95);
  });

  it('count each look when p is corrected over several rows', () => {
    const one = onlyRow(benchmark(10)).tested?.p ?? 0;
    const { rows } = analyse(report([benchmark(10), benchmark(10)], looks), defaultOptions).analysis;
    expect(rows[0]?.tested?.p).toBeCloseTo(4 * one, 15);
    expect(rows[0]?.tested?.adjusted).toBeCloseTo(8 * one, 14);
  });

  it('follow "stopping" or counts, unless something else ended the measurement', () => {
    const looked = (methodology: Report['methodology']): boolean =>
      onlyRow(benchmark(10), { methodology }).tested?.looks !== undefined;
    expect(looked({ stopping: 'looks' })).toBe(true);
    expect(looked({ looks: [10, 5] })).toBe(true);
    expect(looked({ looks: [10] })).toBe(false);
    expect(looked({ stopping: 'fixed', looks: [5, 10] })).toBe(false);
    expect(looked({})).toBe(false);
    const own = { ...benchmark(10), methodology: { looks: [10, 20] } };
    expect(onlyRow(own, looks).tested?.looks).toMatchObject({ at: 1, of: 2 });
  });

  it('state the number of the look, and whether it decides', () => {
    expect(textOf(benchmark(10), looks)).toContain('This is look 2 of 4, at 10 per side; planned after 5, 10, 20, 40.');
    expect(textOf(benchmark(10), looks)).toContain('This look decides');
    expect(textOf(benchmark(10), looks)).toContain('p is multiplied by 3.2');
    expect(textOf(benchmark(5, 1.002), looks)).toContain('The next one is after 10 per side.');
    expect(textOf(benchmark(40), looks)).toContain('This was the last planned look.');
    expect(textOf(benchmark(12), looks)).toContain('12 is not one of the planned numbers');
    expect(textOf(benchmark(4), looks)).toContain('This is before the first of 4 looks, at 4 per side');
    expect(textOf(benchmark(10), {})).not.toContain('look 2');
  });

  it('count looks in blocks if sides are compared within blocks', () => {
    const { results, ...rest } = benchmark(20);
    const blocks = Array.from({ length: 20 }, (_, i) => Math.floor(i / 2));
    const inBlocks = { ...rest, results: results?.map((one) => ({ ...one, blocks })) } as Partial<Benchmark>;
    expect(onlyRow(inBlocks, looks).tested?.looks).toMatchObject({ at: 2, n: 10 });
  });
});
