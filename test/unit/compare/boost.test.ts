/** The two versions of one patch series of 2019: what a reader of the second mail does not see. */
import { describe, expect, it } from 'vitest';
import { comparedAnswer } from '../../../src/core/compare/answer';
import { comparedFindings } from '../../../src/core/compare/findings';
import { compared, example } from './make';
import { sayEnglish } from '../../../src/core/messages/messages';

const comparison = compared(example('kvm-boost-vcpus-v1-2019'), example('kvm-boost-vcpus-v3-2019'));

describe('boost v1 against v3', () => {
  it('has one remeasured row and four carried over', () => {
    expect(comparison.rows.map((row) => [row.key, row.change?.identical])).toEqual([
      ['ebizzy-1vm/boosting', false],
      ['ebizzy-2vm/boosting', true],
      ['ebizzy-3vm/boosting', true],
      ['ebizzy-stress/boosting', true],
      ['ebizzy-stress-pvyield/boosting', true],
    ]);
    expect([comparison.gone, comparison.fresh, comparison.apart, comparison.suggested, comparison.environment]).toEqual(
      [[], [], [], [], []],
    );
  });

  it('shows the change of each side: candidate 23520 / 21232, baseline 21443 / 23000', () => {
    const [row] = comparison.rows;
    expect(row?.then.row?.ratio).toBeCloseTo(0.9231, 4);
    expect(row?.now.row?.ratio).toBeCloseTo(1.0969, 4);
    expect(row?.candidate?.quotient).toBeCloseTo(1.10776, 5);
    expect(row?.baseline?.quotient).toBeCloseTo(0.9323, 5);
    expect(row?.ratio?.ratio).toBeCloseTo(23520 / 21443 / (21232 / 23000), 10);
    expect(row?.flipped).toBe(true);
    // 18.8 % is eighteen margins of 1 %.
    expect(row?.severity).toBeCloseTo(18.82, 1);
    expect(row?.change?.verdict).toMatchObject({ word: 'improvement', tested: false });
  });

  it('reports the moved baseline, the flipped verdict and the carried-over numbers', () => {
    expect(
      comparedFindings(comparison, {}, '2026-11-23').map((one) => [one.rule, one.severity, sayEnglish(one.message)]),
    ).toEqual([
      [
        'baseline-moved',
        'warning',
        'The baseline vanilla moved by −6.8% in ebizzy -M (vms 1, vcpus 80), more than 3%.',
      ],
      [
        'verdict-flipped',
        'warning',
        'ebizzy -M (vms 1, vcpus 80): the verdict was "regression, untested" and is now "improvement, untested".',
      ],
      [
        'numbers-carried-over',
        'information',
        '4 of 5 rows are identical to the last digit while others moved: they were carried over, not measured again.',
      ],
    ]);
    expect(sayEnglish(comparedAnswer(comparison))).toBe(
      '1 better (untested), 4 identical to the last digit, 1 verdict flipped, the baseline moved in 1 row',
    );
  });
});
