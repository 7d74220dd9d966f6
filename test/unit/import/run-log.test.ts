// Run logs: the meaning of lines, errors in lines, and reading while a script writes.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { validate } from '../../../src/core/generated/validate.js';
import { append, readRunLog, settled, update } from '../../../src/core/import/runlog/log';
import { emptyRunLog, type RunLog } from '../../../src/core/import/runlog/model';
import { runsToReport } from '../../../src/core/import/runlog/report';
import { sayEnglish } from '../../../src/core/messages/messages';
import { timesAsLong } from '../../lib/cost';

const run = (part: object = {}) =>
  JSON.stringify({
    subject: 'ept-on',
    benchmark: 'kernbench',
    metric: 'elapsed',
    unit: 's',
    direction: 'lower',
    value: 91.2,
    ...part,
  });
const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

function reportOf(log: RunLog): Report {
  const report = runsToReport(log);
  if (!report) throw new Error('no report');
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report;
}
const report = (...lines: readonly string[]) => reportOf(readRunLog(text(...lines)));
const problems = (log: RunLog) =>
  log.problems.map((one) => `${String(one.line)} ${one.severity}: ${sayEnglish(one.message)}`);

describe('runs', () => {
  it('become samples by subject, with boots', () => {
    const made = report(
      run({ parameters: { vcpus: 8 }, run: 1, boot: 1, subject: 'ept-off', value: 103.5 }),
      run({ parameters: { vcpus: 8 }, run: 1, boot: 1 }),
      run({ parameters: { vcpus: 8 }, run: 2, boot: 1, value: 90.75 }),
      run({ parameters: { vcpus: 8 }, run: 1, boot: 2, value: 92 }),
    );
    expect(made.benchmarks).toEqual([
      {
        id: 'kernbench-vcpus-8-elapsed',
        name: 'kernbench',
        parameters: { vcpus: 8 },
        metric: { name: 'elapsed', unit: 's', direction: 'lower' },
        results: [
          { subject: 'ept-off', samples: [103.5], boots: [1] },
          { subject: 'ept-on', samples: [91.2, 90.75, 92], boots: [1, 1, 2] },
        ],
      },
    ]);
    expect(made.provenance).toEqual({ kind: 'measured' });
  });
  it('keep their blocks, which subjects share', () => {
    const made = report(
      run({ run: 1, block: 'mon', subject: 'ept-off', value: 103.5 }),
      run({ run: 1, block: 'mon' }),
      run({ run: 1, block: 'tue', value: 92 }),
      run({ run: 1, block: 'tue', subject: 'ept-off', value: 104 }),
    );
    expect(made.benchmarks[0]?.results?.map(({ blocks }) => blocks)).toEqual([
      ['mon', 'tue'],
      ['mon', 'tue'],
    ]);
    expect(problems(readRunLog(text(run({ block: 1.5 }))))).toEqual([expect.stringContaining('"block" must be')]);
    // The same run twice in one block is suspicious; in two blocks it is not.
    expect(problems(readRunLog(text(run({ run: 1, block: 1 }), run({ run: 1, block: 2 }))))).toEqual([]);
    expect(problems(readRunLog(text(run({ run: 1, block: 1 }), run({ run: 1, block: 1 })))).length).toBe(1);
  });
  it('make one row for each set of parameters, in any order', () => {
    const made = report(
      run({ parameters: { vcpus: 8, mem: '4G' } }),
      run({ parameters: { mem: '4G', vcpus: 8 }, value: 3 }),
      run({ parameters: { vcpus: 16, mem: '4G' } }),
      run({ metric: 'user' }),
      run({ suite: 'mmtests' }),
      run({ version: '2' }),
    );
    expect(
      made.benchmarks.map((one) => [
        one.parameters,
        one.metric?.name,
        one.suite,
        one.version,
        one.results?.[0]?.samples,
      ]),
    ).toEqual([
      [{ mem: '4G', vcpus: 8 }, 'elapsed', undefined, undefined, [91.2, 3]],
      [{ mem: '4G', vcpus: 16 }, 'elapsed', undefined, undefined, [91.2]],
      [undefined, 'user', undefined, undefined, [91.2]],
      [undefined, 'elapsed', 'mmtests', undefined, [91.2]],
      [undefined, 'elapsed', undefined, '2', [91.2]],
    ]);
    expect(new Set(made.benchmarks.map((one) => one.id)).size).toBe(5);
  });
  it('keep failures, with or without a reason, and never as a number', () => {
    const made = report(
      run({ value: undefined, failed: 'guest oops', run: 4 }),
      run({ value: undefined, failed: true }),
      run({ subject: 'other', failed: false, value: 2 }),
    );
    expect(made.benchmarks[0]?.results).toEqual([
      { subject: 'ept-on', failed: [{ run: 4, reason: 'guest oops' }, {}] },
      { subject: 'other', samples: [2] },
    ]);
  });
  it('take unit and direction from the first line that gives them', () => {
    expect(
      report(run({ unit: undefined, direction: undefined }), run(), run({ unit: undefined })).benchmarks[0],
    ).toMatchObject({ metric: { unit: 's', direction: 'lower' }, results: [{ samples: [91.2, 91.2, 91.2] }] });
  });
  it('keep boots only if every run has one', () => {
    expect(report(run({ boot: 'a' }), run()).benchmarks[0]?.results?.[0]).toEqual({
      subject: 'ept-on',
      samples: [91.2, 91.2],
    });
  });
});

