/** Who is judged against whom. */
import type { Report, Subject } from '../generated/format';

export interface Pairing {
  /** The baseline in force: the one asked for, else the file's own. */
  readonly baseline: string;
  /** The file's own baseline, where it names one. */
  readonly own?: string;
  /** Subjects against it, in the file's order, references among them. */
  readonly others: readonly Subject[];
}

/**
 * The pairing in force. Without a baseline in the file, or with two, the first subject that could be one stands in,
 * so that the page shows something beside the problem that says so. Nothing with fewer than two subjects.
 */
export function pairing(report: Report, asked?: string): Pairing | undefined {
  const subjects = report.subjects;
  const own = subjects.find((subject) => subject.role === 'baseline');
  const baseline = subjects.find((subject) => subject.id === asked) ?? own ?? subjects[0];
  if (!baseline || subjects.length < 2) return undefined;
  return { baseline: baseline.id, own: own?.id, others: subjects.filter((subject) => subject.id !== baseline.id) };
}

/** What a subject is called on the page. */
export function subjectLabel(report: Report, id: string): string {
  return report.subjects.find((subject) => subject.id === id)?.label ?? id;
}
