/** Verdicts that must not be given: a slower side that is "better", and "no change" if the mean changed. */
import { describe, expect, it } from 'vitest';
import { sayEnglish } from '../../../src/core/messages/messages';
import { testedVerdict } from '../../../src/core/analysis/verdict';
import { rowSentence, verdictText } from '../../../src/core/page-model/wording';
import { chance } from '../../perf/chance';
import { seedOf } from '../../perf/verdict-rates';
import { wordRatesOf, wordScenarios } from '../../perf/verdict-words';
import { onlyRow } from '../analysis/make';

const times = (...groups: readonly (readonly [number, number])[]): number[] =>
  groups.flatMap(([value, n]) => Array<number>(n).fill(value));

const steps = (from: number, n: number, step: number): number[] =>
  Array.from({ length: n }, (_, i) => Math.round((from + i * step) * 1000) / 1000);

function judged(old: readonly number[], now: readonly number[]): ReturnType<typeof onlyRow> {
  return onlyRow({
    metric: { name: 'time', unit: 'ms', direction: 'lower' },
    results: [
      { subject: 'old', samples: [...old] },
      { subject: 'new', samples: [...now] },
    ],
  });
}

const slowModes = [200, 201, 202, 203];

describe('verdicts under ties and modes', () => {
  it('do not call a side better that is slower by the means', () => {
    const row = judged(times([11, 3], [12, 7]), times([12, 8], [13, 2]));
    expect(row.verdict.word).toBe('regression');
    expect(row.ratio).toBeCloseTo(0.95876, 5);
  });

  it('call a side better that lost its slow runs', () => {
    const row = judged(times([12, 33], [13, 7]), times([12, 40]));
    expect(row.verdict.word).toBe('improvement');
    expect(row.ratio).toBeGreaterThan(1.01);
  });

  it('do not call a new slow mode equivalent', () => {
    const row = judged(times([0.12, 30]), times([0.12, 25], [0.24, 5]));
    expect(row.verdict.word).toBe('regression');
    expect(row.verdict.equivalent ?? false).toBe(false);
    // The average of the logs; the mean grew by 17%.
    expect(row.ratio).toBeCloseTo(2 ** (-5 / 30), 10);
  });

  it('do not say "no change" if a fifth of the runs take twice as long', () => {
    const row = judged(steps(99, 20, 0.1), [...steps(99.25, 16, 0.1), ...slowModes]);
    expect(row.verdict).toMatchObject({ word: 'unclear', meansDiffer: true });
    expect(row.verdict.equivalent ?? false).toBe(false);
    // The steps rise, so they are also seen to depend on each other.
    expect(sayEnglish(verdictText(row))).toMatch(/^unclear: ranks and averages disagree\b/);
  });

  it('do not call a side better whose typical runs are faster but whose mean is much slower', () => {
    const old = steps(100, 30, 0.1);
    const row = judged(old, [...old.slice(0, 22).map((value) => value - 5), ...times([400, 3], [410, 3], [420, 2])]);
    expect(row.tested?.method).toBe('normal-scores');
    expect(row.tested?.p).toBeLessThan(0.05);
    expect(row.verdict.word).toBe('unclear');
  });

  it('mention the ranks if the ratio is on the other side of 1', () => {
    const row = judged(times([1000, 20], [1001, 10]), times([1000, 29], [1020, 1]));
    expect(row.tested?.p).toBeLessThan(0.05);
    expect(row.ratio).toBeLessThan(1);
    expect(sayEnglish(rowSentence(row))).toMatch(/^0\.9997 .*higher in rank, real but under 1%/);
  });

  it('mention the ranks if the ratio is 1', () => {
    const row = judged(times([1000, 20], [1001, 10]), times([1000, 29], [1020, 1]));
    const one = { lo: 0.999, hi: 1.001, from: 'test' } as const;
    const verdict = testedVerdict(1, one, { ...row.tested!, sign: 1 }, row.limits, 0.05);
    expect(sayEnglish(rowSentence({ ...row, ratio: 1, interval: one, verdict }))).toMatch(
      /^1\.000 \(.*\), higher in rank, real but under 1%/,
    );
  });

  it('say "no change seen" only as narrowly as the means allow', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const { normal, uniform } = chance(seed);
      const slow = (): number => 100 * (1 + 0.01 * normal()) * (uniform() < 0.1 ? 1.1 : 1);
      const row = judged(Array.from({ length: 30 }, slow), Array.from({ length: 30 }, slow));
      const { means } = row.tested ?? {};
      // A change of the time, which is the inverse of the ratio.
      if (row.verdict.word === 'none-seen' && means)
        expect(row.verdict.within).toBeGreaterThanOrEqual(Math.max(1 / means.lo - 1, 1 - 1 / means.hi));
      if (row.verdict.word === 'no-change' && means) expect(means.lo90 <= 1 && means.hi90 >= 1).toBe(true);
    }
  });

  it.each(wordScenarios)('$name', (scenario) => {
    const rates = wordRatesOf(scenario, 1500, seedOf(7, scenario.name));
    for (const [word, most] of Object.entries(scenario.promise))
      expect(rates[word as keyof typeof rates], word).toBeLessThanOrEqual(most);
  });
});
