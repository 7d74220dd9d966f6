/** Puts the files that were read together to one report, with the user's choices. Deterministic. */
import type { Benchmark, Report, Subject } from '../generated/format';
import { word } from '../messages/messages';
import type { ImportChoices, ImportSource } from './choices';
import { EnvironmentList } from './environments';
import { groupPlaced, newLabel } from './group';
import { Ids } from './ids';
import type { Note } from './model';
import { ImportMemory } from './memory';
import { likelyBaseline } from './naming';
import { placeMeasurements } from './place';
import { toResult } from './results';
import { sound, soundNotes } from './sound';
import type { ImportCell, ImportRow } from './rows';
import { addAll } from '../text/lists';
import { own } from '../text/own';

export interface Assembly {
  /** Absent when no file gave a number. */
  readonly report?: Report;
  /** Rows before the user's choices, dropped ones too, for the preview. */
  readonly rows: readonly ImportRow[];
  /** Labels as found in the files, with the id of each in the report. */
  readonly subjects: ReadonlyMap<string, string | undefined>;
  readonly baseline?: string;
  /** The file that describes a subject's machine, by the subject's label in the files. */
  readonly machines: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

/**
 * Subjects and rows come in the order in which the files were given.
 *
 * @param memory of the same import: what a correction does not change is taken from it
 */
export function assemble(
  sources: readonly ImportSource[],
  choices: ImportChoices = {},
  memory = new ImportMemory(),
): Assembly {
  const notes: Note[] = sources.flatMap((source) => source.notes ?? []);
  const { systems, commands, copies, subjects } = choices;
  const placement = memory.placement.of([sources, systems, commands, copies], () =>
    placeMeasurements(sources, choices),
  );
  addAll(notes, placement.notes);
  const { machines, rows, labels, present } = memory.grouping.of([placement, subjects], () =>
    groupPlaced(placement, sources, choices),
  );
  const paths = new Map([...machines.bySubject].map(([label, { path }]) => [label, path]));
  if (placement.placed.length) addAll(notes, machines.notes);
  addAll(notes, unitNotes(rows));
  const ids = new Ids();
  const byNewLabel = new Map(present.map((label) => [label, ids.for(label, label)]));
  const idOf = new Map(labels.map((label) => [label, byNewLabel.get(newLabel(label, choices))]));
  const baseline = chosenBaseline(present, choices, notes);
  if (!rows.length || baseline === undefined) return { rows, subjects: idOf, machines: paths, notes };
  const environments = new EnvironmentList();
  const homes = homesOf(rows, environments);
  const sums = new Map(choices.artifacts ? sources.map(({ path, sha256 }) => [path, sha256]) : []);
  const told = new Set<string>();
  const tell = (note: Note): void => {
    const text = JSON.stringify(note);
    if (!told.has(text)) notes.push(note);
    told.add(text);
  };
  const making: Making = { ids: byNewLabel, homes, environments, sums, choices, tell };
  const benchmarks = rows.flatMap((row) => benchmark(row, making));
  if (!benchmarks.length) return { rows, subjects: idOf, baseline, machines: paths, notes };
  if (environments.list()?.some((one) => one.host && !one.hypervisor && one.bareMetal === undefined))
    notes.push({ kind: 'guessed', message: word('import.machine-as-host') });
  // Said once where it holds for all boots.
  const booted = benchmarks.filter((one) => one.results?.some(({ boots }) => boots));
  const common = booted.length > 0 && booted.every((one) => one.methodology?.restart === 'process');
  const made: Report = defined({
    format: 'vmibench/1' as const,
    title: title(sources, present, baseline, choices),
    date: latest(sources),
    provenance: provenance(sources),
    environments: environments.list(),
    subjects: reportSubjects(present, making, baseline, sources),
    methodology: { ...methodology(benchmarks), ...(common && { restart: 'process' as const }) },
    benchmarks: common ? benchmarks.map(({ methodology: _own, ...one }) => one as Benchmark) : benchmarks,
  });
  const { report, left } = sound(made, 'Imported results');
  addAll(notes, soundNotes(left));
  const usable = report?.benchmarks.length ? report : undefined;
  return { report: usable, rows, subjects: idOf, baseline, machines: paths, notes };
}

function chosenBaseline(labels: readonly string[], choices: ImportChoices, notes: Note[]): string | undefined {
  const byRole = Object.entries(choices.subjects ?? {}).find(([, choice]) => choice.role === 'baseline')?.[0];
  const asked = choices.baseline ?? byRole;
  const wanted = asked === undefined ? undefined : newLabel(asked, choices);
  if (wanted !== undefined && labels.includes(wanted)) return wanted;
  const likely = likelyBaseline(labels);
  if (likely !== undefined && labels.length > 1)
    notes.push({ kind: 'guessed', message: word('import.baseline-guessed', { name: likely }) });
  return likely;
}

/** The environment of each subject, if there is only one; results measured elsewhere name theirs. */
function homesOf(rows: readonly ImportRow[], environments: EnvironmentList): Map<string, string> {
  const homes = new Map<string, string>();
  for (const row of rows) {
    for (const [label, cell] of row.cells) {
      for (const surroundings of cell.surroundings) {
        const id = environments.add(surroundings);
        if (!homes.has(label)) homes.set(label, id);
      }
    }
  }
  return homes;
}

interface Making {
  readonly ids: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
  readonly environments: EnvironmentList;
  /** Of the files, by path. */
  readonly sums: ReadonlyMap<string, string | undefined>;
  readonly choices: ImportChoices;
  readonly tell: (note: Note) => void;
}

function benchmark(row: ImportRow, making: Making): Benchmark[] {
  const choice = own(making.choices.rows, row.id) ?? {};
  if (choice.drop) return [];
  let restart: 'process' | undefined;
  const results = [...row.cells].flatMap(([label, cell]) => {
    const made = toResult(row, making.ids.get(label) ?? label, cell);
    if (!made) return [];
    if (made.processes) restart = 'process';
    made.notes.forEach(making.tell);
    const { subject, ...numbers } = made.result;
    return [{ subject, ...elsewhere(label, cell, making), ...numbers, ...artifacts(cell, making) }];
  });
  if (!results.length) return [];
  const { role, ...metric } = { ...row.metric, ...(choice.metric ? { name: choice.metric } : {}) };
  const wanted = choice.role ?? role;
  return [
    defined({
      id: row.id,
      name: choice.name?.trim() || row.name,
      suite: row.suite,
      version: row.version,
      // A row has a command only if every subject was measured with it: the path may be the difference.
      command: row.commands.size === 1 ? [...row.commands][0] : undefined,
      kind: row.kind,
      parameters: Object.keys(row.parameters).length ? { ...row.parameters } : undefined,
      metric: defined({
        ...metric,
        unit: choice.unit ?? metric.unit,
        direction: choice.direction ?? metric.direction,
        role: wanted === 'primary' ? undefined : wanted,
      }),
      methodology: restart && { restart },
      results,
    }) as Benchmark,
  ];
}

/** The environment of a result that was not measured in its subject's environment. */
function elsewhere(label: string, cell: ImportCell, { homes, environments }: Making): { environment?: string } {
  const ids = new Set(cell.surroundings.map((one) => environments.add(one)));
  const only = ids.size === 1 ? [...ids][0] : undefined;
  return only === undefined || only === homes.get(label) ? {} : { environment: only };
}

function artifacts(
  { files }: ImportCell,
  { sums, choices }: Making,
): { artifacts?: { path: string; sha256?: string }[] } {
  if (!choices.artifacts) return {};
  return { artifacts: [...files].map((path) => defined({ path, sha256: sums.get(path) })) };
}

function reportSubjects(
  present: readonly string[],
  { ids, homes, choices }: Making,
  baseline: string,
  sources: readonly ImportSource[],
): Report['subjects'] {
  const notes = new Map<string, string>();
  for (const { imported } of sources)
    for (const one of imported.subjects ?? []) if (!notes.has(one.label) && one.notes) notes.set(one.label, one.notes);
  const references = new Set(
    Object.entries(choices.subjects ?? {}).flatMap(([old, choice]) =>
      choice.role === 'reference' ? [newLabel(old, choices)] : [],
    ),
  );
  return present.map((label): Subject => {
    const id = ids.get(label) ?? label;
    return defined({
      id,
      label: label === id ? undefined : label,
      role: label === baseline ? ('baseline' as const) : references.has(label) ? ('reference' as const) : undefined,
      environment: homes.get(label),
      notes: notes.get(label),
    });
  }) as Report['subjects'];
}

function provenance(sources: readonly ImportSource[]): Report['provenance'] {
  const used = sources.filter((source) => source.imported.measurements.length);
  const tools = [...new Set(used.map((source) => source.imported.tool))];
  const versions = [
    ...new Set(used.map((source) => source.imported.toolVersion).filter((version) => version !== undefined)),
  ];
  return defined({
    kind: 'imported' as const,
    tool: tools.join(', '),
    toolVersion: versions.length ? versions.join(', ') : undefined,
    // A checksum identifies one file; several files are named as artifacts, on request.
    rawSha256: used.length === 1 ? used[0]?.sha256 : undefined,
  });
}

function methodology(benchmarks: readonly Benchmark[]): Report['methodology'] {
  const results = benchmarks.flatMap((one) => one.results ?? []);
  const sampled = results.every((one) => (one.samples?.length ?? 0) > 1);
  const single = results.every((one) => one.samples?.length === 1);
  return defined({
    spread: sampled ? ('samples' as const) : single ? ('none' as const) : undefined,
    order: 'unknown' as const,
  });
}

function title(
  sources: readonly ImportSource[],
  labels: readonly string[],
  baseline: string,
  choices: ImportChoices,
): string {
  if (choices.title?.trim()) return choices.title.trim();
  const own = [...new Set(sources.map((source) => source.imported.title?.trim()).filter(Boolean))];
  if (own.length === 1 && own[0]) return own[0];
  const tools = [
    ...new Set(
      sources
        .filter((source) => source.imported.measurements.length)
        .map((source) => source.toolName ?? source.imported.tool),
    ),
  ].join(', ');
  const others = labels.filter((label) => label !== baseline);
  if (!others.length) return `${tools}: ${baseline}`;
  return `${tools}: ${others.length > 3 ? `${others.length} subjects` : others.join(', ')} against ${baseline}`;
}

function latest(sources: readonly ImportSource[]): string | undefined {
  return sources
    .map((source) => source.imported.date)
    .filter((date) => date !== undefined)
    .sort()
    .pop();
}

/** Removes undefined values: in the report an absent key means "not known". */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

/** One note for all rows whose numbers were printed in several units. */
function unitNotes(rows: readonly ImportRow[]): Note[] {
  const mixed = rows.filter((row) => row.units.size);
  const [first] = mixed;
  if (!first) return [];
  const units = [first.metric.unit ?? '', ...first.units].join(', ');
  return [{ kind: 'guessed', message: word('import.units-joined', { n: mixed.length, name: first.name, units }) }];
}