describe('the first line', () => {
  const head = {
    title: 'EPT',
    series: 'ept',
    revision: 2,
    environments: [{ id: 'host', host: { kernel: '6.12' } }],
    subjects: [
      { id: 'ept-on', label: 'EPT on' },
      { id: 'ept-off', role: 'baseline', environment: 'host' },
    ],
  };
  it('describes the report', () => {
    const made = report(JSON.stringify(head), run({ environment: 'host' }), run({ subject: 'third' }));
    expect(made).toMatchObject({ title: 'EPT', series: 'ept', revision: 2, environments: head.environments });
    expect(made.subjects).toEqual([
      { id: 'ept-on', label: 'EPT on' },
      { id: 'ept-off', role: 'baseline', environment: 'host' },
      { id: 'third' },
    ]);
    expect(made.benchmarks[0]?.environment).toBe('host');
  });
  it('may come after blank lines, and once only', () => {
    const log = readRunLog(text('', JSON.stringify(head), run(), JSON.stringify({ title: 'late' })));
    expect(log.head?.title).toBe('EPT');
    expect(problems(log)).toEqual(['4 warning: Only the first line can describe the report; this line was left out.']);
  });
  it('is used as far as it is valid', () => {
    const log = readRunLog(
      text(JSON.stringify({ title: 5, notes: 'kept', environments: [{ label: 'no id' }] }), run()),
    );
    expect(log.head).toEqual({ notes: 'kept' });
    expect(problems(log)).toEqual([
      '1 error: "title" must be a string.',
      '1 error: "environments" must be a list of objects, each with an id.',
    ]);
  });
  it('gives a baseline by its name by default, and unusual names an id', () => {
    const made = report(run({ subject: 'with patch' }), run({ subject: 'baseline' }));
    expect(made.subjects).toEqual([
      { id: 'with-patch', label: 'with patch' },
      { id: 'baseline', role: 'baseline' },
    ]);
    expect(made.benchmarks[0]?.results?.map((one) => one.subject)).toEqual(['with-patch', 'baseline']);
  });
});

