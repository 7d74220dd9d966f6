/** Files of `vmibench-env.sh`: the subject whose machine each describes, by the user's choice or by its path. */
import { word } from '../messages/messages';
import type { ImportChoices, ImportSource } from './choices';
import type { Note, Surroundings } from './model';
import { own } from '../text/own';

export interface Machines {
  /** By the subject's label in the files. */
  readonly bySubject: ReadonlyMap<string, { readonly path: string; readonly surroundings: Surroundings }>;
  readonly notes: readonly Note[];
}

export function machinesOf(
  sources: readonly ImportSource[],
  labels: readonly string[],
  choices: Pick<ImportChoices, 'subjects'>,
): Machines {
  const files = sources.flatMap(({ path, imported, captured }) =>
    imported.machine ? [{ path, surroundings: imported.machine, captured: captured?.subject }] : [],
  );
  const bySubject = new Map<string, { path: string; surroundings: Surroundings }>();
  const notes: Note[] = [];
  for (const label of labels) {
    const asked = own(choices.subjects, label)?.environment;
    const chosen = files.find((file) => file.path === asked);
    const told =
      asked === undefined
        ? files.filter(
            (file) => file.captured === label || names(file.path, label) || file.surroundings.label === label,
          )
        : [];
    // If two files match, neither is taken. An unmatched file counts only if there is one file and one subject.
    const guess =
      told.length === 1
        ? told[0]
        : asked === undefined && labels.length === 1 && files.length === 1
          ? files[0]
          : undefined;
    const taken = chosen ?? guess;
    if (!taken) continue;
    bySubject.set(label, { path: taken.path, surroundings: taken.surroundings });
    if (!chosen) notes.push({ kind: 'guessed', path: taken.path, message: word('import.machine-of', { name: label }) });
  }
  const used = new Set([...bySubject.values()].map((one) => one.path));
  for (const { path } of files)
    if (!used.has(path)) notes.push({ kind: 'left-out', path, message: word('import.machine-of-nobody') });
  return { bySubject, notes };
}

/** The label is a folder or a part of the file name: `kvm/env.json`, `env-kvm.json`. */
function names(path: string, label: string): boolean {
  const parts = (text: string): string =>
    `-${text
      .toLowerCase()
      .split(/[-_./\s]+/)
      .filter(Boolean)
      .join('-')}-`;
  return parts(path).includes(parts(label));
}
