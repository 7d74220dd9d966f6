// Expectations written by hand from the files: what kernel developers run in addition to the large suites.
import { describe, expect, it } from 'vitest';
import { hasCorpus, importCorpus, orAbsent, reportOf, result, row } from './support';

const one = (path: string) => reportOf(importCorpus([path]));

describe.skipIf(!hasCorpus)(`schedulers and system calls on the corpus${orAbsent}`, () => {
  it('reads the repetitions of hackbench with their load', () => {
    const report = one('kernel-micro/lkp-hackbench.txt');
    const load = { mode: 'process', groups: 256, fds: 40, messages: 30000, 'message-size': 100, ipc: 'pipe' };
    const read = row(report, { name: 'hackbench', metric: 'time', parameters: load });
    expect(read.metric).toEqual({ name: 'time', unit: 's', direction: 'lower' });
    expect(read.results?.[0]?.samples).toEqual([9.541, 10.018, 12.241, 9.95, 10.014, 10.497, 9.924, 9.998]);
  });
  it('takes the last of the cumulative blocks in a run of schbench', () => {
    const report = one('kernel-micro/lkp-schbench.txt');
    const subject = 'lkp-schbench';
    expect(result(report, { name: 'schbench', metric: 'wakeup latency p99' }, subject).samples).toEqual([9, 8, 8]);
    expect(result(report, { name: 'schbench', metric: 'request latency p99' }, subject).samples).toEqual([
      11376, 11472, 11440,
    ]);
    expect(result(report, { name: 'schbench', metric: 'requests' }, subject).samples).toHaveLength(3);
    expect(result(report, { name: 'schbench', metric: 'requests' }, subject).samples?.[0]).toBe(17108.7);
    expect(report.benchmarks[0]?.parameters).toEqual({ 'message-threads': 1, 'worker-threads': 128, runtime: 30 });
  });
  it('reads perf bench, one system call per row', () => {
    const report = one('kernel-micro/lkp-perf-bench-syscall.txt');
    const times = report.benchmarks.filter((each) => each.metric?.name === 'time');
    expect(times.map((each) => [each.parameters?.call, each.results?.[0]?.samples, each.metric?.unit])).toEqual([
      ['getppid', [0.1234], 'us/op'],
      ['getpgid', [0.1456], 'us/op'],
      ['fork', [78.9], 'us/op'],
      ['execve', [156.7], 'us/op'],
    ]);
    const messaging = one('kernel-micro/lkp-perf-bench-sched-messaging.txt');
    expect(messaging.benchmarks[0]).toMatchObject({
      parameters: { senders: 20, mode: 'process', groups: 10 },
      metric: { name: 'total time', unit: 's', direction: 'lower' },
      results: [{ samples: [0.055] }],
    });
  });
  it('reads the tasks of will-it-scale, and leaves out the mode that did not run', () => {
    const report = one('kernel-micro/lkp-will-it-scale-1.csv');
    expect(report.benchmarks.map((each) => [each.name, each.parameters, each.results?.[0]?.samples])).toEqual([
      ['mmap2', { mode: 'processes', tasks: 104 }, [1200363]],
      ['mmap2', { mode: 'processes', tasks: 104 }, [0.04]],
    ]);
    expect(report.benchmarks.map((each) => each.metric?.role ?? 'primary')).toEqual(['primary', 'info']);
  });
});

describe.skipIf(!hasCorpus)(`files, memory and NUMA on the corpus${orAbsent}`, () => {
  it('reads the throughput of tbench, not its progress', () => {
    const report = one('kernel-micro/lkp-tbench.txt');
    const tbench = row(report, { name: 'tbench', metric: 'throughput', parameters: { clients: 128, seconds: 30 } });
    expect(tbench.results?.[0]?.samples).toEqual([23775.4, 20853]);
    expect(tbench.metric).toEqual({ name: 'throughput', unit: 'MB/s', direction: 'higher' });
    // 0.000 is below the resolution.
    expect(report.benchmarks.some((each) => each.name === 'tbench Deltree')).toBe(false);
  });
  it('subtracts times of day without losing digits', () => {
    const report = one('kernel-micro/lkp-vm-scalability-1.txt');
    expect(report.benchmarks[0]?.results?.[0]?.samples).toEqual([
      0.00596629, 0.005916971, 0.005893849, 0.00606177, 0.006584475, 0.006540765, 0.005848023, 0.006241731,
    ]);
  });
  it('reads the cases of autonuma-benchmark', () => {
    const report = one('kernel-micro/lkp-autonuma-benchmark.txt');
    expect(report.benchmarks).toHaveLength(12);
    expect(row(report, { name: 'numa02', metric: 'elapsed time' }).results?.[0]?.samples).toEqual([
      6.04, 6.9, 5.34, 5.81, 6.82, 6.59, 6.06, 6.48,
    ]);
  });
});

