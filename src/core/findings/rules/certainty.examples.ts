import { one, type ReportExamples, runs, steady, times, values } from './example-parts';

const claimed = (claim: object, now: readonly number[]): ReturnType<typeof one> =>
  one({ results: runs(steady, now), claims: [{ subject: 'new', ...claim }] });
const loud = (factor: number): number[] => [100, 118, 84, 109, 91].map((value) => value * factor);

export const certaintyExamples = {
  'few-digits': { fires: one({ results: values(9, 1) }), silent: one({ results: values(9.02, 1.04) }) },
  underpowered: {
    fires: one({ results: runs(loud(1), loud(1.01)) }),
    silent: one({ results: runs(steady, times(1.0003)) }),
  },
  'not-significant': {
    fires: claimed({ kind: 'better', text: 'a bit better' }, times(1.001)),
    silent: claimed({ kind: 'better', text: 'better' }, times(1.02)),
  },
  'equivalence-unproven': {
    fires: claimed({ kind: 'same', text: 'the same' }, times(1.006)),
    silent: claimed({ kind: 'same', text: 'the same' }, times(1.0003)),
  },
} satisfies ReportExamples;
