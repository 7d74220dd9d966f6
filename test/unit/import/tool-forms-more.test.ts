// Further forms of tools: real output of scripts/make-tool-forms.sh, and formats of other projects by their
// documentation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { formRows, reportOf, said, text } from './support';

const read = (path: string) =>
  importFiles([{ path, bytes: new Uint8Array(readFileSync(join(root, 'test/fixtures', path))) }]);

describe('perf stat -r', () => {
  it.each(['repeated.csv', 'repeated.ndjson', 'repeated.txt'])('has means and missing counters: %s', (name) => {
    const outcome = read(`tool-forms/perf-stat/${name}`);
    const found = formRows(outcome).filter(([, metric]) => metric !== 'elapsed time');
    expect(found.map(([, metric, unit]) => [metric, unit])).toEqual([
      ['task-clock', 'msec'],
      ['context-switches', undefined],
      ['page-faults', undefined],
    ]);
    expect(found.every(([, , , , mean]) => typeof mean === 'number')).toBe(true);
    expect(said(outcome.notes, 'failed')).toEqual(['1 counter was not counted or not supported: missing, not 0.']);
  });
  it.each(['csv', 'ndjson', 'txt'])('with -I is a time series, whose mean counts: intervals.%s', (form) => {
    const outcome = read(`tool-forms/perf-stat/intervals.${form}`);
    expect(said(outcome.notes, 'left-out').join()).toMatch(
      /^\d+ lines of interval output \(-I\) are a time series, not repetitions\. Its mean per second is one value\.$/,
    );
    const found = formRows(outcome).filter(([, metric]) => metric !== 'elapsed time');
    expect(found.map(([, metric, unit]) => [metric, unit])).toEqual([
      ['task-clock', 'msec/s'],
      ['context-switches', '/s'],
      ['page-faults', '/s'],
    ]);
  });
  it('with -I divides by the time in which it counted', () => {
    // Of 0.100188747 s and the 0.045850375 s at the end; between them nothing was counted.
    const [clock] = reportOf(read('tool-forms/perf-stat/intervals.csv')).benchmarks;
    expect(clock?.results?.[0]?.samples?.[0]).toBeCloseTo((1.1 + 0.07) / (0.100188747 + 0.045850375), 6);
  });
});

describe('stress-ng', () => {
  it('reads the same from YAML and text', () => {
    const yaml = read('tool-forms/stress-ng/two.yaml');
    expect(formRows(yaml).map(([name, metric, unit, direction]) => [name, metric, unit, direction])).toEqual([
      ...['cpu', 'pipe'].flatMap((name) => [
        [name, 'bogo operations by CPU time', 'bogo ops/s', 'higher'],
        [name, 'bogo operations', 'bogo ops/s', 'higher'],
        [name, 'maximum resident set', 'KB', 'lower'],
      ]),
      ['pipe', 'mb per sec pipe write rate', undefined, 'none'],
    ]);
    expect(said(yaml.notes, 'not-understood')).toEqual([]);
    expect(reportOf(yaml).date).toBe('2026-11-29');
    expect(reportOf(yaml).benchmarks[0]?.version).toBe('0.15.06');
    const inText = formRows(read('tool-forms/stress-ng/two.txt')).map(([name, metric]) => [name, metric]);
    expect(inText).toContainEqual(['pipe', 'bogo operations']);
  });
});

describe('hyperfine --export-csv', () => {
  it('gives the statistics of each command', () => {
    const outcome = read('tool-forms/hyperfine/commands.csv');
    const time = reportOf(outcome).benchmarks.find((one) => one.metric?.name === 'time');
    expect(time?.results).toMatchObject([
      { mean: 0.00951832514, median: 0.009089694140000002, stddev: 0.0017364345765858839, min: 0.008036347140000002 },
      { mean: 0.023574822140000003 },
    ]);
    expect(reportOf(outcome).subjects.map((one) => one.label)).toEqual(['sleep 0.01', 'sleep 0.02']);
  });
  it('gives parameters, with commas in quotes', () => {
    expect(reportOf(read('tool-forms/hyperfine/parameter.csv')).benchmarks.map((one) => one.parameters?.n)).toContain(
      2,
    );
    const quoted = 'command,mean,stddev,median,user,system,min,max\n"sh -c ""a, b""",1,0.1,1,0,0,0.9,1.1\n';
    expect(reportOf(importFiles([text('a.csv', quoted)])).benchmarks[0]?.name).toBe('sh -c "a, b"');
    const cut = importFiles([text('a.csv', `${quoted}x,1,2\n`)]);
    expect(said(cut.notes, 'not-understood')).toEqual(['1 line not understood: x,1,2']);
  });
});

