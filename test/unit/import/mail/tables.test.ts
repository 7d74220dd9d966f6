// The forms of tables in kernel mails, each in a text of our own.
import { describe, expect, it } from 'vitest';
import { said } from '../support';
import { gridOf, lines, mail, reportOf, subjects } from './support';

describe('columns by position', () => {
  it('are not named by the items about the machine above them, but by the one about the benchmark', () => {
    const report = reportOf(
      mail(
        '- Benchmark: fio numjobs=4',
        '- Guest: 4 vCPUs',
        '- CPU: Xeon Silver 4214 @ 2.20GHz',
        '',
        'rw        before     after',
        'randread   149426   170763',
        'read       146032   170620',
      ),
    );
    expect(report.benchmarks[0]?.name).toMatch(/^fio numjobs=4/);
  });
  it('reads the words above as the sides, in either order', () => {
    const before = reportOf(
      mail(
        'netperf TCP_RR:',
        '            before      after',
        'local       100.5       110.25',
        'remote       50.1        49.70',
      ),
    );
    expect(subjects(before)).toEqual(['before baseline', 'after']);
    expect(lines(before)).toEqual([
      'local - higher: before=100.5, after=110.25',
      'remote - higher: before=50.1, after=49.7',
    ]);
    const after = reportOf(
      mail(
        'netperf TCP_RR:',
        '            after      before',
        'local       100.5       110.25',
        'remote       50.1        49.70',
      ),
    );
    expect(subjects(after)).toEqual(['before baseline', 'after']);
    expect(lines(after)[0]).toBe('local - higher: after=100.5, before=110.25');
  });
  it('reads a failed run as failed, and words beside a percentage as a claim', () => {
    const report = reportOf(
      mail(
        'Elapsed time in seconds, lower is better:',
        '',
        '              base      patched     change',
        'hackbench     100.0     230.0       230% worse',
        'kernbench     1\u202f050.0   945.0       \u221210%',
        'tbench        12.5      OOM         -',
        'ebizzy        12.5      timeout     -',
        'dbench        N/A       3.5         -',
      ),
    );
    expect(report.benchmarks.map((one) => one.results?.map((each) => each.mean ?? each.failed))).toEqual([
      [100, 230],
      [1050, 945],
      [12.5, [{ reason: 'OOM' }]],
      [12.5, [{ reason: 'timeout' }]],
      [3.5],
    ]);
    expect(report.benchmarks.slice(0, 2).map((one) => one.claims)).toEqual([
      [{ subject: 'patched', percent: -230, basis: 'improvement', text: '230% worse' }],
      [{ subject: 'patched', percent: -10, basis: 'change' }],
    ]);
  });
  it('reads factors in a list as ratios of performance', () => {
    const report = reportOf(
      mail('results against the unpatched kernel:', '', 'kernbench: 1.09x faster', 'hackbench: 1.22x slower'),
    );
    expect(report.benchmarks.map((one) => [one.name, one.ratios?.[0]?.value, one.ratios?.[0]?.kind])).toEqual([
      ['kernbench', 1.09, undefined],
      ['hackbench', 0.819672131148, undefined],
    ]);
  });
  it('says each line of such a list that it cannot read, and joins none of them', () => {
    const list = ['kernbench: 1.09x faster', 'ebizzy: 22% slower', 'dbench: 0.92'];
    const grid = gridOf(mail('results against the unpatched kernel:', '', ...list));
    expect(grid.claims.map(({ text, percent }) => [text, percent])).toContainEqual(['ebizzy: 22% slower', -22]);
    expect(said(grid.notes, 'not-understood')).toEqual(['1 line not understood: dbench: 0.92']);
  });
  it('reads units in the names of rows, and a change in words as a column', () => {
    const report = reportOf(
      mail(
        '                  base      patched     change',
        'hackbench seconds 100.0     230.0       230% worse',
        'kernbench seconds 50.00     45.00       -10%',
        'ebizzy (rec/s)    1234.5    1300.1      +5.3%',
      ),
    );
    expect(lines(report).map((line) => line.split(' |')[0])).toEqual([
      'hackbench s lower: base=100, patched=230',
      'kernbench s lower: base=50, patched=45',
      'ebizzy rec/s higher: base=1234.5, patched=1300.1',
    ]);
  });
  it('names a benchmark without what its title says of unit and direction', () => {
    const table = [
      '           w/o this series   w/ this series   change',
      '4 vCPUs      152.31           148.90          -2.2%',
    ];
    const names = (title: string) =>
      reportOf(mail(title, '', ...table)).benchmarks.map(({ name, metric }) => [name, metric]);
    expect(names('Kernel build, seconds, lower is better:')).toEqual([
      ['Kernel build', { name: 'time', unit: 's', direction: 'lower' }],
    ]);
    expect(names('Boot time in seconds, lower is better:')[0]?.[0]).toBe('Boot time');
  });
  it('keeps digits that a number would lose', () => {
    const report = reportOf(mail('hackbench', '        before  after', 'Time    1.70    1.6'));
    expect(report.benchmarks[0]?.results?.map((result) => result.verbatim)).toEqual(['1.70', undefined]);
  });
  it('reads parameters, separators and a percentage column', () => {
    const report = reportOf(
      mail(
        'IOPS',
        'rw          bs hipri=0 hipri=1',
        '------------------------------',
        'randread    4k 149,426 170,763 +14%',
        'randwrite 128k  16,154  16,237   0%',
      ),
    );
    expect(lines(report)).toEqual([
      'IOPS {rw=randread bs=4k} IOPS higher: hipri=0=149426, hipri=1=170763 | 14% change',
      'IOPS {rw=randwrite bs=128k} IOPS higher: hipri=0=16154, hipri=1=16237 | 0% change',
    ]);
  });
  it('reads mean and deviation in one cell, but only if the header says so', () => {
    const said = reportOf(
      mail(
        'sysbench',
        ' Th.  vanilla avg (stdev)   patched avg (stdev)  change',
        ' 1    1000 (10)             1020 (5)             +2.0%',
        ' 2    2000 (20)             2100 (7)             +5.0%',
      ),
    );
    expect(lines(said)).toEqual([
      'sysbench {threads=1} - ?: vanilla=1000±10, patched=1020±5 | 2% change',
      'sysbench {threads=2} - ?: vanilla=2000±20, patched=2100±7 | 5% change',
    ]);
    const unsaid = reportOf(
      mail('sysbench', ' Th.  vanilla     patched', ' 1    1000 (10)   1020 (5)', ' 2    2000 (20)   2100 (7)'),
    );
    expect(unsaid.benchmarks[0]?.results?.[0]).toEqual({
      subject: 'vanilla',
      mean: 1000,
      spread: { kind: 'unknown', value: 10 },
    });
    const plus = reportOf(
      mail(
        'latency in usec, mean +/- stddev',
        '        before         after',
        'a       10.5 +/- 0.5   9.5 +/- 0.4',
        'b       20.5 ± 0.6     19.5 ± 0.3',
      ),
    );
    expect(lines(plus)).toEqual([
      'a usec lower: before=10.5±0.5, after=9.5±0.4',
      'b usec lower: before=20.5±0.6, after=19.5±0.3',
    ]);
  });
  it('reads a percentage after ± as a share of the value', () => {
    const report = reportOf(
      mail('throughput', '     before       after', 'a    200 ± 5%     210 ± 2%', 'b    100 ± 1%     90 ± 1%'),
    );
    expect(report.benchmarks[0]?.results?.[0]).toEqual({
      subject: 'before',
      mean: 200,
      spread: { kind: 'unknown', value: 10 },
    });
  });
  it('counts numbered and unnamed rows as runs', () => {
    expect(
      lines(reportOf(mail('kernbench', 'Before After', '1st 2m34.749s 2m33.482s', '2nd 2m34.651s 2m33.161s'))),
    ).toEqual(['kernbench s lower: before=[154.749 154.651], after=[153.482 153.161]']);
    expect(
      lines(
        reportOf(
          mail(
            '  ops/sec',
            '   BASE       PATCHED',
            '=====================',
            '   33452      36485',
            '   33541      39405',
          ),
        ),
      )[0],
    ).toBe('ops/sec ops/sec higher: base=[33452 33541], patched=[36485 39405]');
  });
  it('never reads a range, a word or an empty cell as a number', () => {
    const report = reportOf(
      mail(
        'iops',
        '        before          after',
        'a       4,200 - 6,700   5000',
        'b       N/A             6000',
        'c       nan             7000',
        'd       100             -',
        'e       10              20',
      ),
    );
    expect(lines(report)).toEqual([
      'a - higher: after=5000',
      'b - higher: after=6000',
      'c - higher: after=7000',
      'd - higher: before=100',
      'e - higher: before=10, after=20',
    ]);
  });
  it('separates several candidates and finds the baseline by its changes of 0', () => {
    const report = reportOf(
      mail(
        '- Hackbench',
        '',
        '  Test:       kernel-a          kernel-b          kernel-c',
        ' 1-groups:    4.31 (0.00 pct)   4.46 (-3.48 pct)  4.27 (0.92 pct)',
        '16-groups:    7.18 (0.00 pct)   7.38 (-2.78 pct)  7.31 (-1.81 pct)',
      ),
    );
    expect(subjects(report)).toEqual(['kernel-a baseline', 'kernel-b', 'kernel-c']);
    expect(lines(report)).toEqual([
      'Hackbench {groups=1} s lower: kernel-a=4.31, kernel-b=4.46, kernel-c=4.27 | -3.48% reduction, 0.92% reduction',
      'Hackbench {groups=16} s lower: kernel-a=7.18, kernel-b=7.38, kernel-c=7.31 | -2.78% reduction, -1.81% reduction',
    ]);
  });
  it('does not compare unrecognized columns', () => {
    const grid = gridOf(
      mail(
        'scheduler',
        'case      load       se_eff%   dom_eff%',
        'TCP_RR    28 thr     99.978    18.535',
        'UDP_RR    56 thr     99.397    5.671',
      ),
    );
    expect(grid.tables.map((table) => table.include)).toEqual([false]);
    expect(grid.notes.map((note) => [note.kind, note.message.key, note.lines])).toEqual([
      ['not-understood', 'mail.table-no-subjects', [3, 4]],
    ]);
    expect(
      gridOf(mail('numbers', '', '  10  20  30', '  11  21  31')).notes.map((note) => [note.message.key, note.lines]),
    ).toEqual([['mail.table-no-header', [3, 4]]]);
  });
  it('does not change two units in one row', () => {
    expect(
      lines(reportOf(mail('latency', '     before    after', 'a    10 ms     9 ms', 'b    10 ms     900 us'))),
    ).toEqual(['a ms lower: before=10, after=9']);
  });
});

