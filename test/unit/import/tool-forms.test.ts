// What tools print in each form, from scripts/make-tool-forms.sh: real output of real runs. Forms that are not
// available here (JMH needs Maven) are in the text, with made-up numbers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { formRows, reportOf, row, said, text } from './support';

const bytes = (path: string) => ({
  path,
  bytes: new Uint8Array(readFileSync(join(root, 'test/fixtures/tool-forms', path))),
});
const read = (path: string) => importFiles([bytes(path)]);

describe('hackbench', () => {
  it('reads processes, and threads over pipes in two runs', () => {
    expect(formRows(read('hackbench/process.txt'))).toEqual([['hackbench', 'time', 's', 'lower', [0.646]]]);
    const outcome = read('hackbench/threads-two-runs.txt');
    expect(formRows(outcome)).toEqual([['hackbench', 'time', 's', 'lower', [0.174, 0.134]]]);
    expect(reportOf(outcome).benchmarks[0]?.parameters).toEqual({
      mode: 'thread',
      groups: 2,
      fds: 40,
      messages: 100,
      'message-size': 100,
      ipc: 'pipe',
    });
  });
  it('treats a run without a time as failed', () => {
    const run = 'Running with 10*40 (== 400) tasks.\n';
    const outcome = importFiles([text('a.txt', `${run}${run}Time: 1.5\n`)]);
    expect(reportOf(outcome).benchmarks[0]?.results?.[0]).toMatchObject({
      samples: [1.5],
      failed: [{ reason: 'no time was printed' }],
    });
  });
});

describe('cyclictest', () => {
  it('keeps threads apart', () => {
    const report = reportOf(read('cyclictest/quiet.txt'));
    const max = (thread: number) => row(report, { name: 'cyclictest', metric: 'max latency', parameters: { thread } });
    expect(max(0).results?.[0]?.samples).toEqual([17050]);
    expect(max(1).results?.[0]?.samples).toEqual([5723]);
    expect(max(1).metric).toEqual({ name: 'max latency', unit: 'us', direction: 'lower' });
    expect(max(1).parameters).toEqual({ thread: 1, priority: 0, interval: 1500 });
  });
  it('reads the last of overwritten lines, and a second run separately', () => {
    const report = reportOf(read('cyclictest/progress.txt'));
    const wanted = { name: 'cyclictest', metric: 'max latency', parameters: { thread: 0 } };
    expect(row(report, wanted).results?.[0]?.samples).toEqual([18287]);
    const quiet = readFileSync(join(root, 'test/fixtures/tool-forms/cyclictest/quiet.txt'), 'utf8');
    const twice = reportOf(
      importFiles([text('a.txt', quiet + quiet.replace('17050', '99').replace(/\((\d+)\)/g, '(4$1)'))]),
    );
    expect(row(twice, wanted).results?.[0]?.samples).toEqual([17050, 99]);
  });
  it('reads the histogram and the JSON', () => {
    expect(formRows(read('cyclictest/histogram.txt')).map((one) => one[4])).toEqual([
      [14472],
      [1760],
      [62],
      [22979],
      [1781],
      [59],
    ]);
    expect(formRows(read('cyclictest/one.json')).map((one) => one[4])).toEqual([[8976], [425.83], [25]]);
  });
});

describe('dbench and tbench', () => {
  it('reads both, distinguished by the command', () => {
    expect(formRows(read('dbench/dbench.txt'))[0]).toEqual(['dbench', 'throughput', 'MB/s', 'higher', [133.077]]);
    expect(formRows(read('dbench/tbench.txt'))[0]).toEqual(['tbench', 'throughput', 'MB/s', 'higher', [142.818]]);
  });
  it('treats a throughput of 0 as a failed run', () => {
    const outcome = read('dbench/too-short.txt');
    expect(reportOf(outcome).benchmarks.map((one) => one.results?.[0]?.samples)).toEqual([undefined]);
    expect(said(outcome.notes, 'failed')).toEqual([
      'A run failed: Throughput 0 MB/sec  1 clients  1 procs  max_latency=0.000 ms',
    ]);
  });
});

