/** Exit codes of what cannot be judged: such a job must not pass silently. */
import { describe, expect, it } from 'vitest';
import { failLevels } from '../../../src/core/judge/gate';
import { lines, muchSlower, program, report, runHere, same, slower } from './bin';

const { put } = program();
const benchmark = (id: string, base: object | undefined, cand: object | undefined, metric: object = {}): object => ({
  id,
  name: id,
  metric: { name: 'rate', unit: '/s', direction: 'higher', ...metric },
  results: [...(base ? [{ subject: 'a', ...base }] : []), ...(cand ? [{ subject: 'b', ...cand }] : [])],
});
const steady = benchmark('steady', { samples: same }, { samples: same });
const file = (name: string, ...benchmarks: object[]): string => put(`${name}.vmibench.json`, report({ benchmarks }));
const faults = { name: 'faults', unit: 'faults', direction: 'lower' };
const zeros = same.map(() => 0);

interface Case {
  readonly what: string;
  readonly of: readonly object[];
  readonly code: number;
  readonly strict: number;
  readonly rule?: string;
  readonly said?: string;
}

const cases: readonly Case[] = [
  {
    what: 'throughput that falls to 0',
    of: [steady, benchmark('x', { samples: same }, { samples: zeros })],
    code: 1,
    strict: 1,
    rule: 'fell-to-zero',
    said: '1 failed (1 fell to zero)',
  },
  {
    what: 'faults that rise from 0',
    of: [steady, benchmark('x', { samples: zeros }, { samples: same }, faults)],
    code: 3,
    strict: 1,
    rule: 'from-zero',
    said: '1 not judged (1 from zero)',
  },
  {
    what: 'a benchmark that only the baseline has',
    of: [steady, benchmark('x', { samples: same }, undefined)],
    code: 3,
    strict: 1,
    rule: 'gone',
    said: '1 not judged (1 gone)',
  },
  {
    what: 'a benchmark that only the candidate has',
    of: [steady, benchmark('x', undefined, { samples: same })],
    code: 3,
    strict: 1,
    rule: 'not-comparable',
    said: '1 not judged (1 not comparable)',
  },
  {
    what: 'a run that is 0 among others',
    of: [steady, benchmark('x', { samples: same }, { samples: [...same.slice(1), 0] })],
    code: 3,
    strict: 1,
    rule: 'not-comparable',
  },
  {
    what: 'faults that fall to 0',
    of: [steady, benchmark('x', { samples: same }, { samples: zeros }, faults)],
    code: 0,
    strict: 0,
  },
  {
    what: 'a time of 0',
    of: [steady, benchmark('x', { samples: same }, { samples: zeros }, { unit: 'ms', direction: 'lower' })],
    code: 1,
    strict: 1,
    rule: 'fell-to-zero',
  },
  {
    what: '0 on both sides',
    of: [benchmark('x', { samples: zeros }, { samples: zeros })],
    code: 0,
    strict: 0,
    said: '1 unchanged',
  },
  {
    what: 'a printed 0 on both sides',
    of: [benchmark('x', { mean: 0 }, { mean: 0 })],
    code: 0,
    strict: 0,
    said: '1 at parity',
  },
  {
    what: 'a regression within one boot',
    of: [
      steady,
      benchmark(
        'x',
        { samples: same, boots: same.map(() => 1) },
        { samples: muchSlower.map((value) => 1e4 / value), boots: same.map(() => 1) },
      ),
    ],
    code: 3,
    strict: 3,
    rule: 'regression',
  },
];

