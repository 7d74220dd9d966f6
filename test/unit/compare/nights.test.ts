/** One value per night: what is noise, what is the machine, and what is a change. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/core/compare/model';
import { nightFindings } from '../../../src/core/compare/night-findings';
import { judgeNight, type NightJudgement, type NightRow } from '../../../src/core/compare/nights';
import type { Benchmark } from '../../../src/core/generated/format';
import { defaultOptions } from '../../../src/core/analysis/model';
import { predictNight } from '../../../src/core/statistics/night';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { party } from './make';
import { madeNights as made, night, nightsOfAnUpdate, type Night } from './make-nights';

const judge = (nights: readonly Night[]): NightJudgement =>
  judgeNight(
    nights.map((one, index) => party(night(one, index))),
    defaultOptions,
  );
const words = ({ rows }: NightJudgement): string[] => rows.map(({ verdict }) => verdict.word);
const changes = ['regression', 'improvement', 'suspect-worse', 'suspect-better'];

describe('one row', () => {
  const steady = [100.1, 99.7, 100.4, 99.9, 100.2, 99.8, 100.3].map((value) => ({ values: [value] }));

  it('is not judged with fewer than six nights', () => {
    expect(words(judge(steady.slice(0, 6)))).toEqual(['not-judged']);
    expect(words(judge(steady))).toEqual(['none-seen']);
    expect(judge(steady).rows[0]).toMatchObject({ evidence: 'history', nights: 6, since: 0 });
  });

  it('uses the thresholds of its benchmark, whatever characters its id has', () => {
    const parties = steady.map((one, index) => {
      const made = night(one, index);
      return party({
        ...made,
        benchmarks: made.benchmarks.map((entry) => ({ ...entry, id: 'a/b#1', thresholds: { warn: 0.25 } })),
      });
    });
    expect(judgeNight(parties, defaultOptions).rows[0]?.limits.warn).toBe(0.25);
  });

  it('is suspect on the first night, a regression on the second, and then has a new level', () => {
    const down = (value: number): Night => ({ values: [value] });
    expect(words(judge([...steady, down(95)]))).toEqual(['suspect-worse']);
    expect(words(judge([...steady, down(95), down(100)]))).toEqual(['none-seen']);
    expect(words(judge([...steady, down(95), down(105)]))).toEqual(['suspect-better']);
    const second = judge([...steady, down(95), down(95.2)]);
    expect(words(second)).toEqual(['regression']);
    expect(second.rows[0]).toMatchObject({ nights: 7, since: 0, verdict: { tested: true } });
    expect(second.rows[0]?.ratio).toBeCloseTo(0.952, 2);
    expect(judge([...steady, down(95), down(95.2), down(95.1)]).rows[0]).toMatchObject({
      nights: 2,
      since: 7,
      verdict: { word: 'not-judged' },
    });
  });

  it('does not count a number that was carried over', () => {
    const same = { values: [100.3] };
    expect(judge([...steady, same]).rows[0]?.verdict).toMatchObject({
      word: 'not-judged',
      why: { key: 'why.carried-tonight' },
    });
    const down = { values: [95] };
    expect(words(judge([...steady, down, down]))).toEqual(['not-judged']);
    expect(judge([...steady.slice(0, 5), steady[4]!, steady[4]!, steady[5]!]).rows[0]?.nights).toBe(5);
  });
});

describe('a row that the night lost', () => {
  const quiet = [100.1, 99.7, 100.4, 99.9, 100.2, 99.8, 100.3];
  type Metric = NonNullable<Benchmark['metric']>;
  interface Tonight {
    readonly value?: number;
    readonly metric?: Partial<Metric>;
    readonly gone?: boolean;
    readonly id?: string;
  }
  /** Nights of b0 beside a quiet b1. */
  const nightOf = ({ value, metric, gone, id = 'b0' }: Tonight, at: number): Party => {
    const made = night({ values: [1, 200 + (at % 3)] }, at);
    const benchmarks = made.benchmarks.flatMap((one, row): Benchmark[] => {
      if (row > 0) return [one];
      if (gone) return [];
      const results = [
        value === undefined ? { subject: 'kvm', failed: [{ reason: 'crash' }] } : { subject: 'kvm', value },
      ];
      return [{ ...one, id, metric: { name: 'rate', unit: '/s', direction: 'higher', ...metric }, results }];
    });
    return party({ ...made, benchmarks }, `night ${at}`);
  };
  const after = (...nights: readonly Tonight[]): NightRow | undefined =>
    judgeNight(
      [...quiet.map((value) => ({ value })), ...nights].map((one, at) => nightOf(one, at)),
      defaultOptions,
    ).rows.find(({ label }) => label === 'b0');
  const trouble = (...nights: readonly Tonight[]): string | undefined => after(...nights)?.verdict.trouble;
  const often = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

  it('is one whose value fell to zero, on every night', () => {
    expect(after({ value: 0 })?.verdict).toMatchObject({ word: 'failed', trouble: 'fell-to-zero' });
    expect(trouble(...often(20, { value: 0 }))).toBe('fell-to-zero');
    expect(trouble({ value: 0 }, { value: 100.2 })).toBe('from-zero');
    expect(trouble({ value: 0 }, { value: 100.2 }, { value: 100.1 })).toBeUndefined();
  });

  it('is not one whose value fell to zero because zero is best', () => {
    const lower = { direction: 'lower', unit: 'faults' } as const;
    const falls = (metric: Partial<Metric>): string | undefined =>
      judgeNight(
        [...quiet, 0].map((value, at) => nightOf({ value, metric }, at)),
        defaultOptions,
      ).rows.find(({ label }) => label === 'b0')?.verdict.trouble;
    expect(falls(lower)).toBeUndefined();
    expect(falls({ ...lower, unit: 'ms' })).toBe('fell-to-zero');
  });

  it('is one that rose from zero', () => {
    const faults = { direction: 'lower', unit: 'faults' } as const;
    const parties = [...often(8, 0), 500].map((value, at) => nightOf({ value, metric: faults }, at));
    const [row] = judgeNight(parties, defaultOptions).rows.filter(({ label }) => label === 'b0');
    expect(row?.verdict).toMatchObject({ word: 'not-judged', trouble: 'from-zero' });
    expect(judgeNight(parties.slice(0, 8), defaultOptions).rows.map(({ label }) => label)).toEqual(['b1']);
  });

  it('is one without a number, for six nights after the last one', () => {
    expect(trouble({ gone: true })).toBe('gone');
    expect(trouble({})).toBe('gone');
    expect(trouble(...often(6, { gone: true }))).toBe('gone');
    expect(trouble(...often(7, { gone: true }))).toBeUndefined();
  });

  it('is one in a unit that cannot be converted, or below zero', () => {
    expect(trouble({ value: 100, metric: { unit: 'MB' } })).toBe('not-comparable');
    expect(trouble({ value: 0.1001, metric: { unit: 'k/s' } })).not.toBe('gone');
    expect(trouble({ value: -5 })).toBe('not-comparable');
  });

  it('is not one that has another id, or that is no longer judged', () => {
    expect(trouble({ value: 100.2, id: 'renamed' })).toBeUndefined();
    expect(trouble({ value: 100.2, metric: { role: 'info' } })).toBeUndefined();
  });

  it('makes the night inconclusive, and an error where a value fell to zero', () => {
    const causesOf = (tonight: Tonight): unknown => {
      const parties = [...quiet.map((value) => ({ value })), tonight].map((one, at) => nightOf(one, at));
      return nightFindings(judgeNight(parties, defaultOptions), parties, {}, '2026-11-30').map((one) => [
        one.rule,
        one.severity,
        one.cause,
      ]);
    };
    expect(causesOf({ value: 0 })).toEqual([['night-lost', 'error', 'regression']]);
    expect(causesOf({ gone: true })).toEqual([['night-lost', 'warning', 'gone']]);
    expect(causesOf({ value: 100, metric: { unit: 'MB' } })).toEqual([['night-lost', 'warning', 'not-comparable']]);
    expect(causesOf({ value: 100 })).toEqual([]);
  });

  it('does not keep a direction that was corrected', () => {
    const down = { value: 95, metric: { direction: 'lower' } } as const;
    expect(after(down)?.verdict.word).toBe('suspect-better');
  });
});