describe('pipes', () => {
  it('reads a drawn table with units in its cells', () => {
    const report = reportOf(
      mail(
        'unix benchmark result:',
        '      test-case    |  after-patch   |  before-patch',
        '-------------------+----------------+---------------',
        ' Execl Throughput  |   3662.1 lps   |   2718.0 lps',
        ' Shell (8 at once) |    998.7 lpm   |    931.1 lpm',
        '-------------------+----------------+---------------',
        ' System Benchmarks Index Score | 1835.1 | 1327.6',
      ),
    );
    expect(subjects(report)).toEqual(['before-patch baseline', 'after-patch']);
    expect(lines(report)).toEqual([
      'Execl Throughput lps higher: after-patch=3662.1, before-patch=2718',
      'Shell (8 at once) lpm higher: after-patch=998.7, before-patch=931.1',
      'System Benchmarks Index Score - higher info: after-patch=1835.1, before-patch=1327.6',
    ]);
  });
  it('reads subjects in rows and their statistics in columns', () => {
    const report = reportOf(
      mail(
        '| wakeup latency (in ns) : [Lower is better]  |',
        '=============',
        '|Idle state |  Nr    | Min | Max | Median | Avg | Stddev |',
        '|           |samples |     |     |        |     |        |',
        '============',
        '|snooze     |   60   | 787 | 1059| 938    | 937.4| 42.27 |',
        '============',
        '|stop0lite  |   60   | 770 | 1182| 948    | 946.4| 67.41 |',
      ),
    );
    expect(report.benchmarks[0]?.metric).toEqual({ name: 'latency', unit: 'ns', direction: 'lower' });
    expect(report.benchmarks[0]?.results).toEqual([
      { subject: 'snooze', mean: 937.4, median: 938, min: 787, max: 1059, stddev: 42.27, n: 60 },
      { subject: 'stop0lite', mean: 946.4, median: 948, min: 770, max: 1182, stddev: 67.41, n: 60 },
    ]);
  });
  it('reads the table of a selftest with units attached', () => {
    const report = reportOf(
      mail(
        'dirty_log_perf_test, Iteration 2 dirty memory time',
        '',
        'vCPU Count     | eager_page_split=N | eager_page_split=Y',
        '-------------- | ------------------ | ------------------',
        '1              | 0.310786549s       | 0.203587000s',
        '2              | 0.317500000s       | 0.210000001s',
      ),
    );
    expect(lines(report).map((line) => line.split('} ')[1])).toEqual([
      's lower: eager_page_split=n=0.310786549, eager_page_split=y=0.203587',
      's lower: eager_page_split=n=0.3175, eager_page_split=y=0.210000001',
    ]);
    expect(report.benchmarks.map((one) => one.parameters)).toEqual([{ vcpus: 1 }, { vcpus: 2 }]);
  });
});

