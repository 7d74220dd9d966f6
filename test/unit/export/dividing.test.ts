/** Printed values agree with each other: dividing the values of a row gives its ratio and its change. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOf } from '../../../src/core/analysis/centres';
import { csv } from '../../../src/core/export/csv';
import { rowCells } from '../../../src/core/export/cells';
import { shownOf } from '../../../src/core/export/parts';
import { sayEnglish } from '../../../src/core/messages/messages';
import { rowsAsTable } from '../../../src/core/page-model/row-text';
import { inputOf } from './support';

type Numbers = Readonly<Record<string, unknown>>;

const positive = fc.double({ min: 0.05, max: 5e6, noNaN: true }).map((value) => Number(value.toPrecision(7)));
/** Runs around a center, some of them outliers, so that means, medians and geometric means are three numbers. */
const runs = (n: number): fc.Arbitrary<Numbers> =>
  fc
    .tuple(positive, fc.array(fc.double({ min: 0.2, max: 4, noNaN: true }), { minLength: n, maxLength: n }))
    .map(([centre, factors]) => ({ samples: factors.map((factor) => Number((centre * factor).toPrecision(6))) }));
const booted = runs(9).map((one) => ({ ...one, boots: [1, 1, 1, 2, 2, 2, 3, 3, 3] }));
const outlying = fc.tuple(positive, fc.double({ min: 3, max: 50, noNaN: true })).map(([centre, far]) => ({
  samples: [1, 1.01, 0.99, 1.02, 0.98, 1.005, 0.995, far].map((factor) => Number((centre * factor).toPrecision(6))),
}));
const summary = positive.map((mean) => ({ mean, stddev: Number((mean / 50).toPrecision(3)), n: 5 }));
const stated = positive.map((value) => ({ value }));
const kinds = { runs: runs(4), booted, outlying, summary, stated };

const report = (direction: string, base: Numbers, cand: Numbers): unknown => ({
  format: 'vmibench/1',
  title: 'numbers',
  subjects: [
    { id: 'a', role: 'baseline' },
    { id: 'b', role: 'candidate' },
  ],
  benchmarks: [
    {
      id: 'x',
      name: 'x',
      metric: { name: 'score', unit: 'widgets', direction },
      results: [
        { subject: 'a', ...base },
        { subject: 'b', ...cand },
      ],
    },
  ],
});

const sizes: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9 };
/** "48.2 k widgets ± 3%" as a number. */
function read(text: string): number {
  const [, digits = '', prefix = ''] = /^([\d.,]+)(?: ([kMG]))?(?: widgets)?/.exec(text) ?? [];
  return Number(digits.replaceAll(',', '')) * (sizes[prefix] ?? 1);
}
const percent = (text: string): number => Number(/[+-]?[\d.,]+/.exec(text)?.[0].replaceAll(',', '') ?? NaN) / 100;

/** Half a unit of the last digit, relative: what rounding of the printed number itself may hide. */
const room = (text: string): number => {
  const digits = text.replace(/[x%,]/g, '');
  return 0.5 / 10 ** (digits.split('.')[1]?.length ?? 0) / Math.abs(Number(digits));
};

describe.each(['higher', 'lower'])('exported values where %s is better', (direction) => {
  it.each(['runs', 'booted', 'summary', 'stated'] as const)('%s divide to the ratio and to the change', (kind) => {
    fc.assert(
      fc.property(kinds[kind], kinds[kind], (base, cand) => {
        const input = inputOf(report(direction, base, cand));
        const [row] = shownOf(input).parts[0]?.rows ?? [];
        if (row?.ratio === undefined || row.change === undefined) return;
        const cells = rowCells(row, { ascii: true });
        // Centers of runs with outliers are medians, which do not divide: see the next test.
        if (input.analysis.rows[0]?.estimate === 'ranks') return;
        const quotient = read(cells.cand) / read(cells.base);
        const ratio = direction === 'lower' ? 1 / quotient : quotient;
        // Three digits of a number that is tiny beside the other one are precise to half a percent.
        const error = Math.abs(Math.log(quotient)) < 3 ? 0.0025 : 0.0075;
        expect(Math.abs(ratio / Number(cells.ratio.replace(/[x,]/g, '')) - 1)).toBeLessThan(error + room(cells.ratio));
        const decimal = cells.change.includes('.') ? 0.0006 : 0.006;
        expect(Math.abs(1 + percent(cells.change) - quotient)).toBeLessThan(error * quotient + decimal);
        const table = rowsAsTable([row])
          .split('\n')
          .map((line) => line.split('\t'));
        const of = (name: string): string => table[1]?.[table[0]?.indexOf(name) ?? -1] ?? '';
        expect(read(of('candidate')) / read(of('baseline')) / (1 + row.change.share)).toBeCloseTo(1, 4);
      }),
      { numRuns: 150 },
    );
  });

  it('name the estimate if medians do not divide to it', () => {
    fc.assert(
      fc.property(kinds.outlying, kinds.outlying, (base, cand) => {
        const input = inputOf(report(direction, base, cand));
        const [row] = shownOf(input).parts[0]?.rows ?? [];
        expect(input.analysis.rows[0]?.estimate).toBe('ranks');
        expect(row?.base?.is).toBe('median');
        expect(rowCells(row!).evidence).toMatch(/by ranks$/);
      }),
      { numRuns: 25 },
    );
  });
});

describe('CSV', () => {
  it('has values that divide to the ratio, followed by the mean', () => {
    fc.assert(
      fc.property(kinds.runs, kinds.runs, (base, cand) => {
        const [head = [], line = []] = csv(inputOf(report('higher', base, cand)))
          .split('\r\n')
          .map((one) => one.split(','));
        const of = (name: string): string => line[head.indexOf(name)] ?? '';
        const ratio = Number(of('ratio'));
        expect(Number(of('candidate value')) / Number(of('baseline value')) / ratio).toBeCloseTo(1, 9);
        expect((1 + Number(of('change'))) / ratio).toBeCloseTo(1, 6);
        // Runs that are all equal need no estimate.
        expect(of('baseline value is')).toBe(of('estimate') === '' ? 'mean' : 'geometric-mean');
        const samples = base['samples'] as number[];
        const mean = samples.reduce((a, b) => a + b, 0) / samples.length;
        expect(Number(of('baseline value mean')) / mean).toBeCloseTo(1, 9);
      }),
      { numRuns: 25 },
    );
  });
});

describe('few printed digits', () => {
  it.each([
    [0.2, 13.3, 'values, 1 digit printed'],
    [13.2, 13.3, 'values'],
    [1200, 100, 'values'],
    [7, 12.5, 'values, 1 digit printed'],
  ])('of %d and %d: %s', (base, cand, text) => {
    const [row] = shownOf(inputOf(report('lower', { value: base }, { value: cand }))).parts[0]?.rows ?? [];
    expect(row && sayEnglish(row.evidenceText)).toBe(text);
  });
});

describe('the center of the runs', () => {
  it('is the mean if no ratio of geometric means is possible', () => {
    const side = { subject: 'a', samples: [0, 2, 4], centre: 2, centreIs: 'mean', excluded: 0, failed: 0 } as const;
    expect(centreOf({ ...side, evidence: 'samples' }, 'geometric')).toEqual({ value: 2, is: 'mean', computed: 'mean' });
  });
});