describe('many rows', () => {
  it('have at most 1% false nights per row over 60 nights of 20 benchmarks', () => {
    const nights = made(60, 20, 3);
    const parties = nights.map((one, index) => party(night(one, index)));
    let [judged, suspect, wrong] = [0, 0, 0];
    for (let last = 7; last <= 60; last++)
      for (const word of words(judgeNight(parties.slice(0, last), defaultOptions))) {
        judged++;
        if (changes.includes(word)) suspect++;
        if (word === 'regression' || word === 'improvement') wrong++;
      }
    expect(judged).toBe(54 * 20);
    expect(wrong / judged).toBeLessThanOrEqual(0.01);
    // The first night outside is not a failure, and not much rarer than its level: the test above is meaningful.
    expect(suspect / judged).toBeGreaterThan(0.005);
    expect(suspect / judged).toBeLessThan(0.04);
  });

  const moved = nightsOfAnUpdate();

  it('that change with a microcode update are one change, with both microcodes', () => {
    const found = judge(moved.slice(0, 41));
    expect(found.changed).toEqual([{ field: 'host.cpu.microcode', base: '0x1', cand: '0x2' }]);
    expect(words(found).filter((word) => changes.includes(word))).toEqual([]);
    expect(found.shift?.ratio).toBeCloseTo(0.98, 2);
    expect(found.shift?.agree).toBeGreaterThanOrEqual(18);
    // Without the common part, most rows would be outside.
    expect(judge(moved.slice(0, 42)).changed).toEqual([]);
    expect(new Set(words(judge(moved.slice(0, 42))))).toEqual(new Set(['not-judged']));
  });

  it('report only the one row that falls: suspect, then a regression', () => {
    const fallen = (count: number): [number, string][] =>
      words(judge(moved.slice(0, count))).flatMap((word, row) => (changes.includes(word) ? [[row, word]] : []));
    expect(fallen(59)).toEqual([[3, 'suspect-worse']]);
    expect(fallen(60)).toEqual([[3, 'regression']]);
    expect(judge(moved).since).toBe(40);
  });

  it('that fall on the same night as a change are still found', () => {
    const both = moved.slice(0, 41).map((one, at) => ({
      ...one,
      values: one.values.map((value, row) => (at === 40 && row === 7 ? value * 0.9 : value)),
    }));
    const found = judge(both);
    expect(found.changed).toHaveLength(1);
    expect(words(found).flatMap((word, row) => (changes.includes(word) ? [row] : []))).toEqual([7]);
  });

  it('that all change without a known reason are a common shift: suspect, then shown', () => {
    const all = made(30, 20, 9, (at) => (at >= 28 ? 0.95 : 1));
    expect(judge(all.slice(0, 28)).shift?.verdict ?? 'usual').toBe('usual');
    expect(judge(all.slice(0, 29)).shift?.verdict).toBe('suspect');
    expect(judge(all).shift?.verdict).toBe('shown');
    expect(words(judge(all)).filter((word) => word === 'regression')).toEqual([]);
  });
});

