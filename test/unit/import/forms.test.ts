// Formats and versions that the corpus lacks, made up for this test from the tools' documentation.
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/import/import';
import { errorsOf, reportOf, row, said, text } from './support';

const one = (content: string, path = 'kvm.txt') => importFiles([text(path, content)]);
const fioSide = (iops: number, more: object = {}) => ({
  io_bytes: iops ? 4096 : 0,
  bw: iops * 4,
  iops,
  total_ios: iops,
  lat_ns: { mean: 1000, stddev: 5 },
  clat_ns: { mean: 900, percentile: { '99.000000': 2000 } },
  ...more,
});
const fioJob = (name: string, read: number, more: object = {}) => ({
  jobname: name,
  error: 0,
  'job options': { rw: 'randread', bs: '4k', numjobs: '2' },
  read: fioSide(read),
  write: fioSide(0),
  usr_cpu: 1,
  sys_cpu: 2,
  ...more,
});
const fioText = (jobs: object[], version = 'fio-3.33') =>
  JSON.stringify({ 'fio version': version, timestamp: 1700000000, jobs });

describe('fio', () => {
  it('sums the clones of a job and leaves out their latencies', () => {
    const outcome = one(fioText([fioJob('a', 100), fioJob('a', 150.5)]));
    expect(
      reportOf(outcome).benchmarks.map((each) => [
        each.metric?.name,
        each.results?.[0]?.samples,
        each.results?.[0]?.verbatim,
      ]),
    ).toEqual([
      ['read IOPS', [250.5], '100 + 150.5'],
      ['read bandwidth', [1002], '400 + 602'],
    ]);
    expect(said(outcome.notes, 'guessed').join()).toContain('2 clones of one job');
  });
  it('separates jobs with the same name without numjobs', () => {
    const report = reportOf(one(fioText([fioJob('a', 100), fioJob('a', 200), fioJob('a', 300)])));
    expect(
      report.benchmarks
        .filter((each) => each.metric?.name === 'read IOPS')
        .map((each) => [each.parameters?.entry, each.results?.[0]?.samples]),
    ).toEqual([
      [1, [100]],
      [2, [200]],
      [3, [300]],
    ]);
  });
  it('reads two documents as two runs, and an error as a failed run', () => {
    const outcome = one(`${fioText([fioJob('a', 100)])}\n${fioText([fioJob('a', 0, { error: 5 })])}\n`);
    expect(row(reportOf(outcome), { name: 'a', metric: 'read IOPS' }).results).toEqual([
      { subject: 'kvm', samples: [100], failed: [{ reason: 'fio error 5' }] },
    ]);
  });
  it('reads a list of documents as runs', () => {
    const report = reportOf(one(`[${fioText([fioJob('a', 100)])},\n${fioText([fioJob('a', 120)])}]`));
    expect(row(report, { name: 'a', metric: 'read IOPS' }).results?.[0]?.samples).toEqual([100, 120]);
  });
  it('reads microseconds of version 2, which lacks total_ios', () => {
    const old = {
      jobname: 'o',
      error: 0,
      'job options': {},
      read: { io_bytes: 5, bw: 10, iops: 20, lat: { mean: 7.5 }, clat: { percentile: { '99.000000': 12 } } },
      write: { io_bytes: 0, bw: 0, iops: 0 },
    };
    const report = reportOf(one(fioText([old], 'fio-2.1.4')));
    expect(row(report, { name: 'o', metric: 'read latency' }).metric?.unit).toBe('us');
    expect(row(report, { name: 'o', metric: 'read completion latency p99' }).results?.[0]?.samples).toEqual([12]);
    expect(report.benchmarks.some((each) => each.metric?.name?.startsWith('write'))).toBe(false);
  });
  it('refuses a job without I/O and truncated JSON with the reason', () => {
    expect(said(one('fio-3.33\njob: (groupid=0, jobs=1): err= 0: pid=1\n').notes)).toContain('job: no I/O was done.');
    expect(said(one(fioText([fioJob('a', 100)]).slice(0, -30)).notes)).toContain(
      'The file ends in the middle of a result: the run was interrupted, or the copy is incomplete.',
    );
  });
});

const iperf = (end: object, more: object = {}) => ({
  start: { version: 'iperf 3.12', test_start: { protocol: 'TCP', num_streams: 1, blksize: 1 } },
  intervals: [],
  end,
  ...more,
});

