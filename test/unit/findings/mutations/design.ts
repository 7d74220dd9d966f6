/** How the experiment was set up. */
import type { Mutation } from './mutation';

const twentyBoots = `"boots": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]`;

/** The same runs, ascending: each resembles the one before. */
const risingBase = [
  '5866, 5897, 5931, 5955, 5961, 5984, 5991, 5992, 6004, 6032',
  '6050, 6083, 6106, 6140, 6164, 6165, 6183, 6194, 6238, 6244',
] as const;
const risingCandidate = [
  '4530, 4576, 4617, 4626, 4653, 4654, 4656, 4658, 4665, 4673',
  '4710, 4712, 4728, 4741, 4763, 4792, 4794, 4816, 4904, 4994',
] as const;

export const designMutations: readonly Mutation[] = [
  {
    rule: 'cpu-overcommit',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"parameters": {"vcpus": 8}', '"parameters": {"vcpus": 16}']],
    at: `"cpu": «{
          "model": "AMD Opteron 2384",
          "codename": "Shanghai C2",
          "ghz": 2.7,
          "sockets": 2,
          "coresPerSocket": 4,
          "threadsPerCore": 1
        }»`,
  },
  {
    rule: 'cpu-saturated',
    report: 'pvqspinlock-revert-2019',
    changes: [['"vms": 3, ', '']],
    at: `"cpu": «{
          "model": "Xeon Skylake",
          "sockets": 2,
          "cores": 40,
          "threads": 80
        }»`,
  },
  {
    rule: 'memory-overcommit',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"memoryMiBPerVcpu": 512', '"memoryMiBPerVcpu": 2048']],
    at: '"memoryMiB": «8192»',
    related: ['"parameters": {"vcpus": «8»}'],
  },
  {
    rule: 'unequal-environments',
    report: 'kvm-boost-vcpus-v3-2019',
    severity: 'warning',
    changes: [
      ['{"subject": "boosting", "mean": 23520}', '{"subject": "boosting", "mean": 23520, "environment": "haswell"}'],
    ],
    at: '"mean": 23520, "environment": «"haswell"»',
  },
  {
    rule: 'confounded-subjects',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'information',
    changes: [['"mmu": "hardware-nested"', '"mmu": "hardware-nested", "pageSize": "2M"']],
    at: '{"id": «"hwmmu"»',
  },
  {
    rule: 'unequal-runs',
    report: 'svm-idle-hlt-2024',
    severity: 'information',
    changes: [['"mean": 25645.7136, "n": 10', '"mean": 25645.7136, "n": 4']],
    at: '«{"subject": "with", "mean": 25645.7136, "n": 4}»',
  },
  {
    rule: 'blocked-order',
    report: 'vmi-vs-hwmmu-2009',
    changes: [['"order": "unknown"', '"order": "blocked"']],
    at: '"order": «"blocked"»',
  },
  {
    rule: 'blocked-order',
    report: 'kvm-memslot-cache-2021',
    changes: [
      ['"mean": 2.8, "verbatim": "2.8"', '"samples": [2.81, 2.79], "order": [1, 2]'],
      ['"mean": 1.6, "verbatim": "1.6"', '"samples": [1.61, 1.59], "order": [3, 5]'],
      ['"mean": 0.3, "verbatim": "0.30"', '"samples": [0.31, 0.29], "order": [4, 6]'],
    ],
    at: `"results": «[
        {"subject": "base", "samples": [2.81, 2.79], "order": [1, 2]},
        {"subject": "pass", "samples": [1.61, 1.59], "order": [3, 5]},
        {"subject": "cache", "samples": [0.31, 0.29], "order": [4, 6]}
      ]»`,
  },
  {
    rule: 'dependent-runs',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [
      ['6106, 6244, 6165, 5992, 6083, 6238, 6164, 5984, 5931, 5955', risingBase[0]],
      ['5897, 6140, 6183, 5991, 5866, 6032, 6050, 6004, 5961, 6194', risingBase[1]],
      ['4816, 4656, 4658, 4710, 4741, 4904, 4617, 4763, 4712, 4530', risingCandidate[0]],
      ['4673, 4794, 4728, 4994, 4665, 4654, 4653, 4792, 4626, 4576', risingCandidate[1]],
    ],
    at: `"samples": «[
            ${risingCandidate[0]},
            ${risingCandidate[1]}
          ]»`,
  },
  {
    rule: 'peeked',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"order": "unknown"', '"order": "unknown", "stopping": "until-significant"']],
    at: '"stopping": «"until-significant"»',
  },
  {
    rule: 'within-one-boot',
    report: 'kvm-ipiv-2022',
    severity: 'information',
    changes: [
      ['"reported": {"mean": 6059}', `${twentyBoots}, "reported": {"mean": 6059}`],
      ['"reported": {"mean": 4713.1}', `${twentyBoots}, "reported": {"mean": 4713.1}`],
    ],
    at: '"boots": «[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]», "reported": {"mean": 4713.1}',
  },
  {
    // A missing field has no place of its own: the name of the methodology is marked instead.
    rule: 'no-warmup',
    report: 'kvm-memslot-cache-2021',
    changes: [['"mean": 1.6, "verbatim": "1.6"', '"samples": [1.59, 1.61]']],
    at: '«"methodology"»: {',
  },
];
