// Expectations written by hand from the files: sysbench, UnixBench, time, pgbench, wrk, redis-benchmark, STREAM,
// netperf, perf stat.
import { describe, expect, it } from 'vitest';
import { corpusFiles, hasCorpus, importCorpus, orAbsent, reportOf, result, row, said } from './support';

describe.skipIf(!hasCorpus)(`sysbench on the corpus${orAbsent}`, () => {
  it('reads ten reports in a file as ten runs', () => {
    const report = reportOf(importCorpus(corpusFiles('sysbench').filter((file) => file.includes('-cpu-'))));
    const cpu = { name: 'sysbench cpu', parameters: { threads: 1, 'cpu-max-prime': 10000 } };
    expect(row(report, { ...cpu, metric: 'events' }).metric).toEqual({
      name: 'events',
      unit: 'events/s',
      direction: 'higher',
    });
    expect(result(report, { ...cpu, metric: 'events' }, 'kvm').samples).toEqual([
      497.79, 497.81, 457.45, 427.34, 330.84, 457.62, 498.08, 463.53, 425.27, 497.89,
    ]);
    expect(result(report, { ...cpu, metric: 'latency' }, 'kvm').samples).toEqual([
      2, 2, 2.18, 2.33, 3.02, 2.18, 2, 2.15, 2.35, 2,
    ]);
    expect(report.subjects.map((one) => one.id)).toEqual(['docker', 'firecracker', 'gvisor', 'kvm', 'metal']);
    expect(report.benchmarks.every((one) => one.results?.every((each) => each.stddev === undefined))).toBe(true);
  });
  it('ignores the unused direction of fileio, which is 0', () => {
    const report = reportOf(importCorpus(['sysbench/ppeerttu-fileio-metal.log']));
    const read = row(report, {
      name: 'sysbench fileio',
      metric: 'read',
      parameters: { mode: 'sequential read', 'block-size': '16KiB' },
    });
    expect(read.results?.[0]?.samples).toEqual([
      228.84, 335.25, 332.11, 330.12, 309.09, 259.3, 357.28, 333.41, 350.81, 352.01,
    ]);
    const written = row(report, { name: 'sysbench fileio', metric: 'written' });
    expect(written.results?.[0]?.samples).toEqual([66.55, 67.47, 66.72, 66.72, 66.99, 66.46, 66.98, 67.62, 62, 54.9]);
    expect(written.metric).toEqual({ name: 'written', unit: 'MiB/s', direction: 'higher' });
  });
});

describe.skipIf(!hasCorpus)(`UnixBench on the corpus${orAbsent}`, () => {
  it('separates one copy from many copies', () => {
    const outcome = importCorpus(['unixbench/pkb-unixbench-full.txt']);
    const report = reportOf(outcome);
    const whetstone = { name: 'Double-Precision Whetstone', metric: 'whetstones' };
    expect(row(report, { ...whetstone, parameters: { copies: 1 } }).results).toEqual([
      { subject: 'pkb-unixbench-full', mean: 4022, n: 7 },
    ]);
    expect(row(report, { ...whetstone, parameters: { copies: 8 } }).results).toEqual([
      { subject: 'pkb-unixbench-full', mean: 28632.5, n: 7 },
    ]);
    expect(row(report, { ...whetstone, parameters: { copies: 8 } }).metric).toMatchObject({
      unit: 'MWIPS',
      direction: 'higher',
    });
    expect(
      row(report, { name: 'Shell Scripts (8 concurrent)', metric: 'loops', parameters: { copies: 1 } }).metric?.unit,
    ).toBe('lpm');
    expect(row(report, { name: 'Index', metric: 'index', parameters: { copies: 8 } }).results?.[0]?.mean).toBe(4596.2);
    expect(row(report, { name: 'Index', metric: 'index', parameters: { copies: 8 } }).metric?.role).toBe('info');
    expect(report.benchmarks).toHaveLength(26);
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
    expect(report.date).toBe('2014-12-16');
  });
  it('reads a file of another locale without inventing a date', () => {
    const file = corpusFiles('unixbench').find((one) => one.includes('macos')) ?? '';
    const report = reportOf(importCorpus([file]));
    expect(
      row(report, { name: 'Execl Throughput', metric: 'loops', parameters: { copies: 4 } }).results?.[0],
    ).toMatchObject({ mean: 1589.9, n: 2 });
    expect(report.date).toBeUndefined();
    expect(report.environments?.[0]?.host?.cpu?.model).toBe('Intel(R) Core(TM) i7-6567U CPU @ 3.30GHz');
  });
  it('separates two machines, and reports that versions differ', () => {
    const report = reportOf(importCorpus(corpusFiles('unixbench').filter((one) => one.endsWith('.txt'))));
    expect(report.subjects).toHaveLength(6);
    expect(report.benchmarks.flatMap((one) => one.results ?? []).every((one) => one.samples === undefined)).toBe(true);
    const versions = report.benchmarks
      .filter((one) => one.name === 'Process Creation' && one.parameters?.copies === 1)
      .map((one) => one.version);
    expect(versions.sort()).toEqual(['5.1.3', '6.0.0']);
  });
});

