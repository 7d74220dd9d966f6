// Kinds of fault, each after a public bug report, with small inputs made for it. The right answer comes first.
import { describe, expect, it } from 'vitest';
import { factorBetween } from '../../../src/core/text/units';
import { importFiles } from '../../../src/core/import/import';
import { looksLikeMail } from '../../../src/core/import/looks-like-mail';
import { reportOf, row, said, text } from './support';

describe('units', () => {
  const bench = (time: number, unit: string) =>
    JSON.stringify({
      benchmarks: [{ name: 'boot', run_type: 'iteration', real_time: time, cpu_time: time, time_unit: unit }],
    });
  it('are converted: ns and ms become one row, with a note', () => {
    const outcome = importFiles([text('a.json', bench(900000, 'ns')), text('b.json', bench(1.1, 'ms'))]);
    const boot = row(reportOf(outcome), { name: 'boot', metric: 'real time' });
    expect(boot.results?.map((one) => [one.samples, one.verbatim])).toEqual([
      [[900000], undefined],
      [[1100000], '1.1 ms'],
    ]);
    expect(said(outcome.notes)).toContain('2 rows were printed in several units and converted to one (boot: ns, ms).');
  });
  it('are converted only if unambiguous', () => {
    expect(factorBetween('ms', 'us')).toBe(1000);
    expect(factorBetween('MiB/s', 'KiB/s')).toBe(1024);
    expect(factorBetween('Gbit/s', 'Mbit/s')).toBe(1000);
    expect(factorBetween('MB/s', 'KB/s')).toBeUndefined();
    expect(factorBetween('ms', 'MiB')).toBeUndefined();
    expect(factorBetween('MiB', 'MiB/s')).toBeUndefined();
  });
});

describe('duplicates', () => {
  const fio = (ios: number, start: number) =>
    JSON.stringify({
      'fio version': 'fio-3.36',
      jobs: [{ jobname: 'rr', groupid: 0, job_start: start, read: { total_ios: ios, iops: ios, bw: ios * 4 } }],
    });
  it('are removed from the documents of one fio run, while two runs are kept', () => {
    const snapshots = importFiles([text('a.json', [fio(1, 5000), fio(2, 5000), fio(3, 5000)].join('\n'))]);
    const iops = { name: 'rr', metric: 'read IOPS' };
    expect(row(reportOf(snapshots), iops).results?.[0]?.samples).toEqual([3]);
    expect(said(snapshots.notes, 'left-out').join()).toContain('2 interim reports');
    const apart = importFiles([text('a.json', [fio(1, 5000), fio(2, 9000)].join('\n'))]);
    expect(row(reportOf(apart), iops).results?.[0]?.samples).toEqual([1, 2]);
  });
  it('are reported for a copied file', () => {
    const one = { text: '"SET","100.5"\n', sha256: 'a'.repeat(64) };
    const outcome = importFiles([
      { path: 'kvm/run-1.csv', ...one },
      { path: 'kvm/run-2.csv', ...one },
    ]);
    expect(said(outcome.notes, 'left-out')).toContain(
      'This file is byte for byte the same as kvm/run-1.csv. A copy is not another run, so it was left out.',
    );
    const samples = (files: Parameters<typeof importFiles>[0], choices = {}) =>
      reportOf(importFiles(files, choices)).benchmarks.flatMap((each) => each.results?.map((two) => two.samples));
    const files = [
      { path: 'kvm/run-1.csv', ...one },
      { path: 'kvm/run-2.csv', ...one },
    ];
    expect(samples(files)).toEqual([[100.5]]);
    expect(samples(files, { copies: 'runs' })).toEqual([[100.5, 100.5]]);
    // Under another subject it counts, and that is noted.
    const other = importFiles(
      [
        { path: 'kvm.csv', ...one },
        { path: 'metal.csv', ...one },
      ],
      { template: '{subject}.csv' },
    );
    expect(reportOf(other).subjects).toHaveLength(2);
    expect(said(other.notes, 'guessed')).toContain(
      'This file is byte for byte the same as kvm.csv: a copy, not another run.',
    );
  });
  it('are not assumed for the first processes of two files', () => {
    const pyperf = (value: number) =>
      JSON.stringify({
        benchmarks: [{ metadata: { name: 'x' }, runs: [{ values: [value, value] }, { values: [value] }] }],
      });
    const outcome = importFiles([text('kvm/run-1.json', pyperf(1)), text('kvm/run-2.json', pyperf(2))]);
    expect(row(reportOf(outcome), { name: 'x', metric: 'time' }).results?.[0]).toMatchObject({
      samples: [1, 1, 1, 2, 2, 2],
      boots: ['1.1', '1.1', '1.2', '2.1', '2.1', '2.2'],
    });
  });
});

