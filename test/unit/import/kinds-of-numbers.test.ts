// Kinds of fault in numbers and in what is compared, each after a public report; the right answer comes first.
import { describe, expect, it } from 'vitest';
import { sameFact } from '../../../src/core/report/facts';
import { importFiles } from '../../../src/core/import/import';
import { reportOf, row, said, text } from './support';

const samples = (outcome: ReturnType<typeof importFiles>) =>
  reportOf(outcome).benchmarks.map((one) => [
    one.name,
    one.metric?.name,
    one.results?.map((each) => each.samples ?? each.mean ?? each.failed),
  ]);

describe('perf in a locale with decimal commas', () => {
  const head = " Performance counter stats for './boot-guest 1,234.5' (5 runs):\n\n";
  it.each([
    ['points between thousands', '1.306,72 msec', '6.376.827.291', '1,30912 +- 0,00682'],
    ['narrow blanks between thousands', '1\u202f306,72 msec', '6\u202f376\u202f827\u202f291', '1,30912 +- 0,00682'],
    ['the C locale', '1,306.72 msec', '6,376,827,291', '1.30912 +- 0.00682'],
  ])('is read as text: %s', (_, clock, cycles, elapsed) => {
    const counters = `   ${clock} task-clock:u  #  0,998 CPUs utilized  ( +-  0,52% )\n   ${cycles}  cycles:u\n`;
    const block = `${head}${counters}\n   ${elapsed} seconds time elapsed\n`;
    const printed = elapsed.includes(',') ? block : block.replaceAll('0,998', '0.998').replaceAll('0,52%', '0.52%');
    expect(samples(importFiles([text('a.txt', printed)])).map(([, ...rest]) => rest)).toEqual([
      ['task-clock:u', [1306.72]],
      ['cycles:u', [6376827291]],
      ['elapsed time', [1.30912]],
    ]);
  });
  it('is decided per block: 1.306 is a count if another number has a decimal comma', () => {
    const block = `${head}   1.306  context-switches\n   12,5 msec task-clock\n`;
    expect(samples(importFiles([text('a.txt', block)])).map(([, , values]) => values)).toEqual([[1306], [12.5]]);
  });
  it.each([
    ['points', '306.72,msec,task-clock,306721000,100.00,1.001,CPUs utilized', [306.72]],
    [
      'commas, which make two cells of a number',
      '306,72,msec,task-clock,306721000,100,00,1,001,CPUs utilized',
      [306.72],
    ],
    ['commas and no decimals', '12,,task-clock,306721000,100,00,39,123,/sec', [12]],
    ['commas and repetitions', '306,72,msec,task-clock,0,52%,306721000,100,00,1,001,CPUs utilized', 306.72],
    ['commas and a place', 'S0,8,306,72,msec,task-clock,306721000,100,00,,', [306.72]],
    ['points and repetitions', '0.67,msec,task-clock,7.02%,665288,100.00,0.143,CPUs utilized', 0.67],
    ['semicolons', '306,72;msec;task-clock;306721000;100,00;1,001;CPUs utilized', [306.72]],
  ])('is read with -x: %s', (_, line, value) => {
    const outcome = importFiles([text('a.csv', `# started on Tue Nov 14 22:13:20 2023\n\n${line}\n`)]);
    expect(samples(outcome)).toEqual([['perf stat', 'task-clock', [value]]]);
  });
});

describe('a zero that is not a result', () => {
  const netperf = (rate: string) =>
    'MIGRATED TCP STREAM TEST from 192.168.0.2 () port 0 AF_INET to 192.168.0.1 () port 0 AF_INET\n' +
    'Recv   Send    Send\nSocket Socket  Message  Elapsed\nSize   Size    Size     Time     Throughput\n' +
    `bytes  bytes   bytes    secs.    10^6bits/sec\n\n 87380  16384  16384    64.00      ${rate}\n`;
  it('is a failed run if the metric is a rate', () => {
    const outcome = importFiles([text('a.txt', netperf('941.52')), text('b.txt', netperf('0.00'))]);
    expect(samples(outcome)).toEqual([
      ['netperf TCP_STREAM', 'throughput', [[941.52], [{ reason: '0 10^6bits/sec' }]]],
    ]);
    expect(said(outcome.notes, 'failed')).toEqual(['netperf TCP_STREAM: failed: 0 10^6bits/sec']);
  });
  it('is missing if it is a time, and kept if it is a cost', () => {
    const outcome = importFiles([text('a.txt', 'real\t0m0.000s\nuser\t0m0.000s\nsys\t0m0.000s\n')]);
    expect(samples(outcome).map(([, name]) => name)).toEqual(['user time', 'system time']);
    expect(said(outcome.notes, 'left-out').join()).toContain('printed as 0, below what the tool can show');
  });
});

