import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Claim } from '../../../src/core/generated/format';
import { means, onlyRow, ratio, report } from './make';

describe('a printed ratio', () => {
  it.each([
    [0.99, 'regression'], // 1% is inclusive …
    [0.995, 'parity'], // … and half of it is not enough
    [0.9900000000001, 'regression'], // the same to twelve digits
    [0.990001, 'parity'],
    [2.97 / 3, 'regression'],
    [1, 'parity'],
    [1.00999, 'parity'],
    [1.01, 'improvement'],
    [1.34, 'improvement'],
  ])('of %f is %s, untested', (value, word) => {
    const row = onlyRow(ratio(value));
    expect(row.verdict).toMatchObject({ word, tested: false });
    expect(row).toMatchObject({ evidence: 'ratio', ratio: value, path: ['benchmarks', 0, 'ratios', 0, 'value'] });
  });

  it('is severe from the error level on, inclusive', () => {
    expect(onlyRow(ratio(0.95)).verdict.severe).toBe(true);
    expect(onlyRow(ratio(0.9501)).verdict.severe).toBe(false);
  });

  it('uses the limits of its benchmark, then of its report, then of the settings', () => {
    const settings = { warn: 0.001 };
    expect(onlyRow(ratio(0.995), {}, settings).verdict.word).toBe('regression');
    const own = { comparison: { thresholds: { warn: 0.02 } } };
    expect(onlyRow(ratio(0.985), own, settings).verdict.word).toBe('parity');
    expect(onlyRow({ ...ratio(0.985), thresholds: { warn: 0.015 } }, own, settings).verdict.word).toBe('regression');
  });

  it('that is a quotient is inverted according to the direction, with its interval', () => {
    const quotient = {
      ratios: [{ subject: 'new', value: 1.25, kind: 'quotient' as const, ci: { lo: 1.2, hi: 1.3, level: 0.95 } }],
    };
    const row = onlyRow({ ...quotient, metric: { name: 't', direction: 'lower' } });
    expect(row.ratio).toBeCloseTo(0.8, 12);
    expect(row.interval).toMatchObject({ from: 'printed', level: 0.95 });
    expect(row.interval?.lo).toBeCloseTo(1 / 1.3, 12);
    expect(row.interval?.hi).toBeCloseTo(1 / 1.2, 12);
    expect(onlyRow({ ...quotient, metric: { name: 't', direction: 'higher' } }).ratio).toBe(1.25);
    expect(onlyRow(quotient).verdict).toMatchObject({ word: 'not-judged', why: { key: 'why.no-direction' } });
  });
});

describe('values', () => {
  it('become a performance ratio according to their direction', () => {
    expect(onlyRow(means('higher', 200, 150))).toMatchObject({
      ratio: 0.75,
      evidence: 'values',
      verdict: { word: 'regression', tested: false },
    });
    expect(onlyRow(means('lower', 200, 160))).toMatchObject({ ratio: 1.25, verdict: { word: 'improvement' } });
  });

  it.each([
    ['without a direction', means(undefined, 1, 2), 'why.no-direction'],
    ['of a metric that is only shown', means('none', 1, 2), 'why.direction-none'],
    ['that are zero', means('higher', 0, 2), 'why.from-zero'],
    ['that are negative', means('lower', 3, -2), 'why.not-positive'],
    ['whose quotient overflows', means('higher', 1e-300, 1e300), 'why.overflow'],
    [
      'on one side only',
      { metric: { name: 'm', direction: 'higher' as const }, results: [{ subject: 'new', mean: 3 }] },
      'why.no-base',
    ],
    [
      'of info metrics',
      { ...means('higher', 1, 2), metric: { name: 'm', direction: 'higher' as const, role: 'info' as const } },
      'why.info',
    ],
  ])('%s are not judged, and the row says why', (_what, benchmark, key) => {
    expect(onlyRow(benchmark).verdict).toMatchObject({ word: 'not-judged', why: { key } });
  });

  it('that are only extremes give a range of ratios around their middle', () => {
    const row = onlyRow({
      metric: { name: 'm', direction: 'lower' },
      results: [
        { subject: 'old', min: 90, max: 110 },
        { subject: 'new', min: 45, max: 55 },
      ],
    });
    expect(row.ratio).toBeCloseTo(2, 12);
    expect(row.interval?.from).toBe('range');
    expect(row.interval?.lo).toBeCloseTo(90 / 55, 12);
    expect(row.interval?.hi).toBeCloseTo(110 / 45, 12);
  });

  it('take precedence over a printed ratio', () => {
    expect(onlyRow({ ...means('higher', 100, 98), ...ratio(1.5) })).toMatchObject({ ratio: 0.98, evidence: 'values' });
  });

  it('of a subject whose runs all failed are a failure; partial failures are judged', () => {
    const failed = [{ run: 1, reason: 'guest oops' }];
    const results = (now: object) => ({
      metric: { name: 'm', direction: 'higher' as const },
      results: [
        { subject: 'old', mean: 5 },
        { subject: 'new', failed, ...now },
      ],
    });
    expect(onlyRow(results({})).verdict.word).toBe('failed');
    expect(onlyRow(results({ mean: 6 })).verdict.word).toBe('improvement');
  });
});

