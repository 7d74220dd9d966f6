/**
 * One name for different machines: Phoronix names a system after its processor, so the files of two virtual machines
 * may both say "Intel Xeon". Machines whose descriptions contradict each other are different subjects.
 */
import { word } from '../messages/messages';
import { addTo } from '../text/grouped';
import type { ImportSource } from './choices';
import { sameMachine } from './environments';
import type { Note, Surroundings } from './model';
import { subjectsFromPaths } from './naming';

interface Use {
  readonly path: string;
  readonly environment: Surroundings;
}

/** New labels by path and label, for labels that mean different machines in different files. */
export function machinesApart(
  sources: readonly ImportSource[],
  notes: Note[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const uses = new Map<string, Use[]>();
  for (const { path, imported, captured } of sources) {
    if (captured?.subject !== undefined) continue;
    for (const { label, environment } of imported.subjects ?? [])
      if (environment) addTo(uses, label, { path, environment });
    if (imported.subject !== undefined && imported.environment && !imported.subjects)
      addTo(uses, imported.subject, { path, environment: imported.environment });
  }
  const apart = new Map<string, Map<string, string>>();
  for (const [label, all] of uses) {
    const machines = byMachine(all);
    if (machines.length < 2 || new Set(all.map((use) => use.path)).size < 2) continue;
    notes.push({ kind: 'guessed', message: word('import.same-label', { name: label, n: all.length }) });
    const names = namesOf(machines);
    machines.forEach((machine, at) => {
      for (const { path } of machine) {
        const own = apart.get(path) ?? new Map<string, string>();
        apart.set(path, own.set(label, `${label} (${names[at] ?? String(at + 1)})`));
      }
    });
  }
  return apart;
}

/** Only descriptions that differ are compared with each other: a file may name one machine thousands of times. */
function byMachine(uses: readonly Use[]): (readonly Use[])[] {
  const machines: { readonly uses: Use[]; readonly described: Surroundings[] }[] = [];
  const known = new Map<string, (typeof machines)[number]>();
  for (const use of uses) {
    const key = JSON.stringify(use.environment);
    let machine = known.get(key);
    if (!machine) {
      machine = machines.find(({ described }) => described.every((one) => sameMachine(one, use.environment)));
      if (!machine) machines.push((machine = { uses: [], described: [] }));
      machine.described.push(use.environment);
      known.set(key, machine);
    }
    machine.uses.push(use);
  }
  return machines.map((machine) => machine.uses);
}

/** What tells the paths apart, if it tells the machines apart; otherwise numbers. */
function namesOf(machines: readonly (readonly Use[])[]): readonly string[] {
  const paths = machines.map((machine) => machine[0]?.path ?? '');
  const guesses = subjectsFromPaths(paths.map((path) => ({ path, loads: [''] })));
  const names = paths.map((path) => guesses.get(path)?.subject ?? '');
  return new Set(names).size === names.length && names.every(Boolean) ? names : [];
}