describe('iperf3', () => {
  it('reads an array of runs, and an error as a failed run', () => {
    const outcome = one(
      JSON.stringify([
        iperf({ sum_received: { bits_per_second: 5 } }),
        iperf({}, { error: 'unable to connect' }),
        iperf({ sum_received: { bits_per_second: 7 } }),
      ]),
    );
    expect(row(reportOf(outcome), { name: 'iperf3 TCP', metric: 'throughput' }).results).toEqual([
      { subject: 'kvm', samples: [5, 7], failed: [{ reason: 'unable to connect' }] },
    ]);
  });
  it('reads UDP with jitter and loss', () => {
    const udp = {
      start: { version: 'iperf 3.1', test_start: { protocol: 'UDP', num_streams: 1 } },
      end: { sum: { bits_per_second: 9, jitter_ms: 0.5, lost_percent: 2 } },
    };
    const report = reportOf(one(JSON.stringify(udp)));
    expect(
      report.benchmarks.map((each) => [each.metric?.name, each.metric?.direction, each.results?.[0]?.samples]),
    ).toEqual([
      ['throughput', 'higher', [8.82]],
      ['sent rate', 'higher', [9]],
      ['jitter', 'lower', [0.5]],
      ['lost', 'lower', [2]],
    ]);
  });
});

describe('hyperfine', () => {
  const file = (results: object[]) => one(JSON.stringify({ results }), 'kvm.json');
  it('counts failed runs as failed, not as times', () => {
    const outcome = file([
      {
        command: 'x',
        mean: 2,
        stddev: null,
        median: 2,
        user: 1,
        system: 1,
        times: [1, 0.001, 3],
        exit_codes: [0, 1, null],
      },
    ]);
    expect(row(reportOf(outcome), { name: 'x', metric: 'time' }).results?.[0]).toEqual({
      subject: 'kvm',
      samples: [1],
      failed: [
        { run: 1, reason: 'exit code 1' },
        { run: 2, reason: 'killed by a signal' },
      ],
    });
  });
  it('keeps parameters, and the summary if there are no times', () => {
    const outcome = file([{ command: 'x 4', mean: 2, stddev: null, median: 2, parameters: { threads: '4' } }]);
    expect(row(reportOf(outcome), { name: 'x 4', metric: 'time', parameters: { threads: 4 } }).results?.[0]).toEqual({
      subject: 'kvm',
      mean: 2,
      median: 2,
    });
    expect(said(outcome.notes, 'guessed').join()).toContain('no individual runs');
  });
});

describe('Google Benchmark', () => {
  it('reads runs and not their aggregates, drops NaN, and lists errors', () => {
    const outcome = one(`{"context": {"library_build_type": "debug"}, "benchmarks": [
      {"name": "B", "run_name": "B", "run_type": "iteration", "repetition_index": 0, "real_time": 1, "cpu_time": NaN, "time_unit": "us", "items_per_second": 7, "hits": 3},
      {"name": "B", "run_name": "B", "run_type": "iteration", "repetition_index": 1, "real_time": 2, "cpu_time": 5, "time_unit": "us"},
      {"name": "B_mean", "run_name": "B", "run_type": "aggregate", "aggregate_name": "mean", "real_time": 1.5, "cpu_time": 4, "time_unit": "us"},
      {"name": "B_cv", "run_name": "B", "run_type": "aggregate", "aggregate_name": "cv", "aggregate_unit": "percentage", "real_time": 0.1, "cpu_time": 0.1, "time_unit": "us"},
      {"name": "E", "run_name": "E", "run_type": "iteration", "error_occurred": true, "error_message": "no device", "real_time": 0, "cpu_time": 0, "time_unit": "ns"}]}`);
    const report = reportOf(outcome);
    expect(row(report, { name: 'B', metric: 'real time' }).results?.[0]?.samples).toEqual([1, 2]);
    expect(row(report, { name: 'B', metric: 'CPU time' }).results?.[0]?.samples).toEqual([5]);
    expect(row(report, { name: 'B', metric: 'items_per_second' }).metric).toMatchObject({
      direction: 'higher',
      role: 'info',
      unit: 'items/s',
    });
    expect(row(report, { name: 'B', metric: 'hits' }).metric).toMatchObject({ direction: 'none', role: 'info' });
    expect(row(report, { name: 'E', metric: 'real time' }).results).toEqual([
      { subject: 'kvm', failed: [{ reason: 'no device' }] },
    ]);
    expect(said(outcome.notes)).toEqual(
      expect.arrayContaining([
        '1 number is NaN or Infinity and counts as missing.',
        '2 aggregates left out, because the individual runs are available.',
        'This is a debug build; its times do not represent a release build.',
      ]),
    );
    expect(errorsOf(report)).toEqual([]);
  });
  it('reads CSV', () => {
    const header =
      'name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message';
    const outcome = one(
      `${header}\n"BM_A/8",100,12.5,11,ns,,,,,\n"BM_A/8",100,12.7,11,ns,,,,,\n` +
        `"BM_A/8_mean",2,12.6,11,ns,,,,,\n"BM_B",,,,,,,,true,"broken, badly"\nshort,1\n`,
    );
    expect(row(reportOf(outcome), { name: 'BM_A/8', metric: 'real time' }).results?.[0]?.samples).toEqual([12.5, 12.7]);
    expect(JSON.stringify(row(reportOf(outcome), { name: 'BM_B', metric: 'real time' }).results)).toContain(
      'broken, badly',
    );
    expect(outcome.notes.find((note) => note.kind === 'not-understood')?.lines).toEqual([6]);
  });
});

