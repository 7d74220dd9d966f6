/** Host, hypervisor and guest of each subject side by side. */
import type { Environment, Report } from '../generated/format';
import { subjectLabel } from '../analysis/subjects';
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

/** The environment of a subject: the one it names, else the only one. If benchmarks choose theirs, there is none. */
function environmentOf(report: Report, subject: string): Environment | undefined {
  const all = report.environments ?? [];
  const id = report.subjects.find((one) => one.id === subject)?.environment;
  return all.find((one) => one.id === id) ?? (all.length === 1 ? all[0] : undefined);
}

/** The environment table. Environments that no subject names (benchmarks choose among them) get columns too. */
export function environmentView(report: Report, baseline: string, candidate: string): EnvironmentView {
  const ids = [baseline, candidate, ...report.subjects.map((subject) => subject.id)];
  const subjects = [...new Set(ids)].filter((id) => report.subjects.some((subject) => subject.id === id));
  const named = subjects.some((id) => environmentOf(report, id) !== undefined);
  const columns = named
    ? subjects.map((id) => ({ subject: id, label: subjectLabel(report, id), entry: environmentOf(report, id) }))
    : (report.environments ?? []).map((entry) => ({ subject: entry.id, label: entry.label ?? entry.id, entry }));
  const configs = columns.map((column) => report.subjects.find((subject) => subject.id === column.subject)?.config);
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
      columns.map((column) => report.subjects.find((subject) => subject.id === column.subject)?.source),
      true,
    ),
  ].filter((one) => one.rows.length > 0);
  return {
    columns: columns.map(({ subject, label, entry }) => ({ subject, label, environment: entry?.label ?? entry?.id })),
    groups,
  };
}
