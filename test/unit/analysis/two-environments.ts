/** A report of two subjects, the candidate much slower, whose environments differ as a test says. */
import type { Report } from '../../../src/core/generated/format';
import { muchSlower, same } from '../cli/bin';

export interface Sides {
  readonly base?: object;
  readonly cand?: object;
  readonly config?: readonly [object, object];
  readonly source?: readonly [object, object];
}

/** A guest of 4 vCPUs on one kind of host for both sides, except for what is given. */
export function twoEnvironments({ base = {}, cand = {}, config = [{}, {}], source }: Sides): Report {
  const environment = (id: string, over: object): object => ({
    id,
    host: { cpu: { model: 'EPYC 9354P' }, kernel: '6.11' },
    hypervisor: { name: 'KVM', params: { halt_poll_ns: 200000 } },
    guest: { vcpus: 4 },
    ...over,
  });
  return {
    format: 'vmibench/1',
    title: 'made for a test',
    environments: [environment('one', base), environment('two', cand)],
    subjects: [
      { id: 'old', role: 'baseline', environment: 'one', config: config[0], source: source?.[0] },
      { id: 'new', environment: 'two', config: config[1], source: source?.[1] },
    ],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [
          { subject: 'old', samples: same },
          { subject: 'new', samples: muchSlower },
        ],
      },
    ],
  } as unknown as Report;
}

export const kernels = { host: { cpu: { model: 'EPYC 9354P' }, kernel: '6.12' } };
export const noPolling = { hypervisor: { name: 'KVM', params: { halt_poll_ns: 0 } } };
export const declaredKernels = [{ kernel: '6.11' }, { kernel: '6.12' }] as const;
