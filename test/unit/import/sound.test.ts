// What an import makes is readable: whatever a file contains, the reader accepts the report without an error.
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { finishRead } from '../../../src/core/import/detect';
import { importFiles } from '../../../src/core/import/import';
import type { Imported, Importer, Measurement } from '../../../src/core/import/model';
import { seconds } from '../../../src/core/import/numbers';
import { inRange } from '../../../src/core/import/ranges';
import { gridOf } from '../../../src/core/import/mail/grid';
import { readMails } from '../../../src/core/import/mail/message';
import { gridToReport } from '../../../src/core/import/mail/report';
import { mergeIntoText } from '../../../src/core/import/merge-into-text';
import { readRunLog } from '../../../src/core/import/runlog/log';
import { runsToReport } from '../../../src/core/import/runlog/report';
import { sound } from '../../../src/core/import/sound';
import { isInCalendar } from '../../../src/core/text/date';
import { mutated, readerSamples, seeded } from './mutate';
import { errorsOf, fixtureBytes, said } from './support';

const samples = readerSamples();
/** Mutations of each sample; `npm run fuzz -- 30 imports` makes many more. */
const rounds = 10;
/** What describes a machine, or prints nothing that can be compared, and says so. */
const withoutReport = ['environment.json', 'kvm-unit-tests.txt'];

describe('an import makes a valid report', () => {
  it.each(samples.map((one) => [one.path, rounds, one] as const))(
    '%s, and %s mutations of it',
    (_name, _rounds, { path, text }) => {
      const random = seeded(7);
      for (let round = 0; round <= rounds; round++) {
        const changed = round === 0 ? text : mutated(text, random);
        const { report } = importFiles([{ path, text: changed }]);
        if (round === 0) expect(report !== undefined, path).toBe(!withoutReport.includes(path));
        if (report) expect(errorsOf(report), changed.slice(0, 4000)).toEqual([]);
      }
    },
  );
  it('even with path parameters that have another type in the format', () => {
    const files = ['x', '0', '8'].map((vcpus) => ({
      path: `a/vcpus=${vcpus}/run-1.txt`,
      text: 'real\t0m1.5s\nuser\t0m1s\nsys\t0m0s\n',
    }));
    const outcome = importFiles(files, { template: '{subject}/vcpus={vcpus}/run-{run}.txt' });
    expect(outcome.report && errorsOf(outcome.report)).toEqual([]);
    expect(said(outcome.notes, 'failed').join()).toContain('"vcpus"');
  });
});

