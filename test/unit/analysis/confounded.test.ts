/** Subjects that differ in more than what is compared: the regression may not be the candidate's. */
import { describe, expect, it } from 'vitest';
import { sayEnglish } from '../../../src/core/messages/messages';
import { verdictText } from '../../../src/core/page-model/wording';
import { checkText } from '../../../src/core/judge/check';
import { causeOf, effectOf, exitCodeOf, rowsByKey } from '../../../src/core/judge/gate';
import { defaultSettings } from '../../../src/core/judge/settings';
import { declaredKernels, kernels, noPolling, twoEnvironments, type Sides } from './two-environments';

function checked(sides: Sides) {
  const { analysis, findings } = checkText(JSON.stringify(twoEnvironments(sides)), defaultSettings);
  const rules = { failOn: 'regression', inconclusive: 'report' } as const;
  const rows = rowsByKey(analysis);
  return {
    verdict: analysis?.rows[0] && sayEnglish(verdictText(analysis.rows[0])),
    said: findings
      .filter(({ finding }) => finding.rule === 'unequal-environments')
      .map(({ finding }) => sayEnglish(finding.message)),
    code: exitCodeOf(
      false,
      findings.map(({ finding }) => effectOf(causeOf(finding, rows), rules)),
    ),
  };
}

describe('confounded rows', () => {
  it('are reported if halt_poll_ns changes beside a declared kernel change', () => {
    const found = checked({ cand: { ...kernels, ...noPolling }, config: declaredKernels });
    expect(found).toEqual({
      verdict: 'clear regression, confounded',
      said: [
        'new and old differ in 1 field of their environment that "config" does not declare: ' +
          'hypervisor.params.halt_poll_ns (old 200000, new 0).',
      ],
      code: 3,
    });
  });

  it('are not reported if kernels are equal and halt_poll_ns is declared a factor', () => {
    const config = [{ halt_poll_ns: 200000 }, { halt_poll_ns: 0 }] as const;
    expect(checked({ cand: noPolling, config })).toEqual({ verdict: 'clear regression', said: [], code: 1 });
  });

  it.each([
    ['vCPUs', { guest: { vcpus: 8 } }, {}, 'guest.vcpus (old 4, new 8)'],
    [
      'pinning',
      { guest: { vcpus: 4, pinning: '1:1' } },
      { guest: { vcpus: 4, pinning: 'none' } },
      'guest.pinning (old none, new 1:1)',
    ],
    [
      'KSM',
      { host: { cpu: { model: 'EPYC 9354P' }, kernel: '6.11', ksm: false } },
      { host: { cpu: { model: 'EPYC 9354P' }, kernel: '6.11', ksm: true } },
      'host.ksm (old true, new false)',
    ],
    [
      'microcode',
      { host: { cpu: { model: 'EPYC 9354P', microcode: '0x2' }, kernel: '6.11' } },
      { host: { cpu: { model: 'EPYC 9354P', microcode: '0x1' }, kernel: '6.11' } },
      'host.cpu.microcode (old 0x1, new 0x2)',
    ],
  ])('%s', (_what, cand, base, said) => {
    const found = checked({ base, cand });
    expect(found.said.join()).toContain(said);
    expect(found.code).toBe(3);
  });

  it('are not reported for fields stated on one side, command lines or declared groups', () => {
    expect(checked({ cand: { guest: { vcpus: 4, pinning: '1:1' } } }).code).toBe(1);
    expect(checked({ base: { guest: { cmdline: 'a' } }, cand: { guest: { cmdline: 'b' } } }).code).toBe(1);
    expect(
      checked({
        cand: { hypervisor: { name: 'Xen', params: {} } },
        config: [{ hypervisor: 'KVM' }, { hypervisor: 'Xen' }],
      }).code,
    ).toBe(1);
    expect(checked({ cand: kernels, source: [{ commit: 'aaaa' }, { commit: 'bbbb' }] }).code).toBe(1);
    expect(checked({ cand: kernels }).code).toBe(3);
  });
});
