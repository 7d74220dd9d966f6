// The mail of 2009: its five lines as printed, including "i,e.", against the report that was transcribed by hand.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../../src/core/generated/format';
import { gridOf, mail, reportOf } from './support';

const fiveRuns = mail(
  'compile workloads - 4-way : 1.02, i.e. about 2% better.',
  'compile workloads - 8-way : 1.14, i,e. 14% better.',
  'oracle swingbench - 4-way (small pages) : 1.34, i.e. 34% better.',
  'oracle swingbench - 4-way (large pages) : 1.03, i.e. 3% better.',
  'specjbb (large pages) : 0.99, i.e. 1% degradation.',
);
const transcribed = JSON.parse(
  readFileSync(new URL('../../../../examples/vmi-vs-hwmmu-2009.vmibench.json', import.meta.url), 'utf8'),
) as Report;

function facts(report: Report) {
  return report.benchmarks.map((one) => ({
    name: one.name,
    parameters: one.parameters,
    ratios: one.ratios?.map((ratio) => [ratio.value, ratio.kind ?? 'performance']),
    claims: one.claims?.map((claim) => [claim.percent, claim.basis, claim.text]),
  }));
}

const printed = new URL('../../../fixtures/reference/mail-2009.txt', import.meta.url);

describe('test/fixtures/reference/mail-2009.txt', () => {
  it('matches the text in these tests, and becomes the five rows and claims without a correction', () => {
    const bytes = new Uint8Array(readFileSync(printed));
    expect(new TextDecoder().decode(bytes).trim()).toBe(fiveRuns.trim());
    expect(facts(reportOf(bytes))).toEqual(facts(transcribed));
  });
});

describe('the mail of 2009', () => {
  it("becomes the transcribed report's rows and claims without a correction", () => {
    expect(facts(reportOf(fiveRuns))).toEqual(facts(transcribed));
  });
  it('has two unnamed subjects, with a note', () => {
    const grid = gridOf(fiveRuns);
    expect(grid.subjects.map((one) => [one.id, one.role.value, one.role.certain])).toEqual([
      ['baseline', 'baseline', false],
      ['candidate', 'candidate', false],
    ]);
    expect(grid.notes).toEqual([]);
  });
  it('takes names from the text', () => {
    const named = reportOf(mail('In most benchmarks EPT/NPT (hwmmu) are at par or better than VMI.', '', fiveRuns));
    expect(named.subjects.map((one) => [one.label ?? one.id, one.role])).toEqual([
      ['VMI', 'baseline'],
      ['EPT/NPT (hwmmu)', undefined],
    ]);
    expect(named.claims?.map((one) => [one.kind, one.text])).toEqual([
      ['non-inferior', 'In most benchmarks EPT/NPT (hwmmu) are at par or better than VMI'],
    ]);
    expect(facts(named)).toEqual(facts(transcribed));
  });
  it('locates each claim in the text', () => {
    const text = fiveRuns.split('\n');
    const shown = gridOf(fiveRuns).claims.map(({ place, text: claim }) => [
      (text[place.line - 1] ?? '').slice(place.column - 1, place.column - 1 + place.length),
      claim,
    ]);
    for (const [printed, claim] of shown) expect(printed).toBe(claim);
    expect(shown).toHaveLength(5);
  });
  it('reads the same lines in a quoted reply and in quoted-printable', () => {
    expect(facts(reportOf(fiveRuns.replace(/^/gm, '> ')))).toEqual(facts(transcribed));
    const encoded = mail(
      'From: A <a@example.org>',
      'Subject: x',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      ...fiveRuns
        .trim()
        .split('\n')
        .map((line) => `${line.slice(0, 20)}=\n${line.slice(20).replace(/=/g, '=3D')}=20`),
    );
    expect(facts(reportOf(encoded))).toEqual(facts(transcribed));
  });
});

describe('ratios in sentences', () => {
  const kind = (line: string) => reportOf(mail(line)).benchmarks[0]?.ratios?.[0]?.kind ?? 'performance';
  it('is a performance ratio if the words agree with it', () => {
    expect(kind('lat_mmap : 1.10, i.e. 10% faster.')).toBe('performance');
    expect(kind('lat_mmap : 0.90, i.e. 10% slower.')).toBe('performance');
  });
  it('is a quotient if the words contradict it or are missing', () => {
    expect(kind('lat_mmap : 0.90, i.e. 10% faster.')).toBe('quotient');
    expect(kind('lat_mmap : 1.10, i.e. 10% slower.')).toBe('quotient');
    expect(kind('lat_mmap : 1.10, i.e. ten runs each.')).toBe('quotient');
  });
});