describe('robots and harnesses', () => {
  it('reads mmtests: Amean lower, Hmean higher, deviations of the same subtest', () => {
    const report = reportOf(
      mail(
        'config-network-tbench',
        '                   5.16-rc1         5.16-rc1+patch',
        'Min       4      1280.00 (   0.00%)     1290.00 (   0.78%)',
        'Hmean     4      1291.16 (   0.00%)     1298.56 *   0.57%*',
        'Stddev    4         5.10 (   0.00%)        6.20 ( -21.57%)',
        '',
        'config-hackbench',
        '                   5.16-rc1         5.16-rc1+patch',
        'Amean     1       0.5178 (   0.00%)      0.5207 (  -0.56%)',
        'Amean     4       1.0108 (   0.00%)      0.9274 *   8.25%*',
      ),
    );
    expect(lines(report)).toEqual([
      'config-network-tbench {subtest=4} - higher: 5.16-rc1=1291.16±5.1, ' +
        '5.16-rc1-plus-patch=1298.56±6.2 | 0.57% change',
      'config-hackbench {subtest=1} - lower: 5.16-rc1=0.5178, 5.16-rc1-plus-patch=0.5207 | -0.56% reduction',
      'config-hackbench {subtest=4} - lower: 5.16-rc1=1.0108, 5.16-rc1-plus-patch=0.9274 | 8.25% reduction',
    ]);
  });
  it('reads only the test case in the report of a robot', () => {
    const text = mail(
      'testcase: will-it-scale',
      '',
      '       v6.18-rc1 a97fbc3ee3e2a536fafaff04f21 ',
      '---------------- --------------------------- ',
      '         %stddev     %change         %stddev',
      '             \\          |                \\  ',
      '      0.34            +0.2        0.52 ± 25%  mpstat.cpu.all.idle%',
      '    130978 ±  2%      -3.2%     126846        will-it-scale.per_process_ops',
      '      0.48            -0.0        0.45        perf-stat.i.branch-miss-rate%',
    );
    const report = reportOf(text);
    expect(subjects(report)).toEqual(['v6.18-rc1 baseline', 'a97fbc3ee3e2']);
    expect(lines(report)).toEqual([
      'per_process_ops - higher: v6.18-rc1=130978±2619.56, a97fbc3ee3e2=126846 | -3.2% change',
    ]);
    expect(gridOf(text).notes).toEqual([
      { kind: 'left-out', message: { key: 'mail.lkp-left-out', args: { n: 2 } }, lines: [7, 9] },
    ]);
  });
  it('attaches the block of ministat to its runs', () => {
    const runs = ['  ops/sec', '   BASE       PATCHED', '   10      20', '   12      26', '   14      29'];
    const block = [
      "Student's T-test",
      '',
      '         N           Min           Max        Median           Avg        Stddev',
      'base     3            10            14            12            12             2',
      'patched  3            20            29            26            25       4.582576',
    ];
    const report = reportOf(mail(...runs, '', ...block));
    expect(lines(report)).toEqual(['ops/sec ops/sec higher: base=[10 12 14], patched=[20 26 29]']);
    expect(report.benchmarks[0]?.results?.[1]?.reported).toEqual({
      mean: 25,
      median: 26,
      min: 20,
      max: 29,
      stddev: 4.582576,
      n: 3,
    });
    // Other numbers are another benchmark, not statistics of these runs.
    expect(lines(reportOf(mail(...runs, '', ...block.map((line) => line.replace('29', '30')))))).toHaveLength(2);
  });
});

