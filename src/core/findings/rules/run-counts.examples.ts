import { benchmark, one, type ReportExamples, runs, steady, times, values } from './example-parts';

const two = (first: object, second: object): Readonly<Record<string, unknown>> => ({
  benchmarks: [first, second].map((part, i) => benchmark({ id: `b${i}`, name: `b${i}`, ...part })),
  methodology: { boots: 3 },
});

export const runCountExamples = {
  'single-run': {
    fires: one({ results: values(5, 5.1, { n: 1 }) }),
    silent: one({ results: values(5, 5.01, { n: 12 }) }),
  },
  'few-runs': {
    fires: one({ results: runs(steady.slice(0, 3), times(1.0004, steady.slice(0, 3))) }),
    silent: one({ results: values(5, 5.01, { n: 3 }) }),
  },
  'no-spread': {
    fires: two({ results: runs(steady, times(1.0003)) }, { results: values(5, 5.01, { n: 12 }) }),
    silent: two({ results: values(7, 7.01, { n: 12 }) }, { results: values(5, 5.01, { n: 12 }) }),
  },
  'runs-unknown': {
    fires: two({ results: runs(steady, times(1.0003)) }, { results: values(5, 5.01) }),
    silent: two({ results: values(7, 7.01) }, { results: values(5, 5.01) }),
  },
  'required-precision': {
    fires: one({ ratios: [{ subject: 'new', value: 1.02, n: 9 }] }),
    silent: one({ ratios: [{ subject: 'new', value: 1.002, n: 9 }] }),
  },
} satisfies ReportExamples;