describe('vmibench check: what cannot be judged', () => {
  it.each(cases)(
    '$what: exit code $code, $strict with --fail-on untested',
    async ({ what, of, code, strict, rule, said }) => {
      const path = file(what.replaceAll(' ', '-'), ...of);
      const plain = await runHere(['check', path]);
      expect(plain.code).toBe(code);
      if (rule) expect(plain.out).toContain(`[${rule}]`);
      if (said) expect(lines(plain.out).join('\n')).toContain(said);
      expect(plain.out.includes('inconclusive (exit code 3 if nothing fails)')).toBe(code === 3);
      expect((await runHere(['check', '--fail-on', 'untested', path])).code).toBe(strict);
      expect((await runHere(['check', '--fail-on', 'never', path])).code).toBe(0);
      expect((await runHere(['check', '--inconclusive', 'pass', path])).code).toBe(code === 3 ? 0 : code);
    },
  );

  it('has no verdict at all: reported on standard error whatever the format and level', async () => {
    const shown = file('shown', benchmark('x', { samples: same }, { samples: slower }, { direction: 'none' }));
    const gone = file('gone', benchmark('x', { samples: same }, undefined));
    const levels = failLevels.map((level) => ['--fail-on', level]);
    const forms = ['lines', 'json', 'github', 'sarif', 'junit'].map((format) => ['--format', format]);
    for (const path of [shown, gone])
      for (const options of [...levels, ...forms, ['--inconclusive', 'pass']]) {
        const { code, err } = await runHere(['check', ...options, path]);
        expect(err, options.join(' ')).toContain('nothing could be judged');
        if (path === shown) expect(code, options.join(' ')).toBe(0);
      }
    expect((await runHere(['check', file('one', steady)])).err).toBe('');
  });

  it('reports it in JSON, SARIF and annotations', async () => {
    const path = file('formats', steady, benchmark('x', { samples: same }, undefined));
    const json = JSON.parse((await runHere(['check', '--json', path])).out) as {
      exitCode: number;
      total: { failing: number; inconclusive: number };
      files: { rows: { verdict: object }[]; findings: { rule: string; fails: boolean; inconclusive?: boolean }[] }[];
    };
    expect(json.exitCode).toBe(3);
    expect(json.total).toMatchObject({ failing: 0, inconclusive: 1 });
    expect(json.files[0]?.rows[1]?.verdict).toMatchObject({ word: 'not-judged', tested: false, trouble: 'gone' });
    expect(json.files[0]?.findings.find(({ rule }) => rule === 'gone')).toMatchObject({
      fails: false,
      inconclusive: true,
    });
    const sarif = JSON.parse((await runHere(['check', '--format', 'sarif', path])).out) as {
      runs: { results: { ruleId: string; kind?: string; level: string }[] }[];
    };
    const gone = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'gone');
    expect(gone).toMatchObject({ kind: 'review', level: 'none' });
    expect((await runHere(['check', '--format', 'github', path])).out).toMatch(/title=gone::inconclusive: x: b /);
  });

  it('accepts a waiver', async () => {
    const waivers = [{ rule: 'gone', benchmarks: ['x'], reason: 'dropped on purpose' }];
    const path = put(
      'waived.vmibench.json',
      report({ benchmarks: [steady, benchmark('x', { samples: same }, undefined)], waivers }),
    );
    expect((await runHere(['check', path])).code).toBe(0);
  });
});

describe('vmibench compare: what cannot be judged', () => {
  const pair = (name: string, then: object[], now: object[]): [string, string] => [
    file(`${name}-then`, ...then),
    file(`${name}-now`, ...now),
  ];
  const x = (cand: readonly number[], metric: object = {}): object =>
    benchmark('x', { samples: same }, { samples: cand }, metric);

  it.each([
    { what: 'a benchmark that is gone', then: [steady, x(same)], now: [steady], code: 3, strict: 1 },
    { what: 'a benchmark that is new', then: [steady], now: [steady, x(same)], code: 0, strict: 0 },
    { what: 'another unit', then: [steady, x(same)], now: [steady, x(slower, { unit: 'MB' })], code: 3, strict: 1 },
    { what: 'a rise from 0', then: [steady, x(zeros)], now: [steady, x(same)], code: 3, strict: 1 },
    { what: 'a fall to 0', then: [steady, x(same)], now: [steady, x(zeros)], code: 1, strict: 1 },
    {
      what: 'a candidate without its number',
      then: [steady, x(same)],
      now: [steady, benchmark('x', { samples: same }, undefined)],
      code: 3,
      strict: 1,
    },
  ])('$what: exit code $code, $strict with --fail-on untested', async ({ what, then, now, code, strict }) => {
    const files = pair(what.replaceAll(' ', '-'), then, now);
    const plain = await runHere(['compare', ...files]);
    expect(plain.code).toBe(code);
    expect((await runHere(['compare', '--fail-on', 'untested', ...files])).code).toBe(strict);
    expect((await runHere(['compare', '--fail-on', 'never', ...files])).code).toBe(0);
    expect((await runHere(['compare', '--inconclusive', 'pass', ...files])).code).toBe(code === 3 ? 0 : code);
  });

  it('reports that nothing could be compared, whatever the format and level', async () => {
    const files = pair('nothing', [steady], [x(same)]);
    const levels = failLevels.map((level) => ['--fail-on', level]);
    for (const options of [
      ...levels,
      ['--json'],
      ['--format', 'github'],
      ['--to', 'markdown'],
      ['--inconclusive', 'pass'],
    ])
      expect((await runHere(['compare', ...options, ...files])).err, options.join(' ')).toContain(
        'nothing could be judged',
      );
    expect((await runHere(['compare', ...files])).code).toBe(3);
  });
});
