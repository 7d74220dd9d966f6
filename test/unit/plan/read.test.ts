// Plans are read like reports: each problem once, at its place.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { canonicalPlan, readPlan } from '../../../src/core/plan/read';
import { durationMs, durationText } from '../../../src/core/plan/duration';
import { filled, fillings } from '../../../src/core/plan/fill';
import { planOf, planValue, problemsOf } from './support';

const kernels = {
  format: 'vmiplan/1',
  title: '6.12 against 6.13-rc2 in a guest',
  log: 'kernels.vmiruns.jsonl',
  target: { shell: 'ssh root@sut' },
  subjects: [
    {
      id: 'old',
      role: 'baseline',
      config: { kernel: '6.12.0' },
      prepare: 'grub-reboot {kernel}',
      verify: { 'uname -r': '6.12.0' },
    },
    { id: 'new', config: { kernel: '6.13.0-rc2' }, prepare: 'grub-reboot {kernel}' },
  ],
  reset: 'boot',
  restart: 'reboot',
  ready: { within: '15 min' },
  recover: 'ipmitool power cycle',
  settle: '60 s',
  benchmarks: [
    {
      id: 'kernbench-8',
      parameters: { vcpus: 8 },
      command: 'make -j{vcpus}',
      read: 'time',
      timeout: '20 min',
      runs: 2,
    },
    { id: 'netperf-rr', command: 'netperf -t TCP_RR', read: 'netperf', only: ['transactions'] },
    {
      id: 'sha',
      command: 'sha256sum big',
      read: { pattern: '([0-9.]+) s' },
      metric: { name: 'elapsed', unit: 's', direction: 'lower' },
    },
  ],
  design: { restarts: 12, order: 'alternating', seed: 1 },
  limits: { timeout: '10 min', failures: 3, budget: '6 h' },
};

describe('a plan without problems', () => {
  it.each([
    ['of two commands', planValue()],
    ['of two kernels', kernels],
  ])('%s is read', (_name, value) => {
    const text = JSON.stringify(value);
    expect(problemsOf(text)).toEqual([]);
    expect(readPlan(text).plan).toEqual(value);
  });

  it('has one canonical layout, whatever the order of its keys', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([key, one]) => [key, turned(one)] as const)
                .reverse(),
            )
          : value;
    const { verify: _verify, ...first } = kernels.subjects[0] ?? {};
    const value = { ...kernels, subjects: [first, kernels.subjects[1]] };
    const once = canonicalPlan(JSON.stringify(value)) ?? '';
    expect(canonicalPlan(JSON.stringify(turned(value)))).toBe(once);
    expect(canonicalPlan(once)).toBe(once);
    expect(JSON.parse(once)).toEqual(value);
    expect(once).toContain('  "design": {"restarts": 12, "order": "alternating", "seed": 1},\n');
  });
});