describe('lists', () => {
  it('reads one number per line under two headings', () => {
    const report = reportOf(
      mail(
        'schbench -t 3',
        '',
        '  Latency percentiles (usec)',
        '      BASE',
        '=====',
        '      50.0th: 13 (879210 samples)',
        '      *99.0th: 118 (224187 samples)',
        '',
        '      PATCHED',
        '=====',
        '      50.0th: 12 (1635775 samples)',
        '      *99.0th: 114 (255581 samples)',
      ),
    );
    expect(lines(report)).toEqual([
      '50.0th usec lower: base=13, patched=12',
      '99.0th usec lower: base=118, patched=114',
    ]);
  });
  it('reads time(1): elapsed time is primary, CPU time is a cost', () => {
    const report = reportOf(
      mail(
        'Results:',
        '',
        'Default:',
        'real 0m12.606s',
        'user 0m3.624s',
        'sys 0m7.756s',
        '',
        'With the cache:',
        'real 0m11.276s',
        'user 0m3.514s',
        'sys 0m7.544s',
      ),
    );
    expect(lines(report)).toEqual([
      'real s lower: default=12.606, with-the-cache=11.276',
      'user s lower cost: default=3.624, with-the-cache=3.514',
      'sys s lower cost: default=7.756, with-the-cache=7.544',
    ]);
  });
  it('reads labels with several numbers, and the remark after them', () => {
    const report = reportOf(
      mail('pgbench (12 runs):', 'Before: 16073 TPS, 6.241 ms', 'After: 16829 TPS, 5.962 ms (~4% faster)'),
    );
    expect(lines(report)).toEqual([
      'pgbench (12 runs) TPS higher: before=16073 n12, after=16829 n12 | 4% improvement',
      'pgbench (12 runs) ms lower: before=6.241 n12, after=5.962 n12',
    ]);
    expect(report.benchmarks[0]?.claims?.[0]).toEqual({
      subject: 'after',
      percent: 4,
      basis: 'improvement',
      approx: true,
      text: '~4% faster',
    });
  });
  it('reads versions as sides', () => {
    expect(
      subjects(reportOf(mail('Avg of 10 runs (hackbench -P),', '5.12-rc7+v4: Time: 18.459', '5.12-rc7: Time:18.8119'))),
    ).toEqual(['5.12-rc7 baseline', '5.12-rc7-plus-v4']);
  });
  it('reads arrows and percentages without values', () => {
    expect(lines(reportOf(mail('lat_mmap: 464 ns -> 502 ns (8% slower)', 'null syscall: 0.10 us => 0.09 us')))).toEqual(
      [
        'lat_mmap ns lower: baseline=464, candidate=502 | -8% improvement',
        'null syscall us lower: baseline=0.1, candidate=0.09',
      ],
    );
    expect(lines(reportOf(mail('fork latency went from 1570 ns to 4000 ns')))[0]).toContain(
      'baseline=1570, candidate=4000',
    );
    expect(lines(reportOf(mail('Improvement over mainline:', '  pipe    +.4%', '  fork    -12.5%')))).toEqual([
      'pipe - ?:  | 0.4%',
      'fork - ?:  | -12.5%',
    ]);
  });
});