describe('imported numbers and facts are checked for every reader', () => {
  const time = { name: 'time', unit: 's', role: 'primary' } as const;
  const one = (more: Partial<Measurement>): Measurement => ({ benchmark: 'b', metric: time, line: 3, ...more });
  const read = (measurements: readonly Measurement[], more: Partial<Imported> = {}): Imported =>
    inRange({ tool: 't', notes: [], measurements, ...more });

  it('treats numbers that are not finite or cannot be negative as missing, with their lines', () => {
    const made = read([one({ value: Infinity }), one({ value: 2 }), one({ samples: [1, NaN, -1, 3], line: 5 })]);
    expect(made.measurements.map(({ value, samples: list }) => value ?? list)).toEqual([2, [1, 3]]);
    expect(made.notes.map(({ kind, lines }) => [kind, lines])).toEqual([['failed', [3, 5]]]);
    expect(said(made.notes)).toEqual([
      'b, time: 3 numbers are not finite, or negative where that is impossible; they count as missing.',
    ]);
  });
  it('allows a negative difference without a unit', () => {
    const counter = one({ metric: { name: 'drift', role: 'info' }, value: -2 });
    expect(read([counter]).measurements).toEqual([counter]);
  });
  it('rejects a negative spread and fewer than one run', () => {
    const [made] = read([one({ summary: { mean: 2, stddev: -1, n: 0 } })]).measurements;
    expect(made?.summary).toEqual({ mean: 2 });
  });
  it('counts runs from 0, and boots in whole numbers', () => {
    expect(read([one({ value: 1, run: -1, boot: 1.5 })]).measurements).toEqual([one({ value: 1 })]);
  });
  it('rejects a negative speed and -1 threads of a machine', () => {
    const host = { cpu: { ghz: -0.001, threads: -1, model: 'X' }, memoryMiB: 0 };
    const made = read([], { environment: { host }, subjects: [{ label: 'a', environment: { host } }] });
    expect(made.environment).toEqual({ host: { cpu: { model: 'X' } } });
    expect(made.subjects?.[0]?.environment).toEqual({ host: { cpu: { model: 'X' } } });
    expect(said(made.notes, 'failed')).toHaveLength(3);
  });
  it.each(['2019-00-29', '2019-02-30', '2019-13', '20190229', '2019-02-29T25:00:00Z'])(
    'rejects %s as a date',
    (date) => {
      const made = read([], { date });
      expect([made.date, made.notes.map(({ kind }) => kind)]).toEqual([undefined, ['failed']]);
    },
  );
  it.each(['2020-02-29', '2019', '2019-12', '2024-02-14T10:00:00Z'])('accepts %s as a date', (date) => {
    expect(read([], { date }).date).toBe(date);
    expect(isInCalendar(date)).toBe(true);
  });
  it('applies to every reader', () => {
    const importer: Importer = {
      tool: 'x',
      name: 'X',
      sniff: () => 1,
      read: () => ({ tool: 'x', measurements: [], notes: [] }),
    };
    const made = finishRead(
      { importer, confidence: 1 },
      'a',
      () => ({ tool: 'x', notes: [], measurements: [one({ value: NaN })] }),
      () => false,
    );
    expect(made.imported?.measurements).toEqual([]);
  });
  it('rejects a time with 400 digits', () => {
    expect(seconds(`${'9'.repeat(400)}m0.5s`)).toBeUndefined();
    const outcome = importFiles([{ path: 'time-inf.txt', bytes: fixtureBytes('hostile/time-inf.txt') }]);
    expect(JSON.stringify(outcome.report)).not.toContain('null');
    expect(outcome.notes.flatMap(({ lines }) => lines ?? [])).toContain(1);
  });
});

describe('a report before it is written', () => {
  const report = (more: object): Report =>
    ({
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          results: [
            { subject: 'a', samples: [1] },
            { subject: 'b', samples: [2] },
          ],
        },
      ],
      ...more,
    }) as Report;
  it('is the same object if it is valid', () => {
    const whole = report({});
    expect(sound(whole, '-')).toEqual({ report: whole, left: [] });
    expect(sound(whole, '-').report).toBe(whole);
  });
  it.each([
    ['a blank title', { title: ' ' }],
    ['no baseline', { subjects: [{ id: 'a' }, { id: 'b' }] }],
    [
      'two baselines',
      {
        subjects: [
          { id: 'a', role: 'baseline' },
          { id: 'b', role: 'baseline' },
        ],
      },
    ],
    ['an id with a blank', { subjects: [{ id: 'a', role: 'baseline' }, { id: 'b c' }] }],
    ['a date that does not exist', { date: '2019-02-31' }],
    [
      'a sample that is not finite',
      {
        benchmarks: [
          {
            id: 'x',
            name: 'x',
            results: [
              { subject: 'a', mean: 1 },
              { subject: 'b', samples: [Infinity] },
            ],
          },
        ],
      },
    ],
    ['a reference without a target', { environments: [{ id: 'e', inside: 'f' }] }],
  ])('loses %s, with a note', (_name, wrong) => {
    const made = sound(report(wrong), 'Results');
    expect(made.left.length).toBeGreaterThan(0);
    expect(made.report && errorsOf(made.report)).toEqual([]);
  });
});

it('is valid if made from a mail, or from 40 mutations of it', () => {
  const mail = new TextDecoder().decode(fixtureBytes('reference/mail-2009.txt'));
  const random = seeded(11);
  let made = 0;
  for (let round = 0; round <= 40; round++) {
    const text = round === 0 ? mail : mutated(mail, random);
    for (const message of readMails(new TextEncoder().encode(text))) {
      const { report } = gridToReport(gridOf(message));
      if (report) expect(errorsOf(report), text).toEqual([]);
      if (report) made++;
    }
  }
  expect(made).toBeGreaterThan(20);
});