describe('systemd-analyze', () => {
  it('reads boots, their parts, and units', () => {
    expect(formRows(read('readers/systemd-analyze.txt'))).toEqual([
      ['boot', 'boot time', 's', 'lower', [67.439]],
      ['boot', 'kernel time', 's', 'lower', [1.491]],
      ['boot', 'userspace time', 's', 'lower', [65.947]],
      ['boot', 'time to graphical.target', 's', 'lower', [65.569]],
      ['reflector-init.service', 'start time', 's', 'lower', [39.703]],
      ['systemd-sysusers.service', 'start time', 's', 'lower', [0.867]],
    ]);
  });
  it('reads each boot in a journal as a run', () => {
    const boot = (total: string) =>
      `Mar 01 10:00:00 vm systemd[1]: Startup finished in 2.2s (kernel) + 867ms (userspace) = ${total}.\n`;
    const found = formRows(importFiles([text('a.log', boot('1min13.233s') + boot('3.067s'))]));
    expect(found[0]).toEqual(['boot', 'boot time', 's', 'lower', [73.233, 3.067]]);
  });
});

describe('formats of other projects', () => {
  it('include github-action-benchmark: commits are subjects, with the direction of their tool', () => {
    const report = reportOf(read('readers/github-action-benchmark.json'));
    expect(report.subjects.map((one) => [one.label ?? one.id, one.role, one.notes])).toEqual([
      ['fb7ad41bcd', 'baseline', 'first'],
      ['0b7ad41bcd', undefined, 'second'],
    ]);
    expect(report.benchmarks[0]).toMatchObject({
      name: 'boot',
      suite: 'Boot',
      metric: { unit: 'ms', direction: 'lower' },
      results: [{ samples: [31] }, { samples: [29.5] }],
    });
    expect(report.date).toBe('2024-03-13T04:05:50Z');
  });
  it('are limited to the last twenty commits, with a note', () => {
    const entry = (at: number) => ({
      ...{ commit: { id: `${String(at).padStart(10, '0')}abc` }, date: 1_700_000_000_000 + at, tool: 'pytest' },
      benches: [{ name: 'x', value: at + 1, unit: 'iter/sec' }],
    });
    const data = { lastUpdate: 1, entries: { S: Array.from({ length: 23 }, (_, at) => entry(at)) } };
    const outcome = importFiles([text('data.json', JSON.stringify(data))]);
    expect(reportOf(outcome).subjects).toHaveLength(20);
    expect(reportOf(outcome).benchmarks[0]?.metric?.direction).toBe('higher');
    expect(said(outcome.notes, 'left-out')).toContain('3 earlier commits left out: only the last 20 become subjects.');
  });
  it('include the list from custom tools, without a direction', () => {
    const list = [{ name: 'boot', unit: 'ms', value: 12.5 }, { name: 'broken' }];
    const outcome = importFiles([text('a.json', JSON.stringify(list))]);
    expect(formRows(outcome)).toEqual([['boot', 'value', 'ms', undefined, [12.5]]]);
    expect(said(outcome.notes, 'failed')).toEqual(['broken: no value.']);
  });
  it('include Bencher Metric Format, with units for its built-in measures only', () => {
    const outcome = read('readers/bencher.json');
    expect(formRows(outcome)).toEqual([
      ['boot', 'latency', 'ns', 'lower', [88]],
      ['my_binary', 'file-size', undefined, undefined, [42]],
    ]);
    expect(said(outcome.notes, 'left-out')).toEqual([
      'Lower and upper values of 1 measure left out: their meaning is not stated.',
    ]);
  });
});
