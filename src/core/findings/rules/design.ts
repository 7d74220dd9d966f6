/** Flaws in the set-up of an experiment that change the meaning of its numbers. */
import { rowDifferences, type EnvironmentDifference } from '../../analysis/environments';
import { hasMark } from '../../analysis/marks';
import { fewestBoots, restartWord } from '../../analysis/restart';
import type { Benchmark, Report } from '../../generated/format';
import type { Path } from '../../report/path';
import { word, type Message } from '../../messages/messages';
import type { RuleContext, RuleHit, Rule } from '../rule';
import { cpuOvercommit, cpuSaturated, loadIn, memoryOvercommit } from './overcommit';
import { largest, smallest } from '../../text/lists';
import { own } from '../../text/own';

/** Fields that a message lists. */
const maxFields = 5;

/** Judged pairs in environments that differ in more than what is compared: each pair once, however many rows. */
function unequalEnvironments({ report, analysis }: RuleContext): RuleHit[] {
  const hits = new Map<string, RuleHit>();
  report.benchmarks.forEach((entry, at) => {
    for (const id of analysis.candidates) {
      const found = rowDifferences(report, entry, analysis.baseline, id);
      if (found.length === 0) continue;
      const key = JSON.stringify([id, found]);
      if (hits.has(key)) continue;
      const subject = report.subjects.findIndex((one) => one.id === id);
      const result = entry.results?.findIndex((one) => one.subject === id && one.environment !== undefined) ?? -1;
      const path =
        result >= 0
          ? ['benchmarks', at, 'results', result, 'environment']
          : ['subjects', subject, report.subjects[subject]?.environment === undefined ? 'id' : 'environment'];
      hits.set(key, { path, message: environmentsMessage(found, analysis.baseline, id) });
    }
  });
  return [...hits.values()];
}

function environmentsMessage(found: readonly EnvironmentDifference[], baseline: string, subject: string): Message {
  const fields = found
    .slice(0, maxFields)
    .map(({ field, base, cand }) => word('finding.environment-field', { field, baseline, base, subject, cand }));
  const more = found.length - maxFields;
  return word('finding.unequal-environments', {
    subject,
    baseline,
    fields: more > 0 ? [...fields, word('finding.rows-more', { n: more })] : fields,
    n: found.length,
  });
}

function confoundedSubjects({ report, analysis }: RuleContext): RuleHit[] {
  const config = (id: string): Readonly<Record<string, unknown>> =>
    report.subjects.find((one) => one.id === id)?.config ?? {};
  const base = config(analysis.baseline);
  return analysis.candidates.flatMap((id): RuleHit[] => {
    const mine = config(id);
    const keys = [...new Set([...Object.keys(base), ...Object.keys(mine)])].filter(
      (key) => own(base, key) !== own(mine, key),
    );
    if (keys.length < 2) return [];
    const index = report.subjects.findIndex((one) => one.id === id);
    return [
      {
        path: ['subjects', index, 'id'],
        message: word('finding.confounded-subjects', {
          subject: id,
          baseline: analysis.baseline,
          keys: keys.join(', '),
          n: keys.length,
        }),
      },
    ];
  });
}

function blockedOrder({ report }: RuleContext): RuleHit[] {
  if (report.methodology?.order === 'blocked')
    return [{ path: ['methodology', 'order'], message: word('finding.blocked-order') }];
  const index = report.benchmarks.findIndex((entry) => {
    // Almost no file states the order of runs.
    if (!entry.results?.some((result) => result.order)) return false;
    const [first, ...others] = [...entry.results]
      .filter((result) => result.order?.length)
      .sort((a, b) => smallest(a.order ?? []) - smallest(b.order ?? []));
    return (
      first?.order &&
      first.order.length > 1 &&
      others.length > 0 &&
      others.every((result) => smallest(result.order ?? []) > largest(first.order ?? []))
    );
  });
  return index < 0 ? [] : [{ path: ['benchmarks', index, 'results'], message: word('finding.blocked-order') }];
}

function peeked({ report }: RuleContext): RuleHit[] {
  const untilSignificant = (methodology: Report['methodology'], at: Path): RuleHit[] =>
    methodology?.stopping === 'until-significant'
      ? [{ path: [...at, 'methodology', 'stopping'], message: word('finding.peeked-until') }]
      : [];
  return [
    ...untilSignificant(report.methodology, []),
    ...report.benchmarks.flatMap((entry, index) => untilSignificant(entry.methodology, ['benchmarks', index])),
  ];
}

const hasRuns = ({ results }: Benchmark): boolean =>
  results?.some((result) => (result.samples?.length ?? 0) > 1) ?? false;

