/**
 * What an engineer asks an agent about real reports: the calls that answer it, and the facts that must be in the
 * answers. A fact is a part of a line, so that numbers stay with what they are about.
 */
import { describe, expect, it } from 'vitest';
import type { AgentToolName } from '../../../src/core/agent/table';
import { ask } from './ask';

const report = (name: string): string => `${name}.vmibench.json`;
const [v1, v3] = [report('kvm-boost-vcpus-v1-2019'), report('kvm-boost-vcpus-v3-2019')];
const sheaves = report('slub-sheaves-amd-2025');
const faults = report('spf-v2-2017');

interface Question {
  readonly asked: string;
  readonly calls: readonly (readonly [AgentToolName, object])[];
  readonly facts: readonly string[];
  readonly not?: readonly string[];
}

const questions: readonly Question[] = [
  {
    asked: 'Did anything get worse between v1 and v3, and can I believe it?',
    calls: [['compare_reports', { before: v1, after: v3 }]],
    facts: [
      '1 better (untested), 4 identical to the last digit, 1 verdict flipped, the baseline moved in 1 row',
      'The baseline vanilla moved by −6.8% in ebizzy -M (vms 1, vcpus 80), more than 3%.',
      '0.923 → 1.097 (+18.8%); candidate +10.8%; baseline −6.8%; regression, untested → improvement, untested',
      '4 rows are identical to the last digit: carried over, not measured again.',
      `${v3}:74:9: warning, baseline-moved`,
    ],
  },
  {
    asked: 'What is the worst result of the sheaves series, and how certain is it?',
    calls: [['check_report', { path: sheaves, limit: 3 }]],
    facts: [
      '7 regressions, 11 improvements; worst mmap1 (tasks 128, processes) 0.322',
      `${sheaves}:202:37: mmap1-128-processes/test: mmap1 (tasks 128, processes): 0.322 (95% interval 0.321 to 0.324), ` +
        'clear regression; mean ± spread, n 15; p < 0.0001, corrected for 18 tests',
      'vmibench check fails with these settings (exit code 1).',
      '38 more were left out.',
    ],
  },
  {
    asked: 'Why is brk1 with 8 threads called a regression?',
    calls: [['explain_row', { path: sheaves, row: 'brk1 (tasks 8, threads)' }]],
    facts: [
      'brk1-8-threads/test: brk1 (tasks 8, threads): 0.863 (95% interval 0.842 to 0.884), clear regression',
      '1.864 M, its runs varying by 1.0%. TEST (v6.17 + sheaves v5): 1.608 M, its runs varying by 4.4%.',
      'Corrected for the 18 tests in this report, p < 0.0001.',
      'Holm correction over 18 tests',
      'variance-grew: brk1 (tasks 8, threads): runs vary by 4.4%, baseline runs by 1.0%.',
    ],
  },
  {
    asked: 'Does the v1 cover letter claim what its numbers say?',
    calls: [['check_report', { path: v1 }]],
    facts: [
      'error, claim-mismatch: ebizzy -M (vms 2, vcpus 8, pvSchedYield false): the claim says 55% improvement, but the ' +
        'data give 154.8%.',
      'error, claim-mismatch: ebizzy -M (vms 1, vcpus 80): the claim says -9% improvement, but the data give -7.7%.',
    ],
  },
  {
    asked: 'Is specjbb really 1% slower with nested paging?',
    calls: [['explain_row', { path: report('vmi-vs-hwmmu-2009'), row: 'specjbb' }]],
    facts: [
      'specjbb-large/hwmmu: specjbb (large): 0.99: regression, untested; ratio',
      'no runs or spread to test it with',
      'the ratio may be anywhere from 0.985 to 0.995',
      'With 9 runs, a difference of 1% is detectable only if runs vary by less than 0.71%.',
    ],
    not: ['p =', 'clear regression'],
  },
  {
    asked: 'What must be measured again to decide the page fault series?',
    calls: [['plan_rerun', { path: faults }]],
    facts: [
      '8 of 14 judged rows are decided and need no more runs.',
      'x86-optimal-user-time/spf: kernbench User Time (jobs 16, cpus 16): suspect, better: rerun it; If the observed ' +
        'difference is real, about 8 runs per side',
      'p8-optimal-user-time/spf: kernbench User Time (jobs 80, cpus 80): unclear, −32.7% to +48.5%',
      '2 rows need more than 100 runs per side: reduce the noise first',
      'Design for a plan of "vmibench run" (docs/measuring.md): {"runs":8}',
    ],
  },
  {
    asked: 'Is kernbench system time on the Power8 node worse with speculative page faults?',
    calls: [['explain_row', { path: faults, row: 'p8-half-system-time' }]],
    facts: [
      '0.982 (95% interval 0.971 to 0.994), suspect, worse: rerun it',
      '(p = 0.011). Corrected for the 12 tests in this report, p = 0.080.',
      'Alone, the difference would be significant; among this many tests it is not.',
    ],
  },
  {
    asked: 'What did eager page splitting cost, and does the author say so?',
    calls: [
      [
        'explain_row',
        { path: report('kvm-eager-split-shadow-mmu-2022'), row: 'Enabling dirty logging time', limit: 6 },
      ],
    ],
    facts: [
      '6 rows match.',
      'Enabling dirty logging time (vcpus 16): 0.0598: regression, untested; values',
      'eager_page_split=N 12.73 ms, eager_page_split=Y 212.88 ms.',
      '(waived: the cover letter states this cost: splitting moves here, in parallel with vCPU execution)',
    ],
  },
  {
    asked: 'Which of the two changes in the pvqspinlock report made ebizzy faster?',
    calls: [['check_report', { path: report('pvqspinlock-revert-2019') }]],
    facts: [
      'confounded-subjects: host-opt-revert differs from host-plain-upstream in 2 ways at once: kvmOptimizations, ' +
        'guestRevert.',
      'host-plain-revert: 7.71x (from the printed range 7.22x to 8.24x), improvement, untested; range only',
      'host-opt-upstream: 2.71x (from the printed range 2.50x to 2.94x), improvement, untested',
    ],
  },
  {
    asked: 'Can I compare the two measurements of pv-ops overhead?',
    calls: [
      [
        'compare_reports',
        { before: report('pvops-native-overhead-2009-01'), after: report('pvops-native-overhead-2009-05') },
      ],
    ],
    facts: [
      'vmibench compare is inconclusive with these settings (exit code 3).',
      'The baseline vanilla moved by −6.2% in mmap-perf task clock',
      'host.cpu.model: not stated, Core2 E6800',
      'Only in the earlier report: lat-mmap, mmap-perf-migrations, mmap-perf-ctxsw',
    ],
  },
  {
    asked: 'How did the boost series develop, and is there a change point?',
    calls: [['history', { paths: [v3, v1] }]],
    facts: [
      '2 reports, the earliest first:\n| kvm-boost-vcpus-v1-2019',
      'No change points found in 5 series.',
      'fewer than six reports show none',
      'ebizzy -M (vms 1, vcpus 80): 2 points, 0.923 → 1.097',
    ],
  },
  {
    asked: 'Write the numbers of the nested paging report for a mail.',
    calls: [['export_report', { path: report('vmi-vs-hwmmu-2009'), format: 'mail' }]],
    facts: [
      'verdicts rest on the printed numbers',
      '| specjbb (large pages) : 0.99, i.e. 1% degradation.',
      'geometric mean 1.097 (no interval: no',
    ],
  },
];

describe('questions about real reports', () => {
  it('number twelve, and use the tools', () => {
    expect(questions).toHaveLength(12);
    expect(new Set(questions.flatMap(({ calls }) => calls.map(([name]) => name))).size).toBe(6);
  });

  it.each(questions.map((one) => [one.asked, one] as const))('%s', async (_asked, { calls, facts, not = [] }) => {
    const answers: string[] = [];
    for (const [name, input] of calls) {
      const { failed, text } = await ask(name, input);
      expect(failed, text).toBe(false);
      answers.push(text);
    }
    const all = answers.join('\n');
    for (const fact of facts) expect(all).toContain(fact);
    for (const phrase of not) expect(all).not.toContain(phrase);
  });
});
