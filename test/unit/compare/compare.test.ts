import { describe, expect, it } from 'vitest';
import { changeCount } from '../../../src/core/compare/compare';
import { comparedFindings } from '../../../src/core/compare/findings';
import type { ComparedRow } from '../../../src/core/compare/model';
import { compareSides } from '../../../src/core/statistics/compare';
import { sayEnglish } from '../../../src/core/messages/messages';
import { means, report } from '../analysis/make';
import { compared } from './make';
import { expectLinear } from '../../lib/cost';

const steady = [100.4, 101.1, 99.3, 100.9, 99.2, 100.2, 99.7, 100.6, 99.6, 100.3];
const times = (factor: number, wobble = 0): number[] =>
  steady.map((value, i) => value * factor * (1 + wobble * Math.sin(i + 1)));
const runs = (old: readonly number[], now: readonly number[], direction = 'lower', unit = 's'): object => ({
  metric: { name: 't', unit, direction },
  results: [
    { subject: 'old', samples: old },
    { subject: 'new', samples: now },
  ],
});
const only = (then: object, now: object): ComparedRow => {
  const { rows } = compared(report([then]), report([now]));
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('a row compared across reports', () => {
  it('by runs: tests candidate and baseline across the reports, like two sides of one', () => {
    const [a, b, c, d] = [steady, times(1.05, 0.001), times(1.001, 0.002), times(1.02, 0.001)];
    const row = only(runs(a, b), runs(c, d));
    const candidate = compareSides({ samples: b }, { samples: d }, { outer: 0.95, inner: 0.9 });
    if (!candidate.tested) throw new Error('untested');
    // Lower is better, so the performance ratio is the inverse of the quotient, and its interval is inverted.
    expect(row.candidate?.quotient).toBeCloseTo(candidate.ratio, 12);
    expect(row.candidate?.ratio).toBeCloseTo(1 / candidate.ratio, 12);
    expect(row.candidate?.interval?.lo).toBeCloseTo(1 / candidate.hi, 12);
    expect(row.candidate?.tested?.p).toBeCloseTo(candidate.p, 12);
    expect(row.baseline?.verdict).toMatchObject({ tested: true, word: 'no-change' });
  });

  it('by ratio: subtracts the logs and adds the errors in quadrature', () => {
    const row = only(runs(steady, times(1.05, 0.003)), runs(times(1.001, 0.002), times(1.02, 0.001)));
    const [then, now] = [row.then.row!, row.now.row!];
    expect(row.ratio?.ratio).toBeCloseTo(now.ratio! / then.ratio!, 12);
    expect(row.ratio?.tested?.se).toBeCloseTo(Math.hypot(then.tested!.se, now.tested!.se), 12);
    const { lo, hi } = row.ratio!.interval!;
    expect(Math.sqrt(lo * hi)).toBeCloseTo(row.ratio!.ratio!, 10);
    // More degrees of freedom than either report alone, fewer than both together.
    expect(row.ratio!.tested!.df).toBeGreaterThan(Math.min(then.tested!.df, now.tested!.df));
    expect(row.ratio!.tested!.df).toBeLessThanOrEqual(then.tested!.df + now.tested!.df);
    expect(changeCount(row)).toBe('improvement');
    expect(row.change).toBe(row.ratio);
  });

  it('under the same baseline runs: uses the change of the candidate, whose error is smaller', () => {
    const row = only(runs(steady, times(1.05, 0.003)), runs(steady, times(1.02, 0.001)));
    expect(row.baseline?.identical).toBe(true);
    expect(row.change).toBe(row.candidate);
    expect(row.candidate!.tested!.se).toBeLessThan(row.ratio!.tested!.se);
  });

  it('in a report of one subject: follows the subject from run to run', () => {
    const alone = (samples: readonly number[]): object => ({
      metric: { name: 't', unit: 's', direction: 'lower' },
      results: [{ subject: 'new', samples }],
    });
    const subjects = [{ id: 'new' }] as never;
    const { rows } = compared(report([alone(steady)], { subjects }), report([alone(times(1.2))], { subjects }));
    expect(rows[0]).toMatchObject({ key: 'b0/new', baseline: undefined, ratio: undefined, flipped: false });
    expect(rows[0]?.change?.verdict).toMatchObject({ word: 'regression', tested: true, severe: true });
    expect(rows[0]?.candidate?.quotient).toBeCloseTo(1.2, 10);
  });

  it('with printed ratios: compares the numbers alone, and carries equal ones over', () => {
    const ratio = (value: number): object => ({ ratios: [{ subject: 'new', value }] });
    expect(only(ratio(0.9), ratio(1.2))).toMatchObject({
      ratio: { verdict: { word: 'improvement', tested: false } },
      candidate: undefined,
      flipped: true,
    });
    expect(only(ratio(1.02), ratio(1.02)).change).toMatchObject({ identical: true, ratio: 1 });
  });

  it('without a direction: shows the numbers, and calls nothing better or worse', () => {
    const row = only(means(undefined, 100, 110), means(undefined, 100, 130));
    expect(row.ratio).toBeUndefined();
    expect(row.candidate?.ratio).toBeUndefined();
    expect(row.candidate).toMatchObject({ quotient: 130 / 110, verdict: { word: 'not-judged' } });
  });

  it('with zero or negative numbers: has no quotient', () => {
    const { candidate } = only(means('lower', 100, 0), means('lower', 100, 10));
    expect(candidate?.quotient).toBeUndefined();
    expect(candidate?.verdict.word).toBe('not-judged');
  });
});

describe('units', () => {
  const at = (unit: string, factor: number, direction = 'lower'): object =>
    runs(times(factor), times(factor * 1.05, 0.001), direction, unit);

  it('that differ by a factor are converted, and the row says so', () => {
    const row = only(at('s', 1), at('ms', 1010));
    expect(row.conversion).toEqual({ from: 's', to: 'ms', factor: 1000 });
    expect(row.baseline?.quotient).toBeCloseTo(1.01, 10);
    expect(row.then.cand?.centre).toBeGreaterThan(100_000);
    expect(only(at('s', 1), at('ms', 1000)).baseline?.verdict.tested).toBe(true);
  });

  it.each([
    ['another unit', at('s', 1), at('MB', 1), 'unit'],
    ['another direction', at('s', 1), at('s', 1, 'higher'), 'direction'],
    ['another version', { ...at('s', 1), version: '1' }, { ...at('s', 1.1), version: '2' }, 'version'],
  ])('cause an error, and nothing is computed: %s', (_what, then, now, trouble) => {
    const { rows } = compared(
      report([then, { id: 'q', name: 'q', ...runs(steady, times(3)) }]),
      report([now, { id: 'q', name: 'q', ...runs(steady, times(9)) }]),
    );
    expect(rows[0]).toMatchObject({ trouble, change: undefined, ratio: undefined, candidate: undefined });
    expect(changeCount(rows[0]!)).toBe('not-compared');
  });
});

describe('order, counts and flips', () => {
  it('show the largest change in margins first, each by its own margin', () => {
    const row = (id: string, now: number, warn?: number): object => ({
      id,
      name: id,
      ...means('higher', 100, now),
      ...(warn ? { thresholds: { warn } } : {}),
    });
    const { rows } = compared(
      report([row('a', 100), row('b', 100), row('c', 100)]),
      report([row('a', 103), row('b', 90, 0.1), row('c', 98)]),
    );
    expect(rows.map((one) => [one.key, Number(one.severity.toFixed(6))])).toEqual([
      ['a/new', 3],
      ['c/new', 2],
      ['b/new', 1],
    ]);
  });

  it('call two contradicting verdicts a flip if they differ by more than the margin', () => {
    expect(only(means('higher', 100, 100.9), means('higher', 100, 101.1)).flipped).toBe(false);
    expect(only(means('higher', 100, 99), means('higher', 100, 105)).flipped).toBe(true);
    expect(only(means('higher', 100, 100), means('higher', 100, 102)).flipped).toBe(true);
    expect(only(means('higher', 100, 103), means('higher', 100, 106)).flipped).toBe(false);
  });

  it('treat all tests of a comparison as one family', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      id: `r${i}`,
      name: `r${i}`,
      ...runs(times(1, 0.01), times(1.01, 0.01 + i / 5000)),
    }));
    const after = rows.map((row, i) => ({ ...row, ...runs(times(1.001, 0.011), times(1.02, 0.012 + i / 5000)) }));
    const comparison = compared(report(rows), report(after));
    expect(comparison.correction).toMatchObject({ tests: 12, method: 'holm' });
    for (const { change } of comparison.rows)
      expect(change!.tested!.adjusted).toBeGreaterThanOrEqual(change!.tested!.p);
    expect(comparison.rows.some(({ change }) => change!.tested!.adjusted > change!.tested!.p)).toBe(true);
  });
});