function noWarmup({ report }: RuleContext): RuleHit[] {
  return report.methodology?.warmupRuns === undefined && report.benchmarks.some(hasRuns)
    ? [
        {
          path: report.methodology ? ['methodology'] : ['title'],
          part: report.methodology ? 'key' : 'value',
          message: word('finding.no-warmup'),
        },
      ]
    : [];
}

export const designRules: readonly Rule[] = [
  {
    name: 'cpu-overcommit',
    group: 'design',
    severity: 'warning',
    source: 'seen: ebizzy on 240 vCPUs of 80 CPUs',
    find: cpuOvercommit,
    reads: ({ benchmark }) => loadIn(benchmark),
    says:
      'All VMs together have more vCPUs than the host has logical CPUs, and neither an "overcommit" parameter nor ' +
      'a claim says that this is intended.',
  },
  {
    name: 'cpu-saturated',
    group: 'design',
    severity: 'off',
    source: 'seen: the 8-way compile of the 2009 mail',
    find: cpuSaturated,
    reads: ({ benchmark }) => loadIn(benchmark),
    says:
      "All VMs together have as many vCPUs as the host has logical CPUs, so the host's own work takes CPU time " +
      'from them.',
  },
  {
    name: 'memory-overcommit',
    group: 'design',
    severity: 'warning',
    find: memoryOvercommit,
    reads: ({ benchmark }) => loadIn(benchmark),
    says: 'All guests together have more memory than the host.',
  },
  {
    name: 'unequal-environments',
    group: 'design',
    severity: 'warning',
    source: 'H 4.3, PF',
    find: unequalEnvironments,
    reads: ({ benchmark: { environment, results } }) => [
      environment,
      results?.map((result) => [result.subject, result.environment]),
    ],
    says:
      'Two subjects were measured in environments that differ in fields not declared in "config": a regression is ' +
      'then confounded. Never reported for bare metal against a VM.',
  },
  {
    name: 'confounded-subjects',
    group: 'design',
    severity: 'information',
    source: 'CB',
    find: confoundedSubjects,
    reads: () => undefined,
    says: 'More than one "config" key differs between baseline and candidate, so the cause of a change is unclear.',
  },
  {
    name: 'unequal-runs',
    group: 'design',
    severity: 'information',
    says: 'One side has more than twice as many runs as the other.',
    findInRow: ({ row, at }) => {
      const [n, m] = [row.base?.n, row.cand?.n];
      if (n === undefined || m === undefined || row.cand?.result === undefined || Math.max(n, m) <= 2 * Math.min(n, m))
        return [];
      return [{ path: [...at, 'results', row.cand.result], message: word('finding.unequal-runs', { n, m }) }];
    },
  },
  {
    name: 'blocked-order',
    group: 'design',
    severity: 'information',
    source: 'KJ',
    find: blockedOrder,
    reads: ({ benchmark }) => benchmark.results?.map((result) => result.order),
    says: 'All runs of one subject were made before all runs of the next, so drift over time looks like a difference.',
  },
  {
    name: 'dependent-runs',
    group: 'design',
    severity: 'warning',
    says:
      'Neighbouring runs of a row resemble each other (lag-1 autocorrelation, level 0.001), so they say less than as ' +
      'many independent runs.',
    findInRow: ({ row, benchmark: entry, at }, { rowName }) =>
      hasMark(row.verdict, 'dependent') && row.cand?.result !== undefined
        ? [
            {
              path: [...at, 'results', row.cand.result, 'samples'],
              message: word('finding.dependent-runs', { name: rowName(row, entry) }),
            },
          ]
        : [],
  },
  {
    name: 'peeked',
    group: 'design',
    severity: 'warning',
    says: 'Runs were added until a difference was significant, which chance alone reaches in a quarter of cases.',
    find: peeked,
    reads: ({ benchmark }) => benchmark.methodology?.stopping,
  },
  {
    name: 'within-one-boot',
    group: 'design',
    severity: 'information',
    source: 'KJ, CB',
    says: 'A claim depends on this row, but one side states fewer than three boots.',
    findInRow: ({ row, benchmark: entry, at }) => {
      const claimed = entry.claims?.some((claim) => claim.subject === row.subject);
      if (!hasMark(row.verdict, 'within-boot') || !claimed || row.cand?.result === undefined) return [];
      return [
        {
          path: [...at, 'results', row.cand.result, 'boots'],
          message: word('finding.within-one-boot', {
            boots: fewestBoots(row),
            few: restartWord(row.verdict.restart, fewestBoots(row)),
            restart: restartWord(row.verdict.restart, 1),
            restarts: restartWord(row.verdict.restart, 3),
          }),
        },
      ];
    },
  },
  {
    name: 'no-warmup',
    group: 'design',
    severity: 'off',
    source: 'PF, GBE',
    find: noWarmup,
    reads: ({ benchmark }) => hasRuns(benchmark),
    says: 'The report does not say whether warm-up runs were discarded.',
  },
];
