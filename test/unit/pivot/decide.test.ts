import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerdictWord } from '../../../src/core/analysis/model';
import { decide, decidingFactors, meets, type Condition } from '../../../src/core/pivot/decide';
import { factorsOf, type Factor } from '../../../src/core/pivot/factors';
import type { Observation } from '../../../src/core/pivot/model';
import { decisionText } from '../../../src/core/page-model/pivot';
import { sayEnglish } from '../../../src/core/messages/messages';

interface Case {
  readonly is: VerdictWord;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly tested?: boolean;
}

function made(cases: readonly Case[]): { readonly observations: Observation[]; readonly factors: Factor[] } {
  const subject = { id: 'new' };
  const benchmarks = cases.map(({ parameters }, i) => ({ id: `b${i}`, name: 'x', parameters }));
  const observations = cases.map(
    ({ is, tested = true }, i) =>
      ({
        benchmark: benchmarks[i],
        subject,
        row: { key: `b${i}`, verdict: { word: is, tested } },
      }) as unknown as Observation,
  );
  return {
    observations,
    factors: decidingFactors(
      factorsOf({ format: 'vmibench/1', title: 't', subjects: [{ id: 'old', role: 'baseline' }, subject], benchmarks }),
    ),
  };
}

const said = (cases: readonly Case[]): string[] => {
  const { observations, factors } = made(cases);
  return decisionText(decide(observations, factors), (id) => id).map(sayEnglish);
};

const all = <T>(list: readonly T[], make: (one: T) => Case): Case[] => list.map(make);
const sizes = [1, 2, 4, 8, 16, 32];

