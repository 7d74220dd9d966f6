// The texts that users have: the normal output of fio and iperf3, old versions of sysbench, and the console and folders
// of Criterion. Real output from scripts/make-tool-forms.sh, if Debian has the version.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles, type ImportOutcome } from '../../../src/core/import/import';
import { errorsOf, reportOf, row, said, text } from './support';

const forms = join(root, 'test/fixtures/tool-forms');
const input = (path: string) => ({ path, bytes: new Uint8Array(readFileSync(join(forms, path))) });
const read = (...paths: string[]) => importFiles(paths.map(input));
const runs = (outcome: ImportOutcome, name: string, metric: string) =>
  row(reportOf(outcome), { name, metric }).results?.[0]?.samples;

describe('the normal output of fio', () => {
  it('gives rates and latencies in the units of the JSON', () => {
    const outcome = read('fio/mixed.txt');
    const report = reportOf(outcome);
    expect(errorsOf(report)).toEqual([]);
    expect(report.benchmarks[0]?.parameters).toEqual({ rw: 'randrw', bs: '4k', ioengine: 'psync', iodepth: 1 });
    expect(runs(outcome, 'mixed', 'read IOPS')).toEqual([3659]);
    const bandwidth = row(report, { name: 'mixed', metric: 'read bandwidth' });
    expect(bandwidth.metric).toMatchObject({ unit: 'KiB/s', direction: 'higher', role: 'info' });
    expect(bandwidth.results?.[0]).toMatchObject({ samples: [14643.2], verbatim: '14.3MiB/s' });
    const latency = row(report, { name: 'mixed', metric: 'read latency' });
    expect(latency.metric).toMatchObject({ unit: 'ns', direction: 'lower' });
    expect(latency.results?.[0]).toMatchObject({ samples: [209630], verbatim: '209.63 usec' });
    expect(runs(outcome, 'mixed', 'read completion latency p99')).toEqual([3916000]);
    expect(report.benchmarks.some((one) => one.metric?.name === 'write completion latency p99.9')).toBe(true);
    expect(said(outcome.notes, 'left-out')).toEqual([]);
  });
  it('sums clones, and reads a group as one', () => {
    const clones = row(reportOf(read('fio/clones.txt')), { name: 'clones', metric: 'read bandwidth' });
    expect(clones.parameters).toMatchObject({ numjobs: 2, bs: '64k' });
    expect(clones.results?.[0]).toMatchObject({ samples: [584704], verbatim: '299MiB/s + 272MiB/s' });
    const grouped = row(reportOf(read('fio/grouped.txt')), { name: 'grouped', metric: 'write latency' });
    expect(grouped.results?.[0]?.samples).toEqual([112110]);
  });
  it('gives two runs for two runs in a log, and the last of interim reports', () => {
    expect(runs(read('fio/two-runs-in-one-log.txt'), 'again', 'read IOPS')).toEqual([7177, 5176]);
    const interim = read('fio/interim-reports.txt');
    expect(runs(interim, 'interim', 'read IOPS')).toEqual([4385]);
    expect(said(interim.notes, 'left-out').join()).toContain('--status-interval');
  });
  it('gives the reason for a failed run', () => {
    expect(said(read('fio/bad-option.txt').notes, 'failed')[0]).toContain('error=Invalid argument');
    const outcome = importFiles([
      text(
        'a.txt',
        'a: (g=0): rw=randwrite, bs=4K-4K/4K-4K, ioengine=sync, iodepth=1\nfio 1.59\na: (groupid=0, jobs=1): err= 5: pid=7\n',
      ),
    ]);
    expect(reportOf(outcome).benchmarks[0]).toMatchObject({
      metric: { name: 'write IOPS' },
      results: [{ failed: [{ reason: 'fio error 5' }] }],
    });
  });
  it('gives KB as 1024 bytes before version 3, and has an older layout', () => {
    const old = [
      'seq read: (g=0): rw=read, bs=4K-4K/4K-4K, ioengine=libaio, iodepth=4',
      'fio 1.59',
      'Starting 1 process',
      'seq read: (groupid=0, jobs=1): err= 0: pid=15066',
      '  read : io=1813.1MB, bw=30957KB/s, iops=7739 , runt= 60001msec',
      '    slat (usec): min=3 , max=309 , avg= 5.40, stdev= 2.01',
      '    clat (usec): min=64 , max=13157 , avg=509.75, stdev=249.89',
      '     lat (usec): min=123 , max=13167 , avg=515.41, stdev=249.88',
      '     lat (usec): 100=0.01%, 250=0.04%, 500=23.38%, 750=76.40%, 1000=0.08%',
      '  cpu          : usr=10.70%, sys=26.82%, ctx=346538, majf=0, minf=25',
      '',
    ].join('\n');
    const outcome = importFiles([text('a.txt', old)]);
    expect(runs(outcome, 'seq read', 'read bandwidth')).toEqual([30957]);
    expect(runs(outcome, 'seq read', 'read latency')).toEqual([515410]);
    expect(reportOf(outcome).benchmarks[0]?.parameters).toMatchObject({ bs: '4k', iodepth: 4 });
  });
});