describe('netperf with CPU use', () => {
  it('uses the column headings, and the receiver for UDP', () => {
    const udp =
      'MIGRATED UDP STREAM TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET\n' +
      'Socket  Message  Elapsed      Messages                   CPU      Service\n' +
      'bytes   bytes    secs            #      #   10^6bits/sec % SS     us/KB\n\n' +
      '212992    1472   10.00     1234567      0     1453.2     12.34    0.695\n' +
      '212992           10.00     1200000            1412.5     15.10    0.875\n';
    expect(samples(importFiles([text('a.txt', udp)])).map(([, ...rest]) => rest)).toEqual([
      ['local CPU', [[12.34]]],
      ['local service demand', [[0.695]]],
      ['throughput', [[1412.5]]],
      ['remote CPU', [[15.1]]],
      ['remote service demand', [[0.875]]],
    ]);
    const misfit = importFiles([text('a.txt', udp.replace('    0.875', ''))]);
    expect(misfit.report).toBeUndefined();
    expect(misfit.notes.find((note) => note.message.key === 'import.columns-differ')?.lines).toEqual([6]);
  });
});

describe('a tool that reports a bad run', () => {
  const lines = (...said: string[]) => said.map((one) => `stress-ng: ${one}\n`).join('');
  const table =
    'metrc: [348479] atomic            544176     60.00    239.10      0.20      9069.60        2273.98\n' +
    'stress-ng: metrc: [348479] cache              12000     60.00    119.10      0.20       200.00         100.59';
  it('invalidates the stressor that stress-ng names', () => {
    const outcome = importFiles([
      text(
        'a.txt',
        lines(
          'fail:  [264003] atomic instance 3 corrupted bogo-ops counter, 544176 vs 0',
          'fail:  [264003] metrics-check: stressor metrics corrupted, data is compromised',
          table,
          'info:  [348479] unsuccessful run completed in 60.00s',
        ),
      ),
    ]);
    expect(samples(outcome).filter(([, name]) => name === 'bogo operations')).toEqual([
      ['atomic', 'bogo operations', [[{ reason: 'atomic instance 3 corrupted bogo-ops counter, 544176 vs 0' }]]],
      ['cache', 'bogo operations', [[200]]],
    ]);
  });
  it('invalidates all stressors if it names none, and the listed ones otherwise', () => {
    const unnamed = importFiles([text('a.txt', lines(table, 'info:  [1] unsuccessful run completed in 60.00s'))]);
    expect(samples(unnamed).every(([, , values]) => JSON.stringify(values).includes('unsuccessful run'))).toBe(true);
    const listed = importFiles([text('a.txt', lines(table, 'info:  [1] failed: 1: cache (2)'))]);
    expect(row(reportOf(listed), { name: 'atomic', metric: 'bogo operations' }).results?.[0]?.samples).toEqual([
      9069.6,
    ]);
    expect(row(reportOf(listed), { name: 'cache', metric: 'bogo operations' }).results?.[0]?.failed).toHaveLength(1);
  });
  it('invalidates a STREAM rate measured with too coarse a clock', () => {
    const stream =
      'STREAM version $Revision: 5.10 $\nFunction    Best Rate MB/s  Avg time     Min time     Max time\n' +
      'Add:            32653.2     0.007500     0.007350     0.007700\n' +
      'Triad:               inf     0.000000     0.000000     0.000001\n';
    const outcome = importFiles([text('a.txt', stream)]);
    expect(samples(outcome).filter(([, name]) => name === 'best rate')).toEqual([
      ['STREAM Add', 'best rate', [[32653.2]]],
      ['STREAM Triad', 'best rate', [[{ reason: 'inf MB/s' }]]],
    ]);
    expect(said(outcome.notes, 'failed')).toEqual(['STREAM Triad: failed: inf MB/s']);
  });
  it('names the part of UnixBench without results', () => {
    const part = (copies: number) => `64 CPUs in system; running ${String(copies)} parallel copies of tests\n\n`;
    const result = 'Execl Throughput                               2345.6 lps   (30.0 s, 2 samples)\n\n';
    const outcome = importFiles([
      text('a.txt', `   BYTE UNIX Benchmarks (Version 5.1.3)\n${part(1)}${result}${part(64)}`),
    ]);
    expect(samples(outcome)).toEqual([['Execl Throughput', 'loops', [2345.6]]]);
    expect(said(outcome.notes, 'failed')).toEqual(['The part with 64 parallel copies has no results.']);
  });
});

