// Expectations written by hand from the files: fio, iperf3, hyperfine, Google Benchmark.
import { describe, expect, it } from 'vitest';
import { hasCorpus, importCorpus, orAbsent, reportOf, result, row, said } from './support';

describe.skipIf(!hasCorpus)(`fio on the corpus${orAbsent}`, () => {
  const job = {
    name: 'rand-read-4k-qd1',
    parameters: { rw: 'randread', bs: '4k', iodepth: 1, ioengine: 'libaio', direct: 1 },
  };
  const names = ['chv', 'fc', 'metal', 'qemu'];
  const report = () => reportOf(importCorpus(names.map((name) => `fio/nsdi-${name}-randread-4k-qd1.json`)));

  it('takes subjects from file names, and metal as the baseline', () => {
    expect(report().subjects.map((one) => [one.id, one.role])).toEqual([
      ['chv', undefined],
      ['fc', undefined],
      ['metal', 'baseline'],
      ['qemu', undefined],
    ]);
    expect(report().provenance).toMatchObject({ kind: 'imported', tool: 'fio', toolVersion: '3.13, 3.1' });
  });
  it('reads a job as one benchmark with two primary metrics', () => {
    const metrics = report().benchmarks.map(({ metric }) => [
      metric?.name,
      metric?.unit,
      metric?.direction,
      metric?.role ?? 'primary',
    ]);
    expect(metrics).toEqual([
      ['read IOPS', 'IO/s', 'higher', 'primary'],
      ['read bandwidth', 'KiB/s', 'higher', 'info'],
      // One request in flight: the latency is the reciprocal of IOPS.
      ['read latency', 'ns', 'lower', 'info'],
      ['read completion latency p50', 'ns', 'lower', 'info'],
      ['read completion latency p95', 'ns', 'lower', 'info'],
      ['read completion latency p99', 'ns', 'lower', 'primary'],
      ['read completion latency p99.9', 'ns', 'lower', 'info'],
      ['read completion latency p99.99', 'ns', 'lower', 'info'],
      ['CPU user', '%', 'lower', 'cost'],
      ['CPU system', '%', 'lower', 'cost'],
    ]);
  });
  it('reads the numbers of Firecracker and QEMU', () => {
    expect(result(report(), { ...job, metric: 'read IOPS' }, 'fc')).toEqual({ subject: 'fc', samples: [8443.851872] });
    expect(result(report(), { ...job, metric: 'read IOPS' }, 'qemu').samples).toEqual([7513.266667]);
    expect(result(report(), { ...job, metric: 'read bandwidth' }, 'fc').samples).toEqual([33775]);
    expect(result(report(), { ...job, metric: 'read bandwidth' }, 'qemu').samples).toEqual([30053]);
    expect(result(report(), { ...job, metric: 'read latency' }, 'fc').samples).toEqual([117771.425416]);
    expect(result(report(), { ...job, metric: 'read latency' }, 'qemu').samples).toEqual([131451.675813]);
    expect(result(report(), { ...job, metric: 'read completion latency p99' }, 'qemu').samples).toEqual([166912]);
  });
  it('judges large blocks by bandwidth, and joins 3.1 and 3.13 in one row', () => {
    const writes = reportOf(importCorpus(['fio/nsdi-fc-randwrite-128k.json', 'fio/nsdi-metal-randwrite-128k.json']));
    const bandwidth = row(writes, { name: 'rand-write-128k', metric: 'write bandwidth' });
    expect(bandwidth.metric?.role).toBeUndefined();
    expect(bandwidth.results).toEqual([
      { subject: 'fc', samples: [1738623] },
      { subject: 'metal', samples: [800701] },
    ]);
    expect(row(writes, { name: 'rand-write-128k', metric: 'write IOPS' }).metric?.role).toBe('info');
  });
  it('uses the sum of all clients, with a note', () => {
    const outcome = importCorpus(['fio/pbench-fio-client-server-log.txt']);
    const wanted = { name: 'job-/tmp/fio', parameters: { clients: 2, numjobs: 5, rw: 'read', bs: '4k', iodepth: 32 } };
    const report = reportOf(outcome);
    expect(row(report, { ...wanted, metric: 'read bandwidth' }).results?.[0]?.samples).toEqual([372875]);
    expect(row(report, { ...wanted, metric: 'read IOPS' }).results?.[0]?.samples).toEqual([93198.150858]);
    expect(row(report, { ...wanted, metric: 'read latency' }).results?.[0]?.samples).toEqual([3428080.742536]);
    expect(row(report, { ...wanted, metric: 'CPU user' }).results?.[0]?.samples).toEqual([1.629769]);
    expect(report.benchmarks).toHaveLength(5);
    expect(said(outcome.notes, 'left-out')).toContain('10 per-client entries left out; "All clients" is their total.');
  });
  it('ignores the means of the log samples, and reports the text around the results', () => {
    const outcome = importCorpus(['fio/cbt-fio-3.42-lead-and-trail-text.txt']);
    expect(row(reportOf(outcome), { name: '/dev/nvme8n13', metric: 'write IOPS' }).results?.[0]?.samples).toEqual([
      3431.370589,
    ]);
    expect(outcome.notes.find((note) => note.kind === 'left-out')?.lines?.slice(0, 4)).toEqual([1, 2, 3, 123]);
  });
});

