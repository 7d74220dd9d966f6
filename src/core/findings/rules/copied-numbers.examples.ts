import { benchmark, type ReportExamples, runs, steady, times, values } from './example-parts';

export const copiedNumbersExamples = {
  'copied-numbers': {
    fires: {
      benchmarks: ['a', 'b'].map((id) =>
        benchmark({ id, name: id, results: runs(times(id === 'a' ? 1 : 1.37), steady) }),
      ),
    },
    silent: { benchmarks: ['a', 'b'].map((id) => benchmark({ id, name: id, results: values(5, 5) })) },
  },
} satisfies ReportExamples;