describe('perf bench', () => {
  it('gives rates of any size one unit', () => {
    expect(formRows(read('perf-bench/memcpy.txt')).map((one) => [one[2], one[4]])).toEqual([
      ['GB/sec', [1.425327]],
      ['GB/sec', [402.212167 / 1024]],
      ['GB/sec', [15.853287]],
      ['GB/sec', [15.128776]],
    ]);
  });
  it('reads printed runs instead of their mean', () => {
    expect(formRows(read('perf-bench/futex-wake-parallel.txt'))).toEqual([
      [
        'perf bench futex wake-parallel',
        'latency',
        'ms',
        'lower',
        [0.121, 0.009, 0.006, 0.046, 0.012, 0.0065, 0.01, 0.0435, 0.005, 0.008],
      ],
    ]);
  });
  it.each([
    ['sched-messaging.txt', 'perf bench sched messaging', 'total time', 's', 'lower'],
    ['sched-pipe.txt', 'perf bench sched pipe', 'time', 'us/op', 'lower'],
    ['syscall.txt', 'perf bench syscall basic', 'time', 'us/op', 'lower'],
    ['futex-hash.txt', 'perf bench futex hash', 'operations', 'ops/s', 'higher'],
    ['synthesize.txt', 'perf bench internals synthesize', 'synthesis time', 'us', 'lower'],
    ['numa.txt', 'perf bench numa mem', 'total-speed', 'GB/sec', 'higher'],
  ])('reads %s', (file, name, metric, unit, direction) => {
    const outcome = read(`perf-bench/${file}`);
    expect(row(reportOf(outcome), { name, metric }).metric).toMatchObject({ unit, direction });
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
  });
  it('reports a benchmark without a result', () => {
    const outcome = read('perf-bench/usage-error.txt');
    expect(outcome.report).toBeUndefined();
    expect(said(outcome.notes)).toContain('futex requeue: no value.');
  });
});

describe('Go benchmarks', () => {
  it('reads repetitions, custom metrics and a benchmark that failed', () => {
    const outcome = read('go/count-3-and-a-failure.txt');
    const report = reportOf(outcome);
    const fold = { name: 'Fold/plain', parameters: { n: 64, gomaxprocs: 2 } };
    expect(row(report, { ...fold, metric: 'time' }).results?.[0]?.samples).toEqual([264.2, 367.7, 194]);
    expect(row(report, { ...fold, metric: 'p99-latency' }).metric).toMatchObject({ unit: 'ns', direction: 'lower' });
    expect(row(report, { name: 'Broken', metric: 'time' }).results?.[0]).toMatchObject({
      failed: [{ reason: 'FAIL' }],
    });
    expect(said(outcome.notes, 'failed')).toEqual(['Broken: failed: FAIL']);
  });
  it('reads the direction of a unit from its line', () => {
    const outcome = importFiles([text('a.txt', 'Unit frames better=higher\nBenchmarkX-4 1 25 frames\n')]);
    expect(formRows(outcome)).toEqual([['X', 'frames', 'frames', 'higher', [25]]]);
  });
});

describe('JMH in text', () => {
  it('reads parameters, decimal commas, missing errors, and lines from a build tool', () => {
    const table = [
      '# JMH version: 1.36',
      '# Threads: 4 threads, will synchronize iterations',
      'Iteration   1: 7,196 ns/op',
      '[info] Benchmark                 (size)  (kind)   Mode  Cnt        Score       Error   Units',
      '[info] Sort.insertion               100  N/A      avgt   50      725,029 ±    12,042   ns/op',
      '[info] Sort.insertion              1000  asc      avgt   50    64039,514 ?   605,919   ns/op',
      '[info] Sort.startUp                 100  asc        ss            12,500               ms/op',
      '[info] Sort.insertion:gc.count      100  asc      avgt   50        3,000              counts',
      '',
    ].join('\n');
    const outcome = importFiles([text('a.txt', table)]);
    expect(formRows(outcome)).toEqual([
      ['Sort.insertion', 'average time', 'ns/op', 'lower', 725.029],
      ['Sort.insertion', 'average time', 'ns/op', 'lower', 64039.514],
      ['Sort.startUp', 'single shot time', 'ms/op', 'lower', 12.5],
      ['Sort.insertion', 'gc.count', 'counts', 'none', 3],
    ]);
    const { benchmarks } = reportOf(outcome);
    expect(benchmarks.map((one) => one.parameters)).toEqual([
      { size: 100, threads: 4 },
      { size: 1000, kind: 'asc', threads: 4 },
      { size: 100, kind: 'asc', threads: 4 },
      { size: 100, kind: 'asc', threads: 4 },
    ]);
    expect(benchmarks[0]?.results?.[0]?.n).toBe(50);
  });
  it('reads the older table without a sign before the error', () => {
    const table =
      'Benchmark                (DEPTH)   Mode   Samples        Score  Score error    Units\n' +
      'o.o.Fiber.baseline             3   avgt         5       17.278        0.480    ns/op\n' +
      'o.o.Fiber.rate                 3  thrpt        30        0.034        0.001   ops/ms\n';
    expect(formRows(importFiles([text('a.txt', table)]))).toEqual([
      ['o.o.Fiber.baseline', 'average time', 'ns/op', 'lower', 17.278],
      ['o.o.Fiber.rate', 'throughput', 'ops/ms', 'higher', 0.034],
    ]);
  });
});
