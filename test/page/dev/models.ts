/** The states of the report page for development and tests. */
import type { VerdictWord } from '../../../src/core/analysis/model';
import type { ToPage } from '../../../src/protocol/report';
import type { DetailView, PageModel, RowView } from '../../../src/core/page-model/model';
import type { PivotView } from '../../../src/core/page-model/pivot';
import type { ValuesView } from '../../../src/core/page-model/values';
import { word } from '../../../src/core/messages/messages';
import { detailOf, findingOf, head, modelOf, plain, rowOf, runsOf, valuesOf } from './build';

export interface State {
  readonly first: readonly ToPage[];
  readonly details: Readonly<Record<string, DetailView>>;
  /** Answers to what is asked to vary, its keys with blanks between. */
  readonly pivots?: Readonly<Record<string, PivotView>>;
  /** All measured values, of which a page gets the benchmarks that it asks for. */
  readonly values?: ValuesView;
}

export function show(model: PageModel, version = 1): ToPage {
  return { type: 'show', version, locale: 'en', model };
}

function stateOf(model: PageModel, details: readonly DetailView[] = []): State {
  return {
    first: [show(model)],
    details: Object.fromEntries(details.map((detail) => [detail.key, detail])),
    values: valuesOf(model.rows),
  };
}

/** A repeatable source of numbers from 0 to 1. */
export function source(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const values = (n: number, centre: number, spread: number, seed: number): number[] => {
  const next = source(seed);
  return Array.from({ length: n }, () => centre * (1 + spread * (next() + next() + next() - 1.5)));
};

const test = (lo: number, hi: number) => ({ lo, hi, level: 0.95, from: 'test' as const });
const side = (centre: number, sd: number, n = 15) => ({ centre, spread: sd / centre, sd, n });

/** Every verdict, every kind of evidence, cost and info metrics, findings and fixes. */
export function everything(): State {
  const lock = rowOf({
    name: 'broadcast lock',
    tags: [{ name: 'vcpus', value: 2 }],
    ratio: 0.923,
    interval: test(0.86, 0.99),
    word: 'regression',
    tested: true,
    unit: 'ns',
    metric: 'elapsed time',
    direction: 'lower',
    base: side(71_600_000, 900_000),
    cand: side(77_540_000, 4_100_000),
    evidence: 'samples',
    more: { suite: 'ipi', notes: 'nobody mentions this row', findings: { count: 1, severity: 'error' } },
  });
  const rr = rowOf({
    name: 'TCP_RR',
    tags: [
      { name: 'nesting', value: 'L2' },
      { name: 'pinned', value: true },
    ],
    ratio: 0.9826,
    word: 'regression',
    unit: 'transactions/s',
    direction: 'higher',
    base: { centre: 5755 },
    cand: { centre: 5655 },
    evidence: 'values',
    evidenceText: word('evidence.values'),
    more: { suite: 'netperf' },
  });
  const rows: RowView[] = [
    lock,
    rowOf({
      name: 'exits',
      ratio: 0.8,
      word: 'not-judged',
      unit: 'count',
      metric: 'VM exits',
      base: { centre: 48_212 },
      cand: { centre: 60_260 },
      evidence: 'values',
      evidenceText: word('evidence.values'),
      more: { role: 'cost', under: lock.key },
    }),
    rowOf({
      name: 'guest time',
      word: 'not-judged',
      unit: 's',
      metric: 'guest time',
      base: { centre: 12.5 },
      cand: { centre: 12.6 },
      more: { role: 'info', under: lock.key },
    }),
    rr,
    rowOf({
      name: 'kernbench half load',
      tags: [{ name: 'threads', value: 80 }],
      ratio: 0.9994,
      interval: test(0.987, 1.0124),
      word: 'none-seen',
      tested: true,
      unit: 's',
      direction: 'lower',
      base: side(111.2, 0.9, 5),
      cand: side(111.27, 1.1, 5),
      evidence: 'summary',
      evidenceText: word('evidence.summary-same', { n: 5 }),
      verdictText: word('verdict.none-seen', { within: '1.3%' }),
      more: { suite: 'kernbench' },
    }),
    rowOf({
      name: 'hackbench',
      tags: [{ name: 'vcpus', value: 8 }],
      ratio: 1.012,
      interval: test(0.93, 1.1),
      word: 'unclear',
      tested: true,
      base: side(91.9, 4),
      cand: side(90.8, 5),
      direction: 'lower',
      evidence: 'samples',
      verdictText: word('verdict.unclear', { from: '−7%', to: '+10%' }),
      more: { suite: 'hackbench' },
    }),
    rowOf({
      name: 'sysbench memory',
      ratio: 0.9962,
      interval: test(0.994, 0.998),
      word: 'small-worse',
      tested: true,
      unit: 'MB/s',
      direction: 'higher',
      base: side(1_203_400, 4000),
      cand: side(1_198_800, 4100),
      evidence: 'samples',
      verdictText: word('verdict.small-worse', { warn: '1%' }),
    }),
    rowOf({
      name: 'redis GET',
      ratio: 1.0051,
      interval: test(1.002, 1.008),
      word: 'small-better',
      tested: true,
      unit: 'ops/s',
      direction: 'higher',
      base: side(48_212, 120),
      cand: side(48_458, 140),
      evidence: 'samples',
      verdictText: word('verdict.small-better', { warn: '1%' }),
    }),
    rowOf({
      name: 'nginx p99',
      ratio: 0.951,
      interval: test(0.905, 0.999),
      word: 'suspect-worse',
      tested: true,
      unit: 'us',
      direction: 'lower',
      base: side(812, 40),
      cand: side(854, 44),
      evidence: 'samples',
    }),
    rowOf({
      name: 'postgres TPC-B',
      ratio: 1.022,
      interval: test(1.001, 1.043),
      word: 'suspect-better',
      tested: true,
      unit: 'transactions/s',
      direction: 'higher',
      base: side(12_730, 300),
      cand: side(13_010, 280),
      evidence: 'samples',
    }),
    rowOf({
      name: 'fio randread',
      ratio: 1.0004,
      interval: test(0.997, 1.004),
      word: 'no-change',
      tested: true,
      unit: 'IOPS',
      direction: 'higher',
      base: side(812_000, 900),
      cand: side(812_300, 1000),
      evidence: 'samples',
    }),
    rowOf({
      name: 'SPECjbb',
      tags: [{ name: 'pageSize', value: 'large' }],
      ratio: 1,
      printed: '1.00',
      word: 'parity',
      evidenceText: word('evidence.ratio'),
    }),
    rowOf({
      name: 'stress-ng',
      word: 'failed',
      base: { centre: 10, n: 3 },
      unit: 's',
      direction: 'lower',
      evidence: 'none',
      evidenceText: word('evidence.none'),
    }),
    rowOf({
      name: 'perf score',
      ratio: 1.3,
      word: 'not-judged',
      evidence: 'values',
      evidenceText: word('evidence.values'),
      base: { centre: 100 },
      cand: { centre: 130 },
    }),
    ...[
      [2, 1.108, 1.073, 1.145],
      [4, 1.13, 1.09, 1.17],
      [8, 1.19, 1.166, 1.215],
      [16, 1.286, 1.268, 1.303],
    ].map(([vcpus = 2, ratio = 1, lo = 1, hi = 1]) =>
      rowOf({
        name: 'normal IPI',
        tags: [{ name: 'vcpus', value: vcpus }],
        ratio,
        interval: test(lo, hi),
        word: 'improvement',
        tested: true,
        unit: 'ns',
        metric: 'elapsed time',
        direction: 'lower',
        base: side(145_944_306 * vcpus ** 0.3, 3_000_000),
        cand: side((145_944_306 * vcpus ** 0.3) / ratio, 2_900_000),
        evidence: 'samples',
        more: { suite: 'ipi' },
      }),
    ),
    rowOf({
      name: 'page faults',
      ratio: 3.24,
      interval: { lo: 2.9, hi: 3.6, from: 'printed' },
      word: 'improvement',
      printed: '3.24',
      evidenceText: word('evidence.ratio'),
    }),
  ];
  const base = runsOf(values(15, 71_600_000, 0.02, 1), (i) => ({ boot: i < 5 ? 1 : i < 10 ? 2 : 3 }));
  const cand = runsOf([91_300_000, ...values(14, 76_800_000, 0.02, 2)], (i) => ({
    boot: i < 5 ? 1 : i < 10 ? 2 : 3,
    outlier: i === 0 ? 'far' : i === 3 ? 'apart' : undefined,
    excluded: i === 7 ? 'host reboot' : undefined,
  }));
  const details = [
    detailOf(lock, {
      sides: [
        {
          subject: 'base',
          label: 'w/o IPIv',
          role: 'baseline',
          runs: base,
          value: side(71_600_000, 900_000),
          failed: [],
        },
        {
          subject: 'cand',
          label: 'w/ IPIv',
          role: 'candidate',
          runs: cand,
          value: side(77_540_000, 4_100_000),
          failed: ['run 16: guest oops'],
        },
      ],
      explanation: [
        plain('15 runs without against 15 with IPIv. One run is far off (run 1, the first), so ranks decide.'),
        plain('The candidate takes 8.3% more time; the 95% interval of the ratio is 0.860 to 0.990, wholly below 1.'),
        plain('Mann-Whitney agrees. Were the margin 8%, this would be no regression.'),
      ],
      details: [
        plain("Welch's t on normal scores: p = 0.012, 0.031 after Holm's correction over 6 tested rows"),
        plain('Mann-Whitney U = 31, exact p = 0.014'),
      ],
      claims: [
        { text: 'no impact on broadcast', says: plain('the same'), data: plain('8.3% more time'), fits: false },
        { text: 'up to 22% faster', says: plain('a bound'), fits: undefined },
      ],
      artifacts: ['raw/ipi-1.json'],
      command: 'ipistorm --broadcast --lock',
      definition: 'time of 200,000 broadcasts under a lock',
    }),
    ...rows
      .filter((row) => row.key !== lock.key)
      .map((row) =>
        detailOf(
          row,
          row.base && row.cand && row.evidence === 'samples'
            ? {
                sides: [
                  {
                    subject: 'base',
                    label: 'w/o IPIv',
                    role: 'baseline',
                    runs: runsOf(values(15, row.base.centre, 0.02, 3)),
                    value: row.base,
                    failed: [],
                  },
                  {
                    subject: 'cand',
                    label: 'w/ IPIv',
                    role: 'candidate',
                    runs: runsOf(values(15, row.cand.centre, 0.02, 4)),
                    value: row.cand,
                    failed: [],
                  },
                ],
              }
            : {},
        ),
      ),
  ];
  const findings = [
    findingOf(
      'f1',
      'unmentioned-regression',
      'error',
      'broadcast lock takes 8.3% more time, and no claim of the report says so.',
      { rows: [lock.key], fixes: [{ id: 'waive', title: plain('Waive…') }], line: 118 },
    ),
    findingOf(
      'f2',
      'untested-regression',
      'warning',
      'TCP_RR is 1.7% worse by the printed number; nothing can be tested (no spread).',
      { rows: [rr.key] },
    ),
    findingOf('f3', 'mixed-units', 'warning', 'elapsed time is given in ms and s.', {
      rows: rows.slice(0, 9).map((row) => row.key),
    }),
    findingOf('f4', 'not-stated', 'information', 'Not stated: CPU model, mitigations, governor, microcode.', {
      fixes: [{ id: 'fields', title: plain('Insert the empty fields') }],
    }),
    findingOf('f5', 'unknown-field', 'hint', '"sterr" is not known here; "stddev" is.'),
    findingOf('f6', 'noisy', 'warning', 'Runs of hackbench vary by 11%.', {
      waived: { reason: 'shared machine, known', by: 'A. Author' },
    }),
  ];
  return stateOf(
    modelOf(rows, {
      head: { ...head, notes: 'Numbers made up: every kind of row once.' },
      findings,
      environment: {
        columns: [
          { subject: 'cand', label: 'w/ IPIv', environment: 'host A' },
          { subject: 'base', label: 'w/o IPIv', environment: 'host B' },
        ],
        groups: [
          {
            name: 'Host',
            rows: [
              { field: 'CPU', values: ['Xeon 8480+', 'Xeon 8480+'], differs: false, meant: false },
              { field: 'Microcode', values: ['0x2b', undefined], differs: true, meant: false },
              { field: 'Memory', values: ['256 GiB', '256 GiB'], differs: false, meant: false },
            ],
          },
          {
            name: 'Hypervisor',
            rows: [
              { field: 'IPIv', values: ['on', 'off'], differs: true, meant: true },
              { field: 'Kernel', values: ['5.17-rc', '5.17-rc'], differs: false, meant: false },
            ],
          },
          { name: 'Guest', rows: [{ field: 'vCPUs', values: ['2', '2'], differs: false, meant: false }] },
        ],
      },
    }),
    details,
  );
}

const names = [
  'kernbench',
  'hackbench',
  'fio randread',
  'fio randwrite',
  'netperf TCP_RR',
  'netperf TCP_STREAM',
  'redis SET',
  'redis GET',
  'SPECjbb',
  'sysbench cpu',
];

/** Many rows, most of them unchanged. */
export function many(n: number): State {
  const next = source(7);
  const rows = Array.from({ length: n }, (_, i) => {
    const ratio = Math.exp((next() + next() + next() - 1.5) * 0.12 + (i % 97 === 0 ? -0.12 : 0));
    const half = 0.005 + next() * 0.03;
    const verdict: VerdictWord =
      ratio + half < 0.99 ? 'regression' : ratio - half > 1.01 ? 'improvement' : half < 0.015 ? 'no-change' : 'unclear';
    const centre = 10 ** (1 + next() * 5);
    return rowOf({
      name: `${names[i % names.length]} ${Math.floor(i / 40)}`,
      tags: [
        { name: 'vcpus', value: 2 ** (1 + (Math.floor(i / 10) % 4)) },
        { name: 'run', value: i },
      ],
      ratio,
      interval: test(ratio - half, ratio + half),
      word: verdict,
      tested: true,
      unit: 'ns',
      direction: 'lower',
      base: side(centre, centre * 0.01),
      cand: side(centre / ratio, centre * 0.012),
      evidence: 'samples',
      verdictText: verdict === 'unclear' ? word('verdict.unclear', { from: '−2%', to: '+3%' }) : undefined,
      more: { suite: names[i % names.length]?.split(' ')[0] },
    });
  });
  return stateOf(modelOf(rows));
}

const evil = '<img src="https://evil.example/x.png" onerror="window.hacked=1"><script>window.hacked=1</script>';

/** Names that try to be markup, code, directions, icons, or simply too long. */
export function hostile(): State {
  const long = 'x'.repeat(1_000_000);
  const rows = [
    rowOf({
      name: evil,
      tags: [{ name: '<b>t</b>', value: '"><svg onload=alert(1)>' }],
      ratio: 0.9,
      word: 'regression',
      unit: '</span><script>',
      base: { centre: 1 },
      cand: { centre: 2 },
      more: { notes: evil },
    }),
    rowOf({
      name: '\u202Eesrever \u2067rtl\u2069 override',
      ratio: 1.1,
      word: 'improvement',
      more: { notes: '\u202Eabc' },
    }),
    rowOf({
      name: long,
      tags: [{ name: 'big', value: long }],
      ratio: 1.2,
      word: 'improvement',
      unit: long,
      base: { centre: 5e300, sd: 1e300 },
      cand: { centre: 5e-300 },
      more: { suite: long, notes: long },
    }),
    rowOf({
      name: '$(zap) \u001b[31mred\u001b[0m',
      tags: [{ name: '__proto__', value: 'constructor' }],
      ratio: 1.01,
      word: 'improvement',
    }),
    rowOf({ name: '__proto__', tags: [{ name: 'constructor', value: 1 }], ratio: 0.0001, word: 'regression' }),
    rowOf({ name: 'toString', ratio: 1e9, word: 'improvement', interval: { lo: 0, hi: Infinity, from: 'test' } }),
    rowOf({ name: '=HYPERLINK("https://evil.example")', ratio: 1, word: 'parity' }),
  ];
  const model = modelOf(rows, {
    head: {
      ...head,
      title: evil,
      author: long,
      list: '\u202Ebidi',
      source: 'https://evil.example/"><script>',
      system: [plain(evil)],
      notStated: [plain(evil)],
      notes: long,
      subjects: [
        { id: 'base', label: evil, role: 'baseline' },
        { id: 'cand', label: long, role: 'candidate' },
      ],
    },
    findings: [
      findingOf('f', evil, 'error', evil, {
        rows: rows.map((row) => row.key),
        fixes: [{ id: 'x', title: plain(evil) }],
        waived: undefined,
      }),
    ],
    environment: {
      columns: [
        { subject: 'cand', label: evil },
        { subject: 'base', label: long },
      ],
      groups: [{ name: evil, rows: [{ field: evil, values: [evil, long], differs: true, meant: false }] }],
    },
  });
  const detail = rows.slice(0, 3).map((row) =>
    detailOf(row, {
      sides: [
        {
          subject: 'base',
          label: evil,
          role: 'baseline',
          runs: runsOf([1, 2, 3, 5e300], () => ({ boot: evil, excluded: undefined })),
          failed: [evil],
        },
      ],
      explanation: [plain(evil)],
      claims: [{ text: evil, says: plain(long), data: plain(evil), fits: false }],
      notes: [evil],
      artifacts: [evil],
      command: long,
      definition: evil,
    }),
  );
  return stateOf(model, detail);
}

export function broken(): State {
  const { first, details } = everything();
  return {
    first: [
      ...first,
      { type: 'banner', banner: { text: plain('Expected a comma after "ratio".'), line: 41, column: 7, more: 2 } },
    ],
    details,
  };
}

export function empty(reason: 'empty' | 'foreign' | 'newer' | 'broken'): State {
  return {
    first: [
      {
        type: 'empty',
        locale: 'en',
        reason,
        banner:
          reason === 'broken' ? { text: plain('Expected "}" at the end.'), line: 3, column: 1, more: 0 } : undefined,
      },
    ],
    details: {},
  };
}
