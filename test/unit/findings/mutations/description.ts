/** What a report does not describe. */
import type { Mutation } from './mutation';

export const descriptionMutations: readonly Mutation[] = [
  {
    rule: 'no-direction',
    report: 'kvm-memslot-cache-2021',
    severity: 'error',
    changes: [['"unit": "s", "direction": "lower"', '"unit": "s"']],
    at: '"metric": «{"name": "dirty memory time", "unit": "s"}»',
    fixes: ['higher', 'lower', 'none'].map((direction) => ({
      id: `direction-${direction}`,
      changes: [['"unit": "s"', `"unit": "s", "direction": "${direction}"`]],
    })),
  },
  {
    // Without a metric, only the id of the row can be marked; the fix creates the metric.
    rule: 'no-direction',
    report: 'kvm-memslot-cache-2021',
    changes: [['      "metric": {"name": "dirty memory time", "unit": "s", "direction": "lower"},\n', '']],
    at: '"id": «"dirty2-v64-x64"»',
    fixes: ['higher', 'lower', 'none'].map((direction) => ({
      id: `direction-${direction}`,
      changes: [['"memslots": 64}', `"memslots": 64},\n      "metric": {"direction": "${direction}"}`]],
    })),
  },
  {
    rule: 'no-unit',
    report: 'pvqspinlock-revert-2019',
    severity: 'information',
    changes: [['"unit": "records/s", ', '']],
    at: '"name": «"ebizzy score"»',
  },
  {
    rule: 'mixed-units',
    report: 'svm-idle-hlt-2024',
    changes: [['"id": "netperf-l2"', '"unit": "transactions/s"', '"unit": "transactions/min"']],
    at: '"unit": «"transactions/min"»',
    related: ['"unit": «"transactions/s"»'],
  },
  {
    rule: 'not-stated',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'information',
    require: ['cpu', 'runs', 'date'],
    changes: [['  "date": "2009",\n', '']],
    at: '"id": «"pe2970"»',
    fixes: [
      {
        id: 'fields',
        changes: [['against VMI",\n', 'against VMI",\n  "date": "",\n']],
        fill: [['"date": ""', '"date": "2009-03"']],
      },
    ],
  },
  {
    // Two fields at two places. The format knows no notes of a CPU, so the model comes after what has no place in its
    // order.
    rule: 'not-stated',
    report: 'xen-pv-vs-pvhvm-dundee',
    require: ['cpu', 'memory', 'source'],
    changes: [
      ['          "model": "Intel Core i5-4460",\n', ''],
      [',\n        "memoryMiB": 8192', ''],
    ],
    at: '"id": «"i5"»',
    fixes: [
      {
        id: 'fields',
        changes: [
          [
            '          "notes": "AVX2 active"\n        }',
            '          "notes": "AVX2 active",\n          "model": ""\n        },\n        "memoryMiB": 262144',
          ],
        ],
        fill: [
          ['"model": ""', '"model": "Intel Core i5-4460"'],
          ['"memoryMiB": 262144', '"memoryMiB": 8192'],
        ],
      },
    ],
  },
  {
    rule: 'missing-parameter',
    report: 'kvm-boost-vcpus-v3-2019',
    severity: 'information',
    changes: [['{"vms": 3, "vcpus": 80}', '{"vms": 3}']],
    at: '"id": «"ebizzy-3vm"»',
  },
  {
    rule: 'vague-metric',
    report: 'kvm-memslot-cache-2021',
    changes: [['"name": "dirty memory time"', '"name": "time"']],
    at: '"name": «"time"»',
  },
  {
    rule: 'unreleased-build',
    report: 'xen-pv-vs-pvhvm-dundee',
    changes: [['"version": "4.6"', '"version": "4.6-rc2"']],
    at: '"version": «"4.6-rc2"»',
  },
];
