// fio's terse lines, pgbench and QEMU's migrations, as scripts/make-tool-forms.sh ran them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { formRows, reportOf, said, text } from './support';

const content = (path: string) => readFileSync(join(root, 'test/fixtures/tool-forms', path), 'utf8');
const read = (path: string) => importFiles([text('a.txt', content(path))]);

/** Of each row: name, metric, unit, direction, role, and runs or why it failed. */
const rows = (outcome: ReturnType<typeof read>) =>
  formRows(outcome, ({ metric, results }) => [
    metric?.role ?? 'primary',
    results?.[0]?.samples ?? results?.[0]?.failed?.map(({ reason }) => reason),
  ]);

describe('terse output of fio', () => {
  it.each([3, 4, 5])('says what the JSON of the same run says, version %s', (version) => {
    const both = content(`fio/terse-${String(version)}-and-json.txt`);
    const start = both.indexOf('{');
    const ofJson = reportOf(importFiles([text('a.json', both.slice(start))])).benchmarks;
    const ofTerse = reportOf(importFiles([text('a.txt', both.slice(0, start))])).benchmarks;
    let compared = 0;
    for (const one of ofTerse) {
      const other = ofJson.find(({ name, metric }) => name === one.name && metric?.name === one.metric?.name);
      const [terse = NaN] = one.results?.[0]?.samples ?? [];
      const [json = NaN] = other?.results?.[0]?.samples ?? [];
      const exact = other?.metric?.unit === 'ns' ? json / 1000 : json;
      // Counts of operations and percentiles are cut to whole numbers.
      const cut = /IOPS|completion/.test(one.metric?.name ?? '') ? Math.floor(exact) : exact;
      expect(Math.abs(terse - cut), `${one.name} ${one.metric?.name ?? ''}: ${terse} for ${exact}`).toBeLessThan(
        1e-5 * cut + 0.01,
      );
      compared++;
    }
    // Percentiles below a microsecond are printed as 0.
    expect(compared).toBeGreaterThan(20);
  });
  it('has a run for each time that all jobs come again', () => {
    const found = rows(read('fio/terse-two-runs.txt'));
    expect(found.filter(([, name]) => name === 'read IOPS' || name === 'write bandwidth')).toEqual([
      ['rr', 'read IOPS', 'IO/s', 'higher', 'primary', [73389, 87746]],
      ['w', 'write bandwidth', 'KiB/s', 'higher', 'info', [511555, 1129415]],
    ]);
    expect(found.find(([name, metric]) => name === 'w' && metric === 'write latency')?.at(-1)).toEqual([
      108.611274, 43.179734,
    ]);
  });
  it('keeps jobs of one name apart, which may be clones or runs', () => {
    const [first = '', , third = ''] = content('fio/terse-two-runs.txt').split('\n');
    const outcome = importFiles([text('a.txt', `${first}\n${third}\n`)]);
    const parameters = reportOf(outcome).benchmarks.map((one) => one.parameters?.entry);
    expect(new Set(parameters)).toEqual(new Set([1, 2]));
    expect(said(outcome.notes, 'guessed').join()).toContain('rr: 2 jobs share this name');
  });
  it('gives the reason for a failed run, an unread version and a line that was cut', () => {
    expect(rows(read('fio/terse-failed.txt'))).toEqual([
      ['bad', 'read IOPS', 'IO/s', 'higher', 'primary', ['fio error 22']],
    ]);
    const cut = content('fio/terse.txt').slice(0, 700);
    for (const outcome of [read('fio/terse-2.txt'), importFiles([text('a.txt', cut)])]) {
      expect(outcome.report).toBeUndefined();
      expect(said(outcome.notes, 'failed')[0]).toContain('--output-format=json');
    }
  });
});

describe('pgbench', () => {
  it('takes no sample from a run that was aborted', () => {
    const reason = 'Run was aborted; the above results are incomplete.';
    expect(rows(read('pgbench/aborted.txt')).map(([, ...rest]) => rest)).toEqual([
      ['latency', 'ms', 'lower', 'primary', [reason]],
      ['transactions', 'transactions/s', 'higher', 'primary', [reason]],
    ]);
  });
  it('counts the final report once beside progress lines', () => {
    expect(rows(read('pgbench/progress.txt')).map(([, ...rest]) => rest)).toEqual([
      ['failed transactions', undefined, 'lower', 'info', [0]],
      ['latency', 'ms', 'lower', 'primary', [10.214]],
      ['initial connection time', 'ms', 'lower', 'info', [15.912]],
      ['transactions', 'transactions/s', 'higher', 'primary', [195.516685]],
    ]);
    expect(said(read('pgbench/statements.txt').notes, 'left-out')).toEqual([]);
  });
  it('gives the means over progress lines where they are all there is, and says so', () => {
    const outcome = read('pgbench/progress-alone.txt');
    expect(rows(outcome)).toEqual([
      ['pgbench', 'transactions', 'transactions/s', 'higher', 'primary', [199.666666667]],
      ['pgbench', 'latency', 'ms', 'lower', 'primary', [9.93385141903]],
    ]);
    expect(said(outcome.notes, 'guessed').join()).toContain('Only progress lines are here');
  });
  it('takes a rate that was set for no result', () => {
    const found = rows(read('pgbench/rate.txt'));
    expect(found.map(([, metric, , , role]) => [metric, role])).toEqual([
      ['failed transactions', 'info'],
      ['skipped transactions', 'info'],
      ['latency', 'primary'],
      ['initial connection time', 'info'],
      ['transactions', 'info'],
    ]);
    expect(reportOf(read('pgbench/rate.txt')).benchmarks[0]?.parameters).toMatchObject({ 'rate-limited': true });
  });
});

