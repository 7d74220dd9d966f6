/** Why what changed from one report to the other may have another cause than the candidate. */
import { environmentIn, undeclaredDifferences } from '../analysis/environments';
import { marksOf, type Mark } from '../analysis/marks';
import { isPeeked } from '../analysis/run-order';
import type { Benchmark, Environment, Report, Subject } from '../generated/format';

/** A subject of both reports, by its ids. */
export interface Followed {
  readonly then: string | undefined;
  readonly now: string | undefined;
}

/**
 * The marks of changes from one report to the other that do not follow from the runs: what else differs, undeclared, in
 * the environments of the subjects then and now, and how measuring ended in either. Most rows share a pair of
 * environments, so these are compared once.
 */
export function marksBetween(
  then: Report,
  now: Report,
): (a: Benchmark, b: Benchmark, subjects: readonly Followed[]) => readonly Mark[] | undefined {
  const [before, after] = [subjectsOf(then), subjectsOf(now)];
  const known = new Map<Environment, Map<string, boolean>>();
  const isConfounded = (a: Benchmark, b: Benchmark, { then: old, now: fresh }: Followed): boolean => {
    if (old === undefined || fresh === undefined) return false;
    const base = { subject: before.get(old), environment: environmentIn(then, a, before.get(old)) };
    const cand = { subject: after.get(fresh), environment: environmentIn(now, b, after.get(fresh)) };
    if (!base.environment || !cand.environment) return false;
    const pairs = known.get(base.environment) ?? new Map<string, boolean>();
    known.set(base.environment, pairs);
    // With lengths, since any character may be in an id.
    const key = `${old.length} ${fresh.length} ${old} ${fresh} ${cand.environment.id}`;
    const found = pairs.get(key) ?? undeclaredDifferences(base, cand).length > 0;
    pairs.set(key, found);
    return found;
  };
  return (a, b, subjects) =>
    marksOf({
      peeked: isPeeked(then, a) || isPeeked(now, b),
      confounded: subjects.some((one) => isConfounded(a, b, one)),
    });
}

function subjectsOf({ subjects }: Report): ReadonlyMap<string, Subject> {
  return new Map(subjects.map((subject) => [subject.id, subject]));
}