const reference = inRoot('test/fixtures/reference/statistics-2.json');
describe('reference values', () => {
  interface Nights {
    readonly cases: readonly { earlier: number[]; interval95: readonly [number, number] }[];
    readonly winsorisedCritical: Readonly<Record<string, Readonly<Record<'p05' | 'p02', number>>>>;
  }
  it('match for one night and for the critical values', () => {
    const { nights } = JSON.parse(readFileSync(reference, 'utf8')) as { nights: Nights };
    for (const { earlier, interval95 } of nights.cases) {
      const found = predictNight(earlier.map(Math.log), 0.05);
      expect(Math.exp(found?.lo ?? 0)).toBeCloseTo(interval95[0], 6);
      expect(Math.exp(found?.hi ?? 0)).toBeCloseTo(interval95[1], 6);
    }
    for (const [n, { p05, p02 }] of Object.entries(nights.winsorisedCritical)) {
      const values = Array.from({ length: Number(n) }, (_, index) => index);
      const [five, two] = [predictNight(values, 0.05), predictNight(values, 0.02)];
      // Of the same deviation; both sets are simulated.
      expect(((two?.hi ?? 0) - (two?.centre ?? 0)) / ((five?.hi ?? 0) - (five?.centre ?? 0)) / (p02 / p05)).toBeCloseTo(
        1,
        1,
      );
    }
  });
});
