/** A report of two kernels with and without mitigations, at four sizes, whose answers are known. */
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type Analysis } from '../../../src/core/analysis/model';
import type { Report } from '../../../src/core/generated/format';
import { factorNamed, factorsOf, type Factor } from '../../../src/core/pivot/factors';

const noise = [0, 0.4, -0.3, 0.2, -0.1, 0.1, -0.2, 0.3];

/**
 * Higher is better. The newer kernel is 20% worse with mitigations at 64 vCPUs and more, and 10% better otherwise;
 * mitigations cost a third.
 */
export function grid(): Report {
  const subject = (kernel: string, mitigations: string, role?: string) => ({
    id: `${kernel}-${mitigations}`,
    ...(role ? { role } : {}),
    config: { kernel, mitigations },
  });
  const speed = (kernel: string, mitigations: string, vcpus: number): number =>
    vcpus *
    100 *
    (mitigations === 'auto' ? 2 / 3 : 1) *
    (kernel === '6.11' ? 1 : mitigations === 'auto' && vcpus >= 64 ? 0.8 : 1.1);
  const subjects = [
    subject('6.11', 'off', 'baseline'),
    subject('6.11', 'auto'),
    subject('6.12', 'off'),
    subject('6.12', 'auto'),
  ];
  return {
    format: 'vmibench/1',
    title: 'grid',
    subjects: subjects as Report['subjects'],
    benchmarks: ['kernbench', 'specjbb'].flatMap((name) =>
      [8, 16, 64, 128].map((vcpus) => ({
        id: `${name}-${vcpus}`,
        name,
        parameters: { vcpus },
        metric: { name: 'rate', unit: 'ops/s', direction: 'higher' as const },
        results: subjects.map(({ id, config }) => ({
          subject: id,
          samples: noise.map((one) =>
            Number((speed(config.kernel, config.mitigations, vcpus) * (1 + one / 100)).toFixed(4)),
          ),
        })),
      })),
    ),
  };
}

export const judged =
  (report: Report) =>
  (baseline: string): Analysis =>
    analyse(report, defaultOptions, baseline).analysis;

export function named(report: Report, ...names: string[]): Factor[] {
  return names.map((name) => {
    const factor = factorNamed(factorsOf(report), name);
    if (!factor) throw new Error(name);
    return factor;
  });
}
