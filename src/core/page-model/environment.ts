/** Host, hypervisor and guest of each subject side by side. */
import type { Environment, Report, Subject } from '../generated/format';
import type { EnvironmentView } from './model';

type Group = EnvironmentView['groups'][number];

/** Fields of an entry by dotted names, in the order of the file, at a depth that fits on a screen. */
function flat(value: unknown, prefix = '', depth = 0): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return [[prefix, value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(', ')]];
  if (typeof value !== 'object') return [[prefix, String(value)]];
  if (depth > 3) return [[prefix, '…']];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flat(inner, prefix ? `${prefix}.${key}` : key, depth + 1),
  );
}

/** Entries by their ids; of equal ids, the first counts. */
function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of list) if (!found.has(one.id)) found.set(one.id, one);
  return found;
}

/** The environment table. Environments that no subject names (benchmarks choose among them) get columns too. */
export function environmentView(report: Report, baseline: string, candidate: string): EnvironmentView {
  // Maps, because an export asks once for each candidate, and a report may have a thousand of them.
  const [subjectOf, environments] = [byId(report.subjects), byId(report.environments ?? [])];
  const only = report.environments?.length === 1 ? report.environments[0] : undefined;
  // The environment that a subject names, else the only one. If benchmarks choose theirs, there is none.
  const environmentOf = ({ environment = '' }: Subject): Environment | undefined =>
    environments.get(environment) ?? only;
  const subjects = [...new Set([baseline, candidate, ...subjectOf.keys()])].flatMap((id) => subjectOf.get(id) ?? []);
  const named = subjects.some((subject) => environmentOf(subject) !== undefined);
  const columns = named
    ? subjects.map((one) => ({ subject: one.id, label: one.label ?? one.id, entry: environmentOf(one) }))
    : (report.environments ?? []).map((entry) => ({ subject: entry.id, label: entry.label ?? entry.id, entry }));
  const configs = columns.map((column) => subjectOf.get(column.subject)?.config);
  const meant = new Set(configs.flatMap((config) => Object.keys(config ?? {})));

  const group = (name: string, entries: readonly unknown[], always = false): Group => {
    const flats = entries.map((entry) => new Map(flat(entry)));
    const fields = [...new Set(flats.flatMap((one) => [...one.keys()]))];
    const rows = fields.map((field) => {
      const values = flats.map((one) => one.get(field));
      const differs = new Set(values).size > 1;
      const leaf = field.split('.').pop() ?? field;
      return { field, values, differs, meant: differs && (always || meant.has(field) || meant.has(leaf)) };
    });
    return { name, rows };
  };
  const groups = [
    group('config', configs, true),
    group(
      'host',
      columns.map((column) => column.entry?.host),
    ),
    group(
      'hypervisor',
      columns.map((column) => column.entry?.hypervisor),
    ),
    group(
      'guest',
      columns.map((column) => column.entry?.guest),
    ),
    group(
      'source',
      columns.map((column) => subjectOf.get(column.subject)?.source),
      true,
    ),
  ].filter((one) => one.rows.length > 0);
  return {
    columns: columns.map(({ subject, label, entry }) => ({ subject, label, environment: entry?.label ?? entry?.id })),
    groups,
  };
}
