import { benchmark, one, type ReportExamples, runs, steady, values } from './example-parts';

const printed = (ratio: object): ReturnType<typeof one> =>
  one({
    metric: { name: 'time', unit: 's', direction: 'lower' },
    results: values(100, 80),
    ratios: [{ subject: 'new', ...ratio }],
  });
const summed = (summary: object, kinds: readonly string[] = ['macro', 'macro']): Readonly<Record<string, unknown>> => ({
  benchmarks: kinds.map((kind, i) =>
    benchmark({
      id: `b${i}`,
      name: `b${i}`,
      kind,
      ratios: [{ subject: 'new', value: i ? 2 : 1.5, n: 30 }],
      results: [],
    }),
  ),
  summaries: [{ method: 'geomean', subject: 'new', value: 1.732, ...summary }],
});

export const storedExamples = {
  'impossible-numbers': {
    fires: one({ results: values(100, 103, { min: 98, max: 101.4, n: 10 }) }),
    silent: one({ results: values(100, 101.4, { min: 98, max: 101.4, n: 10 }) }),
  },
  'ratio-mismatch': { fires: printed({ value: 1.4 }), silent: printed({ value: 1.25 }) },
  'ratio-inverted': { fires: printed({ value: 0.8 }), silent: printed({ value: 0.8, kind: 'quotient' }) },
  'arithmetic-mean-of-ratios': { fires: summed({ method: 'arithmetic', value: 1.75 }), silent: summed({}) },
  'mixed-summary': { fires: summed({}, ['macro', 'micro']), silent: summed({}) },
  'summary-mismatch': { fires: summed({ value: 1.8 }), silent: summed({ value: 1.73 }) },
  'summary-hides-range': {
    fires: { summaries: [{ method: 'composite', subject: 'new', value: 1.1 }] },
    silent: summed({}),
  },
  'best-of': {
    fires: { methodology: { runs: 10, boots: 5, aggregate: 'best' } },
    silent: { methodology: { runs: 10, boots: 5, aggregate: 'median' } },
  },
  'false-precision': {
    fires: one({ results: values(100, 100.12345678, { stddev: 1, n: 12 }) }),
    silent: one({ results: runs(steady, steady) }),
  },
} satisfies ReportExamples;