describe('the normal output of iperf3', () => {
  it('gives the received rate, in bits per second', () => {
    const outcome = read('iperf3/tcp.txt');
    const rate = row(reportOf(outcome), { name: 'iperf3 TCP', metric: 'throughput' });
    expect(rate.metric).toMatchObject({ unit: 'bits/s', direction: 'higher', definition: 'received' });
    expect(rate.results?.[0]).toMatchObject({ samples: [3500000000], verbatim: '3.50 Gbits/sec' });
    expect(runs(outcome, 'iperf3 TCP', 'retransmits')).toEqual([22]);
    expect(said(outcome.notes, 'left-out')).toEqual([
      'Interval results were left out: they are a time series, not repetitions.',
    ]);
  });
  it('gives the sum of streams, both directions, and bytes', () => {
    const parallel = row(reportOf(read('iperf3/parallel-reverse.txt')), { name: 'iperf3 TCP', metric: 'throughput' });
    expect([parallel.parameters, parallel.results?.[0]?.samples]).toEqual([
      { streams: 2, reverse: true },
      [3650000000],
    ]);
    const both = read('iperf3/bidir.txt');
    expect(runs(both, 'iperf3 TCP', 'throughput')).toEqual([2040000000]);
    expect(runs(both, 'iperf3 TCP', 'throughput back')).toEqual([1950000000]);
    expect(reportOf(both).benchmarks[0]?.parameters).toEqual({ streams: 1, bidir: true });
    expect(runs(read('iperf3/bytes.txt'), 'iperf3 TCP', 'throughput')).toEqual([903 * 1024 ** 2 * 8]);
  });
  it('separates sent from received data, and gives the reason for a failed run', () => {
    const udp = read('iperf3/udp.txt');
    expect(runs(udp, 'iperf3 UDP', 'throughput')).toEqual([100000000]);
    expect(row(reportOf(udp), { name: 'iperf3 UDP', metric: 'sent rate' }).metric?.role).toBe('info');
    expect(runs(udp, 'iperf3 UDP', 'jitter')).toEqual([0.011]);
    expect(runs(udp, 'iperf3 UDP', 'lost')).toEqual([0]);
    expect(said(read('iperf3/refused.txt').notes, 'failed')).toEqual([
      'A run failed: unable to connect to server: Connection refused',
    ]);
  });
});

describe('sysbench of all versions', () => {
  it('gives no progress, and no latency below the resolution', () => {
    expect(runs(read('sysbench/progress.txt'), 'sysbench cpu', 'events')).toEqual([6676.25]);
    const memory = reportOf(read('sysbench/memory.txt'));
    expect(memory.benchmarks.map((one) => one.metric?.name)).toEqual(['operations', 'transferred']);
  });
  it('includes 0.4 and 0.5 in one log: a test of fixed size is measured by its time', () => {
    const log = [
      'sysbench 0.4.12:  multi-threaded system evaluation benchmark',
      'Number of threads: 2',
      'Doing CPU performance benchmark',
      'Maximum prime number checked in CPU test: 20000',
      'Test execution summary:',
      '    total time:                          12.5731s',
      '    total time taken by event execution: 25.1413',
      '    per-request statistics:',
      '         avg:                                  2.51ms',
      '         approx.  95 percentile:               2.56ms',
      'sysbench 0.5:  multi-threaded system evaluation benchmark',
      'Number of threads: 16',
      '[  10s] threads: 16, tps: 9713.48, reads: 97134.80, writes: 0.00, response time: 1.82ms (95%)',
      'OLTP test statistics:',
      '    transactions:                        495402 (9713.48 per sec.)',
      '    read/write requests:                 4954020 (97134.80 per sec.)',
      '    total time:                          51.0015s',
      '',
    ].join('\n');
    const outcome = importFiles([text('a.log', log)]);
    expect(runs(outcome, 'sysbench cpu', 'total time')).toEqual([12.5731]);
    expect(runs(outcome, 'sysbench cpu', 'latency')).toEqual([2.51]);
    expect(row(reportOf(outcome), { name: 'sysbench cpu', metric: 'total time' }).metric?.direction).toBe('lower');
    expect(runs(outcome, 'sysbench database', 'transactions')).toEqual([9713.48]);
    const database = reportOf(outcome).benchmarks.filter((one) => one.name === 'sysbench database');
    expect(database.map((one) => one.metric?.name)).toEqual(['transactions', 'read/write requests']);
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
  });
});

describe('Criterion', () => {
  it('is read from the console: names on separate lines, several units, without changes', () => {
    const outcome = read('criterion/console-two-runs.txt');
    expect(runs(outcome, 'fold', 'time')).toEqual([441.63, 5164.4]);
    expect(runs(outcome, 'sized_group_with_a_long_name/folding/4096', 'time')).toEqual([94123, 20531]);
    expect(reportOf(outcome).benchmarks).toHaveLength(5);
  });
  it('is read from a folder: the samples of the last run and of the baseline', () => {
    const folder = join(forms, 'criterion/target');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort();
    const outcome = importFiles(
      files.map((file) => ({ path: file.slice(forms.length + '/criterion/'.length), bytes: readFileSync(file) })),
    );
    const report = reportOf(outcome);
    expect(report.subjects.map((one) => one.id).sort()).toEqual(['base', 'new']);
    expect(row(report, { name: 'fold', metric: 'time' }).results?.map((one) => one.samples?.length)).toEqual([10, 10]);
    expect(said(outcome.notes)).toContain('This file holds changes relative to an earlier run, not measurements.');
  });
});
