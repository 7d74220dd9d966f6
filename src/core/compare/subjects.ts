/** Which subjects of two reports are the same. */
import type { Report, Subject } from '../generated/format';
import type { SubjectPair } from './model';

/** Judged subjects: references are shown, but not followed from report to report. */
function judged(report: Report): readonly Subject[] {
  return report.subjects.filter((subject) => subject.role !== 'reference');
}

/**
 * Equal ids first, then equal labels; then the only one left on each side, baseline to baseline and candidate to
 * candidate: a report that compares one build with the next renames its candidate each time.
 */
export function matchSubjects(then: Report, now: Report): SubjectPair[] {
  const old = new Map(judged(then).map((subject) => [subject.id, subject]));
  const fresh = new Map(judged(now).map((subject) => [subject.id, subject]));
  const pairs: SubjectPair[] = [];
  const pair = (a: string, b: string, by: SubjectPair['by']): void => {
    old.delete(a);
    fresh.delete(b);
    pairs.push({ then: a, now: b, by });
  };
  for (const id of [...fresh.keys()]) if (old.has(id)) pair(id, id, 'id');
  for (const [id, { label }] of [...fresh]) {
    const same = label === undefined ? [] : [...old.values()].filter((subject) => subject.label === label);
    if (same.length === 1 && same[0]) pair(same[0].id, id, 'label');
  }
  for (const baseline of [true, false]) {
    const left = (all: ReadonlyMap<string, Subject>): Subject[] =>
      [...all.values()].filter((subject) => (subject.role === 'baseline') === baseline);
    const [a, b] = [left(old), left(fresh)];
    if (a.length === 1 && b.length === 1 && a[0] && b[0]) pair(a[0].id, b[0].id, 'only');
  }
  return pairs;
}
