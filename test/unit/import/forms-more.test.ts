// More formats that the corpus lacks: perf's metrics without counters, netperf's omni tables, Phoronix's exports.
// The texts are made up from the tools' documentation and sources.
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/import/import';
import { errorsOf, reportOf, row, said, text } from './support';

const one = (content: string, path = 'kvm.txt') => importFiles([text(path, content)]);
const metrics = (outcome: ReturnType<typeof one>) =>
  reportOf(outcome).benchmarks.map((each) => [
    each.metric?.name,
    each.metric?.unit,
    each.metric?.direction,
    each.results?.[0]?.samples,
  ]);

describe('perf stat --metric-only', () => {
  // Columns are 20 wide; a longer name shifts the rest of the line by one, as in perf.
  const text20 = (...names: string[]) => names.map((name) => `${name.padStart(20)} `).join('');
  const values20 = (...pairs: (readonly [string, string])[]) =>
    pairs.map(([name, value]) => `${value.padStart(name.length > 20 ? name.length + 1 : 20)} `).join('');
  const names = ['GHz', 'insn per cycle', 'branch-misses of all branches', 'stalled cycles per insn'];
  const printed = ['2.587', '1.06', '0.17%', '0.55'];
  const table =
    `\n Performance counter stats for './t':\n\n${text20(...names)}\n` +
    `${values20(...names.map((name, at) => [name, printed[at] ?? ''] as const))}\n\n` +
    `       0.253499674 seconds time elapsed\n\n`;

  it('reads text: names above numbers, with the command of the block', () => {
    const outcome = one(table);
    expect(metrics(outcome)).toEqual([
      ['elapsed time', 's', 'lower', [0.253499674]],
      ['frequency', 'GHz', 'none', [2.587]],
      ['insn per cycle', undefined, 'higher', [1.06]],
      ['branch-misses of all branches', '%', 'lower', [0.17]],
      ['stalled cycles per insn', undefined, 'lower', [0.55]],
    ]);
    expect(reportOf(outcome).benchmarks.every((each) => each.name === './t')).toBe(true);
    expect(said(outcome.notes, 'left-out')).toEqual([]);
  });
  it('reads text with a line for each socket, and skips missing numbers', () => {
    const header = `                        ${text20('GHz', 'insn per cycle')}\n`;
    const outcome = one(
      `\n Performance counter stats for 'system wide':\n\n` +
        `${header}S0-D0-C0           2 ${values20(['', '2.5'], ['', '0.9'])}\n` +
        `S0-D0-C1           2 ${values20(['', '2.4'], ['', 'nan'])}\n`,
    );
    expect(
      reportOf(outcome).benchmarks.map((each) => [each.parameters?.cpu, each.metric?.name, each.results?.[0]?.samples]),
    ).toEqual([
      ['S0-D0-C0', 'frequency', [2.5]],
      ['S0-D0-C0', 'insn per cycle', [0.9]],
      ['S0-D0-C1', 'frequency', [2.4]],
    ]);
    expect(said(outcome.notes, 'failed')).toEqual(['1 counter was not counted or not supported: missing, not 0.']);
  });
  it('reads text over time (-I) as a time series, not repetitions', () => {
    const outcome = one(
      `#           time ${text20('GHz', 'insn per cycle')}\n` +
        `     0.101666694 ${values20(['', '2.5'], ['', '0.9'])}\n` +
        `     0.201921747 ${values20(['', '2.5'], ['', '0.9'])}\n Performance counter stats for 'x':\n\n` +
        ` 0.25 seconds time elapsed\n`,
    );
    expect(metrics(outcome)).toEqual([['elapsed time', 's', 'lower', [0.25]]]);
    expect(outcome.notes.filter((note) => note.kind === 'left-out').map((note) => note.lines)).toEqual([[2, 3]]);
  });
  it('takes no number from a table with ambiguous columns', () => {
    const outcome = one(
      `\n Performance counter stats for './t':\n\n   GHz  insn per cycle\n 1 2 3\n\n 0.25 seconds time elapsed\n`,
    );
    expect(metrics(outcome)).toEqual([['elapsed time', 's', 'lower', [0.25]]]);
    expect(outcome.notes.flatMap((note) => note.lines ?? [])).toEqual(expect.arrayContaining([4, 5]));
  });
  it('reads -x, also with a line for each socket', () => {
    expect(metrics(one('GHz,insn per cycle,branch-misses of all branches,\n3.861,0.79,3.04,\n'))).toEqual([
      ['frequency', 'GHz', 'none', [3.861]],
      ['insn per cycle', undefined, 'higher', [0.79]],
      ['branch-misses of all branches', undefined, 'lower', [3.04]],
    ]);
    const sockets = one('socket,cpus,GHz,insn per cycle,\nS0,2,2.5,0.9,\nS1,2,2.6,,\n');
    expect(
      reportOf(sockets).benchmarks.map((each) => [each.parameters?.cpu, each.metric?.name, each.results?.[0]?.samples]),
    ).toEqual([
      ['S0', 'frequency', [2.5]],
      ['S0', 'insn per cycle', [0.9]],
      ['S1', 'frequency', [2.6]],
    ]);
    expect(one('name,value,\n3,4,\n').report).toBeUndefined();
  });
  it('reads -j: one object, or names before values as in perf 6.1', () => {
    expect(metrics(one('{"GHz" : "3.861", "insn per cycle" : 0.79, "%  tma_retiring" : "nan"}\n'))).toEqual([
      ['frequency', 'GHz', 'none', [3.861]],
      ['insn per cycle', undefined, 'higher', [0.79]],
    ]);
    expect(
      metrics(
        one('{"unit" : "GHz"}{"unit" : "insn per cycle"}\n{"metric-value" : "3.861"}{"metric-value" : "0.79"}\n'),
      ),
    ).toEqual([
      ['frequency', 'GHz', 'none', [3.861]],
      ['insn per cycle', undefined, 'higher', [0.79]],
    ]);
    // Three values under two names cannot be matched.
    expect(
      one(
        '{"unit" : "GHz"}{"unit" : "insn per cycle"}\n' +
          '{"metric-value" : "1"}{"metric-value" : "2"}{"metric-value" : "3"}\n',
      ).report,
    ).toBeUndefined();
  });
});