describe.skipIf(!hasCorpus)(`time on the corpus${orAbsent}`, () => {
  it('reads blocks of bash as runs', () => {
    const report = reportOf(importCorpus(corpusFiles('kernel-build').filter((one) => one.includes('boottime'))));
    const elapsed = { name: 'time', metric: 'elapsed time' };
    expect(row(report, elapsed).metric).toEqual({ name: 'elapsed time', unit: 's', direction: 'lower' });
    expect(result(report, elapsed, 'kvm').samples).toEqual([
      15.346, 42.21, 14.033, 14.377, 14.357, 15.462, 14.261, 14.481, 24.565, 24.335,
    ]);
    expect(result(report, elapsed, 'metal').samples).toEqual([
      61.577, 56.621, 59.807, 55.525, 60.578, 58.784, 60.825, 58.528, 56.583, 55.776,
    ]);
    expect(row(report, { name: 'time', metric: 'system time' }).metric?.role).toBe('cost');
    expect(report.subjects.find((one) => one.role === 'baseline')?.id).toBe('metal');
  });
  it('reads GNU time with and without its command', () => {
    const report = reportOf(
      importCorpus(['kernel-build/gnu-time-v-minutes-no-exit.txt', 'kernel-build/gnu-time-v-short.txt']),
    );
    expect(row(report, { name: 'time', metric: 'elapsed time' }).results?.[0]).toMatchObject({
      samples: [316.71],
      verbatim: '5:16.71',
    });
    expect(row(report, { name: 'time', metric: 'maximum resident set' }).results?.[0]?.samples).toEqual([446568]);
    const short = row(report, { name: './mm0.out 500', metric: 'elapsed time' });
    expect(short.command).toBe('./mm0.out 500');
    expect(short.results?.[0]?.samples).toEqual([0.52]);
  });
});

describe.skipIf(!hasCorpus)(`pgbench, wrk and redis-benchmark on the corpus${orAbsent}`, () => {
  it('reads pgbench 15, and treats reconnecting as another load', () => {
    const report = reportOf(
      importCorpus(['pgbench/pgbench-15.3-yandex-vm.txt', 'pgbench/pgbench-16.14-docker-two-runs.txt']),
    );
    const tpcb = { name: 'pgbench TPC-B (sort of)', parameters: { clients: 50, threads: 2, scale: 1 } };
    expect(row(report, { ...tpcb, metric: 'transactions' }).results?.[0]?.samples).toEqual([406.261459]);
    expect(row(report, { ...tpcb, metric: 'transactions' }).metric).toMatchObject({
      unit: 'transactions/s',
      direction: 'higher',
    });
    expect(row(report, { ...tpcb, metric: 'latency' }).results?.[0]).toMatchObject({ samples: [122.818] });
    const select = { name: 'pgbench /tmp/select1.sql', metric: 'transactions' };
    const both = report.benchmarks.filter((one) => one.name === select.name && one.metric?.name === 'transactions');
    expect(both.map((one) => [one.parameters?.reconnect, one.results?.[0]?.samples])).toEqual([
      [undefined, [447883.979069]],
      [true, [3369.004756]],
    ]);
  });
  it('reads five wrk reports as five runs in one unit', () => {
    const report = reportOf(importCorpus(corpusFiles('wrk').filter((one) => one.includes('unikraft-nginx'))));
    const http = { name: 'HTTP', parameters: { threads: 14, connections: 30 } };
    expect(result(report, { ...http, metric: 'requests' }, 'native').samples).toEqual([
      173806.55, 182264.93, 175987.16, 168509.89, 177213.38,
    ]);
    expect(result(report, { ...http, metric: 'latency' }, 'native').samples).toEqual([
      0.16057, 0.15298, 0.15848, 0.16557, 0.1575,
    ]);
    expect(result(report, { ...http, metric: 'latency' }, 'osv-qemu').samples).toEqual([
      15.21, 22.4, 16.26, 3.03, 9.59,
    ]);
    expect(row(report, { ...http, metric: 'latency' }).metric).toMatchObject({ unit: 'ms', direction: 'lower' });
  });
  it('treats a run of only errors as failed', () => {
    const outcome = importCorpus(['wrk/pkb-wrk2-all-error.txt', 'wrk/pkb-wrk2.txt']);
    expect(result(reportOf(outcome), { name: 'HTTP', metric: 'requests' }, 'wrk2-all-error')).toEqual({
      subject: 'wrk2-all-error',
      failed: [{ reason: '451 of 451 responses were errors' }],
    });
    expect(result(reportOf(outcome), { name: 'HTTP', metric: 'requests' }, 'wrk2').samples).toEqual([10]);
  });
  it('reads pairs of redis rows as runs, and the long text', () => {
    const report = reportOf(importCorpus(corpusFiles('redis-benchmark').filter((one) => one.endsWith('.csv'))));
    expect(result(report, { name: 'SET', metric: 'requests' }, 'lupine-fc').samples).toEqual([
      1369863, 943396.25, 1111111.12, 1136363.62, 1086956.5,
    ]);
    expect(result(report, { name: 'GET', metric: 'requests' }, 'native').samples).toEqual([
      2777778, 2631579, 2702702.75, 2631579, 2702702.75,
    ]);
    const long = reportOf(importCorpus(['redis-benchmark/lkp-redis-text.txt']));
    expect(row(long, { name: 'GET', metric: 'requests' }).results?.[0]?.samples).toEqual([60000, 62000]);
    expect(row(long, { name: 'PING_INLINE', metric: 'requests' }).results?.[0]?.samples).toEqual([1000]);
    expect(row(report, { name: 'SET', metric: 'requests' }).metric).toEqual({
      name: 'requests',
      unit: 'requests/s',
      direction: 'higher',
    });
  });
});

