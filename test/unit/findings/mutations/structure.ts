/** Duplicate rows, and waivers that waive nothing. */
import type { Change, Mutation } from './mutation';

const waiver = (text: string): Change => [
  'or better than VMI"}\n  ]',
  `or better than VMI"}\n  ],\n  "waivers": [\n    ${text}\n  ]`,
];

export const structureMutations: readonly Mutation[] = [
  {
    rule: 'duplicate-row',
    report: 'kvm-boost-vcpus-v3-2019',
    changes: [['"vms": 3', '"vms": 2']],
    at: ['"id": "ebizzy-3vm"', '"name": «"ebizzy -M"»'],
    related: [['"id": "ebizzy-2vm"', '"name": «"ebizzy -M"»']],
  },
  {
    rule: 'copied-numbers',
    report: 'kvm-tdp-mmu-split-on-fault-2022',
    changes: [
      ['0.35309602', '0.332305091'],
      ['0.019452131', '0.019615027'],
      ['0.00621467', '0.006108211'],
    ],
    at: ['"id": "dirty1-w5-v4"', '«{"subject": "before", "mean": 0.332305091}»'],
    related: [['"id": "dirty1-w5-v2"', '«{"subject": "before", "mean": 0.332305091}»']],
  },
  {
    rule: 'bad-waiver',
    report: 'vmi-vs-hwmmu-2009',
    changes: [waiver('{"rule": "untested-regresion", "reason": "the mail says so"}')],
    at: '«"untested-regresion"»',
    fixes: [{ id: 'rename', changes: [['untested-regresion', 'untested-regression']] }],
  },
  {
    rule: 'bad-waiver',
    report: 'vmi-vs-hwmmu-2009',
    changes: [waiver('{"rule": "untested-regression", "reason": "the mail says so", "expires": "2020-01-01"}')],
    at: '"expires": «"2020-01-01"»',
    fixes: [
      {
        id: 'remove',
        changes: [
          ['[\n    {"rule": "untested-regression", "reason": "the mail says so", "expires": "2020-01-01"}\n  ]', '[]'],
        ],
      },
    ],
  },
  {
    // A useful one is kept, a useless one is removed.
    rule: 'bad-waiver',
    report: 'vmi-vs-hwmmu-2009',
    changes: [
      waiver(
        '{"rule": "untested-regression", "reason": "the mail says so"},\n    {"rule": "noisy", "reason": "no runs at all"}',
      ),
    ],
    at: '"rule": «"noisy"»',
    fixes: [{ id: 'remove', changes: [[',\n    {"rule": "noisy", "reason": "no runs at all"}', '']] }],
  },
  {
    rule: 'bad-waiver',
    report: 'vmi-vs-hwmmu-2009',
    changes: [waiver('{"rule": "weather", "reason": "it rained"}')],
    at: '"rule": «"weather"»',
  },
];