describe('parallel and repeated runs', () => {
  it('keep processes on different CPUs apart', () => {
    const process = (cpu: number, rate: string) =>
      `CPU ${String(cpu)} sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)\n\n` +
      'Running the test with following options:\n' +
      `Number of threads: 1\nRunning memory speed test with the following options:\n  operation: write\n` +
      `Total operations: 41000000 (${rate} per second)\n`;
    const outcome = importFiles([text('a.txt', process(0, '4100000.20') + process(1, '5600000.20'))]);
    expect(reportOf(outcome).benchmarks.map((one) => [one.parameters?.cpu, one.results?.[0]?.samples])).toEqual([
      [0, [4100000.2]],
      [1, [5600000.2]],
    ]);
    expect(said(outcome.notes)).toContain('Processes on 2 CPUs are kept separate; they may have run concurrently.');
  });
  const gbench = (...times: number[]) => {
    const rows = times.map((time, at) => ({
      ...{ name: 'BM_Boot', run_name: 'BM_Boot', run_type: 'iteration', repetition_index: at, time_unit: 'ns' },
      ...{ family_index: 0, per_family_instance_index: 0, real_time: time },
    }));
    return JSON.stringify({ context: { library_build_type: 'release' }, benchmarks: rows });
  };
  it('keep their order, with runs of one process together', () => {
    const outcome = importFiles([
      text('kvm/run-1.json', gbench(100, 101)),
      text('kvm/run-10.json', gbench(300, 301)),
      text('kvm/run-2.json', gbench(200, 201)),
    ]);
    expect(row(reportOf(outcome), { name: 'BM_Boot', metric: 'real time' }).results?.[0]).toMatchObject({
      samples: [100, 101, 200, 201, 300, 301],
      boots: [1, 1, 2, 2, 10, 10],
    });
  });
  it('include files with one run each', () => {
    const outcome = importFiles([text('run-1.json', gbench(100)), text('run-2.json', gbench(200))]);
    expect(row(reportOf(outcome), { name: 'BM_Boot', metric: 'real time' }).results?.[0]).toEqual({
      subject: expect.any(String) as string,
      samples: [100, 200],
    });
  });
});