describe.skipIf(!hasCorpus)(`STREAM and netperf on the corpus${orAbsent}`, () => {
  it('reads the best rate, and refuses variants with other columns', () => {
    const outcome = importCorpus(corpusFiles('stream'));
    const report = reportOf(outcome);
    const triad = { name: 'STREAM Triad', metric: 'best rate', parameters: { 'array-size': 268435456, threads: 4 } };
    expect(row(report, triad).results?.[0]?.samples).toEqual([23314]);
    expect(row(report, triad).metric).toMatchObject({ unit: 'MB/s', direction: 'higher' });
    expect(
      report.benchmarks
        .filter((one) => one.name === 'STREAM Add' && one.metric?.name === 'best rate')
        .map((one) => one.results?.[0]?.samples),
    ).toEqual([[787098.2], [23043.7]]);
    const variant = outcome.notes.find(
      (note) => note.path === 'stream/vc-stream-windows-markdown.txt' && note.kind === 'left-out',
    );
    expect(variant?.lines).toEqual([28, 29, 30, 31]);
    expect(outcome.preview.files.filter((file) => file.numbers === 0).map((file) => file.path)).toEqual([
      'stream/vc-stream-msft-variant.txt',
      'stream/vc-stream-windows-markdown.txt',
    ]);
  });
  it('reads a wrapped omni header', () => {
    const report = reportOf(importCorpus(['netperf/pkb-netperf-udp-rr.txt']));
    expect(row(report, { name: 'netperf UDP_RR', metric: 'transactions' }).metric).toEqual({
      name: 'transactions',
      unit: 'Trans/s',
      direction: 'higher',
    });
    expect(row(report, { name: 'netperf UDP_RR', metric: 'transactions' }).results?.[0]?.samples).toEqual([2217.06]);
    expect(row(report, { name: 'netperf UDP_RR', metric: 'latency p99' }).results?.[0]?.samples).toEqual([589]);
  });
  it('separates addresses, reads repeated tests as means, and refuses rows with an extra column', () => {
    const outcome = importCorpus(['netperf/pkb-netperf-omni.json']);
    const report = reportOf(outcome);
    const rr = { name: 'netperf TCP_RR', metric: 'transactions' };
    expect(row(report, { ...rr, parameters: { to: '104.154.50.86' } }).results?.[0]).toMatchObject({
      mean: 1405.5,
      n: 4,
    });
    expect(row(report, { ...rr, parameters: { to: '10.240.31.117' } }).results?.[0]).toMatchObject({
      mean: 3545.77,
      n: 3,
    });
    expect(
      row(report, { name: 'netperf TCP_STREAM', metric: 'throughput', parameters: { to: '10.240.31.117' } }).metric
        ?.unit,
    ).toBe('10^6bits/s');
    expect(report.benchmarks.filter((one) => one.name.includes('UDP'))).toEqual([]);
    expect(said(outcome.notes, 'failed')).toContain(
      'A row has 13 values for 12 column names; which is which is unknown, so nothing was imported from it.',
    );
  });
});