describe("the tool's own account of its run", () => {
  const wrk = (rate: string, transfer = '5.51MB') =>
    [
      'Running 2m test @ http://10.0.0.2/',
      '  8 threads and 400 connections',
      '  Thread Stats   Avg      Stdev     Max   +/- Stdev',
      '    Latency   210.88ms  289.85ms   3.79s    84.20%',
      '  35951 requests in 2.00m, 5.51MB read',
      '  Socket errors: connect 0, read 0, write 0, timeout 0',
      `Requests/sec:    ${rate}`,
      `Transfer/sec:    ${transfer}`,
      '',
    ].join('\n');
  it('makes 0 requests per second after thousands of requests a failed run', () => {
    const outcome = importFiles([text('a.txt', wrk('0.00'))]);
    expect(reportOf(outcome).benchmarks.map((one) => one.results?.[0])).toEqual([
      { subject: 'a', failed: [{ reason: '0 requests/s after 35951 requests' }] },
    ]);
  });
  it('is missing where it has no unit, and the note says so', () => {
    const outcome = importFiles([text('a.txt', wrk('583.25').replace('210.88ms', '210880'))]);
    expect(reportOf(outcome).benchmarks.map((one) => one.metric?.name)).toEqual(['requests', 'transfer']);
    expect(said(outcome.notes, 'failed')).toEqual([
      'latency: the number has no unit, so its size is unknown; it is treated as missing.',
    ]);
  });
  it('converts transfers to one unit, and does not report zero errors', () => {
    const outcome = importFiles([text('a.txt', wrk('583.25', '512.00KB'))]);
    expect(row(reportOf(outcome), { name: 'HTTP', metric: 'transfer' }).results?.[0]).toMatchObject({
      samples: [0.5],
      verbatim: '512.00KB',
    });
    expect(said(outcome.notes).some((note) => note.startsWith('Socket errors'))).toBe(false);
  });
  it('reduces UDP throughput by the lost share', () => {
    const udp = {
      start: { version: 'iperf 3.16', test_start: { protocol: 'UDP' } },
      end: { sum: { bits_per_second: 1000, lost_percent: 32, jitter_ms: 1 } },
    };
    const report = reportOf(importFiles([text('a.json', JSON.stringify(udp))]));
    expect(row(report, { name: 'iperf3 UDP', metric: 'throughput' }).results?.[0]?.samples).toEqual([680]);
    expect(row(report, { name: 'iperf3 UDP', metric: 'sent rate' }).results?.[0]?.samples).toEqual([1000]);
  });
  it('includes the events of iperf3 --json-stream', () => {
    const lines = [
      { event: 'start', data: { version: 'iperf 3.16', test_start: { protocol: 'TCP' } } },
      { event: 'interval', data: { sum: { bits_per_second: 1 } } },
      { event: 'end', data: { sum_received: { bits_per_second: 9.4e9 } } },
    ];
    const report = reportOf(importFiles([text('a.json', lines.map((one) => JSON.stringify(one)).join('\n'))]));
    expect(row(report, { name: 'iperf3 TCP', metric: 'throughput' }).results?.[0]?.samples).toEqual([9.4e9]);
  });
});

describe('several things under one name', () => {
  it('are kept apart: pages of wrk in one file, jobs of kernbench', () => {
    const wrk = (url: string, rate: string) => `Running 30s test @ ${url}\nRequests/sec:   ${rate}\n`;
    const http = importFiles([
      text('a.txt', wrk('http://h/a', '9605.69') + wrk('http://h/b', '4605.69') + wrk('http://i/b', '4700')),
    ]);
    expect(reportOf(http).benchmarks.map((one) => [one.parameters?.page, one.results?.[0]?.samples])).toEqual([
      ['/a', [9605.69]],
      ['/b', [4605.69, 4700]],
    ]);
    const build = (jobs: number, time: string) =>
      `Average Optimal load -j ${jobs} Run (std deviation):\nElapsed Time ${time}\n`;
    const kernbench = importFiles([text('a.txt', build(8, '28.1') + build(144, '7.77'))]);
    expect(reportOf(kernbench).benchmarks.map((one) => [one.parameters, one.results?.[0]?.samples])).toEqual([
      [{ load: 'optimal', jobs: 8 }, [28.1]],
      [{ load: 'optimal', jobs: 144 }, [7.77]],
    ]);
  });
  it('include a failed and a valid report of STREAM', () => {
    const stream = (more: string) =>
      `STREAM version $Revision: 5.10 $\nFunction    Best Rate MB/s  Avg time     Min time     Max time\nCopy: 31280.4 0.0052 0.0051 0.0054\n${more}`;
    const outcome = importFiles([
      text('a.txt', stream('Failed Validation on array a[]\n') + stream('Solution Validates\n')),
    ]);
    expect(reportOf(outcome).benchmarks[0]?.results?.[0]).toMatchObject({
      samples: [31280.4],
      failed: [{ reason: 'failed validation' }],
    });
  });
});

