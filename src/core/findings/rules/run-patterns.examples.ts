import { almost, one, type ReportExamples, runs, steady } from './example-parts';

const seconds = { name: 'elapsed', unit: 's', direction: 'lower' };

export const runPatternExamples = {
  'outlier-run': {
    fires: one({ results: runs(steady, [...almost.slice(0, 5), 112, ...almost.slice(6)]) }),
    silent: one({ results: runs(steady, [...almost.slice(0, 5), 102, ...almost.slice(6)]) }),
  },
  'slow-first-run': {
    fires: one({ metric: seconds, results: runs(steady, [112, ...almost.slice(1)]) }),
    silent: one({ metric: seconds, results: runs(steady, [90, ...almost.slice(1)]) }),
  },
  'bimodal-runs': {
    fires: one({
      results: runs(
        steady,
        [...almost, ...almost].map((value, i) => value + (i % 2 ? 14 : 0)),
      ),
    }),
    silent: one({ results: runs(steady, almost) }),
  },
  'drifting-runs': {
    fires: one({
      results: runs(
        steady,
        [...almost].sort((a, b) => a - b),
      ),
    }),
    silent: one({ results: runs(steady, almost) }),
  },
} satisfies ReportExamples;
