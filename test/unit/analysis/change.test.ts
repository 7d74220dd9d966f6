import { describe, expect, it } from 'vitest';
import { metricChange, changesBetween, changeText } from '../../../src/core/analysis/change';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { rowSentence } from '../../../src/core/page-model/wording';

const said = (ratio: number, direction: 'lower' | 'higher', evidence: 'values' | 'ratio', unit?: string): string => {
  const change = metricChange({ evidence, direction, ratio }, { name: 'score', unit, direction });
  return change ? sayEnglish(changeText(change)) : '';
};

/** The table of docs/numbers.md. */
describe('a change of the metric', () => {
  it.each([
    [0.5, 'lower', 'values', 'ms', 'time +100%'],
    [2, 'lower', 'values', 'ms', 'time −50%'],
    [0.75, 'higher', 'values', 'MB/s', 'throughput −25%'],
    [0.75, 'higher', 'values', 'events/s', 'events/s −25%'],
    [0.8, 'lower', 'values', 'MiB', 'size +25%'],
    [0.8, 'lower', 'values', '%', 'score +25%'],
    [1.1, 'higher', 'values', undefined, 'score +10%'],
    [0.5, 'lower', 'ratio', 'ms', 'performance −50%'],
  ] as const)('a ratio of %d, %s is better, from %s in %s: %s', (ratio, direction, evidence, unit, text) => {
    expect(said(ratio, direction, evidence, unit)).toBe(text);
  });

  it('inverts an interval together with the metric', () => {
    expect(changesBetween(0.5, 2, { evidence: 'samples', direction: 'lower' })).toEqual([-0.5, 1]);
    expect(changesBetween(0.5, 2, { evidence: 'samples', direction: 'higher' })).toEqual([-0.5, 1]);
    expect(changesBetween(0.8, 1, { evidence: 'samples', direction: 'lower' })).toEqual([0, 0.25]);
    expect(changesBetween(0.8, 1, { evidence: 'ratio', direction: 'lower' })[0]).toBeCloseTo(-0.2);
  });
});

const runs = (factor: number): number[] => [100, 103, 97, 101, 99, 104].map((value) => value * factor);
const check = (cand: readonly number[]) =>
  checkText(
    JSON.stringify({
      format: 'vmibench/1',
      title: 'latency',
      subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          metric: { name: 'latency', unit: 'us', direction: 'lower' },
          results: [
            { subject: 'old', samples: runs(1) },
            { subject: 'new', samples: cand },
          ],
        },
      ],
    }),
    defaultSettings,
  );

describe('a latency that doubled', () => {
  it('is never reported as 50% worse', () => {
    const { findings, analysis } = check(runs(2));
    const texts = [
      ...findings.map(({ finding }) => sayEnglish(finding.message)),
      ...(analysis?.rows.map((row) => sayEnglish(rowSentence(row))) ?? []),
    ].join('\n');
    expect(texts).toContain('time +100% against old (ratio 0.500)');
    expect(texts).not.toMatch(/\b(49\.\d|50)%/);
  });

  it('has an unclear change with the same interval', () => {
    const { analysis } = check([95, 130, 108, 90, 125, 99]);
    const [row] = analysis?.rows ?? [];
    expect(row?.verdict.word).toBe('unclear');
    const [from, to] = changesBetween(row?.interval?.lo ?? 1, row?.interval?.hi ?? 1, row!);
    expect(from).toBeLessThan(0);
    expect(to).toBeGreaterThan(0.1);
    expect(row && sayEnglish(rowSentence(row))).toContain(`+${(to * 100).toFixed(1)}%`);
  });
});