describe('claims in prose', () => {
  const claims = (text: string) =>
    gridOf(mail(text)).claims.map(({ percent, basis, bound, approx, kind }) => ({
      percent,
      basis,
      bound,
      approx,
      kind,
    }));
  const only = (part: object) => [
    { percent: undefined, basis: undefined, bound: undefined, approx: undefined, kind: undefined, ...part },
  ];
  it.each<[string, object]>([
    ['Throughput of netperf improves by up to 48% here.', { percent: 48, basis: 'improvement', bound: 'up-to' }],
    ['hackbench is about 3% faster with the series.', { percent: 3, basis: 'improvement', approx: true }],
    ['We saw at least 5% better throughput on all tests.', { percent: 5, basis: 'improvement', bound: 'at-least' }],
    ['The benchmark shows a 1% degradation.', { percent: -1, basis: 'improvement' }],
    ['Exit latency is reduced by 22.21% in all tests.', { percent: 22.21, basis: 'reduction' }],
    ['The overhead of the new path is 2.5% in lmbench.', { percent: 2.5, basis: 'overhead' }],
    ['Number of transactions in netperf are almost the same.', { kind: 'same' }],
    ['No significant change on other benchmarks ran.', { kind: 'same' }],
    ['There is no performance degradation either.', { kind: 'non-inferior' }],
    [
      'The new mode is at worst the same, at best 40% better in all tests.',
      { percent: 40, basis: 'improvement', bound: 'up-to' },
    ],
    ['IOPS of fio improve by 5-18% on this device.', { kind: 'better' }],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(only(expected));
  });
  it.each([
    'This should improve performance by 10%.',
    'Is that 5% faster?',
    'The device uses 20% of the memory in all tests.',
    'This series contains three performance improvements.',
    'It could be 3% slower on some benchmarks.',
  ])('do not include: %s', (text) => {
    expect(claims(text)).toEqual([]);
  });
});