describe('the deciding condition', () => {
  it('is one level if one suffices', () => {
    const cases = ['small', 'large'].flatMap((pages) =>
      all(sizes, (vcpus) => ({ is: pages === 'large' ? 'regression' : 'parity', parameters: { pages, vcpus } })),
    );
    expect(said(cases)[0]).toBe('Worse only with pages=large: all 6 rows with it are worse, and none of the 6 others.');
  });
  it('is a numeric bound, from either side', () => {
    expect(
      said(all(sizes, (vcpus) => ({ is: vcpus >= 8 ? 'regression' : 'improvement', parameters: { vcpus } })))[0],
    ).toContain('Worse only with vCPUs ≥ 8');
    expect(
      said(all(sizes, (jobs) => ({ is: jobs <= 4 ? 'regression' : 'no-change', parameters: { jobs } })))[0],
    ).toContain('Worse only with jobs ≤ 4');
  });
  it('consists of two conditions if one is not enough, possibly including a range', () => {
    const cases = ['off', 'auto'].flatMap((mitigations) =>
      all([8, 16, 64, 96, 128], (vcpus) => ({
        is: mitigations === 'auto' && vcpus >= 64 ? 'regression' : 'none-seen',
        parameters: { mitigations, vcpus },
      })),
    );
    expect(said(cases)[0]).toBe(
      'Worse only with mitigations=auto and vCPUs ≥ 64: all 3 rows with it are worse, and none of the 7 others.',
    );
    expect(
      said(
        all([...sizes, 64, 128], (vcpus) => ({
          is: vcpus >= 4 && vcpus <= 16 ? 'regression' : 'parity',
          parameters: { vcpus },
        })),
      )[0],
    ).toContain('vCPUs ≥ 4 and vCPUs ≤ 16');
  });
  it('is absent with a single exception, with too few rows, or if it needs three conditions', () => {
    const clean = all(sizes, (vcpus): Case => ({ is: vcpus >= 8 ? 'regression' : 'parity', parameters: { vcpus } }));
    expect(said(clean)).not.toEqual([]);
    expect(said([...clean, { is: 'parity', parameters: { vcpus: 32 } }])).toEqual([]);
    expect(said([...clean, { is: 'regression', parameters: { vcpus: 1 } }])).toEqual([]);
    expect(said(clean.slice(1))).toEqual([]);
    expect(said(clean.slice(0, -1))).toEqual([]);
    const cube = [0, 1, 2].flatMap(() =>
      ['a', 'b'].flatMap((x) =>
        ['a', 'b'].flatMap((y) =>
          ['a', 'b'].map((z): Case => ({ is: x + y + z === 'aaa' ? 'regression' : 'parity', parameters: { x, y, z } })),
        ),
      ),
    );
    expect(said(cube)).toEqual([]);
  });
  it('is listed with equivalent conditions', () => {
    const cases = all(sizes, (vcpus): Case => ({
      is: vcpus >= 8 ? 'regression' : 'parity',
      parameters: { vcpus, memory: vcpus >= 8 ? 'much' : 'little' },
    }));
    expect(said(cases).slice(0, 2)).toEqual([
      'Worse only with vCPUs ≥ 8: all 3 rows with it are worse, and none of the 3 others.',
      'Equivalent conditions for the same rows: memory=much. This report cannot show which of them decides.',
    ]);
  });
  it('ignores rows without a clear verdict, and counts them', () => {
    const cases: Case[] = [
      ...all(sizes, (vcpus): Case => ({ is: vcpus >= 8 ? 'regression' : 'parity', parameters: { vcpus } })),
      { is: 'unclear', parameters: { vcpus: 64 } },
      { is: 'suspect-worse', parameters: { vcpus: 1 } },
    ];
    expect(said(cases)).toContain('2 rows without a clear verdict are left out.');
  });
  it('states what is untested, and always that it is not a test', () => {
    const cases = all(sizes, (vcpus): Case => ({
      is: vcpus >= 8 ? 'regression' : 'parity',
      parameters: { vcpus },
      tested: vcpus === 8,
    }));
    expect(said(cases)).toContain('2 of the 3 worse rows are untested.');
    expect(said(cases.map((one) => ({ ...one, tested: false })))).toContain('All of the worse rows are untested.');
    expect(said(cases).at(-1)).toContain('not by a test');
  });
  it('treats a row without the number as not meeting the bound', () => {
    const cases = [
      ...all(sizes, (vcpus): Case => ({ is: vcpus >= 8 ? 'regression' : 'parity', parameters: { vcpus } })),
      { is: 'parity', parameters: {} } as Case,
    ];
    expect(said(cases)[0]).toContain('vCPUs ≥ 8');
  });

  it('holds without exception for any rows, and nothing simpler does', () => {
    const one = fc.record({
      is: fc.constantFrom<VerdictWord>('regression', 'parity', 'improvement'),
      parameters: fc.record({
        a: fc.constantFrom('x', 'y'),
        b: fc.constantFrom(1, 2, 4),
        c: fc.constantFrom('u', 'v', 'w'),
      }),
    });
    let found = 0;
    fc.assert(
      fc.property(fc.array(one, { minLength: 6, maxLength: 12 }), (cases) => {
        const { observations, factors } = made(cases);
        const decision = decide(observations, factors);
        const worse = (at: Observation): boolean => at.row.verdict.word === 'regression';
        // By brute force: every condition over the levels that occur, alone and in pairs.
        const every = factors.flatMap((factor) =>
          factor.levels.flatMap((level): Condition[] =>
            typeof level === 'number'
              ? [
                  { kind: 'at-least' as const, factor, level },
                  { kind: 'at-most' as const, factor, level },
                ]
              : [{ kind: 'is' as const, factor, level }],
          ),
        );
        const separates = (list: typeof every): boolean =>
          observations.every((at) => list.every((condition) => meets(at, condition)) === worse(at));
        const enough = observations.filter(worse).length >= 3 && observations.filter((at) => !worse(at)).length >= 3;
        const singles = every.some((condition) => separates([condition]));
        const pairs = every.some((a, i) => every.slice(i + 1).some((b) => separates([a, b])));
        expect(decision?.conditions.length).toBe(!enough ? undefined : singles ? 1 : pairs ? 2 : undefined);
        for (const list of decision ? [decision.conditions, ...decision.alternatives] : [])
          expect(separates([...list])).toBe(true);
        if (decision) found++;
      }),
      { numRuns: 1500, seed: 5 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