describe.skipIf(!hasCorpus)(`lmbench on the corpus${orAbsent}`, () => {
  it('reads names, series and the machine of a raw file', () => {
    const report = one('lmbench/pkb-lmbench-raw.txt');
    const value = (name: string, metric: string, parameters = {}) =>
      row(report, { name, metric, parameters }).results?.[0]?.samples;
    expect(value('Simple syscall', 'latency')).toEqual([0.2345]);
    expect(value('File /var/tmp/XXX write', 'bandwidth')).toEqual([84049]);
    expect(row(report, { name: 'File /var/tmp/XXX write', metric: 'bandwidth' }).metric).toMatchObject({
      unit: 'KB/s',
      direction: 'higher',
    });
    expect(value('mmap', 'latency', { 'size-mb': 8.388608 })).toEqual([66]);
    expect(value('file create', 'files', { 'size-kb': 10 })).toEqual([73454]);
    expect(value('socket', 'bandwidth', { 'message-mb': 10.48576 })).toEqual([4676.97]);
    expect(value('Memory bzero bandwidth', 'bandwidth', { 'size-mb': 8.39 })).toEqual([27527.74]);
    expect(value('context switch', 'latency', { 'size-kb': 64, processes: 96 })).toEqual([15.45]);
    expect(report.environments?.[0]?.host).toEqual({
      arch: 'x86_64',
      cpu: { threads: 8 },
      kernel: '4.15.0-1014-azure',
    });
    expect(report.date).toBe('2018-07-19');
  });
  it('splits a summary by column: an empty cell is missing, and the last column keeps its number', () => {
    const report = one('lmbench/vc-lmbench-summary-1.txt');
    const value = (name: string, metric = 'latency') => row(report, { name, metric }).results?.[0]?.samples;
    expect(report.benchmarks.some((each) => each.name === 'local latency: pipe')).toBe(false);
    expect(value('local latency: UDP')).toEqual([35.7]);
    expect(value('local latency: TCP')).toEqual([40.3]);
    expect(value('local latency: TCP connect')).toEqual([71]);
    expect(value('file and VM: mmap')).toEqual([111500]);
    expect(report.benchmarks.some((each) => each.name === 'file and VM: page fault')).toBe(false);
    expect(value('local bandwidth: mmap reread', 'bandwidth')).toEqual([10200]);
    expect(value('memory latency: main memory')).toEqual([27.1]);
    expect(value('memory latency: random memory')).toEqual([142.8]);
    expect(row(report, { name: 'local bandwidth: pipe', metric: 'bandwidth' }).metric).toMatchObject({
      unit: 'MB/s',
      direction: 'higher',
    });
    expect(row(report, { name: 'memory latency: L1', metric: 'latency' }).metric).toMatchObject({
      unit: 'ns',
      direction: 'lower',
    });
  });
  it('reads a summary with all tables, and one with empty rows', () => {
    const full = one('lmbench/vc-lmbench-summary-3.txt');
    expect(row(full, { name: 'process: sh', metric: 'latency' }).results?.[0]?.samples).toEqual([1996]);
    expect(full.benchmarks.some((each) => each.name === 'uint64: add')).toBe(false);
    expect(row(full, { name: 'uint64: mul', metric: 'latency' }).results?.[0]?.samples).toEqual([1.36]);
    expect(row(full, { name: 'file and VM: page fault', metric: 'latency' }).results?.[0]?.samples).toEqual([1.6219]);
    expect(one('lmbench/vc-lmbench-summary-rhel.txt').benchmarks.some((each) => /^process/.test(each.name))).toBe(
      false,
    );
  });
  it('reads the output of lat_mem_rd alone', () => {
    const report = one('lmbench/vc-latmemrd-stride128.txt');
    const read = row(report, { name: 'memory read latency', metric: 'latency', parameters: { 'size-mb': 64 } });
    expect(read.parameters).toEqual({ stride: 128, 'size-mb': 64 });
    expect(read.results?.[0]?.samples).toEqual([32.523]);
  });
});