describe('environments', () => {
  const on = (host: object, more: object = {}, id = 'e'): object => ({ environments: [{ id, host, ...more }] });
  const fields = (then: object, now: object): unknown[] =>
    compared(report([means('lower', 1, 2)], then), report([means('lower', 1, 2)], now)).environment.map((one) => [
      one.field,
      one.then,
      one.now,
    ]);

  it('differ field by field: CPU, kernel and hypervisor first', () => {
    const then = on(
      { os: 'a', kernel: '6.1', memoryMiB: 1, cpu: { threads: 8, model: 'X' } },
      { guest: { kernel: '1' }, hypervisor: { name: 'KVM', version: '1' } },
    );
    const now = on(
      { os: 'b', kernel: '6.2', memoryMiB: 2, cpu: { threads: 4, model: 'Y' } },
      { guest: { kernel: '2' }, hypervisor: { name: 'KVM', version: '2' } },
      'renamed',
    );
    expect(fields(then, now)).toEqual([
      ['host.cpu.model', 'X', 'Y'],
      ['host.cpu.threads', '8', '4'],
      ['host.kernel', '6.1', '6.2'],
      ['hypervisor.version', '1', '2'],
      ['host.os', 'a', 'b'],
      ['host.memoryMiB', '1', '2'],
      ['guest.kernel', '1', '2'],
    ]);
  });

  it('show a field that one report does not state, but report no finding', () => {
    const [then, now] = [report([means('lower', 1, 2)], on({ kernel: '6.1' })), report([means('lower', 1, 2)], on({}))];
    const comparison = compared(then, now);
    expect(comparison.environment).toMatchObject([{ field: 'host.kernel', then: '6.1', now: undefined }]);
    expect(comparedFindings(comparison, {}, '2026-11-23')).toEqual([]);
  });
});