describe('guesses', () => {
  it('state their reason, and whether they are certain', () => {
    const table = gridOf(
      mail(
        '- hackbench',
        '',
        '   Test:       before (s)  after (s)',
        ' 1-groups:    4.31        4.46',
        ' 2-groups:    4.93        4.85',
      ),
    ).tables[0];
    const grid = gridOf(
      mail(
        'We ran netperf on it.',
        '',
        'case one',
        '         before    after',
        'local    100       110',
        'far      50        49',
      ),
    );
    expect(table?.suiteFrom).toMatchObject({ value: 'hackbench', certain: true });
    expect(grid.tables[0]?.suiteFrom).toEqual({
      value: 'netperf',
      certain: false,
      why: { key: 'mail.suite-near', args: { name: 'netperf' } },
    });
    expect(grid.tables[0]?.rows[0]?.direction).toEqual({
      value: 'higher',
      certain: false,
      why: { key: 'mail.direction-suite', args: { name: 'netperf' } },
    });
    expect(grid.subjects.map((one) => [one.role.certain, one.role.why.key])).toEqual([
      [true, 'mail.role-baseline-word'],
      [false, 'mail.role-other'],
    ]);
    const said = gridOf(
      mail(
        'Time to boot [lower is better]',
        '',
        '         before    after',
        'local    100       110',
        'far      50        49',
      ),
    ).tables[0];
    expect(said?.direction).toEqual({
      value: 'lower',
      certain: true,
      why: { key: 'mail.direction-said', args: { text: 'lower is better' } },
    });
  });
  it("prefer the metric that the table names over the tool's usual one", () => {
    expect(
      lines(
        reportOf(
          mail(
            'hackbench.throughput',
            '=====',
            '         before    after',
            'local    100       110',
            'far      50        49',
          ),
        ),
      )[0],
    ).toBe('local - higher: before=100, after=110');
    expect(
      lines(
        reportOf(
          mail('netperf latency', '', '         before    after', 'local    100       110', 'far      50        49'),
        ),
      )[0],
    ).toBe('local - lower: before=100, after=110');
  });
  it('do not reach from one benchmark into the next', () => {
    const report = reportOf(
      mail(
        'pgbench (12 runs):',
        'Before: 16073 TPS',
        'After: 16829 TPS',
        '',
        'hackbench (9 runs):',
        'Before: 125.317',
        'After: 123.482',
      ),
    );
    expect(lines(report)).toEqual([
      'pgbench (12 runs) TPS higher: before=16073 n12, after=16829 n12',
      'hackbench (9 runs) s lower: before=125.317 n9, after=123.482 n9',
    ]);
  });
});

describe('lists of two tests', () => {
  it('are not compared with each other', () => {
    const grid = gridOf(mail('Read test:', 'min: 10 us', 'max: 20 us', '', 'Write test:', 'min: 30 us', 'max: 40 us'));
    expect(grid.tables).toEqual([]);
    expect(grid.notes.flatMap((note) => note.lines ?? [])).toEqual([2, 3, 6, 7]);
  });
});