describe('time, kernbench', () => {
  it('reads a failed command as failed', () => {
    const outcome = one(
      '\tCommand being timed: "make"\n\tUser time (seconds): 1.50\n' +
        '\tElapsed (wall clock) time (h:mm:ss or m:ss): 1:02:03\n' +
        '\tMaximum resident set size (kbytes): 10\n\tExit status: 2\n',
    );
    expect(reportOf(outcome).benchmarks.map((each) => [each.metric?.name, each.results?.[0]])).toEqual([
      ['elapsed time', { subject: 'kvm', failed: [{ reason: 'exit status 2' }] }],
    ]);
  });
  it('reads kernbench with and without a deviation', () => {
    const report = reportOf(
      one(
        'Average Half load -j 4 Run (std deviation):\nElapsed Time 28.094 (0.182565)\n' +
          'User Time 100.1 (0.5)\nSystem Time 8.5 (0.1)\nPercent CPU 386 (1.0)\nContext Switches 1 (2)\n' +
          'Sleeps 3 (4)\n',
      ),
    );
    expect(row(report, { name: 'kernbench', metric: 'elapsed time' }).results?.[0]).toEqual({
      subject: 'kvm',
      mean: 28.094,
      stddev: 0.182565,
    });
    expect(reportOf(one('Elapsed Time 28.1\nUser Time 100\nSystem Time 8\n')).benchmarks[0]?.results?.[0]).toEqual({
      subject: 'kvm',
      samples: [28.1],
    });
  });
  it('reads a decimal comma, which bash prints in some locales', () => {
    expect(
      row(reportOf(one('\nreal\t1m2,500s\nuser\t0m1,000s\nsys\t0m0,500s\n')), { name: 'time', metric: 'elapsed time' })
        .results?.[0]?.samples,
    ).toEqual([62.5]);
  });
});

describe('perf stat', () => {
  it('turns the printed error of the mean into the deviation of the runs', () => {
    const outcome = one(
      " Performance counter stats for './t' (16 runs):\n\n" +
        '  2,000.00 msec task-clock # 0.9 CPUs utilized ( +-  1.00% )\n  100 page-faults ( +-  0.00% )\n' +
        '\n  2.5000 +- 0.0100 seconds time elapsed  ( +-  0.40% )\n',
    );
    const report = reportOf(outcome);
    expect(row(report, { name: './t', metric: 'elapsed time' }).results?.[0]).toEqual({
      subject: 'kvm',
      mean: 2.5,
      stddev: 0.04,
      n: 16,
    });
    expect(row(report, { name: './t', metric: 'task-clock' }).results?.[0]).toEqual({
      subject: 'kvm',
      mean: 2000,
      stddev: 80,
      n: 16,
    });
    // 0.00 % is rounded, not a deviation of zero.
    expect(row(report, { name: './t', metric: 'page-faults' }).results?.[0]).toEqual({
      subject: 'kvm',
      mean: 100,
      n: 16,
    });
    expect(said(outcome.notes, 'guessed').join()).toContain('standard error of the mean');
  });
  it('takes the mean of a time series, and reports multiplexed and uncounted events', () => {
    const outcome = one(
      '# started on Mon\n\n1.000123456,100,,cycles,1000,100.00,,\n5,,faults,10,100.00,,\n' +
        '9,,branches,10,40.00,,\n<not counted>,,cycles,0,0.00,,\n',
    );
    expect(reportOf(outcome).benchmarks.map((each) => [each.metric?.name, each.results?.[0]?.samples])).toEqual([
      ['faults', [5]],
      ['branches', [9]],
      // 100 in 1.000123456 s
      ['cycles', [99.987655924]],
    ]);
    expect(outcome.notes.filter((note) => note.lines).map((note) => [note.kind, note.lines])).toEqual(
      expect.arrayContaining([
        ['left-out', [3]],
        ['guessed', [5]],
        ['failed', [6]],
      ]),
    );
  });
  it('reads other separators', () => {
    expect(reportOf(one('5;;page-faults;10;100.00;;\n')).benchmarks[0]?.results?.[0]?.samples).toEqual([5]);
  });
});

