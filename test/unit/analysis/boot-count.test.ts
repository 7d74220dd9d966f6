/** `methodology.boots` without lists: one or two boots are too few, with or without labels. */
import { describe, expect, it } from 'vitest';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { sayEnglish } from '../../../src/core/messages/messages';
import { verdictText } from '../../../src/core/page-model/wording';
import { onlyRow } from './make';

const metric = { name: 'm', unit: 'ms', direction: 'lower' } as const;
const runs: Partial<Benchmark> = {
  metric,
  results: [
    { subject: 'old', samples: [100, 101, 99, 100.5, 100.2] },
    { subject: 'new', samples: [120, 121, 119, 120.5, 120.2] },
  ],
};
const summary: Partial<Benchmark> = {
  metric,
  results: [
    { subject: 'old', mean: 100, stddev: 1, n: 9 },
    { subject: 'new', mean: 120, stddev: 1, n: 9 },
  ],
};
const stated = (boots: number): Partial<Report> => ({ methodology: { boots } });

describe('the number of boots in the methodology', () => {
  it.each([
    ['runs, one boot', runs, 1, true],
    ['runs, two boots', runs, 2, true],
    ['runs, five boots', runs, 5, undefined],
    ['a summary, one boot', summary, 1, true],
    ['a summary, five boots', summary, 5, undefined],
  ])('%s', (_, benchmark, boots, within) => {
    const row = onlyRow(benchmark, stated(boots));
    expect(row.verdict.word).toBe('regression');
    expect(row.verdict.marks).toEqual(within && ['within-boot']);
    if (within) expect(sayEnglish(verdictText(row))).toMatch(/within one boot$/);
  });

  it('yields to listed boots, and the number of a benchmark to none', () => {
    const boots = [1, 1, 2, 3, 3];
    const listed = { ...runs, results: runs.results!.map((one) => ({ ...one, boots })) } as Partial<Benchmark>;
    expect(onlyRow(listed, stated(1)).verdict.marks).toBeUndefined();
    expect(onlyRow({ ...runs, methodology: { boots: 4 } }, stated(1)).verdict.marks).toBeUndefined();
  });
});
