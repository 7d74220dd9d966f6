/** The environments of two subjects: what differs between them although it is not what is compared. */
import { sameFact } from '../report/facts';
import type { Benchmark, Environment, Report, Subject } from '../generated/format';

/** The environment of a subject in a benchmark: from the result, the benchmark, the subject, or the only one. */
export function environmentIn(report: Report, entry: Benchmark, subject: Subject | undefined): Environment | undefined {
  const all = report.environments ?? [];
  const id =
    entry.results?.find((result) => result.subject === subject?.id)?.environment ??
    entry.environment ??
    subject?.environment;
  return id === undefined && all.length === 1 ? all[0] : all.find((environment) => environment.id === id);
}

/** Longer values are cut in sentences and tables. */
const maxValueLength = 200;
/** Deeper than any field of the format. */
const maxDepth = 4;

function flat(value: unknown, name: string, depth: number, into: Map<string, string>): void {
  if (value === undefined || value === null || value === '') return;
  if (typeof value !== 'object') into.set(name, String(value).slice(0, maxValueLength));
  else if (Array.isArray(value) || depth >= maxDepth) into.set(name, JSON.stringify(value).slice(0, maxValueLength));
  else for (const [key, inner] of Object.entries(value)) flat(inner, `${name}.${key}`, depth + 1, into);
}

/** The stated fields by dotted name ("host.cpu.model"), without the names and identifiers of the entry itself. */
export function environmentFields({ host, hypervisor, guest, bareMetal }: Environment): Map<string, string> {
  const fields = new Map<string, string>();
  if (bareMetal !== undefined) fields.set('bareMetal', String(bareMetal));
  flat(host, 'host', 0, fields);
  flat(hypervisor, 'hypervisor', 0, fields);
  flat(guest, 'guest', 0, fields);
  return fields;
}

/** A field that both environments state differently. */
export interface EnvironmentDifference {
  /** Dotted: "hypervisor.params.halt_poll_ns". */
  readonly field: string;
  readonly base: string;
  readonly cand: string;
}

/** A subject where it was measured. */
interface InEnvironment {
  readonly environment: Environment | undefined;
  readonly subject: Subject | undefined;
}

/** Names and command lines differ with every machine, kernel and guest, and say nothing by themselves. */
const descriptive = /\.(?:cmdline|os|commandLine\d?)$/;

/**
 * What differs between the environments of two subjects and is not declared in their `config`, in the order of the
 * file. Bare metal against a VM is the experiment itself: nothing. The same works for one subject at two times.
 */
export function undeclaredDifferences(base: InEnvironment, cand: InEnvironment): readonly EnvironmentDifference[] {
  const [home, other] = [base.environment, cand.environment];
  if (!home || !other || home === other) return [];
  if ((home.bareMetal ?? false) !== (other.bareMetal ?? false)) return [];
  const isDeclared = declared(base.subject, cand.subject);
  const [a, b] = [environmentFields(home), environmentFields(other)];
  return [...a].flatMap(([field, before]) => {
    const after = b.get(field);
    if (after === undefined || sameFact(field, before, after) || descriptive.test(field) || isDeclared(field))
      return [];
    return [{ field, base: before, cand: after }];
  });
}

/** Spelling does not matter: halt_poll_ns, haltPollNs. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A declared factor that other fields describe too. The version of KVM is that of the kernel, as is what built it. */
const implied: Readonly<Record<string, readonly string[]>> = {
  kernel: [
    'hypervisor.version',
    'hypervisor.build',
    'hypervisor.commit',
    'host.config',
    'host.compiler',
    'guest.config',
    'guest.compiler',
  ],
  pagesize: ['guest.backing'],
};

/** Whether a field is a factor of the experiment, by its name, the end of it, or a group that it is in. */
function declared(...subjects: readonly (Subject | undefined)[]): (field: string) => boolean {
  const keys = new Set(subjects.flatMap((subject) => Object.keys(subject?.config ?? {})).map(plain));
  // Subjects that state which source they were built from are kernels, or hypervisors, to compare.
  if (subjects.every((subject) => (subject?.source?.commit ?? subject?.source?.describe) !== undefined))
    keys.add('kernel');
  const also = new Set([...keys].flatMap((key) => (Object.hasOwn(implied, key) ? (implied[key] ?? []) : [])));
  return (field) => {
    const parts = field.split('.');
    return (
      also.has(field) ||
      parts.some((part, at) => keys.has(plain(part)) || keys.has(plain(parts.slice(at).join('')))) ||
      keys.has(plain(field))
    );
  };
}

/** Reports are judged row by row, and most rows share a pair of environments. */
const known = new WeakMap<Report, Map<string, readonly EnvironmentDifference[]>>();

/** What differs undeclared between the environments that two subjects have in a benchmark. */
export function rowDifferences(
  report: Report,
  entry: Benchmark,
  baseline: string,
  candidate: string,
): readonly EnvironmentDifference[] {
  if ((report.environments?.length ?? 0) < 2) return [];
  const [base, cand] = [baseline, candidate].map((id) => {
    const subject = report.subjects.find((one) => one.id === id);
    return { subject, environment: environmentIn(report, entry, subject) };
  });
  if (!base?.environment || !cand?.environment || base.environment === cand.environment) return [];
  const key = JSON.stringify([baseline, base.environment.id, candidate, cand.environment.id]);
  const pairs = known.get(report) ?? new Map<string, readonly EnvironmentDifference[]>();
  known.set(report, pairs);
  const found = pairs.get(key) ?? undeclaredDifferences(base, cand);
  pairs.set(key, found);
  return found;
}

/**
 * What differs undeclared between two reports of the same thing, subject by subject (by id, or the only one left), over
 * the benchmarks that both have: each field once.
 */
export function rowDifferencesOver(then: Report, now: Report): readonly EnvironmentDifference[] {
  const pairs = new Map<string, readonly [Environment, Environment]>();
  const old = new Map(then.benchmarks.map((entry) => [entry.id, entry]));
  const found = new Map<string, EnvironmentDifference>();
  const alone = then.subjects.length === 1 && now.subjects.length === 1;
  for (const subject of now.subjects) {
    const before = then.subjects.find(({ id }) => id === subject.id) ?? (alone ? then.subjects[0] : undefined);
    if (!before || subject.role === 'reference') continue;
    pairs.clear();
    for (const entry of now.benchmarks) {
      const was = old.get(entry.id);
      const [a, b] = [was && environmentIn(then, was, before), environmentIn(now, entry, subject)];
      if (a && b) pairs.set(JSON.stringify([a.id, b.id]), [a, b]);
    }
    for (const [a, b] of pairs.values())
      for (const one of undeclaredDifferences({ environment: a, subject: before }, { environment: b, subject }))
        if (!found.has(one.field)) found.set(one.field, one);
  }
  return [...found.values()];
}