describe('netperf', () => {
  const stream =
    'MIGRATED TCP STREAM TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET\n' +
    'Recv   Send    Send\nSocket Socket  Message  Elapsed\n' +
    'Size   Size    Size     Time     Throughput\nbytes  bytes   bytes    secs.    10^6bits/sec\n\n' +
    ' 87380  16384  16384    10.00    9376.55\n';
  it('reads the classic tables', () => {
    const report = reportOf(one(`${stream}${stream.replace('9376.55', '9400.00')}`));
    expect(row(report, { name: 'netperf TCP_STREAM', metric: 'throughput' })).toMatchObject({
      metric: { unit: '10^6bits/sec', direction: 'higher' },
      results: [{ subject: 'kvm', samples: [9376.55, 9400] }],
    });
    const rr =
      'TCP REQUEST/RESPONSE TEST from 0.0.0.0 () port 0 AF_INET to 10.0.0.2 () port 0 AF_INET : first ' +
      'burst 0\nLocal /Remote\nSocket Size   Request  Resp.   Elapsed  Trans.\n' +
      'Send   Recv   Size     Size    Time     Rate\nbytes  Bytes  bytes    bytes   secs.    per sec\n' +
      '\n16384  87380  1        1       10.00    25000.12\n16384  87380\n';
    expect(row(reportOf(one(rr)), { name: 'netperf TCP_RR', metric: 'transactions' })).toMatchObject({
      metric: { unit: 'Trans/s' },
      results: [{ samples: [25000.12] }],
    });
  });
  it('uses the receiving side of UDP', () => {
    const udp =
      'UDP UNIDIRECTIONAL SEND TEST from 0.0.0.0 () port 0 AF_INET to 10.0.0.2 () port 0 AF_INET\n' +
      'Socket  Message  Elapsed      Messages\n' +
      'Size    Size     Time         Okay Errors   Throughput\n' +
      'bytes   bytes    secs            #      #   10^6bits/sec\n\n' +
      '212992   65507   10.00      109999      0    5764.51\n' +
      '212992           10.00      109900           5759.27\n';
    expect(row(reportOf(one(udp)), { name: 'netperf UDP_STREAM', metric: 'throughput' }).results?.[0]?.samples).toEqual(
      [5759.27],
    );
  });
  it('does not read -1 in a CSV as a count', () => {
    const report = reportOf(
      one(
        'MIGRATED UDP STREAM TEST from 0.0.0.0 () port 0 AF_INET to 10.0.0.2 () port 0 AF_INET\n' +
          'Throughput,Throughput Units,Local Transport Retransmissions\n5.5,10^6bits/s,-1\n',
      ),
    );
    expect(report.benchmarks.map((each) => each.metric?.name)).toEqual(['throughput']);
  });
  it('reads keyval, and does not read -1 as a latency', () => {
    const report = reportOf(
      one(
        'MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0 () port 0 AF_INET to 10.0.0.2 () port 0 ' +
          'AF_INET\nTHROUGHPUT=1234.5\nTHROUGHPUT_UNITS=Trans/s\nP99_LATENCY=55\nMEAN_LATENCY=-1\n',
      ),
    );
    expect(report.benchmarks.map((each) => [each.metric?.name, each.metric?.unit, each.results?.[0]?.samples])).toEqual(
      [
        ['transactions', 'Trans/s', [1234.5]],
        ['latency p99', 'us', [55]],
      ],
    );
  });
});

