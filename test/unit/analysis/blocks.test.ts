/** Reports that state blocks: what is compared, its wording, and the geometric mean. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type Row } from '../../../src/core/analysis/model';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { changeOfSide } from '../../../src/core/compare/change';
import { sayEnglish } from '../../../src/core/messages/messages';
import { explanation, statisticsText } from '../../../src/core/page-model/explain';
import { evidenceText } from '../../../src/core/page-model/wording';
import { falseMeansPercent } from '../../perf/shared-boots';
import { maxFalseAlarmsPercent } from '../../perf/verdict-peers';
import { onlyRow, report } from './make';

const n = 10;
const blocks = Array.from({ length: n }, (_, i) => i + 1);
/** Drift of 9% that both sides share, a change of 2%, and a little noise. */
const old = blocks.map((i) => 100 + i + 0.1 * ((i * 7) % 3));
const now = blocks.map((i) => 1.02 * (100 + i) + 0.1 * ((i * 5) % 3));

function benchmark(more: Partial<NonNullable<Benchmark['results']>[number]> = { blocks }): Partial<Benchmark> {
  return {
    metric: { name: 'time', unit: 'ms', direction: 'lower' },
    results: [
      { subject: 'old', samples: old, ...more },
      { subject: 'new', samples: now, ...more },
    ] as Benchmark['results'],
  };
}

function textOf(of: Partial<Benchmark>, more: Partial<Report> = {}): string {
  const whole = report([of], more);
  const { analysis } = analyse(whole, defaultOptions);
  const row = analysis.rows[0] as Row;
  const said = explanation({ row, benchmark: whole.benchmarks[0]!, analysis, label: (id) => id });
  return [...said, ...statisticsText(row, analysis)].map(sayEnglish).join('\n');
}

describe('rows whose results state blocks', () => {
  it('are compared within blocks, and say so', () => {
    const row = onlyRow(benchmark());
    expect(row.tested).toMatchObject({ method: 'block-logs', blocks: n, df: n - 1, bootMeans: false });
    expect(row.verdict).toMatchObject({ word: 'regression', tested: true });
    expect(sayEnglish(evidenceText(row, 'old', (id) => id))).toBe('10 blocks');
    const text = textOf(benchmark());
    expect(text).toContain('Compared within 10 blocks: 10 runs of old, 10 of new.');
    expect(text).toContain('does not say which blocks are from the same boot');
    expect(text).toContain('Paired t test');
    expect(text).not.toContain('Mann-Whitney');
  });

  it('are not compared within blocks if the report says so', () => {
    const without = onlyRow(benchmark(), { comparison: { pairing: 'none' } });
    expect(without.tested).toMatchObject({ method: 'welch-logs' });
    expect(without.tested?.blocks).toBeUndefined();
    expect(without.verdict.word).not.toBe('regression');
    expect(without.tested).toEqual(onlyRow(benchmark({})).tested);
    expect(textOf(benchmark(), { comparison: { pairing: 'none' } })).not.toMatch(/block/i);
  });

  it('say why they are not compared if there are too few blocks', () => {
    const few = benchmark({ blocks: blocks.map((block) => Math.ceil(block / 3)) });
    expect(onlyRow(few).tested?.blocks).toBeUndefined();
    expect(textOf(few)).toContain('Only 4 independent blocks are shared by both sides');
  });

  it('are marked "within one boot" if they ran in one boot, unless the factor is toggled', () => {
    const one = benchmark({ blocks, boots: blocks.map(() => 1) });
    expect(onlyRow(one).verdict.marks).toContain('within-boot');
    const toggled = onlyRow(one, { methodology: { restart: 'toggle' } });
    expect(toggled.tested?.blocks).toBe(n);
    expect(toggled.verdict.marks).toBeUndefined();
    expect(textOf(one, { methodology: { restart: 'toggle' } })).not.toContain('share a boot');
  });

  it('are not marked as measured in blocks, whatever "order" says', () => {
    expect(onlyRow(benchmark(), { methodology: { order: 'blocked' } }).verdict.marks).toBeUndefined();
    const [first, second] = benchmark().results!;
    const split = {
      ...benchmark(),
      results: [
        { ...first, subject: 'old', order: blocks },
        { ...second, subject: 'new', order: blocks.map((at) => at + n) },
      ],
    };
    expect(onlyRow(split as Partial<Benchmark>).verdict.marks).toContain('blocked');
  });

  it('leave excluded runs out with their blocks', () => {
    const excluded = [{ index: 0, reason: 'cold' }];
    expect(onlyRow(benchmark({ blocks, excluded })).tested?.blocks).toBe(n - 1);
  });

  it('do not share blocks with another report', () => {
    const row = onlyRow(benchmark());
    const change = changeOfSide(row.base, row.cand, 'lower', 'ms', defaultOptions.alpha, 0.01);
    expect(change?.raw?.method).toBe('welch-logs');
    expect(change?.raw?.blocks).toBeUndefined();
  });
});

describe('the geometric mean over rows that share blocks', () => {
  it('has the interval of one row if all rows change together', () => {
    const rows = Array.from({ length: 20 }, () => benchmark());
    const { analysis } = analyse(report(rows), defaultOptions);
    const [summary] = analysis.summaries;
    for (const row of analysis.rows) {
      expect(summary?.geomean?.lo).toBeCloseTo(row.interval?.lo ?? 0, 10);
      expect(summary?.geomean?.hi).toBeCloseTo(row.interval?.hi ?? 0, 10);
    }
  });

  it('excludes 1 in at most 6.5% of unchanged reports', () => {
    expect(falseMeansPercent(200, true, 1, 'blocks')).toBeLessThanOrEqual(maxFalseAlarmsPercent);
  });
});
