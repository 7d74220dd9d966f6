/** The middle of an import: placed measurements as rows, with the user's names for subjects. */
import type { ImportChoices, ImportSource } from './choices';
import { countedOnce } from './counted-once';
import { machinesOf, type Machines } from './machines';
import type { Placement } from './place';
import { toRows, type ImportRow, type PlacedMeasurement } from './rows';
import { own } from '../text/own';

export interface RowGroups {
  readonly machines: Machines;
  readonly rows: readonly ImportRow[];
  /** Labels as found in the files. */
  readonly labels: readonly string[];
  /** Labels as the user gave them, without dropped subjects. */
  readonly present: readonly string[];
}

/** Depends on the choices about subjects only. */
export function groupPlaced(
  { placed }: Placement,
  sources: readonly ImportSource[],
  choices: Pick<ImportChoices, 'subjects'>,
): RowGroups {
  const labels = [...new Set(placed.map((one) => one.subject))];
  const machines = machinesOf(sources, labels, choices);
  const kept = placed.flatMap((one): PlacedMeasurement[] => {
    if (own(choices.subjects, one.subject)?.drop) return [];
    // What the user says about a machine takes precedence over what a tool knows.
    const surroundings = machines.bySubject.get(one.subject)?.surroundings ?? one.surroundings;
    return [{ ...one, subject: newLabel(one.subject, choices), surroundings }];
  });
  return { machines, rows: countedOnce(toRows(kept)), labels, present: [...new Set(kept.map((one) => one.subject))] };
}

/** The user's name for a subject. */
export function newLabel(label: string, choices: Pick<ImportChoices, 'subjects'>): string {
  return own(choices.subjects, label)?.label?.trim() || label;
}
