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

describe('what is left of a faulty report', () => {
  it.each(['n', 'excluded', 'failed', 'boots', 'stddev', 'samples', 'ci'])(
    'a result whose %s cannot be read is left out whole: half of it would be judged wrongly',
    (key) => {
      const left = rowWith({ results: [{ ...measured[0], [key]: 'wrong' }, measured[1]] });
      expect(left?.results).toEqual([measured[1]]);
    },
  );
  it('but not for the place where it was measured', () => {
    expect(rowWith({ results: [{ ...measured[0], environment: 'no' }, measured[1]] })?.results).toEqual(measured);
  });
  it('a result of a subject that does not exist is left out', () => {
    expect(rowWith({ results: [{ subject: 'no', mean: 1 }, ...measured] })?.results).toEqual(measured);
  });
  it('a waiver with anything wrong waives nothing', () => {
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
  it('a summary over a benchmark that does not exist is left out', () => {
    expect(
      reportOf(minimal({ summaries: [{ method: 'geomean', subject: 'patched', value: 1, of: ['b', 'no'] }] }))
        .summaries,
    ).toEqual([]);
  });
  it('a row whose thresholds or role cannot be read is shown and not judged', () => {
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
  it('a direction that cannot be read is no direction', () =>
    expect(rowWith({ metric: { direction: 'up', unit: 's' } })?.metric).toEqual({ unit: 's' }));
  it('a subject whose role cannot be read is not judged', () => {
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
  it('of two baselines the first counts', () => {
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
  it('of two equal ids the first counts', () => {
    expect(reportOf(minimal({ benchmarks: [row, { ...row, name: 'C' }] })).benchmarks).toEqual([row]);
  });
  it('what refers to a subject that was left out goes with it', () => {
    const report = reportOf(
      minimal({
        subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }, { id: 7 }],
        benchmarks: [{ ...row, results: [...measured, { subject: 'seven', mean: 7 }] }],
      }),
    );
    expect(report.subjects).toHaveLength(2);
    expect(report.benchmarks[0]?.results).toEqual(measured);
  });
  it('a missing title is an empty one', () => {
    expect(reportOf(minimal({ title: undefined })).title).toBe('');
    expect(reportOf(minimal({ title: 3 })).title).toBe('');
  });
  it('a circle of environments is broken', () => {
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
  it('numbers too large do not reach who computes', () => {
    const text = minimal({
      benchmarks: [{ ...row, results: [{ subject: 'base', samples: [1, 2, 12345] }, measured[1]] }],
    }).replace('12345', '1e999');
    expect(reportOf(text).benchmarks[0]?.results).toEqual([measured[1]]);
  });
  it('leaving something out below __proto__ does not change what an object is', () => {
    const text = minimal({ environments: [{ id: 'e', host: { MARK: { x: 'y', z: 1 } } }] })
      .replace('MARK', '__proto__')
      .replace('"y"', '1e999');
    const host = reportOf(text).environments?.[0]?.host;
    expect(Object.getPrototypeOf(host)).toBe(Object.prototype);
    expect(JSON.stringify(host)).toBe('{"__proto__":{"z":1}}');
  });
  it('a text of a wrong form is kept', () => expect(reportOf(minimal({ date: '2009-13' })).date).toBe('2009-13'));
  it.each([
    { subjects: 3 },
    { subjects: [] },
    { subjects: [{ id: 3 }] },
    { benchmarks: {} },
    { benchmarks: undefined },
    { subjects: undefined },
  ])('there is none where nothing can be shown: %j', (parts) => {
    expect(readReport(minimal(parts))).toMatchObject({ state: 'broken', whole: false });
    expect(readReport(minimal(parts)).report).toBeUndefined();
  });
  it('is whole where nothing was left out, hints or not', () => {
    expect(readReport(minimal({ titel: 1 })).whole).toBe(true);
    expect(readReport(minimal({ date: 3 })).whole).toBe(false);
  });
  it('does not change what it was made from', () => {
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
  it('lead to the right place in the text', () => {
    const report = reportOf(text);
    const path = ['benchmarks', 0, 'results', 1, 'samples', 2];
    expect(report.benchmarks[0]?.results?.[1]?.samples?.[2]).toBe(4);
    expect(sourcePath(report, path)).toEqual(['benchmarks', 1, 'results', 2, 'samples', 2]);
    const span = locate(text, sourcePath(report, path)) ?? { offset: 0, length: 0 };
    expect(text.slice(span.offset, span.offset + span.length)).toBe('4');
  });
  it('stay as they are where nothing was lost', () => {
    const path = ['benchmarks', 0, 'ratios', 0, 'value'];
    expect(sourcePath(reportOf(minimal()), path)).toEqual(path);
    expect(sourcePath(reportOf(minimal()), ['no', 3, 'such'])).toEqual(['no', 3, 'such']);
  });
});