describe('netperf -O', () => {
  const omni = (banner: string, value: string) =>
    `${banner}\nThroughput Throughput  Stddev       Local  99th\n` +
    `           Units       Latency      CPU    Percentile\n` +
    `                       Microseconds Util   Latency\n` +
    `                                    %      Microseconds\n${value}\n`;
  const banner = 'OMNI Send TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 127.0.0.1 () port 0 AF_INET';
  it('reads columns by the position of their words', () => {
    const outcome = one(omni(banner, '25220.39   10^6bits/s  23.82        30.31  55'));
    expect(metrics(outcome)).toEqual([
      ['throughput', '10^6bits/s', 'higher', [25220.39]],
      ['latency p99', 'us', 'lower', [55]],
      ['local CPU', '%', 'lower', [30.31]],
    ]);
    expect(said(outcome.notes, 'not-understood')).toEqual([]);
  });
  it('reads a mean if a confidence interval was requested', () => {
    const outcome = one(
      omni(`${banner} : +/-0.500% @ 95% conf.  : nodelay`, '25220.39   10^6bits/s  23.82        -1     55'),
    );
    expect(row(reportOf(outcome), { name: 'netperf OMNI Send', metric: 'throughput' }).results).toEqual([
      { subject: 'kvm', mean: 25220.39 },
    ]);
    expect(reportOf(outcome).benchmarks.map((each) => each.metric?.name)).toEqual(['throughput', 'latency p99']);
  });
  it('ignores numbers without words above them', () => {
    const outcome = one(`${banner}\nThroughput Throughput\n           Units\n25220.39 10^6bits/s\n`);
    expect(
      outcome.report?.benchmarks.flatMap((each) => each.results?.flatMap((result) => result.samples ?? []) ?? []) ?? [],
    ).toEqual([]);
  });
});

