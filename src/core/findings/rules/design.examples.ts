import { benchmark, one, type ReportExamples, runs, steady, values } from './example-parts';

const onHost = (parameters: object, more: object = {}): Readonly<Record<string, unknown>> => ({
  environments: [
    {
      id: 'host',
      host: { memoryMiB: 8192, cpu: { model: 'EPYC', threads: 8 } },
      guest: { vcpus: 4, memoryMiB: 2048, ...more },
    },
  ],
  benchmarks: [benchmark({ parameters, results: values(5, 5.1) })],
});
const twoHosts = (cpuOfSecond: string): Readonly<Record<string, unknown>> => ({
  environments: [
    { id: 'h1', host: { cpu: { model: 'EPYC 9354P' } } },
    { id: 'h2', host: { cpu: { model: cpuOfSecond } } },
  ],
  subjects: [
    { id: 'old', role: 'baseline', environment: 'h1' },
    { id: 'new', environment: 'h2' },
  ],
});

export const designExamples = {
  'cpu-overcommit': { fires: onHost({ vcpus: 8, vms: 2 }), silent: onHost({ vcpus: 8, vms: 2, overcommit: '2x' }) },
  'cpu-saturated': { fires: onHost({ vcpus: 8 }), silent: onHost({ vcpus: 4 }) },
  'memory-overcommit': {
    fires: onHost({ vms: 2 }, { memoryMiB: 6144 }),
    silent: onHost({ vms: 2 }, { memoryMiB: 4096 }),
  },
  'unequal-environments': { fires: twoHosts('Xeon 8480'), silent: twoHosts('EPYC 9354P') },
  'confounded-subjects': {
    fires: {
      subjects: [
        { id: 'old', role: 'baseline', environment: 'host', config: { kernel: '6.11', ept: true } },
        { id: 'new', environment: 'host', config: { kernel: '6.12', ept: false } },
      ],
    },
    silent: {
      subjects: [
        { id: 'old', role: 'baseline', environment: 'host', config: { kernel: '6.11', ept: true } },
        { id: 'new', environment: 'host', config: { kernel: '6.12', ept: true } },
      ],
    },
  },
  'unequal-runs': {
    fires: one({ results: runs(steady, steady.slice(0, 4)) }),
    silent: one({ results: runs(steady, steady.slice(0, 5)) }),
  },
  'blocked-order': {
    fires: { methodology: { order: 'blocked', runs: 10 } },
    silent: one({
      results: [
        { subject: 'old', samples: [5, 5.1], order: [1, 4] },
        { subject: 'new', samples: [5, 5.1], order: [2, 3] },
      ],
    }),
  },
  'dependent-runs': {
    fires: one({
      results: runs([5, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 5.7, 5.8, 5.9], [6, 6.1, 6.2, 6.3, 6.4, 6.5, 6.6, 6.7, 6.8, 6.9]),
    }),
    silent: one({
      results: runs([5, 5.5, 5.2, 5.9, 5.1, 5.8, 5.4, 5.6, 5.3, 5.7], [6, 6.5, 6.2, 6.9, 6.1, 6.8, 6.4, 6.6, 6.3, 6.7]),
    }),
  },
  peeked: {
    fires: { methodology: { stopping: 'until-significant' } },
    silent: { methodology: { stopping: 'fixed' } },
  },
  'within-one-boot': {
    fires: one({
      results: runs([5, 5.1, 5.05], [5.2, 5.3, 5.25], { boots: [1, 1, 1] }),
      claims: [{ subject: 'new', kind: 'better', text: 'better' }],
    }),
    silent: one({
      results: runs([5, 5.1, 5.05], [5.2, 5.3, 5.25], { boots: [1, 2, 3] }),
      claims: [{ subject: 'new', kind: 'better', text: 'better' }],
    }),
  },
  'no-warmup': { fires: { methodology: { runs: 10 } }, silent: { methodology: { runs: 10, warmupRuns: 0 } } },
} satisfies ReportExamples;
