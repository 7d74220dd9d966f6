import { benchmark, one, type ReportExamples, values } from './example-parts';

const stream = (names: readonly string[]): Readonly<Record<string, unknown>> => ({
  benchmarks: names.map((name, i) =>
    benchmark({ id: `b${i}`, name, suite: 'STREAM', results: values(1000.1 + i, 1003.4 + i) }),
  ),
});
const headlined = (claim: object): ReturnType<typeof one> =>
  one({ results: [], claims: [{ subject: 'new', percent: 48, basis: 'improvement', ...claim }] });
const sweep = (last: readonly object[]): Readonly<Record<string, unknown>> => ({
  benchmarks: [1, 2, 4].map((vcpus, i) =>
    benchmark({ id: `b${i}`, name: 'b', parameters: { vcpus }, results: i === 2 ? last : values(100 + i, 101 + i) }),
  ),
});

export const selectionExamples = {
  'partial-suite': { fires: stream(['Copy', 'Scale', 'Triad']), silent: stream(['Copy', 'Scale', 'Add', 'Triad']) },
  'relative-only': {
    fires: one({ results: [], ratios: [{ subject: 'new', value: 1.1 }] }),
    silent: one({ results: values(5, 5.5), ratios: [{ subject: 'new', value: 1.1 }] }),
  },
  'micro-only': {
    fires: {
      ...one({ kind: 'micro', results: values(5, 6) }),
      claims: [{ subject: 'new', kind: 'better', text: 'faster' }],
    },
    silent: {
      ...one({ kind: 'macro', results: values(5, 6) }),
      claims: [{ subject: 'new', kind: 'better', text: 'faster' }],
    },
  },
  'headline-only': { fires: headlined({ bound: 'up-to' }), silent: headlined({}) },
  'sweep-hole': { fires: sweep(values(5, 6).slice(0, 1)), silent: sweep(values(5, 6)) },
  'one-sided-tuning': {
    fires: {
      subjects: [
        { id: 'old', role: 'baseline', environment: 'host' },
        { id: 'new', environment: 'host', tuning: 'huge pages, pinned' },
      ],
    },
    silent: {
      subjects: [
        { id: 'old', role: 'baseline', environment: 'host', tuning: 'defaults' },
        { id: 'new', environment: 'host', tuning: 'huge pages, pinned' },
      ],
    },
  },
} satisfies ReportExamples;
