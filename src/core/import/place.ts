/** The subject of each measurement: from the template, the file, or the file's name. */
import { word } from '../messages/messages';
import { addTo } from '../text/grouped';
import { addAll } from '../text/lists';
import type { ImportChoices, ImportSource } from './choices';
import { Copies } from './copies';
import type { ImportedSubject, Measurement, Note } from './model';
import { subjectsFromPaths, type SubjectGuess } from './naming';
import { loadKey, type PlacedMeasurement } from './rows';
import { machinesApart } from './same-label';
import { runLogTool } from './tools/run-log';

/** Its files time commands, which may be what is compared. */
const commandsTool = 'hyperfine';

export interface Placement {
  readonly placed: readonly PlacedMeasurement[];
  readonly notes: readonly Note[];
}

/** Assigns every measurement to a subject; labels are those in the files, before the user renames them. */
export function placeMeasurements(sources: readonly ImportSource[], choices: ImportChoices): Placement {
  const notes: Note[] = [];
  const copies = new Copies(sources, choices);
  const guesses = guessSubjects(sources);
  const placed: PlacedMeasurement[] = [];
  const apart = machinesApart(sources, notes);
  const isOnly = sources.filter(({ imported }) => imported.tool === commandsTool).length === 1;
  for (const [order, given] of sources.entries()) {
    const commands = comparesCommands(given, isOnly, choices);
    const source = commands ? commandsAsSubjects(given) : given;
    const { imported, captured, path } = source;
    if (commands) notes.push({ kind: 'guessed', path, message: word('import.commands-as-subjects') });
    const repeated = repetitions(imported.subjects ?? [], choices, path, notes);
    const copied = copies.of(given);
    const processes = sources.length > 1 && imported.tool !== runLogTool ? order + 1 : undefined;
    const guess = commands ? undefined : guesses.get(path);
    if (guess && captured?.subject === undefined)
      notes.push({ kind: 'guessed', path, message: word('import.subject-from-name', { name: guess.subject }) });
    // The folder's name is the user's name for the benchmark; the tool's name is kept if one file holds several.
    const several = new Set(imported.measurements.map((each) => each.benchmark)).size > 1;
    const machines = new Map(imported.subjects?.toReversed().map(({ label, environment }) => [label, environment]));
    for (const measurement of imported.measurements) {
      const own = measurement.subject ?? imported.subject;
      const named = own === undefined ? undefined : (apart.get(path)?.get(own) ?? repeated.get(own) ?? own);
      const subject = captured?.subject ?? named ?? guess?.subject ?? 'measured';
      const run = captured?.run ?? guess?.run;
      const found = withCaptured(measurement, source, { guess, processes, several });
      if (copied?.repeats(subject, found)) continue;
      placed.push({
        measurement: found,
        subject,
        path,
        // A run log states its boots itself, and one may go on in the next.
        file: imported.tool === runLogTool ? { order: 0 } : { order, ...(run === undefined ? {} : { run }) },
        surroundings: (own === undefined ? undefined : machines.get(own)) ?? imported.environment,
      });
    }
    addAll(notes, copied?.notes() ?? []);
  }
  return { placed, notes };
}

function commandsAsSubjects(source: ImportSource): ImportSource {
  const measurements = source.imported.measurements.map((one) => ({
    ...one,
    subject: one.benchmark,
    benchmark: source.imported.tool,
    command: undefined,
  }));
  return { ...source, imported: { ...source.imported, measurements } };
}

interface AboutFile {
  readonly guess: SubjectGuess | undefined;
  /** Number of the file, if several are imported: processes that a tool counts in each file are not the same. */
  readonly processes: number | undefined;
  /** The file holds several benchmarks. */
  readonly several: boolean;
}

/** Adds what the path and its template say. */
function withCaptured(
  one: Measurement,
  { captured, imported }: ImportSource,
  { guess, processes: file, several }: AboutFile,
): Measurement {
  const run = one.run ?? captured?.run ?? guess?.run;
  const own = one.boot !== undefined && file !== undefined ? `${String(file)}.${String(one.boot)}` : one.boot;
  // Runs of several processes of one boot of the host are runs of that boot.
  const boot = captured?.boot ?? own;
  const processes = captured?.boot === undefined ? one.processes : undefined;
  const parameters = captured ? { ...one.parameters, ...captured.parameters } : one.parameters;
  // The rows of a run log belong to what its script ran, not to a tool.
  const suite = one.suite ?? (imported.tool === runLogTool ? undefined : imported.tool);
  const block = one.block ?? captured?.block;
  const placed = { ...one, suite, parameters, run, boot, processes, block };
  if (captured?.benchmark === undefined) return placed;
  return { ...placed, benchmark: several ? `${captured.benchmark} ${one.benchmark}` : captured.benchmark };
}

function guessSubjects(sources: readonly ImportSource[]): Map<string, SubjectGuess> {
  const unnamed = sources.filter(
    ({ imported, captured }) =>
      captured?.subject === undefined &&
      imported.measurements.some((one) => one.subject === undefined && imported.subject === undefined),
  );
  return subjectsFromPaths(
    unnamed.map(({ path, imported, captured }) => ({
      path,
      loads: [
        ...new Set(
          imported.measurements.map(
            (one) => `${loadKey(one)} ${JSON.stringify(captured?.parameters ?? {})} ${captured?.benchmark ?? ''}`,
          ),
        ),
      ],
    })),
  );
}

/** A file that compares commands: the commands are the subjects, and the file is one benchmark. */
function comparesCommands(source: ImportSource, isOnly: boolean, choices: ImportChoices): boolean {
  if (source.imported.tool !== commandsTool) return false;
  if (choices.commands !== undefined) return choices.commands === 'subjects';
  if (!isOnly || source.captured?.subject !== undefined) return false;
  return new Set(source.imported.measurements.map((one) => one.benchmark)).size > 1;
}

/** Systems that are one machine run again and again: their labels without the number, by label. */
function repetitions(
  subjects: readonly ImportedSubject[],
  choices: ImportChoices,
  path: string,
  notes: Note[],
): Map<string, string> {
  const merged = new Map<string, string>();
  if (choices.systems === 'subjects' || subjects.length < 2) return merged;
  const byMachine = new Map<string, ImportedSubject[]>();
  for (const one of subjects) {
    const stem = choices.systems === 'repetitions' ? '' : withoutNumber(one.label);
    if (one.machine === undefined || stem === undefined) continue;
    const key = JSON.stringify([one.machine, stem]);
    addTo(byMachine, key, one);
  }
  for (const group of byMachine.values()) {
    const label = withoutNumber(group[0]?.label ?? '') || (group[0]?.label ?? '');
    if (group.length < 2) continue;
    for (const one of group) merged.set(one.label, label);
    notes.push({ kind: 'guessed', path, message: word('import.systems-repeat', { n: group.length, name: label }) });
  }
  return merged;
}

/** `7zip-run-3` is `7zip`, `kvm 2` is `kvm`; a version (`5.4`, `v3`) is part of the name, a time stamp is none. */
function withoutNumber(label: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d[ T_-]+\d\d[:.-]?\d\d(?:[:.-]?\d\d)?$/.test(label)) return '';
  return (
    /^(.*[^-_ ])[-_ ]+(?:run|rep|iter|trial)[-_ ]*\d+$/i.exec(label)?.[1] ?? /^(.*\D)[-_ ]\d{1,2}$/.exec(label)?.[1]
  );
}
