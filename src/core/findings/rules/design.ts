/** Flaws in the set-up of an experiment that change the meaning of its numbers. */
import { environmentIn, rowDifferences, type EnvironmentDifference } from '../../analysis/environments';
import { hasMark } from '../../analysis/marks';
import type { Benchmark, Environment, Report } from '../../generated/format';
import type { Path } from '../../report/path';
import { word, type Message } from '../../messages/messages';
import type { RuleContext, RuleHit, Rule } from '../rule';
import { addAll, largest, smallest } from '../../text/lists';
import { own } from '../../text/own';

/** Logical CPUs of a host, from any of the fields that state them. */
function logicalCpus({ host }: Environment): number | undefined {
  const cpu = host?.cpu;
  if (!cpu) return undefined;
  if (cpu.threads !== undefined) return cpu.threads;
  const cores =
    cpu.cores ??
    (cpu.sockets !== undefined && cpu.coresPerSocket !== undefined ? cpu.sockets * cpu.coresPerSocket : undefined);
  return cores !== undefined && cpu.threadsPerCore !== undefined ? cores * cpu.threadsPerCore : undefined;
}

interface Load {
  readonly vcpus: number;
  readonly vms: number;
  readonly environment: Environment;
}

function loadOf(report: Report, entry: Benchmark): Load | undefined {
  const environment = environmentIn(
    report,
    entry,
    report.subjects.find((subject) => subject.role === 'baseline'),
  );
  const { vcpus, vms } = entry.parameters ?? {};
  const each = typeof vcpus === 'number' ? vcpus : environment?.guest?.vcpus;
  if (!environment || environment.bareMetal || each === undefined) return undefined;
  const count = typeof vms === 'number' ? vms : 1;
  return { vcpus: each * count, vms: count, environment };
}

/** Whether the report says that overcommit is intended. */
function isMeant(report: Report, entry: Benchmark): boolean {
  if (entry.parameters?.['overcommit'] !== undefined) return true;
  const said = [...(entry.claims ?? []), ...(report.claims ?? [])].some((claim) =>
    /over-?commit/i.test(claim.text ?? ''),
  );
  return said || /over-?commit/i.test(`${entry.name} ${entry.notes ?? ''}`);
}

/** One finding per host for the same load in many rows, with the rows as related places. */
function perEnvironment(
  context: RuleContext,
  field: Path,
  look: (load: Load, entry: Benchmark) => { readonly size: number; readonly message: Message } | undefined,
): RuleHit[] {
  const worst = new Map<
    Environment,
    { size: number; message: Message; rows: string[]; related: NonNullable<RuleHit['related']>[number][] }
  >();
  const { report } = context;
  report.benchmarks.forEach((entry, index) => {
    const load = loadOf(report, entry);
    const found = load && look(load, entry);
    if (!load || !found) return;
    const known = worst.get(load.environment) ?? { size: -1, message: found.message, rows: [], related: [] };
    if (found.size > known.size) Object.assign(known, found);
    addAll(
      known.rows,
      context.rowsAt(index).map((row) => row.key),
    );
    const parameter = entry.parameters?.['vcpus'] !== undefined ? ['parameters', 'vcpus'] : ['id'];
    known.related.push({ path: ['benchmarks', index, ...parameter], part: 'value', message: found.message });
    worst.set(load.environment, known);
  });
  return [...worst].map(([environment, { message, rows, related }]) => {
    const at = report.environments?.indexOf(environment) ?? 0;
    return { path: ['environments', at, ...field], message, rows, related };
  });
}

function cpuOvercommit(context: RuleContext): RuleHit[] {
  return perEnvironment(context, ['host', 'cpu'], (load, entry) => {
    const cpus = logicalCpus(load.environment);
    if (cpus === undefined || load.vcpus <= cpus || isMeant(context.report, entry)) return undefined;
    return { size: load.vcpus, message: word('finding.cpu-overcommit', { vcpus: load.vcpus, cpus, vms: load.vms }) };
  });
}

function cpuSaturated(context: RuleContext): RuleHit[] {
  return perEnvironment(context, ['host', 'cpu'], (load) => {
    const cpus = logicalCpus(load.environment);
    return cpus === load.vcpus ? { size: cpus, message: word('finding.cpu-saturated', { n: cpus }) } : undefined;
  });
}

function memoryOvercommit(context: RuleContext): RuleHit[] {
  return perEnvironment(context, ['host', 'memoryMiB'], ({ environment, vms, vcpus }) => {
    const { guest, host } = environment;
    const each =
      guest?.memoryMiB ?? (guest?.memoryMiBPerVcpu !== undefined ? guest.memoryMiBPerVcpu * (vcpus / vms) : undefined);
    if (each === undefined || host?.memoryMiB === undefined || each * vms <= host.memoryMiB) return undefined;
    return {
      size: each * vms,
      message: word('finding.memory-overcommit', { guests: each * vms, host: host.memoryMiB, vms }),
    };
  });
}

/** Fields that a message lists. */
const maxFields = 5;

/** Judged pairs in environments that differ in more than what is compared: each pair once, however many rows. */
function unequalEnvironments({ report, analysis }: RuleContext): RuleHit[] {
  const hits = new Map<string, RuleHit>();
  report.benchmarks.forEach((entry, at) => {
    for (const id of analysis.candidates) {
      const found = rowDifferences(report, entry, analysis.baseline, id);
      const key = JSON.stringify([id, found]);
      if (found.length === 0 || hits.has(key)) continue;
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
    const [first, ...others] = [...(entry.results ?? [])]
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

function noWarmup({ report }: RuleContext): RuleHit[] {
  return report.methodology?.warmupRuns === undefined &&
    report.benchmarks.some((entry) => entry.results?.some((result) => (result.samples?.length ?? 0) > 1))
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
    says:
      "All VMs together have as many vCPUs as the host has logical CPUs, so the host's own work takes CPU time " +
      'from them.',
  },
  {
    name: 'memory-overcommit',
    group: 'design',
    severity: 'warning',
    find: memoryOvercommit,
    says: 'All guests together have more memory than the host.',
  },
  {
    name: 'unequal-environments',
    group: 'design',
    severity: 'warning',
    source: 'H 4.3, PF',
    find: unequalEnvironments,
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
    says: 'All runs of one subject were made before all runs of the next, so drift over time looks like a difference.',
  },
  {
    name: 'dependent-runs',
    group: 'design',
    severity: 'warning',
    says:
      'Neighbouring runs of a row resemble each other (lag-1 autocorrelation, level 0.001), so they say less than as ' +
      'many independent runs.',
    findInRow: ({ row, benchmark: entry, at }, { name }) =>
      hasMark(row.verdict, 'dependent') && row.cand?.result !== undefined
        ? [
            {
              path: [...at, 'results', row.cand.result, 'samples'],
              message: word('finding.dependent-runs', { name: name(entry) }),
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
            boots: Math.min(new Set(row.base?.boots).size, new Set(row.cand.boots).size),
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
    says: 'The report does not say whether warm-up runs were discarded.',
  },
];
