// Marks of a change between two reports: reasons outside its numbers, which make it inconclusive to the gate.
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../src/core/analysis/marks';
import { effectsOf, weighComparison } from '../../../src/core/compare/gate';
import type { PairComparison } from '../../../src/core/compare/model';
import type { Report } from '../../../src/core/generated/format';
import { exitCodeOf } from '../../../src/core/judge/gate';
import { compared } from './make';

const steady = [100.4, 101.1, 99.3, 100.9, 99.2, 100.2, 99.7, 100.6, 99.6, 100.3, 100.1, 99.8];
const drifting = steady.map((_, i) => 100 + i);
const slower = (list: readonly number[], times = 1.1): number[] => list.map((value) => value * times);

interface Made {
  readonly samples?: readonly number[];
  readonly microcode?: string;
  readonly id?: string;
  readonly more?: Partial<Report>;
  readonly config?: Record<string, string>;
}

/** A report of one subject, as a job writes it every night. */
function alone({ samples = steady, microcode = '0x1', id = 'x', config, more }: Made = {}): Report {
  return {
    format: 'vmibench/1',
    title: 'nightly',
    subjects: [{ id: 's', environment: 'host', ...(config ? { config } : {}) }],
    environments: [{ id: 'host', host: { cpu: { model: 'X', microcode } } }],
    benchmarks: [
      {
        id,
        name: 'boot',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [{ subject: 's', samples: [...samples] }],
      },
    ],
    ...more,
  };
}

/** The same with a baseline that was measured beside it. */
function beside(samples: readonly number[], microcode: string, base: readonly number[] = steady): Report {
  const report = alone({ samples, microcode });
  return {
    ...report,
    subjects: [{ id: 'base', role: 'baseline', environment: 'host' }, ...report.subjects],
    benchmarks: report.benchmarks.map((one) => ({
      ...one,
      results: [{ subject: 'base', samples: [...base] }, ...(one.results ?? [])],
    })),
  };
}

function judged(comparison: PairComparison): {
  readonly word?: string;
  readonly marks?: readonly Mark[];
  code: number;
} {
  const [row] = comparison.rows;
  const gate = weighComparison(comparison, [], { failOn: 'regression', inconclusive: 'report' });
  const { word, marks } = row?.change?.verdict ?? {};
  return { word, marks, code: exitCodeOf(false, effectsOf(gate)) };
}

const slow = (made: Made = {}): Report => alone({ ...made, samples: slower(made.samples ?? steady) });
const peeked = { methodology: { stopping: 'until-significant' } } as const;

describe('a regression between two reports', () => {
  it('without a mark fails', () => {
    expect(judged(compared(alone(), slow()))).toEqual({ word: 'regression', marks: undefined, code: 1 });
  });

  it.each<readonly [what: string, then: Report, now: Report, mark: Mark]>([
    ['if the machine also changed', alone(), slow({ microcode: '0x2' }), 'confounded'],
    ['if the machine also changed, under another id', alone(), slow({ microcode: '0x2', id: 'y' }), 'confounded'],
    [
      'beside its baseline, if the machine also changed',
      beside(steady, '0x1'),
      beside(slower(steady), '0x2', slower(steady, 1.001)),
      'confounded',
    ],
    ['if its runs depend on each other', alone({ samples: drifting }), slow({ samples: drifting }), 'dependent'],
    ['if the earlier one was measured until significant', alone({ more: peeked }), slow(), 'peeked'],
    ['if the later one was measured until significant', alone(), slow({ more: peeked }), 'peeked'],
    ['if the later one has a single boot', alone(), slow({ more: { methodology: { boots: 1 } } }), 'within-boot'],
  ])('is inconclusive, and says why: %s', (_what, then, now, mark) => {
    expect(judged(compared(then, now))).toEqual({ word: 'regression', marks: [mark], code: 3 });
  });

  it('fails if what changed is declared, or cannot be compared', () => {
    const declared = (microcode: string): Made => ({ microcode, config: { microcode } });
    expect(judged(compared(alone(declared('0x1')), slow(declared('0x2'))))).toMatchObject({
      marks: undefined,
      code: 1,
    });
    const unknown = slow({ more: { environments: [{ id: 'host' }] } });
    expect(judged(compared(alone(), unknown))).toMatchObject({ marks: undefined, code: 1 });
  });

  it('by printed numbers has no mark, because nothing was tested', () => {
    const printed = (value: number, microcode: string): Report => {
      const report = alone({ microcode });
      return {
        ...report,
        benchmarks: report.benchmarks.map((one) => ({ ...one, results: [{ subject: 's', value }] })),
      };
    };
    expect(judged(compared(printed(100, '0x1'), printed(120, '0x2')))).toMatchObject({ marks: undefined, code: 0 });
  });
});
