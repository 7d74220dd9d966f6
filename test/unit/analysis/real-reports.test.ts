import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Report } from '../../../src/core/generated/format';
import { summarySentence } from '../../../src/core/page-model/answer';
import { rowNamer } from '../../../src/core/page-model/page';
import { sayEnglish } from '../../../src/core/messages/messages';

const examples = join(__dirname, '../../../examples');
const goldenFile = join(__dirname, '../../fixtures/reference/golden.json');
const load = (name: string): Report =>
  JSON.parse(readFileSync(join(examples, `${name}.vmibench.json`), 'utf8')) as Report;
const names = readdirSync(examples)
  .filter((file) => file.endsWith('.vmibench.json'))
  .map((file) => file.replace('.vmibench.json', ''));

describe('the 2009 mail', () => {
  const report = load('vmi-vs-hwmmu-2009');
  const { analysis } = analyse(report, defaultOptions);

  it('shows one regression and four improvements, untested', () => {
    const [summary] = analysis.summaries;
    if (!summary) throw new Error('no summary');
    expect(sayEnglish(summarySentence(summary, rowNamer(report, analysis)))).toBe(
      '1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097',
    );
  });

  it('has the geometric mean of its five ratios and no interval for it', () => {
    const expected = (1.02 * 1.14 * 1.34 * 1.03 * 0.99) ** (1 / 5);
    expect(analysis.summaries[0]?.geomean?.ratio).toBeCloseTo(expected, 12);
    expect(analysis.summaries[0]?.geomean?.lo).toBeUndefined();
    expect(analysis.summaries[0]?.geomeanWhy?.key).toBe('geomean.no-spread');
  });
});

interface Golden {
  readonly rows: readonly {
    readonly benchmark: string;
    readonly subject: string;
    readonly performanceRatio?: number;
  }[];
}

describe('performance ratios of the real reports', () => {
  const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as Record<string, Golden>;
  it.each(names)('%s', (name) => {
    const { rows } = analyse(load(name), { ...defaultOptions, correction: 'none' }).analysis;
    for (const expected of golden[name]?.rows ?? []) {
      if (expected.performanceRatio === undefined) continue;
      const row = rows.find((one) => one.key === `${expected.benchmark}/${expected.subject}`);
      // The figures of the prototype have six decimals; the estimate of a tested row is that of its test, close to it.
      const tolerance =
        row?.evidence === 'samples' || row?.evidence === 'summary' ? 0.02 * expected.performanceRatio : 1e-6;
      expect(Math.abs((row?.ratio ?? NaN) - expected.performanceRatio), expected.benchmark).toBeLessThan(tolerance);
    }
  });
});