describe('an import that is merged', () => {
  it('leaves a valid report in each of the three ways', () => {
    const random = seeded(3);
    const made = samples.flatMap(({ path, text }) =>
      [text, mutated(text, random)].flatMap((one) => importFiles([{ path, text: one }]).report ?? []),
    );
    // Every report, each into a few others.
    for (const [index, one] of made.entries())
      for (const into of [0, 3, 7].flatMap((step) => made[(index + step) % made.length] ?? []))
        for (const as of ['subject', 'runs', 'benchmarks'] as const) {
          const { text } = mergeIntoText(JSON.stringify(into), one, as, () => undefined);
          expect(errorsOf(JSON.parse(text) as Report)).toEqual([]);
        }
  });
  it('changes nothing if the report would become invalid, and says why', () => {
    const base = sound(
      importFiles([{ path: 'a.txt', text: 'real\t0m1s\nuser\t0m1s\nsys\t0m0s\n' }]).report as Report,
      '-',
    );
    const text = JSON.stringify(base.report);
    const bad = {
      ...(base.report as Report),
      benchmarks: [{ id: 'new', name: 'new', results: [{ subject: 'nobody', mean: NaN }] }],
    };
    const subjects = [{ id: 'nobody' }] as unknown as Report['subjects'];
    const merged = mergeIntoText(text, { ...bad, subjects }, 'subject', () => undefined);
    expect(merged.text).toBe(text);
    expect(said(merged.notes, 'failed')).toHaveLength(1);
  });
});

describe('a run log', () => {
  const first = (more: object): string =>
    `${JSON.stringify({ title: 't', subjects: [{ id: 'a' }], ...more })}\n` +
    '{"subject": "a", "benchmark": "b", "metric": "m", "value": 1}\n';
  it.each([
    ['a month 13', { date: '2019-13' }, 'date'],
    ['a day that does not exist', { date: '2019-02-30' }, 'date'],
    ['a blank title', { title: ' ' }, 'title'],
    ['negative threads', { environments: [{ id: 'e', host: { cpu: { threads: -1 } } }] }, 'environments'],
    ['a level that is no level', { comparison: { alpha: 3 } }, 'comparison'],
    ['an environment that is not there', { subjects: [{ id: 'a', environment: 'e' }] }, 'subjects'],
    ['a role that is none', { subjects: [{ id: 'a', role: 'best' }] }, 'subjects'],
  ])('reports that %s is omitted, and makes a report without errors', (_name, more, field) => {
    const text = first(more);
    const log = readRunLog(text);
    const report = runsToReport(log);
    expect(report && errorsOf(report)).toEqual([]);
    expect(report?.benchmarks[0]?.results?.[0]?.samples).toEqual([1]);
    const [problem] = log.problems;
    expect([problem?.severity, problem?.line]).toEqual(['error', 1]);
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(`"${field}"`);
  });
  it.each(['"boot": 1.5', '"parameters": {"vcpus": 0}', '"parameters": {"pageSize": true}'])(
    'has no run with %s',
    (more) => {
      const log = readRunLog(`{"subject": "a", "benchmark": "b", "value": 1, ${more}}\n`);
      expect([log.count, log.problems.length]).toEqual([0, 1]);
    },
  );
  it('keeps subject names that are not ids, whatever else is wrong with its first line', () => {
    const log = readRunLog(
      first({ date: 'x', subjects: [{ id: 'a' }, { id: 'my guest', role: 'baseline', tuning: 'x' }] }),
    );
    const report = runsToReport(log);
    expect(report?.subjects.map(({ label, role, tuning }) => [label, role, tuning])).toContainEqual([
      'my guest',
      'baseline',
      'x',
    ]);
    expect(report && errorsOf(report)).toEqual([]);
  });
  it('makes a report without errors, and so do all its mutations', () => {
    const sample = samples.find(({ path }) => path === 'kvm.vmiruns.jsonl')?.text ?? '';
    const random = seeded(5);
    for (let round = 0; round < 200; round++) {
      const text = mutated(sample, random);
      const report = runsToReport(readRunLog(text));
      if (report) expect(errorsOf(report), text).toEqual([]);
    }
  });
});
