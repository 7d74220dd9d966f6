// Real mails, each against expectations written by hand from the file: sides, directions, numbers, claims.
import { describe, expect, it } from 'vitest';
import { corpusBytes, corpusMails, gridOf, hasCorpus, lines, orAbsent, reportOf, subjects } from './support';
import { readGrids } from '../../../../src/core/import/mail/grid';
import { gridToReport } from '../../../../src/core/import/mail/report';
import { validate } from '../../../../src/core/generated/validate.js';

const report = (path: string) => reportOf(corpusBytes(path));

describe.skipIf(!hasCorpus)(`mails of the corpus${orAbsent}`, () => {
  it('netperf and kernbench under EPT: three runs per side, m:s times', () => {
    const read = report('lkml-text/lkml-kvm-mmio-ept-netperf-kernbench.txt');
    expect(read.provenance?.source).toEqual({ author: 'Xiao Guangrong', published: '2011-06-07' });
    expect(subjects(read)).toEqual(['before baseline', 'after']);
    expect(lines(read).map((line) => line.replace(/^.*?(?=[-s] (?:higher|lower))/, ''))).toEqual([
      '- higher: before=[709.58 715.4 713.45], after=[734.6 723.75 724.22]',
      '- higher: before=[706.1 709.38 695.9], after=[709.63 715.8 710.7]',
      's lower: before=[154.749 154.651 154.543], after=[153.482 153.161 154.271]',
      's lower: before=[283.467 285.225 287.029], after=[281.873 281.668 280.128]',
    ]);
  });
  it('vsock: four columns, 15 sizes, four tables, units in titles', () => {
    const read = report('lkml-text/mail-vsock-iperf3-stepwise.eml');
    expect(subjects(read)).toEqual(['before-opt baseline', 'p-1', 'p-2-plus-3', 'p-4-plus-5']);
    expect(read.benchmarks).toHaveLength(60);
    expect(lines(read)[0]).toBe(
      'host -> guest {pkt_size=32} Gbps higher: before-opt=0.032, p-1=0.03, p-2-plus-3=0.048, p-4-plus-5=0.051',
    );
    expect(lines(read)[29]).toBe(
      'guest -> host {pkt_size=512K} Gbps higher: before-opt=9.833, p-1=9.808, p-2-plus-3=10.612, p-4-plus-5=35.979',
    );
    expect(lines(read)[59]).toBe(
      'guest -> host efficiency {pkt_size=512K} Mbps / (%CPU_Host + %CPU_Guest) higher: ' +
        'before-opt=151.65, p-1=150.74, p-2-plus-3=151.52, p-4-plus-5=519.93',
    );
  });
  it('virtio-blk polling: two keys, thousands, percentages; no direction is invented', () => {
    const read = report('lkml-text/mail-virtio-blk-poll-fio.eml');
    expect(read.provenance?.source).toEqual({
      author: 'Stefan Hajnoczi',
      published: '2021-05-20',
      list: 'virtualization.lists.linux-foundation.org',
      messageId: '20210520141305.355961-1-stefanha@redhat.com',
    });
    expect(subjects(read)).toEqual(['hipri=0 baseline', 'hipri=1']);
    expect(read.benchmarks.map((one) => [one.parameters?.rw, one.parameters?.bs])).toEqual(
      ['randread', 'randwrite', 'read', 'write'].flatMap((rw) => ['4k', '16k', '64k', '128k'].map((bs) => [rw, bs])),
    );
    expect(lines(read).map((line) => line.split('} ')[1])).toEqual(
      expect.arrayContaining([
        '- ?: hipri=0=149426, hipri=1=170763 | 14% change',
        '- ?: hipri=0=16154, hipri=1=16237 | 0% change',
        '- ?: hipri=0=16259, hipri=1=16265 | 0% change',
      ]),
    );
  });
  it('TLB flushes: mean (stdev) in one cell, mitigations on and off', () => {
    const read = report('lkml-text/mail-tlb-flush-sysbench-avg-stdev.eml');
    expect(subjects(read)).toEqual(['tip-jun28 baseline', 'plus-patch-set']);
    expect(read.benchmarks.map((one) => one.parameters?.threads)).toEqual([
      1, 2, 4, 8, 16, 24, 32, 48, 1, 2, 4, 8, 16, 24, 32, 48,
    ]);
    expect(read.benchmarks[5]?.results).toEqual([
      { subject: 'tip-jun28', mean: 6250212, stddev: 24481, n: 5 },
      { subject: 'plus-patch-set', mean: 6522303, stddev: 28044, n: 5 },
    ]);
    expect(read.benchmarks[15]?.claims).toEqual([{ subject: 'plus-patch-set', percent: -0.1, basis: 'change' }]);
    expect(read.benchmarks[8]?.parameters?.section).toContain('security mitigations disabled');
  });
  it('pv-vcpu: percentiles under two headings, ten runs per side with ministat beside them', () => {
    const read = report('lkml-text/mail-arm64-pv-vcpu-schbench-ttest.eml');
    expect(subjects(read)).toEqual(['base baseline', 'patched']);
    expect(lines(read)).toEqual(
      expect.arrayContaining([
        '50.0th usec lower: base=1, patched=1',
        '99.0th usec lower: base=118, patched=114',
        '99.9th usec lower: base=7384, patched=6392',
      ]),
    );
    const runs = read.benchmarks.find((one) => one.results?.[0]?.samples);
    expect(runs?.metric).toMatchObject({ unit: 'ops/sec', direction: 'higher' });
    expect(runs?.results?.[0]?.samples).toEqual([33452, 33541, 33365, 33455, 33449, 33616, 33479, 33594, 33458, 33704]);
    expect(runs?.results?.[1]?.reported).toEqual({
      n: 10,
      min: 34388,
      max: 39405,
      median: 36858,
      mean: 36571.7,
      stddev: 1607.454,
    });
  });
  it('async page fault: two metrics in a column; wrong percentages stay as printed', () => {
    const read = report('lkml-text/mail-arm64-async-pf.eml');
    expect(subjects(read)).toEqual(['apf baseline', 'plus-apf']);
    const all = lines(read);
    expect(all[0]).toMatch(/\{index=1\} ms lower: apf=39477, plus-apf=38367 \| 0\.28%$/);
    expect(all[2]).toMatch(/\{index=1\} ms lower: apf=81442, plus-apf=171335 \| -110%$/);
    expect(all[3]).toMatch(/\{index=1\} - \?: apf=7155198892, plus-apf=22391255613 \| 213%$/);
    expect(all).toEqual(
      expect.arrayContaining([
        'total time ms lower: apf=9576, plus-apf=10461 | 9.2% change',
        'downtime ms lower: apf=78, plus-apf=44 | -43.5% change',
        'throughput mbps higher: apf=765.53, plus-apf=949.08 | 24% change',
        'remaining ram kbytes ?: apf=0, plus-apf=0',
        'postcopy request count - ?: apf=121, plus-apf=75 | -38% change',
      ]),
    );
  });
  it('VMID: two sentences with versions, claims as percentages', () => {
    const read = report('lkml-text/mail-arm64-vmid-hackbench.eml');
    expect(subjects(read)).toEqual(['5.12-rc7 baseline', '5.12-rc7-plus-v4']);
    expect(read.benchmarks[0]?.results).toEqual([
      { subject: '5.12-rc7', mean: 18.8119, n: 10 },
      { subject: '5.12-rc7-plus-v4', mean: 18.459, n: 10 },
    ]);
    expect(read.claims?.map((claim) => [claim.percent, claim.basis ?? claim.kind])).toEqual(
      expect.arrayContaining([
        [1.8, 'improvement'],
        [1.9, 'reduction'],
        [0.7, 'improvement'],
        [2.5, 'reduction'],
        [22.4, 'change'],
        [0.11, 'improvement'],
      ]),
    );
  });
  it('stop0lite: subjects in rows, direction in the title, a table printed twice', () => {
    const read = report('lkml-text/mail-ppc-stop0lite-idle-ebizzy.eml');
    expect(subjects(read)).toEqual(['snooze baseline', 'stop0lite', 'shared-cede']);
    expect(
      read.benchmarks.map((one) => [
        one.metric?.unit,
        one.metric?.direction,
        one.results?.map((result) => [result.n, result.min, result.max, result.median, result.mean, result.stddev]),
      ]),
    ).toEqual([
      [
        'ns',
        'lower',
        [
          [60, 787, 1059, 938, 937.4, 42.27],
          [60, 770, 1182, 948, 946.4, 67.41],
          [60, 9550, 36694, 29219, 28564.1, 3545.9],
        ],
      ],
      [
        'records/s',
        'higher',
        [
          [10, 1378988, 1379358, 1379032, 1379067.3, 113.47],
          [10, 1561836, 1562058, 1561906, 1561927.5, 81.87],
          [10, 1446584, 1447383, 1447037, 1447009, 244.16],
        ],
      ],
      [
        'switches/s',
        'higher',
        [
          [100, 210480, 221578, 219860, 219684.88, 1344.97],
          [100, 146730, 150266, 148258, 148331.7, 871.5],
          [100, 75812, 82792, 81232, 81187.16, 832.99],
        ],
      ],
    ]);
  });
  it('SCSI: mean KIOPS; the range and its spread are not numbers of the subject', () => {
    const read = report('lkml-text/mail-scsi-numa-fio-kiops.eml');
    expect(lines(read)).toEqual(['fio KIOPS higher: baseline=6255, baseline-plus-all-patches=7350']);
    expect(subjects(read)).toEqual(['baseline baseline', 'baseline-plus-all-patches']);
  });
  it('the robot: three metrics of the test case out of 179, in Latin 1', () => {
    const read = report('lkml-text/mail-lkp-will-it-scale-regression.eml');
    expect(subjects(read)).toEqual(['v6.18-rc1 baseline', 'a97fbc3ee3e2']);
    expect(lines(read)).toEqual([
      '64.processes - higher: v6.18-rc1=8382642, a97fbc3ee3e2=8118230 | -3.2% change',
      'per_process_ops - higher: v6.18-rc1=130978, a97fbc3ee3e2=126846 | -3.2% change, -3.2% improvement',
      'workload - higher: v6.18-rc1=8382642, a97fbc3ee3e2=8118230 | -3.2% change',
    ]);
    expect(
      gridOf(corpusBytes('lkml-text/mail-lkp-will-it-scale-regression.eml'))
        .notes.filter((note) => note.kind === 'left-out')
        .map((note) => note.message.args),
    ).toEqual([{ n: 176 }]);
  });
  it('RSS counters: two metrics with opposite directions on one line', () => {
    const read = report('lkml-text/rss-counter-pgbench-hackbench-kbuild.txt');
    const short = lines(read).map((line) => line.replace(/^.*?(?=(?:TPS|ms|s|-) (?:higher|lower))/, ''));
    expect(short).toEqual([
      'TPS higher: before=16073 n12, after=16829 n12 | 4% improvement',
      'ms lower: before=6.241 n12, after=5.962 n12',
      's lower: before=125.317 n100, after=123.482 n100 | 1% improvement',
      's lower: before=20.9947 n20, after=20.9955 n20 | same',
      'TPS higher: before=22556 n24, after=23025 n24 | 2% improvement',
      'ms lower: before=4.458 n24, after=4.347 n24',
      's lower: before=48.774 n100, after=48.54 n100 | 1% improvement',
      's lower: before=42.705 n20, after=42.7121 n20 | same',
    ]);
  });
  it('WF_ON_CPU: three tools on two machines in one mail', () => {
    const read = report('lkml-text/wf-on-cpu-hackbench.txt');
    expect(subjects(read)).toEqual(['before baseline', 'after']);
    expect(read.benchmarks.map((one) => one.suite)).toEqual([
      ...Array<string>(7).fill('schbench'),
      ...Array<string>(12).fill('unixbench'),
      'hackbench',
      ...Array<string>(7).fill('schbench'),
      ...Array<string>(12).fill('unixbench'),
      'hackbench',
    ]);
    expect(lines(read)[7]).toMatch(
      /^Dhrystone 2 using register variables \{section=Unixbench with full threads \(104\)\} - higher: before=3011862938, after=3009935994 \| -0.06% change$/,
    );
    expect(lines(read)[19]).toMatch(/^Time .*s lower: before=3.246, after=2.251$/);
  });
  it('SIS_UTIL: omits changes without values and tables without a comparison', () => {
    const bytes = corpusBytes('lkml-text/sis-util-netperf-hackbench.txt');
    const read = reportOf(bytes);
    expect(gridOf(bytes).tables.filter((table) => !table.include)).toHaveLength(4);
    const netperf = read.benchmarks.find((one) => one.suite === 'netperf' && one.parameters?.threads === 224);
    expect(netperf).toMatchObject({
      name: 'TCP_RR',
      metric: { direction: 'higher' },
      claims: [{ percent: 197.3, basis: 'improvement' }],
    });
    expect(netperf?.results).toBeUndefined();
    const hackbench = read.benchmarks.filter((one) => one.suite === 'hackbench');
    expect(hackbench.map((one) => one.metric?.direction)).toEqual(Array(16).fill('higher'));
    expect(hackbench[14]?.claims?.[0]?.percent).toBe(11.92);
  });
  it('userspace hints: 26 tables, five tools, percentages in which a decrease is a gain', () => {
    const grid = gridOf(corpusBytes('lkml-text/userspace-hints-tables.txt'));
    expect(grid.tables.map((table) => [table.suite, table.direction?.value, table.basis?.value])).toEqual([
      ...Array(3).fill(['hackbench', 'lower', 'reduction']),
      ...Array(3).fill(['schbench', 'lower', 'reduction']),
      ['tbench', 'higher', 'change'],
      ...Array(3).fill(['hackbench', 'lower', 'reduction']),
      ...Array(3).fill(['schbench', 'lower', 'reduction']),
      ['tbench', 'higher', 'change'],
      ...Array(12).fill(['STREAM', 'higher', 'change']),
    ]);
    const read = reportOf(corpusBytes('lkml-text/userspace-hints-tables.txt'));
    const row = read.benchmarks.find(
      (one) => one.suite === 'schbench' && one.parameters?.workers === 32 && one.name === 'Wakeup Hint',
    );
    expect(row?.results?.map((result) => [result.subject, result.mean])).toEqual([
      ['tip', 116],
      ['no-hint', 124],
      ['wake_affine', 15696],
      ['wake_hold', 124],
    ]);
    expect(row?.claims?.map((claim) => claim.percent)).toEqual([-6.89, -13431.03, -6.89]);
  });
  it('UnixBench: AFTER comes before BEFORE, units in cells', () => {
    const read = report('unixbench/mail-arm64-vcpu-preempted-after-before.eml');
    expect(subjects(read)).toEqual(['before-patch baseline', 'after-patch']);
    expect(lines(read)).toHaveLength(13);
    expect(lines(read)[2]).toBe('Execl Throughput lps higher: after-patch=3662.1, before-patch=2718');
    expect(lines(read)[4]).toBe(
      'File Copy 256 bufsize 500 maxblocks KBps higher: after-patch=116023, before-patch=37664',
    );
    expect(lines(read)[12]).toBe(
      'System Benchmarks Index Score - higher info: after-patch=1835.1, before-patch=1327.6',
    );
  });
  it('mmtests: means of times and of rates', () => {
    const read = report('mmtests/mail-hackbench-tbench-amean-hmean.txt');
    expect(subjects(read)).toEqual(['5.16-rc1 baseline', '5.16-rc1-plus-patch']);
    expect(read.benchmarks.map((one) => one.metric?.direction)).toEqual([
      ...Array(8).fill('lower'),
      ...Array(8).fill('higher'),
    ]);
    expect(lines(read)[7]).toBe(
      'config-workload-hackbench-process-pipes {subtest=64} - lower: 5.16-rc1=13.4606, ' +
        '5.16-rc1-plus-patch=12.3713 | 8.09% reduction',
    );
    expect(lines(read)[13]).toBe(
      'config-network-tbench {subtest=32} - higher: 5.16-rc1=8464.34, 5.16-rc1-plus-patch=9578.4 | 13.16% change',
    );
  });
  it('mmtests: five kernels whose first header line is the same word; counters are not judged', () => {
    const read = report('mmtests/mail-specjbb-5kernels-dup-header.txt');
    expect(subjects(read)).toEqual(['baseline-v3 baseline', 'loadavg-v3', 'lbidle-v3', 'classify-v3', 'stopsearch-v3']);
    expect(read.benchmarks[7]?.results?.map((result) => result.mean)).toEqual([
      347261.31, 332019.39, 331202.25, 348982.83, 349845.3,
    ]);
    expect(read.benchmarks.slice(8).map((one) => [one.name, one.metric?.direction, one.metric?.role])).toEqual(
      ['NUMA alloc hit', 'NUMA alloc miss', 'NUMA hint local percent', 'NUMA pages migrated'].map((name) => [
        name,
        'none',
        'info',
      ]),
    );
  });
  it("vmexit: cycles, lower, by the tool's metric", () => {
    const read = report('kvm-unit-tests/kvm-vmx-optimizations-vmexit-before-after.txt');
    expect(lines(read)).toHaveLength(13);
    expect(lines(read)[0]).toBe('cpuid cycles lower: before=14886, after=13142');
    expect(read.claims).toEqual([expect.objectContaining({ percent: 12, basis: 'improvement', approx: true })]);
  });
  it('virtiofs: time(1) under two labels', () => {
    const read = report('kernel-build/mail-virtiofs-negative-dentry-time.eml');
    expect(lines(read).map((line) => line.replace(/=(?=\d+,)/, '='))).toEqual([
      'real s lower: default=12.606, with-o-negative_dentry_timeout=10=11.276',
      'user s lower cost: default=3.624, with-o-negative_dentry_timeout=10=3.514',
      'sys s lower cost: default=7.756, with-o-negative_dentry_timeout=10=7.544',
    ]);
  });
  it('virtio_test: two pairs of perf stat -r 10, each under its own heading', () => {
    const read = report('perf-stat/mail-virtio-test-perf-stat-r10.eml');
    expect(subjects(read)).toEqual(['without-the-patch-applied baseline', 'with-this-patch-applied']);
    expect(read.benchmarks.map((one) => [one.parameters?.section, one.metric?.name])).toEqual(
      ['Linux v5.16', 'Linux v5.16 modified'].flatMap((section) =>
        [
          'task-clock',
          'context-switches',
          'cpu-migrations',
          'page-faults',
          'cycles',
          'instructions',
          'branches',
          'branch-misses',
          'elapsed time',
        ].map((name) => [section, name]),
      ),
    );
    const [first, second] = read.benchmarks.filter((one) => one.metric?.name === 'elapsed time');
    expect(first).toMatchObject({
      name: './virtio_test --batch=64',
      suite: 'perf stat',
      metric: { unit: 's', direction: 'lower' },
    });
    // 0.0100 is the error of the mean; the deviation of ten runs is that times the root of ten.
    expect(first?.results?.map((one) => [one.mean, one.n, Number(one.stddev?.toFixed(4))])).toEqual([
      [2.8024, 10, 0.0316],
      [2.75952, 10, 0.0177],
    ]);
    expect(second?.results?.map((one) => one.mean)).toEqual([4.1027, 3.9489]);
    expect(read.benchmarks[0]).toMatchObject({
      metric: { unit: 'msec', role: 'cost' },
      results: [{ mean: 2791.7, verbatim: '2791.70' }, { mean: 2753.36 }],
    });
  });
  it('vringh: perf stat -r 20 of two binaries with a wrapped command', () => {
    const read = report('perf-stat/mail-vringh-perf-stat-r20.eml');
    expect(subjects(read)).toEqual(['original-code baseline', 'changed-code']);
    expect(lines(read).map((line) => line.replace(/±[\d.]+/g, ''))).toEqual([
      'perf stat msec lower cost: original-code=6228.33 n20, changed-code=6103.94 n20',
      'perf stat - lower info: original-code=196110 n20, changed-code=196125 n20',
      'perf stat - lower info: original-code=6 n20, changed-code=7 n20',
      'perf stat - lower info: original-code=205 n20, changed-code=196 n20',
      'perf stat - lower cost: original-code=14218527987 n20, changed-code=13933055778 n20',
      'perf stat - none info: original-code=10342897254 n20, changed-code=10309004718 n20',
      'perf stat - none info: original-code=2310572989 n20, changed-code=2368447519 n20',
      'perf stat - lower info: original-code=178273068 n20, changed-code=211364886 n20',
      'perf stat s lower: original-code=6.20406 n20, changed-code=6.09888 n20',
    ]);
  });
  it('SQLite on four kernels: the text of the Phoronix Test Suite names its subjects, unit and direction', () => {
    const read = report('phoronix/mail-tytso-pts-text-4kernels-kvm.eml');
    expect(subjects(read)).toEqual(['5.3.0 baseline', '5.4.0-rc3', '5.4-rc3-80-gafb2442fa429', '5.4.0-rc7']);
    expect(lines(read)).toEqual([
      'SQLite {Threads / Copies=1} Seconds lower: 5.3.0=225, 5.4.0-rc3=224, ' +
        '5.4-rc3-80-gafb2442fa429=227, 5.4.0-rc7=223',
    ]);
  });
  it('host-wide counters: lists tool output without a counterpart, with its lines', () => {
    const { notes } = gridOf(corpusBytes('perf-stat/mail-kvmhv-host-counters.eml'));
    expect(notes.map((note) => [note.kind, note.message.key, note.message.args, note.lines])).toEqual([
      ['not-understood', 'mail.tool-one-side', { name: 'perf stat', n: 5 }, [102, 104, 105, 106, 107, 108]],
    ]);
  });
  it.each([
    'kvm-unit-tests/run-tests-summary-bytedance.txt',
    'specjbb/mail-numa-specjbb2005-4jvm.txt',
    'netperf/mail-mana-tcp-rr-10runs.eml',
  ])('%s: one side only, so a reason instead of a report', (path) => {
    const outcome = gridToReport(gridOf(corpusBytes(path)));
    expect(outcome.report).toBeUndefined();
    expect(outcome.notes.map((note) => note.kind)).toContain('failed');
  });
  it.each(hasCorpus ? corpusMails() : [])('%s gives valid reports', (path) => {
    for (const grid of readGrids(corpusBytes(path))) {
      const { report: made } = gridToReport(grid);
      if (made) expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});