describe('two things with one name', () => {
  it('are two benchmarks in a file of hyperfine', () => {
    const result = (...times: number[]) => ({ command: 'map', times, exit_codes: times.map(() => 0) });
    const file = JSON.stringify({ results: [result(0.217, 0.219), result(0.000052, 0.000053)] });
    const outcome = importFiles([text('a.json', file)]);
    expect(reportOf(outcome).benchmarks.map((one) => [one.parameters, one.results?.[0]?.samples])).toEqual([
      [{ position: 1 }, [0.217, 0.219]],
      [{ position: 2 }, [0.000052, 0.000053]],
    ]);
    expect(said(outcome.notes)).toContain(
      'map: 2 results have this name and are kept separate, numbered by "position".',
    );
  });
  const system = (memory: string, runs: string) =>
    [
      '<?xml version="1.0"?>\n<PhoronixTestSuite>\n<System><Identifier>Intel Xeon</Identifier>',
      '<Hardware>Processor: Intel Xeon (4 Cores), Motherboard: QEMU Standard PC, ',
      `Memory: ${memory}</Hardware><Software>OS: Debian 12, System Layer: KVM</Software></System>\n`,
      '<Result><Identifier>pts/tachyon-1.0.0</Identifier><Title>Tachyon</Title><Scale>Seconds</Scale>',
      '<Proportion>LIB</Proportion><DisplayFormat>BAR_GRAPH</DisplayFormat><Data><Entry>',
      `<Identifier>Intel Xeon</Identifier><Value>1</Value><RawString>${runs}</RawString></Entry></Data></Result>\n`,
      '</PhoronixTestSuite>\n',
    ].join('');
  it('are two subjects in files of Phoronix, if their machines differ', () => {
    const outcome = importFiles([
      text('large/composite.xml', system('65536 MB', '10.9:11.2')),
      text('small/composite.xml', system('8192 MB + 8192 MB', '14.9:15.0')),
    ]);
    const report = reportOf(outcome);
    expect(report.subjects.map((one) => one.label)).toEqual(['Intel Xeon (large)', 'Intel Xeon (small)']);
    expect(report.environments?.map((one) => one.guest?.memoryMiB)).toEqual([65536, 16384]);
    expect(said(outcome.notes, 'guessed').join()).toContain('"Intel Xeon" names different machines in 2 files');
    const same = importFiles([
      text('a/composite.xml', system('8192 MB', '1:2')),
      text('b/composite.xml', system('8192 MB', '3:4')),
    ]);
    expect(reportOf(same).subjects.map((one) => one.label ?? one.id)).toEqual(['Intel Xeon']);
  });
  it('are not two machines because of a measured clock speed', () => {
    expect(sameFact('host.cpu.ghz', '3.598', '3.601')).toBe(true);
    expect(sameFact('host.cpu.ghz', 3.5, 3.6)).toBe(false);
    expect(sameFact('host.memoryMiB', 8192, 8193)).toBe(false);
  });
  it('are not confused by a graph over time, which is not an installation', () => {
    const graph =
      '<Result><Identifier></Identifier><Title>CPU</Title><DisplayFormat>LINE_GRAPH</DisplayFormat>' +
      '<Data><Entry><Identifier>Intel Xeon</Identifier><Value>40,45</Value></Entry></Data></Result>\n</Phoronix';
    const outcome = importFiles([text('a.xml', system('8192 MB', '1:2').replace('</Phoronix', graph))]);
    expect(said(outcome.notes, 'left-out')).toEqual([
      '1 line graph left out: a graph over time is not a set of repetitions.',
    ]);
  });
});

describe('a mail', () => {
  const headers = 'From: A <a@b>\nSubject: [PATCH] sched: cheaper entry\nDate: Tue, 14 Nov 2023 22:13:20 +0000\n\n';
  it('of UnixBench has indices for any row, and times only if a row says so', () => {
    const table = [
      'UnixBench, index values, 8 parallel copies:\n',
      'Test                              before      after',
      'System Call Overhead              1210.4      1312.9',
      'Pipe Throughput                   2950.1      2961.7',
      'Context switching overhead (us)      3.1         2.8\n',
    ].join('\n');
    const report = reportOf(importFiles([text('m', headers + table)]));
    expect(report.benchmarks.map((one) => one.metric?.direction)).toEqual(['higher', 'higher', 'lower']);
  });
  it.each([
    ['JSON of fio', '{"fio version": "fio-3.36", "jobs": [{"jobname": "a", "read": {"iops": 1, "total_ios": 9}}]}'],
    ['sysbench', 'sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)\n    events per second:  497.79'],
    ['time', 'real\t0m1.5s\nuser\t0m1.0s\nsys\t0m0.1s'],
    ['stress-ng', 'stress-ng: metrc: [1] cpu  100  60.00  1.00  0.20  200.00  100.59'],
  ])('with output of a tool is still a mail: %s', (_, output) => {
    const tool = (content: string) => importFiles([text('m', content)]).preview.files[0]?.tool;
    expect(tool(`${headers}${output}\n`)).toBe('mail');
    expect(tool(`${output}\n`)).not.toBe('mail');
  });
});