describe('sysbench, pgbench, wrk, redis-benchmark, UnixBench, STREAM', () => {
  it('reads database and memory tests, and a fatal error', () => {
    const oltp =
      'sysbench 1.0.20 (using system LuaJIT 2.1)\n\nRunning the test with following options:\n' +
      'Number of threads: 4\n\nSQL statistics:\n' +
      '    transactions:                        1000   (99.50 per sec.)\n' +
      '    queries:                             20000  (1990.10 per sec.)\n' +
      '    ignored errors:                      0      (0.00 per sec.)\n\nLatency (ms):\n' +
      '         avg:                                    40.10\n' +
      '         95th percentile:                        50.00\n';
    expect(
      row(reportOf(one(oltp)), { name: 'sysbench database', metric: 'transactions', parameters: { threads: 4 } })
        .results?.[0]?.samples,
    ).toEqual([99.5]);
    const memory =
      'sysbench 1.0.20 (using system LuaJIT 2.1)\nNumber of threads: 1\n' +
      'Running memory speed test with the following options:\n  block size: 1KiB\n' +
      '  total size: 102400MiB\n  operation: write\n  scope: global\n\n' +
      'Total operations: 5000 ( 4321.00 per second)\n\n5 MiB transferred (4.22 MiB/sec)\n';
    expect(
      row(reportOf(one(memory)), {
        name: 'sysbench memory',
        metric: 'operations',
        parameters: { operation: 'write', 'block-size': '1KiB' },
      }).results?.[0]?.samples,
    ).toEqual([4321]);
    expect(said(one('sysbench 1.0.20 (using system LuaJIT 2.1)\nFATAL: no such table\n').notes, 'failed')).toEqual([
      'A run failed: no such table',
    ]);
  });
  it('distinguishes the rates of old pgbench versions', () => {
    const report = reportOf(
      one(
        'transaction type: TPC-B (sort of)\nscaling factor: 10\nquery mode: simple\n' +
          'number of clients: 4\nnumber of threads: 1\nduration: 60 s\n' +
          'number of transactions actually processed: 5\nlatency average: 4.5 ms\n' +
          'tps = 800.5 (including connections establishing)\n' +
          'tps = 801.5 (excluding connections establishing)\n',
      ),
    );
    expect(
      report.benchmarks.map((each) => [each.metric?.name, each.metric?.role ?? 'primary', each.results?.[0]?.samples]),
    ).toEqual([
      ['latency', 'primary', [4.5]],
      ['transactions with connecting', 'info', [800.5]],
      ['transactions', 'primary', [801.5]],
    ]);
  });
  it('treats a report without a rate as failed', () => {
    expect(
      row(reportOf(one('Running 1s test @ http://x/\n  1 threads and 2 connections\n')), {
        name: 'HTTP',
        metric: 'requests',
      }).results,
    ).toEqual([{ subject: 'kvm', failed: [{ reason: 'no rate was printed' }] }]);
    expect(
      JSON.stringify(reportOf(one('transaction type: x\nscaling factor: 1\nnumber of clients: 2\n')).benchmarks),
    ).toContain('no rate was printed');
  });
  it('marks an index that covers only some tests', () => {
    const outcome = one(
      '   BYTE UNIX Benchmarks (Version 5.1.3)\n1 CPU in system; running 1 parallel copy of tests\n' +
        'Execl Throughput    43.5 lps   (29.8 s, 2 samples)\n\n' +
        'System Benchmarks Partial Index              BASELINE       RESULT    INDEX\n' +
        'Execl Throughput                                 43.0         43.5     10.1\n' +
        '                                                                   ========\n' +
        'System Benchmarks Index Score (Partial Only)                             10.1\n',
    );
    expect(reportOf(outcome).benchmarks.map((each) => each.name)).toEqual(['Execl Throughput', 'Index (partial)']);
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
  });
  it('reads ten STREAM reports as ten runs', () => {
    const report =
      'STREAM version $Revision: 5.10 $\nArray size = 10 (elements), Offset = 0 (elements)\n' +
      'Number of Threads counted = 4\nFunction    Best Rate MB/s  Avg time     Min time     Max time\n' +
      'Copy:           18514.5     0.242368     0.231979     0.317779\n';
    expect(
      row(reportOf(one(report.repeat(10))), { name: 'STREAM Copy', metric: 'best rate' }).results?.[0]?.samples,
    ).toHaveLength(10);
  });
});
