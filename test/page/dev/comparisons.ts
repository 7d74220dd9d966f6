/** States of the comparison and history page, made from synthetic reports by the product's own functions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareReports } from '../../../src/core/compare/compare';
import { comparedFindings } from '../../../src/core/compare/findings';
import { judgeNight } from '../../../src/core/compare/nights';
import { nightRowText } from '../../../src/core/compare/night-findings';
import { historySeries, steps } from '../../../src/core/compare/history';
import { historyView } from '../../../src/core/compare/history-view';
import { labelled } from '../../../src/core/compare/labels';
import { readParty } from '../../../src/core/compare/party';
import { allRowViews, rowViewSteps } from '../../../src/core/compare/row-view';
import { toEnd } from '../../../src/core/text/steps';
import { matrixView, pairView, type ComparisonView } from '../../../src/core/compare/view';
import type { Party } from '../../../src/core/compare/model';
import { firstRows, type ToComparison } from '../../../src/protocol/comparison';
import { defaultSettings } from '../../../src/core/judge/settings';
import { word, type Message } from '../../../src/core/messages/messages';
import { generateReport } from '../../perf/generate-report';

const examples = join(__dirname, '../../../examples');
const example = (name: string): string => readFileSync(join(examples, `${name}.vmibench.json`), 'utf8');
export const attack =
  '<img src=https://evil.example/x.png onerror="window.hacked=1"><script>window.hacked=1</script>\u202E$(flame)';

function partyOf(name: string, text: string): Party {
  const read = readParty(name, text, defaultSettings);
  if (!('party' in read)) throw new Error(`${name} is no report`);
  return read.party;
}

interface File {
  readonly name: string;
  readonly ref?: string;
  readonly where?: string;
  /** The text of a report, or why it is missing. */
  readonly text: string | Message;
}

/** The same as src/features/comparison/comparison.ts makes of the files that it read. */
export function comparisonOf(files: readonly File[], reference = 0, more: Partial<ComparisonView> = {}): ToComparison {
  const parties = files.map(({ name, text }) => (typeof text === 'string' ? partyOf(name, text) : undefined));
  const then = parties[reference];
  const pairs = parties.flatMap((now, file) => {
    if (!then || !now || file === reference) return [];
    const comparison = compareReports(then, now, defaultSettings.options, []);
    return [{ file, comparison, findings: comparedFindings(comparison, defaultSettings.severities, '2026-01-01') }];
  });
  return {
    type: 'show',
    version: 1,
    view: {
      files: labelled(
        files.map(({ name, ref, where, text }, index) =>
          typeof text === 'string'
            ? { name, ref, where, title: parties[index]?.report.title, date: parties[index]?.report.date }
            : { name, ref, where, trouble: text },
        ),
      ),
      reference,
      pairs: pairs.map(({ file, comparison, findings }) =>
        pairView(file, comparison, findings, allRowViews(comparison).slice(0, Math.ceil(firstRows / pairs.length))),
      ),
      matrix: pairs.length > 1 ? matrixView(files.length, reference, pairs, firstRows) : undefined,
      ...more,
    },
  };
}

export const boost = (): ToComparison =>
  comparisonOf(
    ['v1', 'v3'].map((version) => ({
      name: `kvm-boost-vcpus-${version}-2019.vmibench.json`,
      text: example(`kvm-boost-vcpus-${version}-2019`),
    })),
  );

const runs = (centre: number, spread = 0.01): number[] =>
  [-1, 0.6, -0.3, 0.9, -0.7, 0.2, 1.1, -0.9, 0.1].map((step) => Number((centre * (1 + spread * step)).toFixed(4)));

interface Made {
  readonly change?: number;
  readonly text?: string;
  readonly kernel?: string;
  readonly then?: boolean;
}

/** A report with every difference that a comparison reports. */
function made({ change = 1, text = '', kernel = '6.6.0', then = false }: Made): string {
  const results = (factor: number, base = 1) => [
    { subject: 'base', samples: runs(100 * base) },
    { subject: 'cand', samples: runs(100 * base * factor) },
  ];
  const time = { name: `time${text}`, unit: 's', direction: 'lower' };
  const rate = { name: 'rate', unit: 'ops/s', direction: 'higher' };
  return JSON.stringify({
    format: 'vmibench/1',
    title: `Nightly${text}`,
    date: then ? '2024-05-01' : '2024-05-08',
    series: 'nightly',
    environments: [
      {
        id: 'e',
        host: {
          cpu: { vendor: 'Intel', model: `Xeon 6338${then ? text : ''}`, ...(then && { microcode: '0xd0003a5' }) },
          kernel,
          memory: then ? undefined : '256 GiB',
          governor: 'performance',
        },
        hypervisor: { name: 'KVM', version: kernel },
      },
    ],
    subjects: [
      { id: 'base', role: 'baseline', label: `base${text}`, environment: 'e' },
      { id: 'cand', label: `patched${text}`, environment: 'e' },
    ],
    benchmarks: [
      { id: 'flip', name: `kernbench${text}`, metric: time, results: results(then ? 0.9 : 1.1 * change) },
      { id: 'better', name: 'hackbench', metric: time, results: results(then ? 1 : 0.94) },
      { id: 'base-moved', name: 'netperf TCP_RR', metric: rate, results: results(1.05, then ? 1 : 0.9) },
      {
        id: 'unit',
        name: 'fio randread',
        metric: { ...time, unit: then ? 's' : 'ms' },
        results: results(1.01, then ? 1 : 1000),
      },
      { id: 'carried', name: 'sysbench cpu', metric: rate, results: results(1.002) },
      {
        id: 'direction',
        name: 'redis-benchmark',
        metric: { ...rate, direction: then ? 'higher' : 'lower' },
        results: results(1.02),
      },
      { id: 'version', name: 'pgbench', version: then ? '15.4' : '16.1', metric: rate, results: results(1.02) },
      {
        id: 'cost',
        name: 'kernbench',
        metric: { name: 'host cpu', unit: '%', direction: 'lower', role: 'cost' },
        results: results(then ? 1 : 1.08),
      },
      then
        ? { id: 'old-name', name: 'ebizzy-M', metric: rate, results: results(1.1) }
        : { id: 'new-name', name: 'ebizzy -M', metric: rate, results: results(1.12) },
      {
        id: then ? 'gone' : 'fresh',
        name: then ? `dbench${text}` : 'compilebench',
        metric: { name: 'throughput', unit: then ? 'MB/s' : 's', direction: 'higher' },
        results: results(1),
      },
    ],
  });
}

