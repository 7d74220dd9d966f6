import { describe, expect, it } from 'vitest';
import { locate } from '../../../src/core/report/locate';
import { readReport } from '../../../src/core/report/read';
import { sourcePath } from '../../../src/core/report/usable';
import { changed, fullReport, minimal, reportOf } from './support';

const measured = [
  { subject: 'base', samples: [1, 2, 3] },
  { subject: 'patched', samples: [1, 2, 4] },
];
const row = { id: 'b', name: 'B', metric: { direction: 'higher' }, results: measured };

function rowWith(parts: Readonly<Record<string, unknown>>) {
  return reportOf(minimal({ benchmarks: [{ ...row, ...parts }] })).benchmarks[0];
}

describe('the usable part of a faulty report', () => {
  it.each(['n', 'excluded', 'failed', 'boots', 'stddev', 'samples', 'ci'])(
    'omits a result whose %s is unreadable, since half of it would be judged wrongly',
    (key) => {
      const left = rowWith({ results: [{ ...measured[0], [key]: 'wrong' }, measured[1]] });
      expect(left?.results).toEqual([measured[1]]);
    },
  );
  it('keeps a result if only its environment is unreadable', () => {
    expect(rowWith({ results: [{ ...measured[0], environment: 'no' }, measured[1]] })?.results).toEqual(measured);
  });
  it('omits a result of a subject that does not exist', () => {
    expect(rowWith({ results: [{ subject: 'no', mean: 1 }, ...measured] })?.results).toEqual(measured);
  });
  it('omits a waiver with any error', () => {
    for (const wrong of [
      { benchmarks: 'b' },
      { benchmarks: [] },
      { expires: 'never' },
      { subject: 'no' },
      { reason: undefined },
    ]) {
      expect(reportOf(minimal({ waivers: [{ rule: 'r', reason: 'x', ...wrong }] })).waivers).toEqual([]);
    }
  });
  it('omits a summary over a benchmark that does not exist', () => {
    expect(
      reportOf(minimal({ summaries: [{ method: 'geomean', subject: 'patched', value: 1, of: ['b', 'no'] }] }))
        .summaries,
    ).toEqual([]);
  });
  it('shows a row without judging it if its thresholds or role are unreadable', () => {
    expect(rowWith({ thresholds: { warn: 'x' } })).toMatchObject({
      metric: { direction: 'higher', role: 'info' },
      results: measured,
    });
    expect(rowWith({ thresholds: 3 })).toMatchObject({ metric: { role: 'info' } });
    expect(rowWith({ metric: { direction: 'higher', role: 'costs' } })).toMatchObject({
      metric: { direction: 'higher', role: 'info' },
    });
    expect(rowWith({ metric: 'ms' })).toMatchObject({ metric: { role: 'info' } });
    expect(rowWith({ metric: undefined, thresholds: 3 })).toMatchObject({ metric: { role: 'info' } });
  });
  it('omits a direction that is unreadable', () =>
    expect(rowWith({ metric: { direction: 'up', unit: 's' } })?.metric).toEqual({ unit: 's' }));
  it('does not judge a subject whose role is unreadable', () => {
    expect(
      reportOf(
        minimal({
          subjects: [
            { id: 'base', role: 'baseline' },
            { id: 'patched', role: 'x' },
          ],
        }),
      ).subjects[1],
    ).toEqual({ id: 'patched', role: 'reference' });
  });
  it('uses the first of two baselines', () => {
    expect(
      reportOf(
        minimal({
          subjects: [
            { id: 'base', role: 'baseline' },
            { id: 'patched', role: 'baseline' },
          ],
        }),
      ).subjects.map(({ role }) => role),
    ).toEqual(['baseline', 'candidate']);
  });
  it('uses the first of two equal ids', () => {
    expect(reportOf(minimal({ benchmarks: [row, { ...row, name: 'C' }] })).benchmarks).toEqual([row]);
  });
  it('omits references to an omitted subject', () => {
    const report = reportOf(
      minimal({
        subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }, { id: 7 }],
        benchmarks: [{ ...row, results: [...measured, { subject: 'seven', mean: 7 }] }],
      }),
    );
    expect(report.subjects).toHaveLength(2);
    expect(report.benchmarks[0]?.results).toEqual(measured);
  });
  it('has an empty title if the title is missing', () => {
    expect(reportOf(minimal({ title: undefined })).title).toBe('');
    expect(reportOf(minimal({ title: 3 })).title).toBe('');
  });
  it('breaks a cycle of environments', () => {
    const { environments } = reportOf(
      minimal({
        environments: [
          { id: 'a', inside: 'b' },
          { id: 'b', inside: 'a' },
        ],
      }),
    );
    expect(environments?.filter(({ inside }) => inside !== undefined)).toHaveLength(1);
  });
  it('has no overlarge numbers', () => {
    const text = minimal({
      benchmarks: [{ ...row, results: [{ subject: 'base', samples: [1, 2, 12345] }, measured[1]] }],
    }).replace('12345', '1e999');
    expect(reportOf(text).benchmarks[0]?.results).toEqual([measured[1]]);
  });
  it('keeps the prototype of an object when omitting a field below __proto__', () => {
    const text = minimal({ environments: [{ id: 'e', host: { MARK: { x: 'y', z: 1 } } }] })
      .replace('MARK', '__proto__')
      .replace('"y"', '1e999');
    const host = reportOf(text).environments?.[0]?.host;
    expect(Object.getPrototypeOf(host)).toBe(Object.prototype);
    expect(JSON.stringify(host)).toBe('{"__proto__":{"z":1}}');
  });
  it('keeps a string with a wrong format', () => expect(reportOf(minimal({ date: '2009-13' })).date).toBe('2009-13'));
  it.each([
    { subjects: 3 },
    { subjects: [] },
    { subjects: [{ id: 3 }] },
    { benchmarks: {} },
    { benchmarks: undefined },
    { subjects: undefined },
  ])('does not exist for %j', (parts) => {
    expect(readReport(minimal(parts))).toMatchObject({ state: 'broken', whole: false });
    expect(readReport(minimal(parts)).report).toBeUndefined();
  });
  it('is complete if nothing was omitted, with or without hints', () => {
    expect(readReport(minimal({ titel: 1 })).whole).toBe(true);
    expect(readReport(minimal({ date: 3 })).whole).toBe(false);
  });
  it('does not change its source', () => {
    const text = changed(fullReport, ['benchmarks', 0, 'results', 0, 'n'], 'x');
    expect(reportOf(text)).not.toEqual(JSON.parse(text));
    expect(reportOf(text).benchmarks[0]?.ratios).toEqual(
      (JSON.parse(text) as { benchmarks: { ratios: unknown }[] }).benchmarks[0]?.ratios,
    );
  });
});

describe('paths of a report that lost entries', () => {
  const text = minimal({
    benchmarks: [
      { id: 3, name: 'gone' },
      { ...row, results: [{ subject: 'no' }, ...measured] },
    ],
  });
  it('point to the right place in the text', () => {
    const report = reportOf(text);
    const path = ['benchmarks', 0, 'results', 1, 'samples', 2];
    expect(report.benchmarks[0]?.results?.[1]?.samples?.[2]).toBe(4);
    expect(sourcePath(report, path)).toEqual(['benchmarks', 1, 'results', 2, 'samples', 2]);
    const span = locate(text, sourcePath(report, path)) ?? { offset: 0, length: 0 };
    expect(text.slice(span.offset, span.offset + span.length)).toBe('4');
  });
  it('remain unchanged if nothing was lost', () => {
    const path = ['benchmarks', 0, 'ratios', 0, 'value'];
    expect(sourcePath(reportOf(minimal()), path)).toEqual(path);
    expect(sourcePath(reportOf(minimal()), ['no', 3, 'such'])).toEqual(['no', 3, 'such']);
  });
});