describe('a problem of a plan', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, readonly (readonly string[])[]])[] = [
    [
      'a pilot decides what is also said',
      { design: { pilot: 5, runs: 12 } },
      [['error', '12', '"pilot" determines the number of runs, so it cannot be combined with "runs".']],
    ],
    [
      'a pilot decides what a benchmark says, too',
      { design: { pilot: 5 }, benchmarks: [{ id: 'pack', command: 'true', runs: 7 }] },
      [['error', '7', '"pilot" determines the number of runs, so it cannot be combined with "runs".']],
    ],
    ['what is for a pilot has none', { design: { runs: 12, see: '1%' } }, [['error', '"1%"', '"see" needs "pilot".']]],
    [
      'an amount is missing',
      { design: {} },
      [['error', '{}', '"design" does not say how much to run; give it "runs", "restarts", "looks" or "pilot".']],
    ],
    ['no design at all', { design: undefined }, [['error', '{', 'The plan lacks "design"; add it.']]],
    [
      'no baseline',
      { subjects: [{ id: 'a' }, { id: 'b' }] },
      [
        [
          'error',
          '"subjects"',
          'None of the 2 subjects is the baseline, so nothing can be judged. Give one of them "role": "baseline".',
        ],
      ],
    ],
    [
      'a tool that is misspelt',
      { benchmarks: [{ id: 'x', command: 'x', read: 'netprf' }] },
      [
        [
          'error',
          '"netprf"',
          '"netprf" is neither time, value nor the name of a tool that can be read. Did you mean "netperf"?',
        ],
      ],
    ],
    [
      'a pattern without a group',
      { benchmarks: [{ id: 'x', command: 'x', read: { pattern: '[0-9]+' }, metric: { direction: 'lower' } }] },
      [['error', '"[0-9]+"', '"pattern" has no group ( … ) around the number.']],
    ],
    [
      'a pattern that is none',
      { benchmarks: [{ id: 'x', command: 'x', read: { pattern: '([0-9]+' }, metric: { direction: 'lower' } }] },
      [
        [
          'error',
          '"([0-9]+"',
          expect.stringMatching(/^"pattern" is not a valid regular expression\. Check/) as unknown as string,
        ],
      ],
    ],
    [
      'a value without a direction',
      { benchmarks: [{ id: 'x', command: 'x', read: 'value' }] },
      [['warning', '{', 'Without a metric with a "direction" the values of "x" are shown, but not judged.']],
    ],
    [
      'a time without a unit',
      { limits: { timeout: '60' } },
      [['error', '"60"', '"timeout" is "60"; write a time as 500 ms, 60 s, 15 min, 8 h or 2 d.']],
    ],
    [
      'looks that go back',
      { design: { looks: [5, 5] } },
      [['error', '5', 'Each look must be at more runs than the one before.']],
    ],
    [
      'restarts without a restart',
      { design: { restarts: 3 } },
      [['error', '3', '"design" has "restarts", but the plan has no "restart" command.']],
    ],
    [
      'a restart without a number',
      { restart: 'reboot' },
      [['error', '{"runs":12}', 'There is a restart, but "design" has neither "restarts" nor "looks".']],
    ],
    [
      'a placeholder that is misspelt',
      { benchmarks: [{ id: 'x', command: '{subjct} {0} ${name}' }] },
      [['hint', '"{subjct} {0} ${name}"', '{subjct} is not filled in; did you mean {subject}?']],
    ],
    [
      'a field of no plan',
      { desing: {} },
      [['hint', '"desing"', expect.stringContaining('desing') as unknown as string]],
    ],
    [
      'a newer format',
      { format: 'vmiplan/2' },
      [['error', '"vmiplan/2"', expect.stringContaining('newer format "vmiplan/2"') as unknown as string]],
    ],
    [
      'a report',
      { format: 'vmibench/1' },
      [['error', '"vmibench/1"', expect.stringContaining('vmiplan/1') as unknown as string]],
    ],
    [
      'two benchmarks of one id',
      {
        benchmarks: [
          { id: 'x', command: 'a' },
          { id: 'x', command: 'b' },
        ],
      },
      [['error', '"x"', expect.stringContaining('"x"') as unknown as string]],
    ],
  ];
  it.each(cases)('is reported once, at its place: %s', (_name, over, expected) => {
    expect(problemsOf(JSON.stringify(planValue(over)))).toEqual(expected);
    const { plan } = readPlan(JSON.stringify(planValue(over)));
    // Any error stops the plan; other problems do not.
    expect(plan === undefined).toBe(expected.some(([severity]) => severity === 'error'));
  });

  it.each([
    [
      '',
      'The file is empty. A plan begins with {"format": "vmiplan/1", "subjects": … }; docs/measuring.md has examples.',
    ],
    ['{"format": "vmiplan/1"} x', 'The plan ends before this; nothing may follow it.'],
  ])('mentions a plan for broken JSON %j', (text, sentence) => {
    expect(problemsOf(text).map(([, , said]) => said)).toEqual([sentence]);
    expect(canonicalPlan(text)).toBeUndefined();
  });

  it('never throws, whatever the file contains', () => {
    for (const text of ['null', '[]', '1', '{}', '{"format":"vmiplan/1","subjects":1}', '{"format":[]}', '"\u202e"'])
      expect(readPlan(text).problems).not.toEqual([]);
  });
});

describe('a value inserted into a command', () => {
  it('is one word for the shell, whatever it contains', () => {
    const plan = planOf({
      subjects: [{ id: 'a', role: 'baseline', config: { flag: "it's; rm -rf /" } }, { id: 'b' }],
      benchmarks: [{ id: 'x', parameters: { vcpus: 4 }, command: 'x' }],
    });
    const [subject] = plan.subjects;
    const [benchmark] = plan.benchmarks;
    if (!subject) throw new Error('no subject');
    expect(filled('run {subject} -j{vcpus} {flag} ${subject} {print} {benchmark}', fillings(subject, benchmark))).toBe(
      `run a -j4 'it'\\''s; rm -rf /' \${subject} {print} x`,
    );
  });
});

describe('a time', () => {
  it.each([
    ['500 ms', 500, '0.5 s'],
    ['60 s', 60_000, '60 s'],
    ['15min', 900_000, '15 min'],
    ['8 h', 28_800_000, '8 h'],
    ['1.5 h', 5_400_000, '90 min'],
    ['2 d', 172_800_000, '48 h'],
  ])('is read from %s as %d ms, and shown as %s', (text, ms, said) => {
    expect(durationMs(text)).toBe(ms);
    expect(durationText(ms)).toBe(said);
  });

  it.each(['', '5', 's', '-1 s', '1 week'])('is not read from %j', (text) => expect(durationMs(text)).toBeUndefined());
});