const named = (name: string, text: string | Message, ref?: string, where?: string): File => ({
  name: `${name}.vmibench.json`,
  text,
  ref,
  where,
});
export const moved = (): ToComparison =>
  comparisonOf([named('nightly', made({ then: true }), 'HEAD'), named('nightly', made({ kernel: '6.8.0-rc3' }))]);
export const three = (): ToComparison =>
  comparisonOf([
    named('monday', made({ then: true })),
    named('tuesday', made({})),
    named('wednesday', made({ change: 1.06, kernel: '6.8.0' })),
    named('thursday', word('compare.missing')),
  ]);
export const hostile = (): ToComparison =>
  comparisonOf([
    named(attack, made({ then: true, text: attack, kernel: attack }), attack, attack),
    named(attack, made({ text: attack })),
    named(`${attack}2`, made({ text: `${attack}2`, kernel: 'long'.repeat(2000) })),
    named('x', word('compare.unreadable', { why: attack })),
  ]);
const manyFiles = (rows: number): readonly File[] =>
  [1, 2].map((seed) => named(`run-${seed}`, generateReport({ rows, evidence: 'samples', seed, effect: seed * 0.02 })));
export const many = (rows = 520): ToComparison => comparisonOf(manyFiles(rows));
/** What the extension answers when the page of `many` asks for rows. */
export function manyRows(places: readonly number[], rows = 520): Extract<ToComparison, { type: 'rows' }> {
  const [then, now] = manyFiles(rows).map(({ name, text }) => partyOf(name, text as string));
  const comparison = compareReports(then!, now!, defaultSettings.options, []);
  return { type: 'rows', version: 1, file: 1, places, rows: toEnd(rowViewSteps(comparison, places)) };
}
export const tooFew = (): ToComparison =>
  comparisonOf([named('monday', made({ then: true })), named('tuesday', word('compare.conflict'))]);
export const stopped = (): ToComparison =>
  comparisonOf([named('monday', made({ then: true })), named('tuesday', word('compare.cancelled'))], 0, {
    stopped: true,
  });
export const nothing = (): ToComparison => comparisonOf([]);

const night = (index: number, text: string): string =>
  JSON.stringify({
    format: 'vmibench/1',
    title: `night ${index}${text}`,
    date: `2024-05-${String(index + 1).padStart(2, '0')}`,
    environments: [{ id: 'e', host: { kernel: index < 12 ? '6.6.1' : '6.7.0' } }],
    subjects: [{ id: 'a', environment: 'e' }],
    benchmarks: [
      ['kernbench', 's', 'lower'],
      [`hackbench${text}`, 'ms', 'lower'],
      ['netperf', 'ops/s', 'higher'],
    ].map(([name, unit, direction], line) => ({
      id: `b${line}`,
      name,
      metric: { name: 't', unit, direction },
      results: [
        { subject: 'a', mean: (line === 0 && index >= 12 ? 110 : 100) + Math.sin(index * 7 + line), stddev: 1, n: 5 },
      ],
    })),
  });

export function aHistory(text = '', nights = 24): ToComparison {
  const parties = Array.from({ length: nights }, (_, index) => partyOf(`c0ffee${index}`, night(index, text)));
  const runs = parties.map(({ report }, index) => ({
    name: `c0ffee${10 + index}${text}`,
    date: report.date,
    title: report.title,
  }));
  const series = historySeries(parties, defaultSettings.options.alpha);
  const judged = judgeNight(parties, defaultSettings.options, series);
  return {
    type: 'history',
    history: historyView(
      runs,
      series,
      [word('history.skipped', { n: 1 })],
      word('answer.join', {
        a: word('history.revisions', { n: nights, first: runs[0]?.name ?? '', last: runs.at(-1)?.name ?? '' }),
        b: word('history.changes', { n: 1, of: 1 }),
      }),
      { parties, nights: new Map(judged.rows.map((row) => [row.key, nightRowText(row, parties)])) },
    ),
  };
}

export function aStepHistory(): ToComparison {
  const party = partyOf('steps', example('pvqspinlock-revert-2019'));
  const runs = party.analysis.candidates.map((name) => ({ name }));
  return {
    type: 'history',
    history: historyView(
      runs,
      steps(party),
      [],
      word('history.steps', { n: runs.length, baseline: party.analysis.baseline }),
      { steps: true, parties: [party] },
    ),
  };
}

export const noHistory = (): ToComparison => ({
  type: 'history',
  history: historyView([], [], [], word('history.nothing')),
});
