/** Claims about numbers, and whether the numbers support them. */
import type { Mutation } from './mutation';

/** The spread of two runs and three runs per side: the 8% of the real report can no longer be detected. */
const loud: Mutation['changes'] = [
  ['"stddev": 5.56', '"stddev": 45.6, "n": 3'],
  ['"stddev": 7.36', '"stddev": 47.4, "n": 3'],
];

export const claimMutations: readonly Mutation[] = [
  {
    rule: 'claim-mismatch',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'error',
    changes: [['"percent": 14', '"percent": 41']],
    at: '"percent": «41»',
    related: ['"value": «1.14»'],
    fixes: [{ id: 'number', changes: [['"percent": 41', '"percent": 14']] }],
  },
  {
    rule: 'claim-mismatch',
    report: 'kvm-boost-vcpus-v3-2019',
    severity: 'information',
    changes: [['"percent": 155', '"percent": 154']],
    at: '"percent": «154»',
    related: ['"mean": «4000»', '"mean": «1570»'],
    fixes: [{ id: 'number', changes: [['"percent": 154', '"percent": 155']] }],
  },
  {
    // A reduction, of runs: 22.21% as the mail has it.
    rule: 'claim-mismatch',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [['"percent": 22.21', '"percent": 22.51']],
    at: '"percent": «22.51»',
    related: [
      `"samples": «[
            4816, 4656, 4658, 4710, 4741, 4904, 4617, 4763, 4712, 4530,
            4673, 4794, 4728, 4994, 4665, 4654, 4653, 4792, 4626, 4576
          ]»`,
      `"samples": «[
            6106, 6244, 6165, 5992, 6083, 6238, 6164, 5984, 5931, 5955,
            5897, 6140, 6183, 5991, 5866, 6032, 6050, 6004, 5961, 6194
          ]»`,
    ],
    fixes: [{ id: 'number', changes: [['"percent": 22.51', '"percent": 22.21']] }],
  },
  {
    rule: 'claim-wrong-sign',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'error',
    changes: [['"percent": -1', '"percent": 1']],
    at: '"percent": «1», "basis"',
    related: ['"value": «0.99»'],
    fixes: [{ id: 'number', changes: [['"percent": 1, "basis"', '"percent": -1, "basis"']] }],
  },
  {
    rule: 'claim-wrong-sign',
    report: 'svm-idle-hlt-2024',
    severity: 'error',
    changes: [['"id": "netperf-l2"', '"kind": "same"', '"kind": "better"']],
    at: '"kind": "better", "text": «"Number of transactions/sec with and without idle HLT intercept feature are almost same."»',
  },
  {
    rule: 'percent-basis-unknown',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"percent": 14, "basis": "improvement"', '"percent": 14']],
    at: '"percent": «14»',
    fixes: [{ id: 'improvement', changes: [['"percent": 14', '"percent": 14, "basis": "improvement"']] }],
  },
  {
    // Of a time, the change is the overhead, too: both are offered.
    rule: 'percent-basis-unknown',
    report: 'pvops-native-overhead-2009-05',
    changes: [['"percent": 1.62, "basis": "change"', '"percent": 1.62']],
    at: '"percent": «1.62»',
    fixes: ['change', 'overhead'].map((basis) => ({
      id: basis,
      changes: [['"percent": 1.62', `"percent": 1.62, "basis": "${basis}"`]],
    })),
  },
  {
    rule: 'percent-basis-unknown',
    report: 'kvm-ipiv-2022',
    changes: [['"percent": 22.21, "basis": "reduction"', '"percent": 22.21']],
    at: '"percent": «22.21»',
    fixes: [{ id: 'reduction', changes: [['"percent": 22.21', '"percent": 22.21, "basis": "reduction"']] }],
  },
  {
    // 1.73% less throughput, which would be 1.76% of overhead.
    rule: 'percent-basis-unknown',
    report: 'svm-idle-hlt-2024',
    changes: [['"id": "netperf-l2"', '"kind": "same"', '"percent": 1.73, "basis": "overhead"']],
    at: '"basis": «"overhead"»',
    fixes: [{ id: 'reduction', changes: [['"basis": "overhead"', '"basis": "reduction"']] }],
  },
  {
    rule: 'percent-of-percent',
    report: 'pvops-native-overhead-2009-05',
    severity: 'warning',
    changes: [['"unit": "instructions"', '"unit": "%"']],
    at: '"percent": «1.62»',
  },
  {
    rule: 'few-digits',
    report: 'svm-idle-hlt-2024',
    severity: 'information',
    changes: [
      ['5755.2189', '6'],
      ['5655.4468', '5'],
    ],
    at: '"mean": «5»',
  },
  {
    rule: 'underpowered',
    report: 'pvops-native-overhead-2009-01',
    severity: 'warning',
    changes: loud,
    at: '"mean": «502.87»',
  },
  {
    rule: 'not-significant',
    report: 'pvops-native-overhead-2009-01',
    severity: 'warning',
    changes: loud,
    at: '"percent": «10»',
  },
  {
    // A claim about the report that names the row counts like the claims of the row itself.
    rule: 'not-significant',
    report: 'pvops-native-overhead-2009-01',
    changes: [
      ...loud,
      ['"percent": 10, "basis": "overhead", "approx": true, "text"', '"kind": "narrative", "text"'],
      [
        '"mean": 79}\n      ]\n    }\n  ]',
        '"mean": 79}\n      ]\n    }\n  ],\n  "claims": [\n    {"subject": "pv", "kind": "worse", "text": "mmap is slower", "benchmarks": ["lat-mmap"]}\n  ]',
      ],
    ],
    at: '"text": «"mmap is slower"»',
  },
  {
    rule: 'equivalence-unproven',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [
      ['"percent": 2, "basis": "improvement", "text": "about 2% better"', '"kind": "same", "text": "about the same"'],
    ],
    at: '"text": «"about the same"»',
  },
  {
    // Tested, and the interval extends beyond the band.
    rule: 'equivalence-unproven',
    report: 'pvops-native-overhead-2009-01',
    changes: [
      ...loud,
      [
        '"percent": 10, "basis": "overhead", "approx": true, "text": "Nearly 10% performance drop here"',
        '"kind": "same"',
      ],
    ],
    at: '"kind": «"same"»',
  },
];
