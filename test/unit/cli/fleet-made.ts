/** A small fleet of nightly reports, in which each view has something to show. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seeded } from '../../perf/generate-report';

const nights = 10;
const runs = 7;

interface MadeHost {
  readonly name: string;
  readonly cpu: string;
  /** The factor on the time of the candidate in a night. */
  readonly candidate: (night: number) => number;
  /** The factor on both sides in a night. */
  readonly level: (night: number) => number;
  /** Both sides are the same kernel. */
  readonly same?: boolean;
}

const steady = (): number => 1;

export const madeHosts: readonly MadeHost[] = [
  { name: 'worse', cpu: 'A', candidate: (night) => (night < 5 ? 1 : 1.08), level: steady },
  { name: 'flips', cpu: 'A', candidate: (night) => (night % 2 === 0 ? 1.06 : 0.94), level: steady },
  { name: 'drifts', cpu: 'B', candidate: steady, level: (night) => 1 + 0.02 * night },
  { name: 'same', cpu: 'B', candidate: steady, level: steady, same: true },
];

/** The report of a host and a night. `shift` multiplies all numbers, for another content. */
export function madeReport(host: MadeHost, night: number, shift = 1): Record<string, unknown> {
  const random = seeded(1 + night + 100 * madeHosts.indexOf(host));
  const measured = (subject: string, centre: number): object => ({
    subject,
    samples: Array.from({ length: runs }, () =>
      Number((centre * shift * (1 + 0.01 * (random() - 0.5))).toPrecision(6)),
    ),
  });
  const level = host.level(night);
  const kernels = host.same ? ['6.11', '6.11'] : ['6.10', '6.11'];
  return {
    format: 'vmibench/1',
    id: `${host.name}-${night}`,
    series: host.name,
    title: `Night ${night} of ${host.name}`,
    date: `2026-0${night < 5 ? 6 : 7}-${String(1 + (night % 5)).padStart(2, '0')}`,
    environments: [
      {
        id: 'host',
        label: host.name,
        host: { cpu: { model: host.cpu, sockets: 2 }, memoryMiB: 65536, smt: false, hostname: `${host.name}.lab` },
        hypervisor: { name: 'KVM', version: '9.1' },
      },
    ],
    subjects: [
      { id: 'old', role: 'baseline', config: { kernel: kernels[0] } },
      { id: 'new', config: { kernel: kernels[1] } },
    ],
    benchmarks: ['fork', 'exec'].map((name, index) => ({
      id: name,
      name,
      suite: 'micro',
      parameters: { vcpus: 4 },
      metric: { name: 'time', unit: 'us', direction: 'lower' },
      results: [
        measured('old', (100 + index) * level),
        measured('new', (100 + index) * level * (index === 0 ? host.candidate(night) : 1)),
      ],
    })),
  };
}

/** Long ago, so that a later change shows in it. */
const madeTimeS = 1.7e9;

/** Writes a file of a fleet, with a time that says nothing. */
export function putReport(file: string, content: unknown, timeS = madeTimeS): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  utimesSync(file, timeS, timeS);
}

/** Writes all reports below a folder, a folder for each host, and returns their paths. */
export function makeFleet(folder: string): string[] {
  return madeHosts.flatMap((host) =>
    Array.from({ length: nights }, (_, night) => {
      const file = join(folder, host.name, `${night}.vmibench.json`);
      putReport(file, madeReport(host, night));
      return file;
    }),
  );
}
