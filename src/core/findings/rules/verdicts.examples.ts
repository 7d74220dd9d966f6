import type { Example, ReportExamples } from './example-parts';

const tested = (old: readonly number[], now: readonly number[]): Example => ({
  benchmarks: [
    {
      id: 'b',
      name: 'b',
      metric: { name: 'rate', unit: '/s', direction: 'higher' },
      results: [
        { subject: 'old', samples: old },
        { subject: 'new', samples: now },
      ],
    },
  ],
});
const printed = (value: number): Example => ({
  benchmarks: [{ id: 'b', name: 'b', ratios: [{ subject: 'new', value, n: 9 }] }],
});
const failing = (result: object): Example => ({
  benchmarks: [
    {
      id: 'b',
      name: 'b',
      metric: { name: 'rate', unit: '/s', direction: 'higher' },
      results: [
        { subject: 'old', mean: 5 },
        { subject: 'new', ...result },
      ],
    },
  ],
});
const zeroBefore = (now: number): Example => ({
  benchmarks: [
    {
      id: 'b',
      name: 'b',
      metric: { name: 'faults', unit: 'faults', direction: 'lower' },
      results: [
        { subject: 'old', mean: 0 },
        { subject: 'new', mean: now },
      ],
    },
  ],
});
const steady = [100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.1, 99.9, 100.3];
const times = (factor: number): number[] => steady.map((value) => value * factor);

export const verdictExamples = {
  'failed-runs': { fires: failing({ failed: [{ run: 1, reason: 'guest oops' }] }), silent: failing({ mean: 5.1 }) },
  'fell-to-zero': { fires: failing({ mean: 0 }), silent: failing({ mean: 5.1 }) },
  gone: { fires: failing({ notes: 'lost' }), silent: failing({ mean: 5.1 }) },
  'from-zero': { fires: zeroBefore(500), silent: zeroBefore(0) },
  'not-comparable': { fires: failing({ mean: -1 }), silent: failing({ mean: 5.1 }) },
  'unmentioned-regression': {
    fires: { ...printed(0.97), claims: [{ subject: 'new', text: 'faster', kind: 'better' }] },
    silent: {
      benchmarks: [
        {
          id: 'b',
          name: 'b',
          ratios: [{ subject: 'new', value: 1.03 }],
          claims: [{ subject: 'new', percent: 3, basis: 'improvement' }],
        },
      ],
    },
  },
  regression: { fires: tested(steady, times(0.97)), silent: tested(steady, times(1)) },
  'untested-regression': { fires: printed(0.99), silent: printed(0.995) },
  'suspect-regression': {
    fires: {
      benchmarks: [0, 1, 2, 3, 4].map((i) => ({
        ...(
          tested(steady, i ? times(1) : steady.map((v) => v * 0.988 + (v > 100 ? 0.9 : -0.9))) as unknown as {
            benchmarks: object[];
          }
        ).benchmarks[0],
        id: `b${i}`,
        name: `b${i}`,
      })),
    },
    silent: tested(steady, times(1)),
  },
} satisfies ReportExamples;