describe('hostile and odd reports', () => {
  it('survive empty lists, one side without results, and unknown names', () => {
    expect(compared(report([]), report([])).rows).toEqual([]);
    expect(
      compared(
        report([{ id: '__proto__', name: '__proto__' }]),
        report([{ id: '__proto__', name: 'constructor', ...means('lower', 1, 2) }]),
      ).rows,
    ).toHaveLength(1);
    const many = report(
      Array.from({ length: 6 }, (_, i) => ({ id: `x${i}`, name: `${'$(flame)'.repeat(3)} \u202e ${i}` })),
    );
    const [finding] = comparedFindings(compared(many, report([])), {}, '2026-11-23');
    expect(sayEnglish(finding!.message)).toMatch(/^6 benchmarks are only in then\.vmibench\.json: .* and 2 more\.$/);
  });

  it('take time in proportion to their rows', () => {
    const big = (rows: number, factor: number): ReturnType<typeof report> =>
      report(
        Array.from({ length: rows }, (_, i) => ({
          id: `r${i}`,
          name: `r${i}`,
          ...runs(times(1 + i / 1e6), times(factor + i / 1e6)),
        })),
      );
    expectLinear(
      (rows) => ({ rows, then: big(rows, 1.01), now: big(rows, 1.03) }),
      8000,
      ({ rows, then, now }) => expect(compared(then, now).rows).toHaveLength(rows),
    );
  });
});
