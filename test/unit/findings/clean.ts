/** A complete report without findings: the examples of rules are laid over it. */
import type { Report } from '../../../src/core/generated/format';

const host = {
  model: 'PowerEdge R6625',
  arch: 'x86_64',
  memoryMiB: 262144,
  numaNodes: 1,
  smt: false,
  governor: 'performance',
  turbo: false,
  cpu: {
    vendor: 'AMD',
    model: 'EPYC 9354P',
    sockets: 1,
    coresPerSocket: 32,
    threadsPerCore: 1,
    cores: 32,
    threads: 32,
    ghz: 3.25,
  },
  mitigations: { spectre_v2: 'Retpolines; IBPB: conditional' },
  kernel: '6.12.0',
  os: 'Debian 13',
};
const guest = { os: 'Debian 13', kernel: '6.12.0', vcpus: 8, memoryMiB: 16384, pageSize: '4k', pinning: '1:1' };

export function clean(): Report {
  return {
    format: 'vmibench/1',
    id: 'clean',
    title: 'a complete and clean report',
    date: '2026-11-01',
    provenance: { kind: 'measured' },
    environments: [{ id: 'host', host, hypervisor: { name: 'KVM', version: '6.12', mmu: 'hardware-nested' }, guest }],
    subjects: [
      { id: 'old', role: 'baseline', environment: 'host', config: { patch: false } },
      { id: 'new', environment: 'host', config: { patch: true } },
    ],
    methodology: { runs: 10, boots: 5, aggregate: 'mean', spread: 'samples', order: 'interleaved', warmupRuns: 1 },
    benchmarks: [
      {
        id: 'b',
        name: 'kernbench',
        suite: 'mmtests',
        version: '0.50',
        kind: 'macro',
        parameters: { vcpus: 8 },
        metric: { name: 'elapsed time', unit: 's', direction: 'lower', definition: 'wall clock of make -j8' },
        results: [
          {
            subject: 'old',
            samples: [100.4, 101.1, 99.3, 100.9, 99.2, 100.2, 99.7, 100.6, 99.6, 100.3],
            boots: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
          },
          {
            subject: 'new',
            samples: [100.1, 100.8, 99.9, 99.4, 100.7, 99.5, 100.5, 99.8, 101.0, 99.6],
            boots: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
          },
        ],
      },
    ],
  } as Report;
}