describe('noise around the result', () => {
  it('is skipped before a CSV of redis-benchmark with commas in names', () => {
    const csv =
      'WARNING: -e option has been deprecated.\n"test","rps","p50_latency_ms"\n"FT.SEARCH idx (@a:[0,10]), LIMIT 0,5","1920.5","5.0"\n';
    const outcome = importFiles([text('a.csv', csv)]);
    const found = row(reportOf(outcome), { name: 'FT.SEARCH idx (@a:[0,10]), LIMIT 0,5', metric: 'requests' });
    expect(found.results?.[0]?.samples).toEqual([1920.5]);
  });
});

describe('reasons', () => {
  it('name the line of broken JSON and its content', () => {
    const broken =
      '{\n "start": {"version": "iperf 3.1"},\n "end": {"sum_received": {\n  "bits_per_second": 5.924e 06\n }}\n}\n';
    expect(said(importFiles([text('a.json', broken)]).notes)).toContain(
      'This looks like JSON, but line 4 is not valid: "bits_per_second": 5.924e 06',
    );
  });
});

describe('a mail', () => {
  it('is recognized by its headers, however long, and not by quoted text', () => {
    const received = `Received: from a.example.org\n\tby b.example.org; Tue, 14 Nov 2023\n`.repeat(200);
    expect(looksLikeMail(`${received}From: A <a@b>\r\nSubject: x\r\n\r\nbody\n`)).toBe(true);
    expect(looksLikeMail('From 0123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@b>\nDate: x\n\nbody\n')).toBe(true);
    expect(looksLikeMail('fio-3.33\n\nFrom: A <a@b>\nSubject: x\n')).toBe(false);
  });
  const headers = [
    'Received: from a.example.org by b.example.org',
    'Received: from c.example.org',
    '\tby a.example.org; Tue, 14 Nov 2023',
    'From: =?UTF-8?Q?d=C3=A9?= <d@example.org>',
    'Subject: [PATCH] fewer exits',
    ' on timer interrupts',
    'Date: Tue, 14 Nov 2023 22:13:20 +0000',
  ];
  const table = [
    'Kernel build, seconds, lower is better:',
    '',
    '              w/o this series   w/ this series   change',
    '4 vCPUs            152.31           148.90       -2.2%',
    '8 vCPUs             81.02            77.45       -4.4%',
    '',
  ];
  const content = [...headers, '', ...table].join('\n');
  it.each(['m', 'a.eml', '0001-fewer-exits.patch', 'thread.mbox', 'results/kvm/mail.txt'])(
    'is recognized in a file called %s',
    (path) => {
      const begin = path.endsWith('.eml') || path === 'm' ? '' : 'From 0123456789 Mon Sep 17 00:00:00 2001\n';
      const outcome = importFiles([text(path, begin + content)]);
      const report = reportOf(outcome);
      expect(report.subjects.map((one) => [one.label ?? one.id, one.role])).toEqual([
        ['w/o this series', 'baseline'],
        ['w/ this series', undefined],
      ]);
      expect(report.benchmarks.map((one) => [one.parameters?.vcpus, one.results?.map((each) => each.mean)])).toEqual([
        [4, [152.31, 148.9]],
        [8, [81.02, 77.45]],
      ]);
      expect(report.benchmarks[0]?.metric).toMatchObject({ unit: 's', direction: 'lower' });
      expect(report.date).toBe('2023-11-14');
      expect(said(outcome.notes, 'not-understood')).toEqual([]);
    },
  );
  it('without headers is distinguished from other text', () => {
    expect(said(importFiles([text('m', table.join('\n'))]).notes)).toContain(
      'This text has tables that compare subjects. Import it alone, as a mail, to check their columns.',
    );
    expect(said(importFiles([text('m', 'hello\n')]).notes)).toEqual(['No supported tool prints output like this.']);
  });
  it('is read alongside the output of tools', () => {
    const outcome = importFiles([text('a/m', content), text('a/get.csv', '"GET","100.5"\n')]);
    expect(outcome.preview.files.map((one) => one.tool)).toEqual(['mail', 'redis-benchmark']);
    expect(reportOf(outcome).benchmarks).toHaveLength(3);
  });
});
