/** How many runs there are, and what they look like. */
import type { Mutation } from './mutation';

/** The first rows of the real runs, which hold more than one mutation. */
const candidate = '4816, 4656, 4658, 4710, 4741, 4904, 4617, 4763, 4712, 4530';
const firstOfBaseline = '6106, 6244, 6165';

export const runMutations: readonly Mutation[] = [
  {
    rule: 'single-run',
    report: 'svm-idle-hlt-2024',
    severity: 'warning',
    changes: [['"mean": 25645.7136, "n": 10', '"mean": 25645.7136, "n": 1']],
    at: '«{"subject": "with", "mean": 25645.7136, "n": 1}»',
  },
  {
    // If the report states it for all its rows, it is reported there.
    rule: 'single-run',
    report: 'xen-pv-vs-pvhvm-dundee',
    severity: 'warning',
    changes: [
      ['    "aggregate": "unknown",', '    "runs": 1,\n    "aggregate": "single",'],
      [
        '"id": "php"',
        '"direction": "higher"},',
        '"direction": "higher"},\n      "results": [{"subject": "pv", "mean": 100.5}, {"subject": "pvhvm", "mean": 104.5}],',
      ],
    ],
    at: '"runs": «1»',
  },
  {
    rule: 'few-runs',
    report: 'pvops-native-overhead-2009-01',
    severity: 'warning',
    changes: [
      ['"stddev": 5.56', '"stddev": 5.56, "n": 3'],
      ['"stddev": 7.36', '"stddev": 7.36, "n": 3'],
    ],
    at: '«{"subject": "pv", "mean": 502.87, "stddev": 7.36, "n": 3}»',
  },
  {
    rule: 'few-runs',
    report: 'pvops-native-overhead-2009-01',
    severity: 'hint',
    changes: [
      ['"stddev": 5.56', '"stddev": 5.56, "n": 8'],
      ['"stddev": 7.36', '"stddev": 7.36, "n": 9'],
    ],
    at: '«{"subject": "nopv", "mean": 464.22, "stddev": 5.56, "n": 8}»',
  },
  {
    rule: 'no-spread',
    report: 'svm-idle-hlt-2024',
    severity: 'information',
    changes: [
      ['25773.2796, "n": 10', '25773.2796, "stddev": 120.5, "n": 10'],
      ['25645.7136, "n": 10', '25645.7136, "stddev": 131.2, "n": 10'],
    ],
    at: '«{"subject": "with", "mean": 5655.4468, "n": 10}»',
  },
  {
    rule: 'runs-unknown',
    report: 'kvm-boost-vcpus-v3-2019',
    severity: 'information',
    changes: [
      ['"mean": 2800', '"mean": 2800, "n": 5'],
      ['"mean": 8000', '"mean": 8000, "n": 5'],
    ],
    at: '«{"subject": "boosting", "mean": 23520}»',
    related: [
      '«{"subject": "boosting", "mean": 3100}»',
      '«{"subject": "boosting", "mean": 4000}»',
      '«{"subject": "boosting", "mean": 5157}»',
    ],
  },
  {
    rule: 'required-precision',
    report: 'pvops-native-overhead-2009-05',
    severity: 'information',
    changes: [['    "aggregate": "unknown",', '    "runs": 5,\n    "aggregate": "unknown",']],
    at: '"mean": «1958330813»',
  },
  {
    rule: 'noisy',
    report: 'pvops-native-overhead-2009-01',
    severity: 'information',
    changes: [['"stddev": 7.36', '"stddev": 27.36']],
    at: '«{"subject": "pv", "mean": 502.87, "stddev": 27.36}»',
  },
  {
    rule: 'noisy',
    report: 'pvops-native-overhead-2009-01',
    severity: 'warning',
    changes: [['"stddev": 5.56', '"stddev": 55.6']],
    at: '«{"subject": "nopv", "mean": 464.22, "stddev": 55.6}»',
  },
  {
    rule: 'variance-grew',
    report: 'spf-v2-2017',
    severity: 'information',
    changes: [['"stddev": 0.776325', '"stddev": 4.776325']],
    at: '«{"subject": "spf", "mean": 145.754, "stddev": 4.776325, "n": 5}»',
  },
  {
    rule: 'extreme-run',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [[candidate, candidate.replace('4904', '14904')]],
    at: '4741, «14904», 4617',
  },
  {
    // A report without runs: the largest one is stored beside the mean.
    rule: 'extreme-run',
    report: 'spf-v2-2017',
    severity: 'warning',
    changes: [['"max": 26194', '"max": 46194']],
    at: '"max": «46194»',
  },
  {
    rule: 'outlier-run',
    report: 'kvm-ipiv-2022',
    severity: 'information',
    changes: [[candidate, candidate.replace('4904', '6904')]],
    at: '4741, «6904», 4617',
  },
  {
    rule: 'slow-first-run',
    report: 'kvm-ipiv-2022',
    severity: 'information',
    changes: [[firstOfBaseline, '9106, 6244, 6165']],
    at: '«9106», 6244',
  },
  {
    rule: 'bimodal-runs',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [
      [
        '3768, 3546, 3474, 3430, 3551, 3547, 3709, 3779, 3667, 3724',
        '3768, 5546, 3474, 5430, 3551, 5547, 3709, 5779, 3667, 5724',
      ],
      [
        '3569, 3598, 3628, 3842, 3739, 3701, 3726, 3746, 3392, 3760',
        '3569, 5598, 3628, 5842, 3739, 5701, 3726, 5746, 3392, 5760',
      ],
    ],
    at: `"samples": «[
            3768, 5546, 3474, 5430, 3551, 5547, 3709, 5779, 3667, 5724,
            3569, 5598, 3628, 5842, 3739, 5701, 3726, 5746, 3392, 5760
          ]»`,
  },
  {
    rule: 'drifting-runs',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [
      [
        '4265, 4404, 4233, 4363, 4215, 4304, 4263, 4518, 4645, 4332',
        '4178, 4185, 4196, 4215, 4229, 4233, 4263, 4265, 4283, 4304',
      ],
      [
        '4283, 4178, 4363, 4509, 4520, 4229, 4185, 4319, 4196, 4433',
        '4319, 4332, 4363, 4363, 4404, 4433, 4509, 4518, 4520, 4645',
      ],
    ],
    at: `"samples": «[
            4178, 4185, 4196, 4215, 4229, 4233, 4263, 4265, 4283, 4304,
            4319, 4332, 4363, 4363, 4404, 4433, 4509, 4518, 4520, 4645
          ]»`,
  },
  {
    rule: 'short-runs',
    report: 'kvm-ipiv-2022',
    changes: [['"id": "kut-ipi-x2apic"', '"unit": "cycles"', '"unit": "ns"']],
    at: `"samples": «[
            3768, 3546, 3474, 3430, 3551, 3547, 3709, 3779, 3667, 3724,
            3569, 3598, 3628, 3842, 3739, 3701, 3726, 3746, 3392, 3760
          ]»`,
  },
  ...(
    [
      ['error', '"n": 19', '"n": «19»'],
      ['error', '"boots": [1, 2, 3]', '"boots": «[1, 2, 3]»'],
      ['error', '"order": [1, 2, 3]', '"order": «[1, 2, 3]»'],
      ['error', '"excluded": [{"index": 20, "reason": "warm-up"}]', '"index": «20»'],
      [
        'warning',
        '"excluded": [{"index": 0, "reason": "warm-up"}, {"index": 9, "reason": "cron ran"}]',
        '"excluded": «[{"index": 0, "reason": "warm-up"}, {"index": 9, "reason": "cron ran"}]»',
      ],
    ] as const
  ).map(([severity, field, at]): Mutation => ({
    rule: 'invalid-samples',
    report: 'kvm-ipiv-2022',
    severity,
    changes: [['"reported": {"mean": 4713.1}', `${field}, "reported": {"mean": 4713.1}`]],
    at,
  })),
  {
    rule: 'invalid-samples',
    report: 'kvm-ipiv-2022',
    severity: 'warning',
    changes: [[candidate, candidate.replace('4904', '0')]],
    at: '4741, «0», 4617',
  },
];