describe.skipIf(!hasCorpus)(`iperf3 on the corpus${orAbsent}`, () => {
  it('uses the received rate, and the CPU use of both ends as cost', () => {
    const report = reportOf(
      importCorpus(['iperf3/nsdi-fc-rx-01.json', 'iperf3/nsdi-qemu-rx-01.json', 'iperf3/nsdi-localhost-rx-01.json']),
    );
    const load = { name: 'iperf3 TCP', parameters: { streams: 1, blksize: 131072 } };
    expect(row(report, { ...load, metric: 'throughput' }).metric).toEqual({
      name: 'throughput',
      unit: 'bits/s',
      direction: 'higher',
      definition: 'received',
    });
    expect(result(report, { ...load, metric: 'throughput' }, 'fc').samples).toEqual([15613870000]);
    expect(result(report, { ...load, metric: 'throughput' }, 'qemu').samples).toEqual([23768400000]);
    expect(result(report, { ...load, metric: 'client CPU' }, 'fc').samples).toEqual([42.12576]);
    expect(row(report, { ...load, metric: 'client CPU' }).metric).toMatchObject({
      unit: '%',
      direction: 'lower',
      role: 'cost',
    });
    expect(report.subjects.find((one) => one.role === 'baseline')?.id).toBe('localhost');
  });
  it('reads two documents in one file as two runs, not three', () => {
    const report = reportOf(importCorpus(['iperf3/lkp-iperf-two-docs.json']));
    expect(row(report, { name: 'iperf3 TCP', metric: 'throughput' }).results?.[0]?.samples).toEqual([
      19900000000, 21800000000,
    ]);
    expect(row(report, { name: 'iperf3 TCP', metric: 'server CPU' }).results?.[0]?.samples).toEqual([42.1, 45.3]);
  });
  it('keeps ten streams apart from one', () => {
    const report = reportOf(importCorpus(['iperf3/nsdi-qemu-rx-01.json', 'iperf3/nsdi-qemu-rx-10streams.json']));
    expect(
      row(report, { name: 'iperf3 TCP', metric: 'throughput', parameters: { streams: 10 } }).results?.[0]?.samples,
    ).toEqual([19296890000]);
    expect(
      row(report, { name: 'iperf3 TCP', metric: 'throughput', parameters: { streams: 1 } }).results?.[0]?.samples,
    ).toEqual([23768400000]);
  });
});

