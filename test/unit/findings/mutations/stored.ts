/** Numbers that follow from others, and numbers that represent a whole report. */
import type { Change, Mutation } from './mutation';

const summary = (text: string): Change => [
  '  "claims": [\n    {"subject": "hwmmu", "kind": "non-inferior"',
  `  "summaries": [\n    ${text}\n  ],\n  "claims": [\n    {"subject": "hwmmu", "kind": "non-inferior"`,
];
const ratio = (value: string): Change => [
  '"id": "netperf-l2"',
  '      "claims"',
  `      "ratios": [\n        {"subject": "with", "value": ${value}}\n      ],\n      "claims"`,
];

export const storedMutations: readonly Mutation[] = [
  {
    rule: 'impossible-numbers',
    report: 'slub-sheaves-amd-2025',
    severity: 'error',
    changes: [['"min": 7667220, "max": 7705767', '"min": 7705767, "max": 7667220']],
    at: '"min": «7705767»',
    related: ['"max": «7667220»'],
    fixes: [{ id: 'swap', changes: [['"min": 7705767, "max": 7667220', '"min": 7667220, "max": 7705767']] }],
  },
  {
    rule: 'impossible-numbers',
    report: 'slub-sheaves-amd-2025',
    severity: 'error',
    changes: [['"mean": 7682782, "median": 7676211', '"mean": 7682782, "median": 7767211']],
    at: '"median": «7767211»',
    related: ['"max": «7705767»'],
  },
  {
    rule: 'impossible-numbers',
    report: 'slub-sheaves-amd-2025',
    severity: 'error',
    changes: [['"stddev": 12733', '"stddev": 127330']],
    at: '"stddev": «127330»',
  },
  {
    rule: 'ratio-mismatch',
    report: 'svm-idle-hlt-2024',
    severity: 'error',
    changes: [ratio('1.2')],
    at: '"value": «1.2»',
    related: ['"mean": «5655.4468»', '"mean": «5755.2189»'],
    fixes: [{ id: 'number', changes: [['"value": 1.2', '"value": 0.9827']] }],
  },
  {
    rule: 'ratio-mismatch',
    report: 'kvm-ipiv-2022',
    severity: 'error',
    changes: [['"mean": 4713.1', '"mean": 4731.1']],
    at: '"reported": {"mean": «4731.1»}',
    fixes: [{ id: 'number', changes: [['"mean": 4731.1', '"mean": 4713.1']] }],
  },
  {
    rule: 'ratio-inverted',
    report: 'svm-idle-hlt-2024',
    severity: 'error',
    changes: [ratio('1.018')],
    at: '"value": «1.018»',
    related: ['"mean": «5655.4468»', '"mean": «5755.2189»'],
    fixes: [{ id: 'number', changes: [['"value": 1.018', '"value": 0.9827']] }],
  },
  {
    // The seed's own: 1.104 by the arithmetic mean, 1.097 by the geometric one.
    rule: 'arithmetic-mean-of-ratios',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'error',
    changes: [summary('{"method": "arithmetic", "subject": "hwmmu", "value": 1.104}')],
    at: '"method": «"arithmetic"»',
    fixes: [
      {
        id: 'geomean',
        changes: [
          [
            '"method": "arithmetic", "subject": "hwmmu", "value": 1.104',
            '"method": "geomean", "subject": "hwmmu", "value": 1.097',
          ],
        ],
      },
    ],
  },
  {
    rule: 'summary-mismatch',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'error',
    changes: [summary('{"method": "geomean", "subject": "hwmmu", "value": 1.12}')],
    at: '"value": «1.12»',
    fixes: [{ id: 'number', changes: [['"value": 1.12', '"value": 1.097']] }],
  },
  {
    rule: 'mixed-summary',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [
      summary('{"method": "geomean", "subject": "hwmmu", "value": 1.097}'),
      ['"id": "compile-8way"', '"kind": "macro"', '"kind": "micro"'],
    ],
    at: '"method": «"geomean"»',
  },
  {
    // Quotients of a time and of a rate: one improves when it falls, the other when it rises.
    rule: 'mixed-summary',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [
      summary('{"method": "geomean", "subject": "hwmmu", "value": 1.09}'),
      ['"value": 1.02', '"value": 1.02, "kind": "quotient"'],
      [
        '"parameters": {"vcpus": 4},',
        '"parameters": {"vcpus": 4},\n      "metric": {"name": "time", "unit": "s", "direction": "lower"},',
      ],
      ['"value": 1.14', '"value": 1.14, "kind": "quotient"'],
      [
        '"parameters": {"vcpus": 8},',
        '"parameters": {"vcpus": 8},\n      "metric": {"name": "rate", "unit": "/h", "direction": "higher"},',
      ],
    ],
    at: '"method": «"geomean"»',
  },
  {
    rule: 'summary-hides-range',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'information',
    changes: [summary('{"method": "composite", "subject": "hwmmu", "value": 1.25, "of": ["compile-4way"]}')],
    at: '"value": «1.25»',
  },
  {
    rule: 'best-of',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"aggregate": "mean"', '"aggregate": "best"']],
    at: '"aggregate": «"best"»',
  },
  {
    rule: 'best-of',
    report: 'svm-idle-hlt-2024',
    severity: 'warning',
    changes: [
      ['"id": "netperf-l2"', '"kind": "micro",', '"kind": "micro",\n      "methodology": {"aggregate": "max"},'],
    ],
    at: '"methodology": {"aggregate": «"max"»}',
  },
  {
    rule: 'false-precision',
    report: 'pvops-native-overhead-2009-01',
    changes: [['"stddev": 7.36', '"stddev": 7.36, "n": 10']],
    at: '"mean": «502.87»',
  },
  {
    rule: 'partial-suite',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"name": "specjbb",', '"name": "403.gcc",\n      "suite": "SPECint2006",']],
    at: '"suite": «"SPECint2006"»',
  },
  {
    rule: 'relative-only',
    report: 'xen-pv-vs-pvhvm-dundee',
    changes: [
      [
        '"id": "php"',
        '"direction": "higher"},',
        '"direction": "higher"},\n      "ratios": [{"subject": "pvhvm", "value": 1.04}],',
      ],
    ],
    at: '"title": «"PV vs PVHVM on XenServer Dundee beta 2"»',
  },
  {
    rule: 'micro-only',
    report: 'vmware-ept-headlines-2009',
    changes: [['"kind": "macro"', '"kind": "micro"']],
    at: '"text": «"although EPT increases memory access latencies for a few workloads, this cost can be reduced by effectively using large pages in the guest and the hypervisor"»',
  },
  {
    rule: 'headline-only',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['In most benchmarks EPT/NPT (hwmmu) are at par or better than VMI', 'up to 20% better than VMI']],
    at: '"text": «"up to 20% better than VMI"»',
    related: ['"value": «1.34»'],
  },
  {
    rule: 'headline-only',
    report: 'xen-pv-vs-pvhvm-dundee',
    severity: 'warning',
    changes: [['"percent": 6, "basis": "improvement"', '"percent": 6, "basis": "improvement", "bound": "up-to"']],
    at: '"percent": «6»',
  },
  {
    rule: 'sweep-hole',
    report: 'kvm-tdp-mmu-split-on-fault-2022',
    severity: 'information',
    changes: [['        {"subject": "after", "mean": 0.019452131},\n', '']],
    at: '"id": «"dirty1-w5-v4"»',
  },
  {
    rule: 'one-sided-tuning',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'information',
    changes: [
      [
        '"label": "hwmmu (RVI nested paging)",',
        '"label": "hwmmu (RVI nested paging)", "tuning": "large pages in the host",',
      ],
    ],
    at: '"tuning": «"large pages in the host"»',
  },
];
