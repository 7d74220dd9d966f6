import { benchmark, one, type ReportExamples, values } from './example-parts';

export const structureExamples = {
  'duplicate-row': {
    fires: {
      benchmarks: ['a', 'b'].map((id) => benchmark({ id, name: 'b', results: values(5, id === 'a' ? 5.1 : 5.2) })),
    },
    silent: {
      benchmarks: [1, 2].map((vcpus) =>
        benchmark({ id: `b${vcpus}`, name: 'b', parameters: { vcpus }, results: values(5, 5.1) }),
      ),
    },
  },
  'bad-waiver': {
    fires: { waivers: [{ rule: 'noisy', reason: 'known', expires: '2020-01-01' }] },
    silent: {
      ...one({ ratios: [{ subject: 'new', value: 0.99, n: 9 }], results: [] }),
      waivers: [{ rule: 'untested-regression', reason: 'known', expires: '2030-01-01' }],
    },
  },
} satisfies ReportExamples;