describe('exports of Phoronix', () => {
  const system = (layer: string) => ({
    identifier: 'a',
    hardware: { Processor: 'Intel Xeon (4 Cores / 8 Threads)', Memory: '1 x 8192 MB' },
    software: { OS: 'Debian 12', Kernel: '6.1.0-1-amd64 (x86_64)', ...(layer ? { 'System Layer': layer } : {}) },
    timestamp: '2024-05-06 07:08:09',
    client_version: '10.8.4',
  });
  const result = (id: string, more: object) => ({
    identifier: id,
    title: 'SQLite',
    app_version: '3.41',
    arguments: '1',
    description: 'Threads / Copies: 1',
    scale: 'Seconds',
    proportion: 'LIB',
    display_format: 'BAR_GRAPH',
    ...more,
  });
  it('include JSON since version 10: runs, scale, direction, systems', () => {
    const outcome = one(
      JSON.stringify({
        title: 'ext4',
        last_modified: '2024-05-07 00:00:00',
        systems: { stock: system(''), patched: { ...system('KVM'), identifier: 'patched' } },
        results: {
          h1: result('pts/sqlite-2.2.0', {
            results: {
              stock: { value: 225.5, raw_values: [225, 226, 225.5] },
              patched: { value: 220, raw_values: [0] },
            },
          }),
          h2: result('pts/zero-1.0.0', { title: 'Zero', results: { stock: { details: { x: 1 } } } }),
          h3: { title: 'Install', results: { stock: { value: 3 } } },
        },
      }),
      'export.json',
    );
    const report = reportOf(outcome);
    expect(errorsOf(report)).toEqual([]);
    expect(report.date).toBe('2024-05-07');
    expect(report.provenance).toMatchObject({ tool: 'phoronix-test-suite', toolVersion: '10.8.4' });
    expect(report.benchmarks).toEqual([
      expect.objectContaining({
        name: 'SQLite',
        suite: 'pts/sqlite',
        version: '3.41, profile 2.2.0',
        parameters: { 'Threads / Copies': 1 },
        metric: { name: 'time', unit: 'Seconds', direction: 'lower' },
        results: [
          { subject: 'stock', samples: [225, 226, 225.5] },
          expect.objectContaining({ subject: 'patched', samples: [220] }),
        ],
      }),
    ]);
    expect(report.environments?.map((each) => each.hypervisor?.name)).toEqual([undefined, 'KVM']);
    expect(said(outcome.notes, 'failed')).toEqual([
      'Zero: no value for "stock". The export also drops zeros, so it counts as missing, not as 0.',
    ]);
    expect(said(outcome.notes, 'left-out')).toEqual([
      '1 result describes an installation (time, size), not a test, and was left out.',
    ]);
  });
  it('include older JSON, without an invented direction', () => {
    const outcome = one(
      JSON.stringify({
        title: 'x',
        results: {
          'pts/compress-7zip-1.6.2': {
            arguments: 'Compress Speed Test',
            units: 'MIPS',
            results: { a: { value: '4913', all_results: '4909:4905:4926' } },
          },
        },
      }),
    );
    expect(reportOf(outcome).benchmarks).toEqual([
      expect.objectContaining({
        name: 'pts/compress-7zip',
        metric: { name: 'result', unit: 'MIPS' },
        results: [{ subject: 'a', samples: [4909, 4905, 4926] }],
      }),
    ]);
    expect(said(outcome.notes, 'guessed')).toContain('Some results do not say which direction is better.');
  });
  it('include CSV with a column of directions', () => {
    const report = reportOf(
      one(
        ',ext4,\n\n ,,"stock","patched"\nProcessor,,Intel Xeon,Intel Xeon\n' +
          'Kernel,,6.1 (x86_64),6.2 (x86_64)\n\n ,,"stock","patched"\n' +
          '"SQLite - Threads / Copies: 1 (sec)",LIB,225.5,220\n"7-Zip - Compress (MIPS)",HIB,,4900\n',
      ),
    );
    expect(report.title).toBe('ext4');
    expect(
      report.benchmarks.map((each) => [
        each.name,
        each.parameters,
        each.metric,
        each.results?.map((result) => [result.subject, result.mean]),
      ]),
    ).toEqual([
      [
        'SQLite',
        { 'Threads / Copies': 1 },
        { name: 'result', unit: 'sec', direction: 'lower' },
        [
          ['stock', 225.5],
          ['patched', 220],
        ],
      ],
      ['7-Zip', { test: 'Compress' }, { name: 'result', unit: 'MIPS', direction: 'higher' }, [['patched', 4900]]],
    ]);
  });
  it('include CSV of single runs', () => {
    const report = reportOf(
      one(
        'ext4,\n\n"SQLite 3.41 - Threads / Copies: 1",\nLower Results Are Better\n\n' +
          '"stock",225,226,225.5\n"patched",220,221\n\n"Nothing said 1.0 - ",\n\n"stock",4\n',
      ),
    );
    expect(
      report.benchmarks.map((each) => [
        each.name,
        each.version,
        each.metric?.direction,
        each.results?.map((result) => [result.subject, result.samples]),
      ]),
    ).toEqual([
      [
        'SQLite',
        '3.41',
        'lower',
        [
          ['stock', [225, 226, 225.5]],
          ['patched', [220, 221]],
        ],
      ],
      ['Nothing said', '1.0', undefined, [['stock', [4]]]],
    ]);
  });
});
