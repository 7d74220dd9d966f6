/** Chooses the baseline and the candidates. */
import type { Report, Subject } from '../generated/format';

export interface Pairing {
  /** The current baseline: the requested one, else the file's own. */
  readonly baseline: string;
  /** The file's own baseline, if it has one. */
  readonly own?: string;
  /** The other subjects in file order, including references. */
  readonly others: readonly Subject[];
}

/**
 * The current pairing. If the file has no baseline, or two, the first possible subject is used, so that the page shows
 * something beside the problem. Undefined with fewer than two subjects.
 */
export function pairing(report: Report, asked?: string): Pairing | undefined {
  const subjects = report.subjects;
  const own = subjects.find((subject) => subject.role === 'baseline');
  const baseline = subjects.find((subject) => subject.id === asked) ?? own ?? subjects[0];
  if (!baseline || subjects.length < 2) return undefined;
  return { baseline: baseline.id, own: own?.id, others: subjects.filter((subject) => subject.id !== baseline.id) };
}

/** The display name of a subject. */
export function subjectLabel(report: Report, id: string): string {
  return report.subjects.find((subject) => subject.id === id)?.label ?? id;
}
