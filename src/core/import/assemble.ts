/** Puts the files that were read together to one report, with the user's choices. Deterministic. */
import type { Benchmark, Report, Subject } from '../generated/format';
import { word } from '../messages/messages';
import type { ImportChoices, ImportSource } from './choices';
import { countedOnce } from './counted-once';
import { EnvironmentList } from './environments';
import { Ids } from './ids';
import type { Note } from './model';
import { machinesOf } from './machines';
import { likelyBaseline } from './naming';
import { placeMeasurements } from './place';
import { toResult } from './results';
import { sound, soundNotes } from './sound';
import { toRows, type ImportCell, type PlacedMeasurement, type ImportRow } from './rows';
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

/** Subjects and rows come in the order in which the files were given. */
export function assemble(sources: readonly ImportSource[], choices: ImportChoices = {}): Assembly {
  const notes: Note[] = sources.flatMap((source) => source.notes ?? []);
  const placement = placeMeasurements(sources, choices);
  addAll(notes, placement.notes);
  const machines = machinesOf(sources, [...new Set(placement.placed.map((one) => one.subject))], choices);
  const paths = new Map([...machines.bySubject].map(([label, { path }]) => [label, path]));
  if (placement.placed.length) addAll(notes, machines.notes);
  // What the user says about a machine takes precedence over what a tool knows.
  const placed = placement.placed.map((one): PlacedMeasurement => ({
    ...one,
    surroundings: machines.bySubject.get(one.subject)?.surroundings ?? one.surroundings,
  }));
  const kept = placed.map((one) => renamed(one, choices)).filter((one) => one !== undefined);
  const rows = countedOnce(toRows(kept));
  addAll(notes, unitNotes(rows));
  const labels = [...new Set(placement.placed.map((one) => one.subject))];
  const present = [...new Set(kept.map((one) => one.subject))];
  const ids = new Ids();
  const byNewLabel = new Map(present.map((label) => [label, ids.for(label, label)]));
  const idOf = new Map(labels.map((label) => [label, byNewLabel.get(newLabel(label, choices))]));
  const baseline = chosenBaseline(present, choices, notes);
  if (!rows.length || baseline === undefined) return { rows, subjects: idOf, machines: paths, notes };
  const environments = new EnvironmentList();
  const homes = homesOf(rows, environments);
  const benchmarks = rows.flatMap((row) =>
    benchmark(row, { ids: byNewLabel, homes, environments, sources, choices, notes }),
  );
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
    subjects: present.map((label) =>
      subject(label, byNewLabel.get(label) ?? label, label === baseline, homes.get(label), sources, choices),
    ) as Report['subjects'],
    methodology: { ...methodology(benchmarks), ...(common && { restart: 'process' as const }) },
    benchmarks: common ? benchmarks.map(({ methodology: _own, ...one }) => one as Benchmark) : benchmarks,
  });
  const { report, left } = sound(made, 'Imported results');
  addAll(notes, soundNotes(left));
  const usable = report?.benchmarks.length ? report : undefined;
  return { report: usable, rows, subjects: idOf, baseline, machines: paths, notes };
}

function newLabel(label: string, choices: ImportChoices): string {
  return own(choices.subjects, label)?.label?.trim() || label;
}

function renamed(one: PlacedMeasurement, choices: ImportChoices): PlacedMeasurement | undefined {
  return own(choices.subjects, one.subject)?.drop ? undefined : { ...one, subject: newLabel(one.subject, choices) };
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
  readonly sources: readonly ImportSource[];
  readonly choices: ImportChoices;
  readonly notes: Note[];
}

function benchmark(row: ImportRow, making: Making): Benchmark[] {
  const choice = own(making.choices.rows, row.id) ?? {};
  if (choice.drop) return [];
  let restart: 'process' | undefined;
  const results = [...row.cells].flatMap(([label, cell]) => {
    const made = toResult(row, making.ids.get(label) ?? label, cell);
    if (!made) return [];
    if (made.processes) restart = 'process';
    for (const note of made.notes)
      if (!making.notes.some((other) => JSON.stringify(other) === JSON.stringify(note))) making.notes.push(note);
    const { subject, ...numbers } = made.result;
    return [
      { subject, ...elsewhere(label, cell, making), ...numbers, ...artifacts(cell, making.sources, making.choices) },
    ];
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
  cell: ImportCell,
  sources: readonly ImportSource[],
  choices: ImportChoices,
): { artifacts?: { path: string; sha256?: string }[] } {
  if (!choices.artifacts) return {};
  const from = sources.filter((source) => cell.files.has(source.path));
  return { artifacts: from.map(({ path, sha256 }) => defined({ path, sha256 })) };
}

function subject(
  label: string,
  id: string,
  isBaseline: boolean,
  environment: string | undefined,
  sources: readonly ImportSource[],
  choices: ImportChoices,
): Subject {
  const notes = sources.flatMap((source) => source.imported.subjects ?? []).find((one) => one.label === label)?.notes;
  const role = Object.entries(choices.subjects ?? {}).find(
    ([old, choice]) => newLabel(old, choices) === label && choice.role === 'reference',
  )
    ? ('reference' as const)
    : undefined;
  return defined({
    id,
    label: label === id ? undefined : label,
    role: isBaseline ? ('baseline' as const) : role,
    environment,
    notes,
  });
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
