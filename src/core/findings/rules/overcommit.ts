/** More load than the host has: what the rules about overcommit find. */
import { environmentIn } from '../../analysis/environments';
import type { Benchmark, Environment, Report } from '../../generated/format';
import { word, type Message } from '../../messages/messages';
import type { Path } from '../../report/path';
import { addAll } from '../../text/lists';
import type { RuleContext, RuleHit } from '../rule';

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

/** What a benchmark says of its load, and of whether it is meant. */
export function loadIn({ name, notes, environment, results, parameters, claims }: Benchmark): readonly unknown[] {
  return [
    name,
    notes,
    environment,
    results?.map((result) => [result.subject, result.environment]),
    parameters,
    claims?.map((claim) => claim.text),
  ];
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

export function cpuOvercommit(context: RuleContext): RuleHit[] {
  return perEnvironment(context, ['host', 'cpu'], (load, entry) => {
    const cpus = logicalCpus(load.environment);
    if (cpus === undefined || load.vcpus <= cpus || isMeant(context.report, entry)) return undefined;
    return { size: load.vcpus, message: word('finding.cpu-overcommit', { vcpus: load.vcpus, cpus, vms: load.vms }) };
  });
}

export function cpuSaturated(context: RuleContext): RuleHit[] {
  return perEnvironment(context, ['host', 'cpu'], (load) => {
    const cpus = logicalCpus(load.environment);
    return cpus === load.vcpus ? { size: cpus, message: word('finding.cpu-saturated', { n: cpus }) } : undefined;
  });
}

export function memoryOvercommit(context: RuleContext): RuleHit[] {
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
