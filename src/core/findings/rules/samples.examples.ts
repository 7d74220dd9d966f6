import { almost, one, type ReportExamples, runs, steady, times } from './example-parts';

const seconds = { name: 'elapsed', unit: 's', direction: 'lower' };
const wide = times(1).map((value, i) => value + (i % 2 ? 6 : -6));

export const sampleExamples = {
  noisy: { fires: one({ results: runs(wide, times(1, wide)) }), silent: one({ results: runs(steady, almost) }) },
  'extreme-run': {
    fires: one({ results: runs(steady, [...almost.slice(1), 170]) }),
    silent: one({ results: runs(steady, [...almost.slice(1), 140]) }),
  },
  'variance-grew': {
    fires: one({
      results: runs(
        steady,
        times(1).map((value, i) => value + (i % 2 ? 3 : -3)),
      ),
    }),
    silent: one({ results: runs(steady, almost) }),
  },
  'invalid-samples': {
    fires: one({
      results: [
        { subject: 'old', samples: steady, n: 7 },
        { subject: 'new', samples: almost },
      ],
    }),
    silent: one({
      results: [
        { subject: 'old', samples: steady, n: 10 },
        { subject: 'new', samples: almost },
      ],
    }),
  },
  'short-runs': {
    fires: one({ metric: { name: 'call', unit: 'us', direction: 'lower' }, results: runs(steady, almost) }),
    silent: one({ metric: seconds, results: runs(steady, almost) }),
  },
} satisfies ReportExamples;