describe('a claim', () => {
  const claimed = (claim: Partial<Claim>, direction?: 'higher' | 'lower') =>
    onlyRow({ metric: { name: 'm', direction }, claims: [{ subject: 'new', ...claim }] });

  it.each([
    [{ percent: 25, basis: 'improvement' }, undefined, 1.25],
    [{ percent: -1, basis: 'improvement' }, undefined, 0.99],
    [{ percent: 25, basis: 'change' }, 'lower', 0.8],
    [{ percent: 25, basis: 'change' }, 'higher', 1.25],
    [{ percent: 20, basis: 'reduction' }, 'lower', 1.25],
    [{ percent: 20, basis: 'reduction' }, 'higher', 0.8],
    [{ percent: 25, basis: 'overhead' }, undefined, 0.8],
    [{ factor: 1.5, basis: 'improvement' }, 'lower', 1.5],
    [{ factor: 1.25, basis: 'change' }, 'lower', 0.8],
    [{ percent: 3, basis: 'improvement', bound: 'exact' }, undefined, 1.03],
  ] as const)('%o of a metric with better %s is a ratio of %f', (claim, direction, expected) => {
    const row = claimed(claim, direction);
    expect(row.ratio).toBeCloseTo(expected, 12);
    expect(row.evidence).toBe('claim');
  });

  it.each([
    [{ percent: 48, basis: 'improvement', bound: 'up-to' }, 'why.bound'],
    [{ percent: 48, basis: 'improvement', bound: 'at-least' }, 'why.bound'],
    [{ text: 'a bit better', kind: 'better' }, 'why.words'],
    [{ percent: 3 }, 'why.basis'],
    [{ percent: 3, basis: 'change' }, 'why.no-direction'],
  ] as const)('%o is shown but not judged', (claim, key) => {
    expect(claimed(claim).verdict).toMatchObject({ word: 'not-judged', why: { key } });
  });
});

describe('another baseline', () => {
  const three = { subjects: [{ id: 'old', role: 'baseline' as const }, { id: 'new' }, { id: 'newer' }] };
  const rows = (benchmark: object, asked: string) => {
    const { analysis } = analyse(report([benchmark], three), defaultOptions, asked);
    return new Map(analysis.rows.map((row) => [row.subject, row]));
  };

  it('applies to measured values', () => {
    const results = [
      { subject: 'old', mean: 100 },
      { subject: 'new', mean: 110 },
      { subject: 'newer', mean: 99 },
    ];
    const found = rows({ metric: { name: 'm', direction: 'higher' }, results }, 'new');
    expect(found.get('newer')).toMatchObject({ ratio: 0.9, baseline: 'new' });
    expect(found.get('old')?.ratio).toBeCloseTo(100 / 110, 12);
  });

  it('divides two stored ratios with the same baseline, and gives no interval', () => {
    const ratios = [
      { subject: 'new', value: 1.1, ci: { lo: 1, hi: 1.2 } },
      { subject: 'newer', value: 0.99, ci: { lo: 0.9, hi: 1 } },
    ];
    const found = rows({ ratios }, 'new');
    expect(found.get('newer')?.ratio).toBeCloseTo(0.9, 12);
    expect(found.get('newer')?.interval).toBeUndefined();
    expect(found.get('old')?.ratio).toBeCloseTo(1 / 1.1, 12);
  });

  it('keeps ratios and claims that cannot be rebased, and they say so', () => {
    const found = rows({ ratios: [{ subject: 'newer', value: 0.9 }] }, 'new');
    expect(found.get('newer')).toMatchObject({
      ratio: 0.9,
      baseline: 'old',
      verdict: { why: { key: 'why.other-baseline' } },
    });
    const claimed = rows({ claims: [{ subject: 'newer', percent: 5, basis: 'improvement' }] }, 'new');
    expect(claimed.get('newer')).toMatchObject({
      baseline: 'old',
      verdict: { word: 'improvement', why: { key: 'why.other-baseline' } },
    });
  });
});