describe.skipIf(!hasCorpus)(`perf stat on the corpus${orAbsent}`, () => {
  it('reads the counters of successive blocks, without a primary metric if perf only waited', () => {
    const report = reportOf(importCorpus(['perf-stat/pbench-kvmstat.txt']));
    expect(row(report, { name: 'system wide', metric: 'kvm:kvm_exit' }).results?.[0]?.samples).toEqual([
      3677089, 3597829, 3558689, 3446504, 3625430,
    ]);
    expect(row(report, { name: 'system wide', metric: 'kvm:kvm_exit' }).metric).toEqual({
      name: 'kvm:kvm_exit',
      direction: 'lower',
      role: 'cost',
    });
    expect(report.benchmarks.filter((one) => one.metric?.role === undefined)).toEqual([]);
  });
  it('reads CSV, and JSON of any quality', () => {
    const csv = reportOf(importCorpus(['perf-stat/mail-perf-stat-csv-2021.csv']));
    expect(row(csv, { name: 'perf stat', metric: 'task-clock:u' }).results?.[0]?.samples).toEqual([1.2]);
    expect(row(csv, { name: 'perf stat', metric: 'task-clock:u' }).metric).toMatchObject({
      unit: 'msec',
      direction: 'lower',
      role: 'cost',
    });
    expect(row(csv, { name: 'perf stat', metric: 'page-faults:u' }).results?.[0]?.samples).toEqual([70]);
    const invalid = reportOf(importCorpus(['perf-stat/mail-perf-stat-json-invalid.ndjson']));
    expect(row(invalid, { name: 'perf stat', metric: 'armv8_pmuv3_1/branch-misses/' }).results?.[0]?.samples).toEqual([
      3112,
    ]);
  });
  it('treats uncounted events as missing', () => {
    const outcome = importCorpus(['perf-stat/mail-perf-stat-json-hybrid.ndjson']);
    expect(reportOf(outcome).benchmarks.map((one) => [one.metric?.name, one.results?.[0]?.samples])).toEqual([
      ['cpu_core/branch-misses/', [6326, 5778]],
    ]);
    const missing = outcome.notes.find((note) => note.kind === 'failed');
    expect(missing?.lines).toEqual([1, 3]);
    const nan = importCorpus(['perf-stat/mail-perf-stat-json-nan.txt']);
    expect(reportOf(nan).benchmarks.map((one) => one.metric?.name)).toEqual([
      'duration_time',
      'duration_time',
      'elapsed time',
    ]);
  });
});

describe.skipIf(!hasCorpus)(`stress-ng on the corpus${orAbsent}`, () => {
  it('reads rates, and counters in words as info metrics', () => {
    const report = reportOf(importCorpus(['stress-ng/lkp-stress-ng-08.txt']));
    expect(
      row(report, { name: 'flock', metric: 'bogo operations', parameters: { instances: 6 } }).results?.[0]?.samples,
    ).toEqual([2860967.69]);
    expect(row(report, { name: 'flock', metric: 'bogo operations' }).metric).toMatchObject({
      unit: 'bogo ops/s',
      direction: 'higher',
    });
    expect(row(report, { name: 'flock', metric: 'nanosecs per flock lock call' }).results?.[0]?.samples).toEqual([
      5678.91,
    ]);
    expect(row(report, { name: 'flock', metric: 'nanosecs per flock lock call' }).metric).toMatchObject({
      direction: 'none',
      role: 'info',
    });
  });
  it('reads a whole class of stressors', () => {
    const outcome = importCorpus(['stress-ng/lkp-stress-ng-01.txt']);
    expect(
      row(reportOf(outcome), { name: 'memrate', metric: 'bogo operations', parameters: { instances: 24 } }).results?.[0]
        ?.samples,
    ).toEqual([43.58]);
    expect(row(reportOf(outcome), { name: 'memrate', metric: 'read64 MB/sec' }).results?.[0]?.samples).toEqual([
      7004.02,
    ]);
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
  });
});
