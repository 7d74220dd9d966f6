import { describe, expect, it } from 'vitest';
import { fitsGlob } from '../../../src/core/report/glob';
import { nearest } from '../../../src/core/report/nearest';
import { readReport } from '../../../src/core/report/read';
import { minimal, seen } from './support';

const one = { id: 'b', name: 'B' };

function said(parts: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return seen(minimal(parts)).map(({ rule, marked }) => [rule, marked] as const);
}

describe('references', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['a result', { benchmarks: [{ ...one, results: [{ subject: 'no', mean: 1 }] }] }, '"no"'],
    [
      'the environment of a result',
      { benchmarks: [{ ...one, results: [{ subject: 'base', environment: 'no', mean: 1 }] }] },
      '"no"',
    ],
    ['a ratio', { benchmarks: [{ ...one, ratios: [{ subject: 'no', value: 1 }] }] }, '"no"'],
    [
      'the baseline of a ratio',
      { benchmarks: [{ ...one, ratios: [{ subject: 'patched', baseline: 'no', value: 1 }] }] },
      '"no"',
    ],
    ['a claim', { benchmarks: [{ ...one, claims: [{ subject: 'no', percent: 1 }] }] }, '"no"'],
    [
      'the baseline of a claim',
      { benchmarks: [{ ...one, claims: [{ subject: 'patched', baseline: 'no', percent: 1 }] }] },
      '"no"',
    ],
    ['a benchmark', { benchmarks: [{ ...one, environment: 'no' }] }, '"no"'],
    ['a subject', { subjects: [{ id: 'base', role: 'baseline', environment: 'no' }, { id: 'patched' }] }, '"no"'],
    ['an environment', { environments: [{ id: 'e', inside: 'no' }] }, '"no"'],
    ['a summary', { summaries: [{ method: 'geomean', subject: 'no', value: 1 }] }, '"no"'],
    [
      'the benchmarks of a summary',
      { summaries: [{ method: 'geomean', subject: 'patched', of: ['b', 'no'], value: 1 }] },
      '"no"',
    ],
    ['a claim of the report', { claims: [{ subject: 'no', text: 'x' }] }, '"no"'],
    ['its baseline', { claims: [{ baseline: 'no', text: 'x' }] }, '"no"'],
    ['its benchmarks', { claims: [{ benchmarks: ['b*', 'no*'], text: 'x' }] }, '"no*"'],
    ['a waiver', { waivers: [{ rule: 'r', reason: 'x', subject: 'no' }] }, '"no"'],
    ['its benchmarks', { waivers: [{ rule: 'r', reason: 'x', benchmarks: ['no'] }] }, '"no"'],
  ])('of %s', (_name, parts, marked) => {
    expect(said(parts)).toEqual([['unknown-reference', marked]]);
    expect(seen(minimal(parts))[0]?.severity).toBe('error');
  });

  it('list the available ids, or suggest the intended one', () => {
    const claim = (subject: string): string => seen(minimal({ claims: [{ subject, text: 'x' }] }))[0]?.says ?? '';
    expect(claim('zzz')).toBe(
      '"subject" refers to the subject "zzz", which does not exist. Available: "base", "patched".',
    );
    expect(claim('patchde')).toContain('Did you mean "patched"?');
  });

  it.each(['__proto__', 'constructor', 'toString'])('do not resolve %s by inheritance', (id) => {
    expect(said({ claims: [{ subject: id, text: 'x' }] })).toEqual([['unknown-reference', `"${id}"`]]);
  });

  it('are not reported if their id is unreadable', () => {
    expect(said({ subjects: [{ id: 'base', role: 'baseline' }, { id: 3 }] })).toEqual([['schema', '3']]);
    expect(said({ subjects: [{ id: 'base', role: 'baseline' }, { label: 'x' }] })).toEqual([['schema', '{']]);
    expect(said({ subjects: 'none' })).toEqual([['schema', '"none"']]);
    expect(said({ subjects: [] })).toEqual([['schema', '[]']]);
    expect(said({ benchmarks: 3, waivers: [{ rule: 'r', reason: 'x', benchmarks: ['b'] }] })).toEqual([
      ['schema', '3'],
    ]);
  });

  it.each(['subjects', 'environments', 'benchmarks'])(
    'include no duplicate id in %s, which is reported at the later one',
    (list) => {
      const entries = {
        subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }, { id: 'base' }],
        environments: [{ id: 'e' }, { id: 'e' }],
        benchmarks: [one, { ...one, name: 'C' }],
      }[list];
      const text = minimal({ [list]: entries });
      const [problem, ...others] = seen(text);
      expect(others).toEqual([]);
      expect(problem).toMatchObject({ rule: 'duplicate-id', severity: 'error' });
      expect(problem?.offset).toBe(text.lastIndexOf(problem?.marked ?? '?'));
      expect(problem?.offset).not.toBe(text.indexOf(problem?.marked ?? '?'));
      expect(problem?.says).toContain(`entry 1 of "${list}"`);
    },
  );

  it('do not let environments contain themselves', () => {
    expect(
      said({
        environments: [
          { id: 'a', inside: 'b' },
          { id: 'b', inside: 'c' },
          { id: 'c', inside: 'b' },
          { id: 'd', inside: 'd' },
        ],
      }),
    ).toHaveLength(2);
    expect(said({ environments: [{ id: 'a', inside: 'b' }, { id: 'b' }, { id: 'c', inside: 'b' }] })).toEqual([]);
  });
});

