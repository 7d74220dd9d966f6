import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../src/core/compare/compare';
import { readParty } from '../../../src/core/compare/party';
import { allRowViews } from '../../../src/core/compare/row-view';
import { matrixView } from '../../../src/core/compare/view';
import { defaultSettings } from '../../../src/core/judge/settings';

const party = (content: object) => {
  const read = readParty('a', JSON.stringify({ format: 'vmibench/1', title: 't', ...content }), defaultSettings);
  if (!('party' in read)) throw new Error('no report');
  return read.party;
};
const metric = (unit: string) => ({ name: 't', unit, direction: 'lower' });
const alone = (mean: number, unit = 's') =>
  party({
    subjects: [{ id: 'a' }],
    benchmarks: [{ id: 'x', name: 'kernbench', metric: metric(unit), results: [{ subject: 'a', mean }] }],
  });
const subjects = (...means: number[]) =>
  party({
    subjects: means.map((_mean, index) => ({ id: `s${index}`, ...(index === 0 && { role: 'baseline' }) })),
    benchmarks: [
      {
        id: 'x',
        name: 'kernbench',
        metric: metric('s'),
        results: means.map((mean, index) => ({ subject: `s${index}`, mean })),
      },
    ],
  });
const matrix = (files: readonly ReturnType<typeof party>[], reference: number) => {
  const pairs = files.flatMap((now, file) =>
    file === reference
      ? []
      : [{ file, comparison: compareReports(files[reference]!, now, defaultSettings.options, []) }],
  );
  return {
    pairs,
    rows: matrixView(files.length, reference, pairs).rows.map(({ label, cells }) => [
      label,
      ...cells.map((cell) => cell && [cell.ratio ?? cell.value, cell.change?.text].filter(Boolean).join(' ')),
    ]),
  };
};

describe('three files of one subject each', () => {
  const files = [alone(100), alone(110), alone(90_000, 'ms')];
  it('are side by side with their values, against any reference', () => {
    expect(matrix(files, 0).rows).toEqual([['kernbench', '100 s', '110 s +10%', '90 s −10%']]);
    expect(matrix(files, 1).rows).toEqual([['kernbench', '100 s −9.1%', '110 s', '90 s −18.2%']]);
  });
  it('show their values on one scale', () => {
    const [{ comparison } = { comparison: undefined }] = matrix(files, 0).pairs;
    expect(allRowViews(comparison!)[0]).toMatchObject({ then: { value: '100 s' }, now: { value: '110 s' } });
  });
  it('keep their own units if none can be converted', () => {
    const { pairs } = matrix([alone(100), alone(5, 'ops/s')], 0);
    expect(allRowViews(pairs[0]!.comparison)[0]).toMatchObject({
      then: { value: '100 s' },
      now: { value: '5 ops/s' },
      count: 'not-compared',
    });
  });
});

it('have a row per subject with three subjects each, against any reference', () => {
  const files = [subjects(100, 110, 90), subjects(100, 105, 90), subjects(100, 120, 80)];
  expect(matrix(files, 0).rows).toEqual([
    ['kernbench, s1', '0.909', '0.952 +4.8%', '0.833 −8.3%'],
    ['kernbench, s2', '1.111', '1.111 0%', '1.250 +12.5%'],
  ]);
  expect(matrix(files, 2).rows).toEqual([
    ['kernbench, s1', '0.909 +9.1%', '0.952 +14.3%', '0.833'],
    ['kernbench, s2', '1.111 −11.1%', '1.111 −11.1%', '1.250'],
  ]);
});
