/** Rows that got worse, or have no result at all. */
import type { Mutation } from './mutation';

export const verdictMutations: readonly Mutation[] = [
  {
    rule: 'failed-runs',
    report: 'kvm-memslot-cache-2021',
    severity: 'error',
    changes: [['"mean": 1.6, "verbatim": "1.6"', '"failed": [{"run": 1, "reason": "guest oops"}]']],
    at: '"failed": «[{"run": 1, "reason": "guest oops"}]»',
  },
  {
    // Some of the runs are still there: that is less than no result.
    rule: 'failed-runs',
    report: 'kvm-memslot-cache-2021',
    severity: 'warning',
    changes: [
      [
        '"mean": 1.6, "verbatim": "1.6"',
        '"mean": 1.6, "verbatim": "1.6", "failed": [{"run": 3, "reason": "guest oops"}]',
      ],
    ],
    at: '"failed": «[{"run": 3, "reason": "guest oops"}]»',
  },
  {
    rule: 'fell-to-zero',
    report: 'kvm-numa-page-tables-2023',
    severity: 'error',
    changes: [['"mean": 2250000, "n": 1, "approx": true, "verbatim": "~2250000"', '"mean": 0, "n": 1, "approx": true']],
    at: '"mean": «0»',
  },
  {
    rule: 'gone',
    report: 'spf-v2-2017',
    severity: 'information',
    changes: [
      [
        ',\n        {"subject": "spf", "mean": 21760.36, "min": 19223, "max": 26194, ' +
          '"spread": {"kind": "mean-deviation", "value": 881.4}, "n": 100}',
        '',
      ],
    ],
    at: '"mean": «11350.29»',
  },
  {
    rule: 'from-zero',
    report: 'kvm-numa-page-tables-2023',
    severity: 'information',
    changes: [['"mean": 700000, "n": 1, "approx": true, "verbatim": "~700000"', '"mean": 0, "n": 1, "approx": true']],
    at: '"mean": «2250000»',
  },
  {
    rule: 'not-comparable',
    report: 'kvm-numa-page-tables-2023',
    severity: 'information',
    changes: [
      ['"mean": 2250000, "n": 1, "approx": true, "verbatim": "~2250000"', '"mean": -1, "n": 1, "approx": true'],
    ],
    at: '"mean": «-1»',
  },
  {
    rule: 'unmentioned-regression',
    report: 'vmi-vs-hwmmu-2009',
    severity: 'warning',
    changes: [['"value": 1.03', '"value": 0.97']],
    at: '"value": «0.97»',
  },
  {
    rule: 'regression',
    report: 'spf-v2-2017',
    severity: 'error',
    changes: [
      ['"mean": 145.754', '"mean": 175.754'],
      [
        '"id": "x86-half-elapsed-time"',
        '"n": 5}\n      ]',
        '"n": 5}\n      ],\n      "claims": [{"subject": "spf", "kind": "regression", "text": "builds take longer"}]',
      ],
    ],
    at: '"mean": «175.754»',
    related: ['«{"subject": "base", "mean": 166.574, "stddev": 0.340779, "n": 5}»'],
  },
  {
    rule: 'untested-regression',
    report: 'kvm-boost-vcpus-v3-2019',
    severity: 'warning',
    changes: [
      ['"mean": 8000', '"mean": 2500'],
      ['"percent": 180', '"percent": -11'],
    ],
    at: '"mean": «2500»',
    related: ['«{"subject": "vanilla", "mean": 2800}»'],
  },
  {
    rule: 'suspect-regression',
    report: 'spf-v2-2017',
    severity: 'information',
    changes: [['"mean": 107.514', '"mean": 213.514']],
    at: '"mean": «213.514»',
  },
  {
    rule: 'trade-off',
    report: 'svm-idle-hlt-2024',
    severity: 'information',
    changes: [
      [
        '    {\n      "id": "netperf-l2"',
        `    {
      "id": "netperf-l1-cpu",
      "name": "netperf TCP_RR",
      "suite": "netperf",
      "command": "netperf -H <host ip> -t TCP_RR -l 60",
      "kind": "micro",
      "parameters": {"vcpus": 1, "pinned": true, "nestingLevel": "L1"},
      "metric": {"name": "host CPU", "unit": "s", "direction": "lower", "role": "cost"},
      "results": [
        {"subject": "without", "mean": 41.25, "n": 10},
        {"subject": "with", "mean": 49.75, "n": 10}
      ]
    },
    {
      "id": "netperf-l2"`,
      ],
    ],
    at: '"mean": «49.75»',
    related: ['"mean": «25645.7136»'],
  },
];