describe('the baseline', () => {
  it('is required among several subjects', () =>
    expect(said({ subjects: [{ id: 'base' }, { id: 'patched' }] })).toEqual([['no-baseline', '"subjects"']]));
  it('is reported if repeated, at each place after the first', () => {
    const text = minimal({
      subjects: [
        { id: 'base', role: 'baseline' },
        { id: 'patched', role: 'baseline' },
        { id: 'third', role: 'baseline' },
      ],
    });
    expect(seen(text).map(({ rule, marked }) => [rule, marked])).toEqual([
      ['no-baseline', '"baseline"'],
      ['no-baseline', '"baseline"'],
    ]);
    expect(seen(text)[0]?.says).toContain('the first, "base", counts');
  });
  it('is not required for a single subject', () => expect(said({ subjects: [{ id: 'patched' }] })).toEqual([]));
  it('may be a subject whose role is unreadable', () =>
    expect(said({ subjects: [{ id: 'base', role: 'basline' }, { id: 'patched' }] })).toEqual([
      ['schema', '"basline"'],
    ]));
});

describe('many wrong references', () => {
  // Without a limit these are 15,000 million steps, which take minutes; with it, a fraction of a second.
  it('are checked quickly', () => {
    const benchmarks = Array.from({ length: 10_000 }, (_, i) => ({ id: `benchmark-${i}`, name: 'B' }));
    const of = Array.from({ length: 10_000 }, (_, i) => `bnchmark-${i}`);
    const text = minimal({
      benchmarks,
      waivers: [{ rule: 'r', reason: 'x', benchmarks: of.map((id) => `*${id}*x`) }],
      summaries: [{ method: 'geomean', subject: 'patched', value: 1, of }],
    });
    const { problems } = readReport(text);
    expect(problems.length).toBeGreaterThan(5_000);
    expect(problems.some(({ fix }) => fix)).toBe(true);
  }, 15_000);
});

describe('globs', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['a*', 'abc', true],
    ['*c', 'abc', true],
    ['a*c', 'abbc', true],
    ['a*c', 'abcd', false],
    ['*b*', 'abc', true],
    ['a**c', 'ac', true],
    ['a.c', 'abc', false],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
  ] as const)('match %s against %s: %s', (pattern, id, fits) => expect(fitsGlob(pattern, id)).toBe(fits));
  it('match quickly', () => expect(fitsGlob('*a'.repeat(200), 'a'.repeat(5000) + 'b')).toBe(false));
});

describe('the nearest name', () => {
  it.each([
    ['metrc', 'metric'],
    ['meitrc', 'metric'],
    ['Metric', 'metric'],
    ['unti', 'unit'],
    ['x', undefined],
    ['completely', undefined],
    ['', undefined],
  ])('of %s', (name, meant) => expect(nearest(name, ['metric', 'unit', 'name'])).toBe(meant));
});