describe('bad lines', () => {
  it.each<[string, string]>([
    [
      '{"subject": "a", "benchmark": "b", "value": 1',
      'This line is not JSON: {"subject": "a", "benchmark": "b", "value": 1',
    ],
    ['nonsense', 'This line is not JSON: nonsense'],
    ['[1]', 'This line is not a JSON object.'],
    ['{"value": 1, "benchmark": "b"}', 'This run has no "subject".'],
    ['{"value": 1, "subject": "a"}', 'This run has no "benchmark".'],
    [run({ value: '91.2' }), '"value" must be a number.'],
    [run({ value: null }), 'A run needs a "value", or "failed" if it produced none.'],
    [run({ failed: 'why' }), 'A run needs a "value", or "failed" if it produced none.'],
    [run().replace('91.2', '1e999'), 'The value is out of range.'],
    [run().replace('91.2', 'NaN'), `This line is not JSON: ${run().replace('91.2', 'NaN').slice(0, 59)}…`],
    [run({ direction: 'up' }), '"direction" must be higher, lower or none.'],
    [
      run({ parameters: { a: { b: 1 } } }),
      '"parameters" must be an object whose values are strings, numbers, true or false.',
    ],
    [run({ run: 1.5 }), '"run" must be an integer, 0 or more.'],
    [run({ unit: 'MB' }), 'The unit is "MB" here, but "s" on line 1; this run was left out.'],
    [run({ direction: 'higher' }), 'The direction is "higher" here, but "lower" on line 1; this run was left out.'],
  ])('%s', (bad, message) => {
    const log = readRunLog(text(run(), bad, run({ value: 5 })));
    expect(problems(log)).toEqual([`2 error: ${message}`]);
    // It affects no other line.
    expect(reportOf(log).benchmarks[0]?.results?.[0]?.samples).toEqual([91.2, 5]);
  });
  it('are reported at their field', () => {
    const whole = text(run(), run({ unit: 'MB' }));
    const [problem] = readRunLog(whole).problems;
    expect(problem && whole.slice(problem.offset, problem.offset + problem.length)).toBe('"unit"');
  });
  it('do not include other units, which are converted with one warning for each row', () => {
    const log = readRunLog(text(run(), run({ unit: 'ms', value: 90_500 }), run({ unit: 'min', value: 1.5 })));
    expect(problems(log)).toEqual([
      '2 warning: The unit is "ms" here, but "s" on line 1; runs like this one are converted.',
    ]);
    expect(reportOf(log).benchmarks[0]?.results?.[0]?.samples).toEqual([91.2, 90.5, 90]);
  });
  it('cause a warning for a run counted twice, and for a role that changes', () => {
    expect(
      problems(
        readRunLog(
          text(
            run({ run: 1 }),
            run({ run: 1 }),
            run({ run: 1, boot: 2 }),
            run({ role: 'cost' }),
            run({ role: 'info' }),
          ),
        ),
      ),
    ).toEqual([
      '2 warning: Run 1 of this benchmark is also on line 1.',
      '5 warning: The role is "info" here, but "cost" on line 4; the first one is used.',
    ]);
  });
  it('do not include CRLF, a byte-order mark or a last line without its ending', () => {
    const log = readRunLog(`\ufeff${run()}\r\n${run({ value: 5 })}\r\n${run({ value: 6 })}`);
    expect(log.problems).toEqual([]);
    expect(reportOf(log).benchmarks[0]?.results?.[0]?.samples).toEqual([91.2, 5, 6]);
  });
  it('do not include names of inherited properties', () => {
    const line = run()
      .replace('{', '{"parameters": {"__proto__": 1, "constructor": 2},')
      .replace('"ept-on"', '"__proto__"')
      .replace('"kernbench"', '"toString"');
    const made = report(line, line);
    expect(Object.getOwnPropertyNames(made.benchmarks[0]?.parameters)).toEqual(['__proto__', 'constructor']);
    expect(made.benchmarks[0]?.results?.[0]?.samples).toEqual([91.2, 91.2]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('are absent from an empty file', () => {
    expect(runsToReport(readRunLog(''))).toBeUndefined();
    expect(runsToReport(readRunLog('\n\n'))).toBeUndefined();
  });
});

describe('a growing run log', () => {
  it('waits for the rest of a line', () => {
    const line = run();
    const half = append(emptyRunLog, line.slice(0, 30));
    expect(half).toMatchObject({ count: 0, problems: [], rest: line.slice(0, 30) });
    expect(settled(half)).toBe(half);
    const whole = append(half, `${line.slice(30)}\n`);
    expect(whole).toMatchObject({ count: 1, problems: [], rest: '', lines: 1 });
  });
  it('counts a complete last line before its line ending, and only once', () => {
    const waiting = append(emptyRunLog, run());
    expect(reportOf(waiting).benchmarks[0]?.results?.[0]?.samples).toEqual([91.2]);
    expect(reportOf(append(waiting, `\n${run({ value: 5 })}\n`)).benchmarks[0]?.results?.[0]?.samples).toEqual([
      91.2, 5,
    ]);
  });
  it('leaves earlier states unchanged', () => {
    const first = append(emptyRunLog, text(run()));
    const before = JSON.stringify(runsToReport(first));
    append(first, text(run({ value: 5, subject: 'new' }), run({ value: 6 }), 'bad'));
    expect(JSON.stringify(runsToReport(first))).toBe(before);
    expect(first.problems).toEqual([]);
  });
  it('gives the same result, however it is split', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom('bad', '', run({ unit: 'ms' }), JSON.stringify({ title: 't' })),
        fc
          .record({
            value: fc.double({ noNaN: true, noDefaultInfinity: true }),
            run: fc.nat(3),
            subject: fc.constantFrom('a', 'b c'),
          })
          .map(run),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.array(fc.nat(400), { maxLength: 6 }), (all, cuts) => {
        const whole = all.join('\n');
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length])].sort(
          (a, b) => a - b,
        );
        let log = emptyRunLog;
        for (let index = 1; index < places.length; index++)
          log = append(log, whole.slice(places[index - 1], places[index]));
        const one = append(emptyRunLog, whole);
        expect(log).toEqual(one);
        expect(runsToReport(log)).toEqual(runsToReport(one));
      }),
    );
  });
  it('reads only what was added, or everything if the beginning changed', () => {
    const first = text(run(), run({ value: 5 }));
    const log = append(emptyRunLog, first);
    const grown = update(log, first + text(run({ value: 6 })));
    expect([grown.restarted, grown.log.count]).toEqual([false, 3]);
    expect(grown.log.rows.get([...log.rows.keys()][0] ?? '')?.first).toBe([...log.rows.values()][0]?.first);
    expect(update(log, first.replace('91.2', '93.2'))).toMatchObject({ restarted: true, log: { count: 2 } });
    expect(update(log, text(run()))).toMatchObject({ restarted: true, log: { count: 1 } });
    expect(update(log, first).log).toBe(log);
  });
  it('skips an endless line, keeps none of it, and continues after it', () => {
    let log = append(emptyRunLog, text(run()));
    for (let times = 0; times < 4; times++) log = append(log, 'x'.repeat(600_000));
    expect(log.rest.length).toBeLessThanOrEqual(1_000_000);
    expect(problems(log)).toEqual(['2 error: This line is longer than 1,000,000 characters and was left out.']);
    log = append(log, `x\n${run({ value: 5 })}\n`);
    expect(reportOf(log).benchmarks[0]?.results?.[0]?.samples).toEqual([91.2, 5]);
    expect(log.lines).toBe(3);
  });
});