describe('migrations of QEMU', () => {
  it('are read from a talk in QMP and from the monitor', () => {
    expect(rows(read('qemu-migrate/qmp.jsonl')).map(([, ...rest]) => rest)).toEqual([
      ['downtime', 'ms', 'lower', 'primary', [1]],
      ['total time', 'ms', 'lower', 'primary', [23]],
      ['setup time', 'ms', 'lower', 'info', [8]],
      ['throughput', 'mbps', 'higher', 'info', [460.0576]],
      ['transferred RAM', 'bytes', 'lower', 'info', [750719]],
      ['dirty bitmap syncs', undefined, 'lower', 'info', [2]],
    ]);
    const monitor = read('qemu-migrate/monitor.txt');
    expect(rows(monitor).map((one) => one.at(-1))).toEqual([[1], [174], [43], [71.11], [1027 * 1024], [4]]);
    expect(reportOf(monitor).benchmarks[0]?.parameters).toEqual({ 'ram-mib': 128 });
    expect(reportOf(monitor).provenance?.toolVersion).toBe('7.2.22');
  });
  it('that failed are failed runs, with the reason', () => {
    const reason = "Failed to connect to '127.0.0.1:1': Connection refused";
    for (const file of ['qmp-failed.jsonl', 'monitor-failed.txt'])
      expect(rows(read(`qemu-migrate/${file}`)), file).toEqual([
        ['migration', 'downtime', 'ms', 'lower', 'primary', [reason]],
      ]);
  });
  it('under way count only where the log ends with them, as failures', () => {
    const done =
      content('qemu-migrate/qmp.jsonl')
        .split(/\r?\n/)
        .find((line) => line.includes('"completed"')) ?? '';
    const active = done.replace('completed', 'active');
    const followed = importFiles([text('a.jsonl', `${active}\n${active}\n${done}\n${done}\n`)]);
    expect(rows(followed)[0]?.at(-1)).toEqual([1]);
    expect(said(followed.notes, 'left-out').join()).toContain('2 status replies during a migration');
    const ended = importFiles([text('a.jsonl', `${done}\n${active}\n`)]);
    expect(reportOf(ended).benchmarks[0]?.results?.[0]).toMatchObject({
      samples: [1],
      failed: [{ reason: 'migration status: active' }],
    });
  });
});

describe('what an option changes', () => {
  it('is the unit of cyclictest -N', () => {
    expect(rows(read('cyclictest/nanoseconds.txt')).map(([, name, unit, , , runs]) => [name, unit, runs])).toEqual([
      ['max latency', 'ns', [32754421]],
      ['latency', 'ns', [817673]],
      ['min latency', 'ns', [19008]],
    ]);
  });
  it('is whether the rate of fio is a result', () => {
    const found = rows(read('fio/rate.json')).filter(([, , , , role]) => role === 'primary');
    expect(found.map(([, name]) => name)).toEqual(['read latency', 'read completion latency p99']);
  });
  it('is the prefix of lines of iperf3: times and titles', () => {
    const throughput = (path: string) =>
      rows(read(path))
        .find(([, name]) => name === 'throughput')
        ?.at(-1);
    expect(throughput('iperf3/timestamps.txt')).toEqual([4310000000]);
    expect(throughput('iperf3/title.txt')).toEqual([4450000000]);
  });
  it('is which test of sysbench ran, and what its result is', () => {
    const all = content('sysbench/threads-and-mutex.txt');
    const found = (printed: string) =>
      rows(importFiles([text('a.txt', printed)]))
        .filter(([, , , , role]) => role === 'primary')
        .map(([name, metric, , , , runs]) => [name, metric, runs]);
    const mutex = [
      ['sysbench mutex', 'total time', [0.5518]],
      ['sysbench mutex', 'latency', [549]],
    ];
    expect(found(all)).toEqual([['sysbench threads', 'events', [707.683132889]], ...mutex]);
    // Without the commands above them.
    const bare = found(all.replace(/^\$ .*$/gm, ''));
    expect(bare).toEqual([['sysbench test', 'events', [707.683132889]], ...mutex]);
  });
});