describe.skipIf(!hasCorpus)(`hyperfine on the corpus${orAbsent}`, () => {
  it('compares the commands of one file', () => {
    const outcome = importCorpus(['hyperfine/zeroows-1brc-two-commands.json']);
    const report = reportOf(outcome);
    const time = row(report, { name: 'hyperfine', metric: 'time' });
    expect(time.metric).toEqual({ name: 'time', unit: 's', direction: 'lower' });
    expect(time.results?.map((one) => one.samples)).toEqual([
      [13.148435542520001, 11.81813333352, 9.877873458520002],
      [12.04923320852, 12.36225804252, 10.25172425152],
    ]);
    expect(report.subjects.map((one) => one.label)).toEqual([
      'cargo run --release --bin 1brc measurements_1000000000.txt',
      'cargo run --release --bin lucretiel_1brc measurements_1000000000.txt',
    ]);
    expect(said(outcome.notes)).toContain('The commands in the file were treated as subjects.');
  });
  it('keeps the commands as benchmarks on request', () => {
    const report = reportOf(importCorpus(['hyperfine/bencher-two-commands.json'], { commands: 'benchmarks' }));
    const first = row(report, { name: 'sleep 0.1', metric: 'time' }).results?.[0];
    expect(first?.samples).toHaveLength(27);
    expect(first?.samples?.slice(0, 2)).toEqual([0.10586876872, 0.10725897672000001]);
    expect(row(report, { name: 'sleep 0.1', metric: 'user time' }).results?.[0]).toEqual({
      subject: 'bencher-two-commands',
      mean: 0.0007174962962962964,
      n: 27,
    });
    expect(row(report, { name: 'sleep 0.2', metric: 'time' }).results?.[0]?.samples).toHaveLength(13);
  });
});

describe.skipIf(!hasCorpus)(`Google Benchmark on the corpus${orAbsent}`, () => {
  it('reads aggregates only as a summary, and skips the line inside the JSON', () => {
    const outcome = importCorpus(['google-benchmark/gbench-aggregates-mixed-with-perf-stat.txt']);
    const time = row(reportOf(outcome), { name: 'BM_SampleTest', metric: 'real time' });
    expect(time.metric).toEqual({ name: 'real time', unit: 'ms', direction: 'lower', definition: 'of one iteration' });
    expect(time.results).toEqual([
      {
        subject: 'gbench-aggregates-mixed-with-perf-stat',
        mean: 35.012518229996203,
        median: 35.011679849776556,
        stddev: 0.035020816935032048,
        n: 5,
      },
    ]);
    const strange = outcome.notes.filter((note) => note.kind === 'not-understood');
    expect(said(strange)).toEqual(['1 line not understood: Performance counters not supported.']);
    expect(strange[0]?.lines).toEqual([36]);
    expect(said(outcome.notes)).toContain('CPU frequency scaling was enabled.');
  });
  it('reads old files without a run type, repeated names as runs, and no complexity', () => {
    const outcome = importCorpus([
      'google-benchmark/gbench-tools-test3_run0.json',
      'google-benchmark/gbench-tools-test1_run1.json',
    ]);
    const report = reportOf(outcome);
    expect(row(report, { name: 'BM_Two', metric: 'real time' }).results?.[0]?.samples).toEqual([9, 8]);
    expect(row(report, { name: 'BM_Two', metric: 'CPU time' }).results?.[0]?.samples).toEqual([90, 86]);
    expect(row(report, { name: 'BM_NotBadTimeUnit', metric: 'real time' }).metric?.unit).toBe('s');
    // An aggregate without a name is neither a run nor a mean.
    expect(report.benchmarks.filter((one) => one.name === 'BM_One' || one.name === 'short')).toEqual([]);
    expect(report.benchmarks.filter((one) => /Complexity/.test(one.name))).toEqual([]);
    expect(said(outcome.notes, 'left-out').filter((text) => /complexity/.test(text))).toHaveLength(2);
  });
  it('reads output from 2019', () => {
    const report = reportOf(importCorpus(['google-benchmark/gab-googlecpp.json']));
    expect(row(report, { name: 'fib_10', metric: 'real time' }).results?.[0]?.samples).toEqual([214.98980114547953]);
    expect(report.date).toBe('2019-11-29');
    expect(report.environments).toEqual([{ id: 'machine', host: { cpu: { threads: 4, ghz: 2.7 } } }]);
  });
});