describe('speed', () => {
  it('is within a small multiple of parsing for 100,000 lines', () => {
    const all = Array.from({ length: 100_000 }, (_, index) =>
      run({
        parameters: { vcpus: 2 ** (index % 5) },
        subject: index % 2 ? 'on' : 'off',
        run: Math.floor(index / 10),
        boot: index % 3,
        value: 90 + (index % 97) / 10,
      }),
    );
    const whole = text(...all);
    const bare = (): void => {
      for (const line of whole.split('\n')) if (line) JSON.parse(line);
    };
    const log = readRunLog(whole);
    expect([log.count, log.problems.length, log.rows.size]).toEqual([100_000, 0, 5]);
    expect(timesAsLong(() => readRunLog(whole), bare, 8)).toBeLessThanOrEqual(8);
    // Another line costs a copy of its row, not another reading.
    const another = text(run({ parameters: { vcpus: 2 } }));
    expect(timesAsLong(() => append(log, another), bare, 1)).toBeLessThanOrEqual(1);
  }, 60_000);
});

describe('a file that is something else', () => {
  const lines = 50_000;
  const other = (log: RunLog, from: number, to: number): RunLog =>
    append(log, Array.from({ length: to - from }, () => '-\n').join(''));

  it('keeps a bounded number of problems, and counts all others, in pieces as in one go', () => {
    const whole = other(emptyRunLog, 0, lines);
    let pieces = emptyRunLog;
    for (let at = 0; at < lines; at += 9999) pieces = other(pieces, at, Math.min(lines, at + 9999));
    expect(whole.problems.length).toBeLessThan(lines / 2);
    const kept = whole.problems.length - 1;
    const more = (lines - kept).toLocaleString('en');
    expect(problems(whole).at(-1)).toBe(`${kept + 1} error: ${more} more lines have problems, beginning here.`);
    expect(pieces.problems).toEqual(whole.problems);
    expect(append(whole, text(run())).count).toBe(1);
  });

  it.each(['-', '[', '"', '{', '{a}', '<html>', 'null pointer'])('is not parsed line by line: %s', (line) => {
    const parse = vi.spyOn(JSON, 'parse');
    try {
      expect(problems(readRunLog(text(line)))).toEqual([`1 error: This line is not JSON: ${line}`]);
      expect(parse).not.toHaveBeenCalled();
    } finally {
      parse.mockRestore();
    }
  });
});

describe('lines of a runner', () => {
  it('that report an event are neither runs nor problems, including unknown events', () => {
    const plain = readRunLog(text(run(), run({ value: 5 })));
    const events = ['restart', 'look', 'end', 'something new'].map((event) =>
      JSON.stringify({ event, subject: 'a', boot: 1, failed: 'x' }),
    );
    const log = readRunLog(text(run(), ...events, run({ value: 5 })));
    expect(log.problems).toEqual([]);
    expect(runsToReport(log)).toEqual(runsToReport(plain));
  });

  it('that report a lost boot remove its runs, and nothing else', () => {
    const in1 = [1, 2].map((n) => run({ boot: 1, block: n, run: 1, value: n }));
    const in2 = [3, 4].map((n) => run({ boot: 2, block: n, run: 1, value: n }));
    const lost = JSON.stringify({ event: 'lost', subject: 'ept-on', boot: 1 });
    const log = readRunLog(text(...in1, ...in2, lost));
    expect(log.problems).toEqual([]);
    expect(reportOf(log)).toEqual(report(...in2));
    expect(log.count).toBe(2);
    // Other subjects, and boots that did not run, lose nothing.
    const others = [
      { subject: 'ept-off', boot: 1 },
      { subject: 'ept-on', boot: 3 },
    ].map((one) => JSON.stringify({ event: 'lost', ...one }));
    expect(report(...in1, ...in2, ...others)).toEqual(report(...in1, ...in2));
  });
});
