/** A run log as a report: runs with their boots and blocks become samples, parameters make rows. */
import type { Benchmark, Environment, Report, Result, Subject } from '../../generated/format';
import { sayEnglish, word } from '../../messages/messages';
import { defined } from '../assemble';
import { Ids } from '../ids';
import type { Note } from '../model';
import { likelyBaseline } from '../naming';
import { sound, soundNotes } from '../sound';
import { settled } from './log';
import { headFields, type LogCell, type LogRow, type RunLog } from './model';

/** Undefined until the log names a subject. Deterministic. */
export function runsToReport(growing: RunLog): Report | undefined {
  const log = settled(growing);
  const subjects = subjectsOf(log);
  const [first, ...others] = subjects.list;
  if (!first) return undefined;
  const rowIds = new Ids();
  const benchmarks = [...log.rows.values()].flatMap((row) => benchmark(row, subjects.ids, rowIds, environmentsOf(log)));
  const { environments: own, subjects: _subjects, title, methodology, provenance, ...head } = log.head ?? {};
  // What the first line says of machines is what its author wants to be said.
  const captured = own?.length ? undefined : machinesOf(log, subjects.ids);
  const placed = ({ environment, ...subject }: Subject): Subject => {
    const id = environment ?? captured?.of.get(subject.id);
    return id === undefined ? subject : withEnvironment(subject, id);
  };
  const environments = captured?.environments ?? own;
  return ordered({
    format: 'vmibench/1' as const,
    ...head,
    title: title ?? sayEnglish(word('runlog.title')),
    provenance: { kind: 'measured' as const, ...provenance },
    environments: environments?.length ? environments : undefined,
    subjects: [first, ...others].map(placed) as unknown as Report['subjects'],
    methodology: { spread: 'samples' as const, order: 'unknown' as const, ...methodology },
    benchmarks,
  });
}

/** The same, checked before it is written: what no report can hold is left out, with a note. */
export function soundRuns(log: RunLog): { readonly report?: Report; readonly notes: readonly Note[] } {
  const made = runsToReport(log);
  const { report, left } = made ? sound(made, sayEnglish(word('runlog.title'))) : { left: [] };
  return { report, notes: soundNotes(left) };
}

/** The format's order of keys, so that two saved logs differ only in their numbers. */
function ordered(report: Report): Report {
  const keys = headFields.flatMap((name) => (name === 'notes' ? (['benchmarks', name] as const) : [name]));
  return defined(Object.fromEntries(keys.map((key) => [key, report[key]]))) as unknown as Report;
}

/** The environments that were captured: each once, named after the first subject that was measured in it. */
function machinesOf(
  { machines, machineOf }: RunLog,
  ids: ReadonlyMap<string, string>,
): { readonly environments: readonly Environment[]; readonly of: ReadonlyMap<string, string> } {
  const named = new Map<string, string>();
  const of = new Map<string, string>();
  const environments: Environment[] = [];
  for (const [subject, hash] of machineOf) {
    const [machine, id] = [machines.get(hash), ids.get(subject)];
    if (!machine || id === undefined) continue;
    if (!named.has(hash)) {
      named.set(hash, id);
      environments.push({ ...machine, id });
    }
    of.set(id, named.get(hash) ?? id);
  }
  return { environments, of };
}

/** In the format's order. */
function withEnvironment({ id, label, role, ...rest }: Subject, environment: string): Subject {
  return defined({ id, label, role, environment, ...rest }) as Subject;
}

function environmentsOf(log: RunLog): ReadonlySet<string> {
  return new Set(log.head?.environments?.map((one) => one.id));
}

/**
 * Subjects of the first line first, then the others in order. A name that is not a valid id gets one, and becomes the
 * label.
 */
function subjectsOf(log: RunLog): { readonly list: readonly Subject[]; readonly ids: ReadonlyMap<string, string> } {
  const described = log.head?.subjects ?? [];
  const names = [...new Set([...described.map((one) => one.id), ...log.subjects])];
  // Names that are valid ids keep them, and take them before other names get theirs.
  const ids = new Map(names.map((name) => [name, /^[A-Za-z0-9][\w.:+@=,-]*$/.test(name) ? name : '']));
  const taken = new Ids([...ids.values()].filter(Boolean));
  for (const name of names) if (!ids.get(name)) ids.set(name, taken.for(name, name));
  const known =
    described.find((one) => one.role === 'baseline')?.id ??
    likelyBaseline(names.filter((name) => described.find((one) => one.id === name)?.role !== 'reference'));
  const list = names.map((name): Subject => {
    const own = described.find((one) => one.id === name);
    const id = ids.get(name) ?? name;
    const { id: _id, label, role, ...rest } = own ?? { id };
    return defined({
      id,
      label: label ?? (id === name ? undefined : name),
      role: name === known ? ('baseline' as const) : role === 'baseline' ? undefined : role,
      ...rest,
    }) as Subject;
  });
  return { list, ids };
}

function benchmark(
  row: LogRow,
  subjects: ReadonlyMap<string, string>,
  ids: Ids,
  environments: ReadonlySet<string>,
): Benchmark[] {
  const { first } = row;
  const results = [...row.cells].map(([subject, cell]) => result(subjects.get(subject) ?? subject, cell));
  if (results.length === 0) return [];
  const metric = defined({
    name: first.metric,
    unit: row.unit?.value,
    direction: row.direction?.value,
    role: row.role?.value === 'primary' ? undefined : row.role?.value,
  });
  const text = [
    first.suite !== undefined && first.suite !== first.benchmark ? first.suite : '',
    first.benchmark,
    ...first.parameters.map(([name, value]) => (typeof value === 'string' ? value : `${name}-${String(value)}`)),
    first.metric ?? '',
  ];
  return [
    defined({
      id: ids.for(row.key, text.filter(Boolean).join(' ')),
      name: first.benchmark,
      suite: first.suite,
      version: first.version,
      command: row.commands ? undefined : row.command,
      kind: first.kind,
      // An environment that the first line does not describe would be a dangling reference.
      environment:
        first.environment !== undefined && environments.has(first.environment) ? first.environment : undefined,
      parameters: first.parameters.length ? Object.fromEntries(first.parameters) : undefined,
      metric: Object.keys(metric).length ? metric : undefined,
      results,
    }) as Benchmark,
  ];
}

function result(subject: string, cell: LogCell): Result {
  const labels = (list: LogCell['boots']): (number | string)[] | undefined => {
    const known = list.filter((label) => label !== undefined);
    return known.length === cell.values.length && known.length > 0 ? known : undefined;
  };
  return defined({
    subject,
    samples: cell.values.length ? cell.values : undefined,
    boots: labels(cell.boots),
    blocks: labels(cell.blocks),
    failed: cell.failed.length ? cell.failed : undefined,
  }) as Result;
}
