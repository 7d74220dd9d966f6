/** Flaws in the set-up of an experiment that change the meaning of its numbers. */
import { hasMark } from '../../analysis/marks';
import type { Benchmark, Environment, Report, Subject } from '../../generated/format';
import type { Path } from '../../report/path';
import { word, type Message } from '../../messages/messages';
import type { RuleContext, RuleHit, Rule } from '../rule';
import { own } from '../../text/own';

/** The environment of a subject in a benchmark: from the result, the benchmark, the subject, or the only one. */
export function environmentIn(report: Report, entry: Benchmark, subject: Subject | undefined): Environment | undefined {
  const all = report.environments ?? [];
  const id =
    entry.results?.find((result) => result.subject === subject?.id)?.environment ??
    entry.environment ??
    subject?.environment;
  return id === undefined && all.length === 1 ? all[0] : all.find((environment) => environment.id === id);
}

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
    known.rows.push(...context.rowsAt(index).map((row) => row.key));
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

/** The fields of a host by dotted name, CPU first, for comparison. */
function hostFields(environment: Environment): Map<string, string> {
  const { cpu, ...rest } = environment.host ?? {};
  const flat = (value: object | undefined, prefix: string): [string, string][] =>
    Object.entries(value ?? {}).map(([key, inner]) => [prefix + key, JSON.stringify(inner) ?? '']);
  return new Map([...flat(cpu, 'cpu.'), ...flat(rest, '')]);
}

function declared(subjects: readonly (Subject | undefined)[]): (field: string) => boolean {
  const keys = new Set(
    subjects.flatMap((subject) => Object.keys(subject?.config ?? {})).map((key) => key.toLowerCase()),
  );
  return (field) => keys.has(field.toLowerCase()) || keys.has(field.slice(field.lastIndexOf('.') + 1).toLowerCase());
}

/** Judged pairs on different hosts. With bare metal against a VM, the difference is the experiment. */
function unequalEnvironments(context: RuleContext): RuleHit[] {
  const { report, analysis } = context;
  const subject = (id: string): Subject | undefined => report.subjects.find((one) => one.id === id);
  const environment = (id: string | undefined): Environment | undefined =>
    report.environments?.find((one) => one.id === id);
  const base = subject(analysis.baseline);
  const home = environment(base?.environment);
  return analysis.candidates.flatMap((id): RuleHit[] => {
    const candidate = subject(id);
    const other = environment(candidate?.environment);
    if (!home || !other || home === other || (home.bareMetal ?? false) !== (other.bareMetal ?? false)) return [];
    const isDeclared = declared([base, candidate]);
    const [a, b] = [hostFields(home), hostFields(other)];
    const fields = [...new Set([...a.keys(), ...b.keys()])].filter(
      (field) => a.has(field) && b.has(field) && a.get(field) !== b.get(field) && !isDeclared(field),
    );
    if (fields.length === 0) return [];
    const index = report.subjects.findIndex((one) => one.id === id);
    return [
      {
        path: ['subjects', index, 'environment'],
        message: word('finding.unequal-environments', {
          subject: id,
          baseline: analysis.baseline,
          fields: fields.slice(0, 5).join(', '),
          n: fields.length,
        }),
      },
    ];
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
      .sort((a, b) => Math.min(...(a.order ?? [])) - Math.min(...(b.order ?? [])));
    return (
      first?.order &&
      first.order.length > 1 &&
      others.length > 0 &&
      others.every((result) => Math.min(...(result.order ?? [])) > Math.max(...(first.order ?? [])))
    );
  });
  return index < 0 ? [] : [{ path: ['benchmarks', index, 'results'], message: word('finding.blocked-order') }];
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
      'Two subjects were measured on hosts that differ in fields not declared in "config". Never reported for bare ' +
      'metal against a VM.',
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
